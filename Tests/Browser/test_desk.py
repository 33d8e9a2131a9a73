"""The officers' pages of requests: through axe, on a telephone, in every view, by keyboard, and a step taken without scripts."""

import re

import pytest


# What each may not open: the calendar is the district's, and who signs neither enters requests nor needs to know who asks.
UNSEEN = {"office": [], "officer": ["/calendar"], "director": ["/calendar", "/identity", "/new", "/repeated", "/reply-delays", "/reply-delays/ZX11"]}


def cases(visitor):
    """The addresses of all open requests."""
    return [link.get_attribute("href") for link in visitor.open("/console/requests").locator(".desklist .title a").all()]


def kinds(visitor):
    """One page of every kind, and a form of every step that can be taken on any request."""
    found, steps = ["/console/requests", "/console/requests?due=overdue&order=due", "/console/requests?q=nothing"], {}
    for path in cases(visitor):
        for link in visitor.open(path).locator(".casesteps a").all():
            href = link.get_attribute("href")
            steps.setdefault(re.sub(r"\d+", "", href), href)
    first = cases(visitor)[0]
    return found + [
        first, first + "/identity", f"/console/requests/assignment?case={first.split('/')[-1]}", "/console/requests/delegation",
        "/console/requests/deadlines", "/console/requests/remedies", "/console/requests/repeated", "/console/requests/proposals",
        "/console/requests/reply-delays", "/console/requests/reply-delays/ZX11", "/console/requests/new", "/console/calendar",
        "/console/notices", "/console/notices/settings", *cases(visitor)[1:6], *steps.values()]


# What a view changes, colours and sizes, all officers share.
@pytest.mark.parametrize(
    "login, view", [("office", "standard"), ("officer", "standard"), ("officer", "elderly"), ("officer", "contrast"), ("director", "standard")])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(desk, visit, login, view):
    visitor, found = visit(desk), {}
    visitor.open(f"/view?mode={view}&back=/")
    visitor.sign_in(login)
    for path in kinds(visitor):
        if any(path.endswith(end) for end in UNSEEN[login]):
            continue
        page = visitor.open(path)
        found[path] = visitor.violations()
        for width in (390, 320):
            page.set_viewport_size({"width": width, "height": 844})
            if (needed := page.evaluate("document.documentElement.scrollWidth")) > width:
                found[path].append(f"{needed} pixels wide at {width}")
        page.set_viewport_size({"width": 1280, "height": 800})
    assert {path: problems for path, problems in found.items() if problems} == {}


def test_a_clerk_works_by_keyboard(desk, visit):
    page = visit(desk).sign_in("officer").open("/console/requests")
    page.keyboard.press("j")
    page.keyboard.press("j")
    first = page.evaluate("document.activeElement.getAttribute('href')")
    assert first.startswith("/console/requests/")
    page.keyboard.press("Enter")
    page.wait_for_url("**" + first)
    assert page.locator("h2#now").is_visible()


def test_a_step_is_taken_without_scripts(desk, visit):
    visitor = visit(desk, java_script_enabled=False).sign_in("officer")
    page = visitor.open("/console/requests?state=handling&order=due")
    page.click(".desklist .title a >> nth=0")
    page.click(".casemore summary >> nth=0")
    page.click(".casesteps a:has-text('登记检索情况')")
    for name, text in [("searchedIn", "公文系统"), ("searchTerms", "改造"), ("searchResult", "找到一份")]:
        page.fill(f"#{name}", text)
    page.click("main form.form [type=submit] >> nth=0")
    assert "已办理" in page.inner_text("main") and "找到一份" in page.inner_text(".history")


def draft(visitor):
    page = visitor.sign_in("officer").open("/console/requests?state=handling")
    page.click(".desklist .title a >> nth=0")
    page.goto(page.url.split("#")[0] + "/draft")
    return page


def test_a_draft_asks_only_for_what_its_outcome_wants(desk, visit):
    visitor = visit(desk)
    page = draft(visitor)
    for name in ("rightAgency", "withheldGround", "earlierNumber"):
        assert not page.locator(f"#{name}").is_visible()
    assert page.locator("#reason").is_visible()
    page.check("input[name=outcome][value=otherAgency]")
    assert page.locator("#rightAgency").is_visible() and not page.locator("#withheldGround").is_visible()
    page.fill("#rightAgency", "长" * 300)
    page.check("input[name=outcome][value=partlyGranted]")
    assert page.locator("#withheldGround").is_visible() and not page.locator("#rightAgency").is_visible()
    page.check("input[name=outcome][value=otherAgency]")
    # What was typed is still there.
    assert page.input_value("#rightAgency") == "长" * 300
    page.fill("#rightAgency", "")
    assert visitor.violations() == []
    page.click("main form.outcomes .button--main")
    assert "请填写“负责公开的机关和联系方式”" in visitor.main and page.locator("#rightAgency").is_visible()


def test_without_scripts_the_draft_says_what_belongs_to_which_outcome(desk, visit):
    visitor = visit(desk, java_script_enabled=False)
    page = draft(visitor)
    assert page.locator("#rightAgency").is_visible() and page.locator("#withheldGround").is_visible()
    headings = page.locator(".outcomes__fields h3").all_inner_texts()
    assert "处理结果是“不属于本机关负责公开”的" in headings and len(headings) == len(set(headings))
