"""Every page: without scripts, by keyboard, on a telephone, in the elderly view, and through axe."""

import html
import pathlib
import re

import pytest
from axe_playwright_python.sync_playwright import Axe

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent

# What stands for many pages that differ only in their numbers.
PATTERNS = [
    (r"/files/[0-9a-f]{64}/[^/]*\.(\w+)/view", r"/files/{file}.\1/view"),
    (r"^/columns/\w+/\d+", "/columns/{column}/{article}"), (r"^/columns/\w+$", "/columns/{column}"), (r"^/topics/\w+$", "/topics/{topic}"),
    (r"^/gazette/\d+/\d+", "/gazette/{year}/{number}"), (r"/console/(sheets|collections|sites|services)/\d+", r"/console/\1/{number}"),
    (r"/(sites/\{number\}/columns)/\d+", r"/\1/{column}"), (r"/sheets/new/\w+", "/sheets/new/{kind}"), (r"/units/ZX$", "/units/{unit}"),
    (r"^/services/\w+$", "/services/{task}"), (r"/gate-words/word/\w+", "/gate-words/word/{word}"), (r"/console/drafts/\w+/\d+", "/console/drafts/{kind}/{subject}"),
    (r"/figures/[^/]+", "/figures/{figure}"), (r"/words/[^/]+", "/words/{part}"), (r"/ZX\d+", "/{unit}"), (r"/20\d\d", "/{year}"),
    (r"/console/articles/\d+", "/console/articles/{article}"), (r"/versions/\d+", "/versions/{n}"), (r"/R(07|19)-[\w-]+", "/{duty}"),
    (r"/console/(requests|calendar)/\d+", r"/console/\1/{number}"), (r"/requests/proposals/\d+", "/requests/proposals/{proposal}"),
    (r"/reply-delays/\{unit\}|/reply-delays/ZX\w*", "/reply-delays/{unit}"),
    (r"/(officers|registers/\w+)/\d+", r"/\1/{number}"),
    # One register stands for all where the page is one frame; lists and forms differ from register to register.
    (r"/registers/(?!disclosed_item)\w+/(import|\{number\})", r"/registers/{register}/\1"),
]


def pattern(path):
    for sought, stands in PATTERNS:
        path = re.sub(sought, stands, path)
    return path


def crawl(visitor, *starts):
    """One page of every kind that can be reached by links; fetched, not shown, which is several times faster."""
    seen, queue = {}, list(starts)
    while queue:
        path = queue.pop(0)
        if pattern(path) in seen:
            continue
        seen[pattern(path)] = path
        answer = visitor.context.request.get(path)
        assert answer.status == 200, f"{path}: {answer.status}"
        for tag in re.findall(r"<a [^>]+>", answer.text()):
            href = re.search(r'href="(/[^"?#]*)', tag)
            if href and " download" not in tag and not re.match("/assets|/view|/leave|.*export", href[1]) and pattern(href[1]) not in seen:
                queue.append(html.unescape(href[1]))
    return list(seen.values())


@pytest.fixture(scope="module")
def pages(site, window):
    """Who sees which pages; nobody is the stranger. A page that two see stands with the first."""
    found, known = {}, set()
    for login, start in [("nobody", "/"), ("office", "/console"), ("admin", "/console"), ("auditor", "/console")]:
        visitor = window(site)
        if login != "nobody":
            visitor.sign_in(login)
        found[login] = [path for path in crawl(visitor, start, *(["/catalogue", "/guide"] if login == "nobody" else [])) if not (pattern(path) in known or known.add(pattern(path)))]
        visitor.context.close()
    return found


@pytest.fixture(params=["nobody", "office", "admin", "auditor"])
def login(request):
    return request.param


def walk(visitor, paths, login):
    if login != "nobody":
        visitor.sign_in(login)
    for path in paths:
        yield path, visitor.open(path)


def test_the_crawl_finds_the_pages_there_are(pages):
    assert {"/", "/login", "/check", "/reports", "/catalogue", "/guide"} <= set(pages["nobody"])
    assert len(pages["office"]) > 60
    assert "/console/officers" in pages["admin"] and "/console/audit" in pages["auditor"]


def violations(page):
    """What axe finds, in few words."""
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [(problem["id"], [node["html"][:120] for node in problem["nodes"][:3]]) for problem in found]


# The lists of all registers are one template, which differs in words and width only; their forms are rows of several kinds.
LISTS = r"/registers/\w+$"
# What a view changes, colours and sizes, all registers share.
REGISTERS = r"/registers/\w+"


def one_of_a_kind(paths, alike):
    """One path for those that differ only in the register."""
    kinds = {}
    for path in paths:
        kinds.setdefault(re.sub(alike, "/registers/{register}", pattern(path)), path)
    return list(kinds.values())


@pytest.mark.parametrize("view", ["standard", "elderly", "contrast"])
def test_axe_finds_nothing(site, visit, pages, login, view):
    found, visitor = {}, visit(site)
    choose(visitor, view)
    for path, page in walk(visitor, one_of_a_kind(pages[login], LISTS if view == "standard" else REGISTERS), login):
        found[path] = violations(page)
    assert {path: problems for path, problems in found.items() if problems} == {}


@pytest.mark.parametrize("view", ["standard", "elderly"])
def test_no_page_scrolls_sideways_on_a_telephone(site, visit, pages, login, view):
    """390 is a telephone; 320 a small one, and a desktop enlarged to 400 %."""
    visitor, wide = visit(site, viewport={"width": 390, "height": 844}, has_touch=True), {}
    choose(visitor, view)
    for path, page in walk(visitor, pages[login] if view == "standard" else one_of_a_kind(pages[login], REGISTERS), login):
        for width in (390, 320):
            page.set_viewport_size({"width": width, "height": 844})
            if (needed := page.evaluate("document.documentElement.scrollWidth")) > width:
                wide[f"{path} at {width}"] = needed
    assert wide == {}


@pytest.mark.parametrize("width", [1280, 320])
def test_the_pages_between_are_sound_too(own_site, visit, width):
    """Pages that no link leads to: refusals, confirmations, results, errors."""
    visitor, found = visit(own_site, viewport={"width": width, "height": 800}), {}
    page = visitor.page

    def look(name):
        found[name] = violations(page)
        if (needed := page.evaluate("document.documentElement.scrollWidth")) > width:
            found[name].append(f"{needed} pixels wide")

    def send(name):
        """Past the browser's own check, which speaks the browser's language."""
        page.locator("main form[method=post]").last.evaluate("form => form.noValidate = true")
        page.click("main form[method=post] [type=submit]")
        page.wait_for_load_state()
        look(name)

    visitor.open("/login")
    page.fill("#name", "office")
    page.fill("#password", "wrong words")
    send("login refused")
    visitor.open("/check")
    send("check refused")
    text = (ROOT / "Tests/GongkaiCoreTests/Fixtures/zhengxiang-2014.txt").read_bytes()
    page.set_input_files("#report", {"name": "2014.txt", "mimeType": "text/plain", "buffer": text})
    send("check result")
    visitor.open("/nowhere", status=404)
    look("not found")
    visitor.sign_in("officer")
    visitor.open("/console/officers", status=403)
    look("forbidden")
    visitor.open("/console/registers/disclosed_item/new")
    send("entry refused")
    visitor.open("/console/registers/administrative_decision/new")
    send("entry with radios refused")
    visitor.open("/console/registers/work_meeting?from=x&year=y", status=422)
    look("filters refused")
    visitor.open("/console/registers/work_meeting?q=没有这样的会议")
    look("empty list")
    visitor.open("/console/registers/work_meeting/import")
    send("import refused")
    for name, row in [("faulty file", "会议,2025-02-30"), ("good file", "会议,2025-02-28")]:
        visitor.open("/console/registers/work_meeting/import")
        page.set_input_files("#file", {"name": "a.csv", "mimeType": "text/csv", "buffer": f"会议名称,召开日期\n{row}\n".encode()})
        send(name)
    page.click("main form [type=submit]")
    page.click("tbody a >> nth=0")
    page.click("text=撤销 >> nth=0")
    look("void")
    send("void refused")
    visitor.open("/console/password")
    send("password refused")
    visitor.open("/console/registers/work_meeting/new")
    page.fill("#topic", "登录过期前的会议")
    visitor.context.clear_cookies()
    send("login in between")
    page.fill("#name", "officer")
    page.fill("#password", "zhengxiang-2014")
    send("resumed")
    assert "登录过期前的会议" in visitor.main
    visitor.context.clear_cookies()
    visitor.sign_in("office")
    visitor.open("/console/inspection/catalogue?site=portal&unit=ZX04")
    look("faults of the catalogue")
    visitor.context.clear_cookies()
    visitor.sign_in("admin")
    visitor.open("/console/officers/new")
    send("account refused")
    visitor.open("/console/agencies")
    send("unit refused")
    visitor.context.clear_cookies()
    visitor.sign_in("officer")
    visitor.open("/console/sheets?kind=unit")
    page.click("tbody a >> nth=0")
    sheet = page.url.removeprefix(own_site.address)
    page.fill("#f-address", "船山大道99号")
    page.locator("main form[action$='" + sheet + "'] [type=submit]").click()
    visitor.context.clear_cookies()
    visitor.sign_in("director")
    visitor.open(sheet)
    look("sheet that waits")
    page.click("a.button--main >> text=保密审查")
    look("secrecy review")
    page.locator("main form[method=post]").last.evaluate("form => form.noValidate = true")
    page.click("main form[method=post] [type=submit]")
    look("secrecy review refused")
    assert {name: problems for name, problems in found.items() if problems} == {}


def test_without_scripts_a_telephone_shows_the_page_before_its_menu(site, visit):
    visitor = visit(site, java_script_enabled=False, viewport={"width": 390, "height": 844}).sign_in("office")
    page = visitor.open("/console/registers/work_meeting")
    assert page.locator("h1").bounding_box()["y"] < 300
    link = page.locator(".menu >> text=年度报告")
    assert not link.is_visible()
    page.click(".menu summary")
    assert link.is_visible()
    assert not page.locator("#f-q").is_visible()
    page.click(".filterfold summary")
    page.fill("#f-q", "会议")
    page.click("text=筛选 >> nth=-1")
    assert "q=" in page.url


def test_without_scripts_a_desktop_shows_the_menu_and_the_filters(site, visit):
    visitor = visit(site, java_script_enabled=False).sign_in("office")
    page = visitor.open("/console/registers/work_meeting")
    assert page.locator(".menu >> text=年度报告").is_visible() and page.locator("#f-q").is_visible()
    assert not page.locator(".menu summary").is_visible()


@pytest.mark.parametrize("scripts", [True, False])
def test_after_a_refusal_the_focus_is_on_what_is_wrong(site, visit, scripts):
    visitor = visit(site, java_script_enabled=scripts).sign_in("officer")
    page = visitor.open("/console/registers/administrative_decision/new")
    page.click("main form.form [type=submit]")
    page.wait_for_selector("#summary:focus")
    assert page.title().startswith("出错：")
    links = page.locator("#summary a")
    assert links.count() >= 2
    for link in links.all():
        field = page.locator(link.get_attribute("href"))
        link.click()
        assert field.is_visible()
        assert page.locator(".field--wrong", has=field).count() == 1
    assert page.locator("input:focus, select:focus, textarea:focus").count() == 1 or not scripts


def test_the_main_jobs_work_enlarged_fourfold(own_site, visit):
    """1280 by 1024 at 400 % is 320 by 256; in the elderly view besides."""
    visitor = visit(own_site, viewport={"width": 320, "height": 256})
    choose(visitor, "elderly")
    page = visitor.open("/reports")
    page.click("main .columnlist a >> nth=0")
    figure_link = page.locator("td.number a").first
    figure_link.click()
    assert page.locator(".figure").is_visible()
    visitor.sign_in("officer")
    page.click(".menu summary")
    page.click(".menu >> text=工作会议")
    page.click("text=登记一条")
    page.fill("#topic", "放大四倍的会议")
    page.fill("#held_on", "2025-03-06")
    page.click("main form.form [type=submit]")
    assert page.inner_text("h1") == "放大四倍的会议"


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


def test_the_elderly_view_enlarges_the_tables_of_articles(site, visit):
    visitor = visit(site)
    choose(visitor, "elderly")
    page = visitor.open("/columns/gfxwj")
    page.click(".columnlist a >> nth=0")
    size = page.evaluate("""() => {
        document.querySelector('.prose').insertAdjacentHTML('beforeend', '<div class="tablebox"><table><tr><td>12月1日</td></tr></table></div>');
        return parseFloat(getComputedStyle(document.querySelector('.prose td')).fontSize);
    }""")
    assert size >= 20


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
