"""The public face: on a telephone, on a wide screen, in three views, read aloud, printed."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

PAGES = [
    "/", "/columns/zwgk", "/columns/tzgg", "/units", "/units/ZX04", "/leaders", "/projects", "/reading-points", "/documents", "/budgets",
    "/interviews", "/gazette", "/gazette/2025/1", "/topics", "/topics/kaixue", "/sitemap", "/accessibility",
    "/services", "/services?page=1", "/services?event=restaurant&unit=ZX12", "/services?q=nothing",
    "/leave?to=https%3A%2F%2Fexample.com%2F",
]


def first_article(page, column):
    page.goto(f"/columns/{column}")
    return page.get_attribute(".columnlist a", "href")


def guide(page, name):
    page.goto(f"/services?q={name}")
    return page.get_attribute(".services a", "href")


def choose(page, view):
    if view != "standard":
        page.goto(f"/view?mode={view}&back=/")


def violations(page):
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [(problem["id"], [node["html"][:120] for node in problem["nodes"][:3]]) for problem in found]


@pytest.mark.parametrize("view", ["standard", "elderly", "contrast"])
@pytest.mark.parametrize("width", [1280, 360])
def test_every_kind_of_page_is_sound(site, visit, view, width):
    page, found = visit(site, viewport={"width": width, "height": 800}).page, {}
    choose(page, view)
    paths = PAGES + [first_article(page, column) for column in ("gfxwj", "zxft", "zcjd")]
    restaurant = guide(page, "餐饮店开业并联办理")
    paths += [restaurant, restaurant + "?a=1", restaurant + "?a=2", guide(page, "结婚登记") + "?n1=2"]
    for path in paths:
        answer = page.goto(path)
        assert answer.status == 200, path
        found[path] = violations(page)
        if (needed := page.evaluate("document.documentElement.scrollWidth")) > width:
            found[path].append(f"{needed} pixels wide")
        assert len(answer.body()) < 60_000, path
    assert {path: problems for path, problems in found.items() if problems} == {}


def test_the_widest_screens_do_not_stretch_the_line(site, visit):
    page = visit(site, viewport={"width": 1920, "height": 1080}).page
    page.goto(first_article(page, "gfxwj"))
    letters = page.evaluate("""(() => { const text = document.querySelector('.prose p'), style = getComputedStyle(text);
        return text.getBoundingClientRect().width / parseFloat(style.fontSize) })()""")
    assert 30 <= letters <= 46


def test_the_elderly_view_begins_with_four_tasks(site, visit):
    page = visit(site).page
    choose(page, "elderly")
    page.goto("/")
    tasks = page.locator(".fourtasks a")
    assert tasks.count() == 4
    assert page.evaluate("document.querySelector('.fourtasks a').getBoundingClientRect().height") >= 44
    for href in [task.get_attribute("href") for task in tasks.all()]:
        if href.startswith("/"):
            assert page.goto(href).status == 200


def test_in_the_elderly_view_everything_is_large_enough_and_the_telephone_in_view(site, visit):
    page = visit(site, viewport={"width": 390, "height": 844}).page
    choose(page, "elderly")
    small = {}
    for path in ["/", "/columns/tzgg", "/units", "/leaders", "/search?q=通知", "/services", "/services?page=1", guide(page, "餐饮店开业并联办理"), first_article(page, "gfxwj")]:
        page.goto(path)
        small[path] = page.evaluate("""[...document.querySelectorAll("a, button, input, select, summary")].filter((one) => {
            const box = one.getBoundingClientRect(), inText = one.closest("p, dd") && getComputedStyle(one).display === "inline";
            return box.width > 1 && box.height > 0 && box.height < 43.5 && !inText && one.type !== "checkbox" && one.type !== "radio";
        }).map((one) => `${one.className || one.parentElement.className}: ${one.textContent.trim().slice(0, 20)} ${one.getBoundingClientRect().height}`)""")
        for place in (0, 100_000):
            page.evaluate(f"scrollTo(0, {place})")
            phone = page.locator(".masthead__phone a").bounding_box()
            assert phone["y"] >= 0 and phone["y"] + phone["height"] <= 844, path
    assert {path: found for path, found in small.items() if found} == {}
    sizes = page.evaluate("""["h1", ".prose p"].map((one) => parseFloat(getComputedStyle(document.querySelector(one)).fontSize))""")
    assert sizes[0] > sizes[1] >= 22


def test_on_a_telephone_what_one_can_do_comes_first_and_the_columns_fold(site, visit):
    page = visit(site, viewport={"width": 320, "height": 640}).page
    page.goto("/")
    order = page.evaluate("[...document.querySelectorAll('.home h2')].map((one) => one.textContent.trim().slice(0, 4))")
    assert order.index("我要") < order.index("最新发布")
    assert page.locator(".home__tasks").bounding_box()["y"] < 500
    fold = page.locator(".top__fold > summary")
    assert fold.is_visible() and not page.locator(".top__nav a").first.is_visible()
    fold.click()
    assert page.locator(".top__nav a").first.is_visible()
    page.set_viewport_size({"width": 1280, "height": 800})
    page.reload()
    assert not fold.is_visible() and page.locator(".top__nav a").first.is_visible()


def test_the_table_of_budgets_is_whole_on_a_telephone(site, visit):
    page = visit(site, viewport={"width": 390, "height": 844}).page
    page.goto("/budgets?year=2026")
    box = page.locator(".tablebox").first
    assert box.evaluate("(one) => one.scrollWidth <= one.clientWidth + 1")
    assert page.locator(".yearnav a").count() >= 2


@pytest.mark.parametrize("width", [320, 390])
def test_the_heading_of_a_guide_breaks_between_the_unit_and_the_guide(site, visit, width):
    page = visit(site, viewport={"width": width, "height": 844}).page
    page.goto("/guide/ZX04")
    assert page.inner_text("h1").replace("\n", "") == "蒸湘区教育局信息公开指南"
    lines = page.evaluate("""[...document.querySelectorAll("h1 span")].map((one) =>
        one.getBoundingClientRect().height / parseFloat(getComputedStyle(one).lineHeight))""")
    assert len(lines) == 2 and max(lines) < 1.5


def test_an_article_is_read_aloud_paragraph_by_paragraph_and_stops(site, visit):
    visitor = visit(site)
    page = visitor.page
    page.add_init_script("""
        window.said = [];
        window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
        const voice = { speak(words) { said.push(words.text); }, cancel() {} };
        Object.defineProperty(window, "speechSynthesis", { value: voice });
    """)
    page.goto(first_article(page, "gfxwj"))
    button = page.get_by_role("button", name="朗读")
    button.click()
    assert page.evaluate("said") == [page.inner_text("h1")]
    assert page.get_by_role("button", name="停止朗读").get_attribute("aria-pressed") == "true"
    page.get_by_role("button", name="停止朗读").click()
    assert page.locator(".is-read").count() == 0 and page.get_by_role("button", name=re.compile("^朗读$")).count() == 1


def test_an_article_prints_without_what_is_for_the_screen(site, visit):
    page = visit(site).page
    page.goto(first_article(page, "gfxwj"))
    page.emulate_media(media="print")
    for part in (".top", ".foot", ".document__tools", ".breadcrumb"):
        assert not page.locator(part).is_visible(), part
    assert page.locator("h1").is_visible() and page.locator(".prose").is_visible()


def test_without_scripts_nothing_is_missing_but_comfort(site, visit):
    page = visit(site, java_script_enabled=False).page
    page.goto(first_article(page, "gfxwj"))
    assert not page.locator(".document__tools").is_visible()
    assert page.locator(".prose").is_visible() and page.locator(".facts").is_visible()
