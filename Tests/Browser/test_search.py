"""The search as people use it: box, suggestions by keyboard, results, filters; without scripts, on a telephone, and through axe."""

import pytest
from axe_playwright_python.sync_playwright import Axe

PAGES = ["/search", "/search?q=通知", "/search?q=工作&year=2014", "/search?q=没有这样的文件", "/search?q=工做报告", "/search?q=春季滑雪", "/search?q=税"]


def violations(page):
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [(problem["id"], [node["html"][:120] for node in problem["nodes"][:3]]) for problem in found]


@pytest.fixture(scope="module", autouse=True)
def index(site):
    """The server builds the index of a new database in its first moments."""
    site.program.run("search", "rebuild", code=None)


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("view", ["standard", "elderly", "contrast"])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(site, visit, width, view):
    visitor, found = visit(site, viewport={"width": width, "height": 800}), {}
    visitor.open(f"/view?mode={view}&back=/search")
    for path in PAGES:
        page = visitor.open(path)
        found[path] = violations(page)
        if (needed := page.evaluate("document.documentElement.scrollWidth")) > width:
            found[path].append(f"{needed} pixels wide")
    assert {path: problems for path, problems in found.items() if problems} == {}


def test_a_title_is_found_by_a_piece_and_opens(site, visit):
    visitor = visit(site, java_script_enabled=False)
    page = visitor.open("/search")
    page.fill("#search-q", "信息公开指南")
    page.click("main [type=submit]")
    link = page.locator(".search__hits a").first
    assert "信息公开指南" in link.inner_text()
    assert page.locator(".search__hits mark").first.inner_text() == "信息公开指南"
    link.click()
    assert "信息公开指南" in page.inner_text("h1")


def test_filters_narrow_and_are_taken_back(site, visit):
    page = visit(site).open("/search?q=工作")

    def total():
        return page.inner_text(".search__head p")

    before = total()
    page.click("#by-year + ul a >> nth=0")
    assert "year=" in page.url and total() != before
    page.click(".search__chosen a >> nth=0")
    assert "year=" not in page.url and total() == before


def test_suggestions_are_taken_by_keyboard(site, visit):
    page = visit(site).open("/search")
    box = page.locator("#search-q")
    box.type("蒸湘区人民政府信息")
    page.wait_for_selector("#search-q[aria-expanded=true]")
    option = page.locator("main [role=option]").first
    title = option.inner_text()
    box.press("ArrowDown")
    assert box.get_attribute("aria-activedescendant") == option.get_attribute("id")
    assert option.get_attribute("aria-selected") == "true"
    assert violations(page) == []
    box.press("Escape")
    assert box.get_attribute("aria-expanded") == "false"
    box.press("ArrowDown")
    page.wait_for_selector("#search-q[aria-expanded=true]")
    box.press("ArrowDown")
    box.press("Enter")
    page.wait_for_url("**/search?q=*")
    assert page.locator(".search__direct a, .search__hits a").first.inner_text() == title


def test_the_office_keeps_synonyms(own_site, visit):
    visitor = visit(own_site).sign_in("office")
    page = visitor.open("/console/search/synonyms")
    page.fill("#words", "走走\n走进")
    page.click("main form [type=submit]")
    assert "立即生效" in visitor.main
    own_site.program.run("search", "rebuild", code=None)
    visitor.open("/search?q=走走蒸湘")
    assert "走进蒸湘" in visitor.main
    visitor.open("/console/search/words")
    assert violations(page) == []
    page = visitor.open("/console/search/synonyms")
    page.click("tbody tr:last-child a")
    assert violations(page) == []
    page.click("text=删除这组词 >> nth=-1")
    assert "已删除" in visitor.main
