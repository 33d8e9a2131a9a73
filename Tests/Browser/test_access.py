"""Every page: without scripts, by keyboard, on a telephone, in the elderly view, and through axe."""

import re
import urllib.parse

import pytest
from axe_playwright_python.sync_playwright import Axe

# What stands for many pages that differ only in their numbers.
PATTERNS = [
    (r"/figures/[^/]+", "/figures/{figure}"), (r"/words/[^/]+", "/words/{part}"), (r"/ZX\d+", "/{unit}"), (r"/20\d\d", "/{year}"),
    (r"/(officers|registers/\w+)/\d+", r"/\1/{number}"),
    # One register stands for all where the page is one frame; lists and forms differ from register to register.
    (r"/registers/(?!disclosed_item)\w+/(import|\{number\})", r"/registers/{register}/\1"),
]


def pattern(path):
    for sought, stands in PATTERNS:
        path = re.sub(sought, stands, path)
    return path


def crawl(visitor, *starts):
    """One page of every kind that can be reached by links."""
    seen, queue, host = {}, list(starts), urllib.parse.urlsplit(visitor.page.url).netloc
    while queue:
        path = queue.pop(0)
        if pattern(path) in seen:
            continue
        seen[pattern(path)] = path
        visitor.open(path)
        for link in visitor.page.locator("a[href]:not([download])").evaluate_all("links => links.map(link => link.href)"):
            parts = urllib.parse.urlsplit(link)
            if parts.netloc == host and not parts.path.startswith(("/assets", "/view")) and "export" not in parts.path:
                if pattern(parts.path) not in seen:
                    queue.append(parts.path)
    return list(seen.values())


@pytest.fixture(scope="module")
def pages(site, window):
    """Who sees which pages; nobody is the stranger. A page that two see stands with the first."""
    found, known = {}, set()
    for login, start in [("nobody", "/"), ("office", "/console"), ("admin", "/console"), ("auditor", "/console")]:
        visitor = window(site)
        if login != "nobody":
            visitor.sign_in(login)
        visitor.open(start)
        found[login] = [path for path in crawl(visitor, start) if not (pattern(path) in known or known.add(pattern(path)))]
        visitor.context.close()
    return found


@pytest.fixture(params=["nobody", "office", "admin", "auditor"])
def login(request):
    return request.param


def walk(visitor, pages, login):
    if login != "nobody":
        visitor.sign_in(login)
    for path in pages[login]:
        yield path, visitor.open(path)


def test_the_crawl_finds_the_pages_there_are(pages):
    assert {"/", "/login", "/check", "/reports"} <= set(pages["nobody"])
    assert len(pages["office"]) > 60
    assert "/console/officers" in pages["admin"] and "/console/audit" in pages["auditor"]


@pytest.mark.parametrize("view", ["standard", "elderly", "contrast"])
def test_axe_finds_nothing(site, visit, pages, login, view):
    axe, found, visitor = Axe(), {}, visit(site)
    choose(visitor, view)
    for path, page in walk(visitor, pages, login):
        violations = axe.run(page).response["violations"]
        if violations:
            found[path] = [(problem["id"], [node["html"][:120] for node in problem["nodes"][:3]]) for problem in violations]
    assert found == {}


@pytest.mark.parametrize("view", ["standard", "elderly"])
def test_no_page_scrolls_sideways_on_a_telephone(site, visit, pages, login, view):
    visitor, wide = visit(site, viewport={"width": 390, "height": 844}, has_touch=True), {}
    choose(visitor, view)
    for path, page in walk(visitor, pages, login):
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 390:
            wide[path] = width
    assert wide == {}


def choose(visitor, view):
    """Through the switch in the masthead, as a reader would."""
    visitor.open("/")
    if view != "standard":
        visitor.page.click({"elderly": "text=适老版", "contrast": "text=高对比度"}[view])
        assert f"view-{view}" in visitor.page.get_attribute("body", "class")


def test_the_elderly_view_is_large_and_remembered(site, visit):
    visitor = visit(site)
    choose(visitor, "elderly")
    page = visitor.open("/reports")
    assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") >= 22
    small = page.evaluate("""[...document.querySelectorAll('.masthead a, main button')]
        .map(item => item.getBoundingClientRect()).filter(box => box.height > 0 && box.height < 44).length""")
    assert small == 0


def test_everything_works_without_scripts(own_site, visit):
    visitor = visit(own_site, java_script_enabled=False).sign_in("officer")
    page = visitor.open("/console/registers/work_meeting/new")
    page.fill("#topic", "没有脚本的会议")
    page.fill("#held_on", "2025-03-06")
    page.click("main [type=submit]")
    assert page.inner_text("h1") == "没有脚本的会议"
    page.click("text=更正 >> nth=0")
    page.fill("#attendance", "9")
    page.fill("#reason", "补登人数")
    page.click("main [type=submit]")
    assert page.locator("ol.history > li").count() == 2
    page = visitor.open("/console/registers/work_meeting/import")
    page.set_input_files("#file", {
        "name": "会议.csv", "mimeType": "text/csv", "buffer": "会议名称,召开日期\n导入的会议,2025-03-07\n".encode()})
    page.click("main [type=submit]")
    page.click("main form [type=submit]")
    assert page.locator("text=导入的会议").count() or visitor.open("/console/registers/work_meeting?q=导入的会议").locator("tbody tr").count() == 1
    assert "5050" in visitor.open("/reports/2014").inner_text("main")


def focus(page, selector):
    """Presses Tab until the element has the focus, and checks that one can see where one is."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            style = page.evaluate("(({outlineStyle, outlineWidth, boxShadow}) => [outlineStyle, outlineWidth, boxShadow])(getComputedStyle(document.activeElement))")
            assert (style[0] != "none" and style[1] != "0px") or style[2] != "none", f"{selector} shows no focus"
            return
    raise AssertionError(f"Tab never reaches {selector}")


def test_the_keyboard_alone_signs_in_and_enters_a_record(own_site, visit):
    page = visit(own_site).open("/login")
    focus(page, "#name")
    page.keyboard.type("officer")
    focus(page, "#password")
    page.keyboard.type("zhengxiang-2014")
    page.keyboard.press("Enter")
    page.wait_for_url("**/console")
    page.goto("/console/registers/work_meeting/new")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    page.keyboard.press("Enter")
    focus(page, "#topic")
    page.keyboard.type("Keyboard 会议")
    focus(page, "#held_on")
    page.keyboard.type("2025-03-06")
    focus(page, "main [type=submit]")
    page.keyboard.press("Enter")
    page.wait_for_selector("ol.history")
    assert page.inner_text("h1") == "Keyboard 会议"
