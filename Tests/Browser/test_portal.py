"""The public face: on a telephone, on a wide screen, in three views, read aloud, printed."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

PAGES = [
    "/", "/columns/zwgk", "/columns/tzgg", "/units", "/units/ZX04", "/leaders", "/projects", "/reading-points", "/documents", "/budgets",
    "/interviews", "/gazette", "/gazette/2025/1", "/topics", "/topics/kaixue", "/sitemap", "/accessibility",
    "/leave?to=https%3A%2F%2Fexample.com%2F",
]


def first_article(page, column):
    page.goto(f"/columns/{column}")
    return page.get_attribute(".columnlist a", "href")


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
