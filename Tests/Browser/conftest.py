"""A site with the demonstration, and real Chromium in front of it."""

import pathlib
import re
import sqlite3

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

PASSWORD = "zhengxiang-2014"
ROOT = pathlib.Path(__file__).resolve().parent.parent.parent


class Site:
    """A running server; ``program`` asks its database on the command line."""

    def __init__(self, program, district, folder, *options):
        with sqlite3.connect(district.file) as source, sqlite3.connect(folder / "site.db") as copy:
            source.backup(copy)
        self.program = program(folder)
        self.program.environment["GONGKAI_DATABASE"] = f"sqlite:{folder / 'site.db'}"
        self.program.environment["GONGKAI_WEASYPRINT"] = str(ROOT / ".venv/bin/weasyprint")
        self.process = self.program.start("serve", "--port", "0", "--telephone", "0734-8850000", *options)
        self.address = re.search(r"http://\S+:\d+", self.process.stdout.readline()).group()

    def stop(self):
        self.process.terminate()
        assert self.process.wait(timeout=30) == 0, self.process.stderr.read()


@pytest.fixture(scope="session")
def site(district, tmp_path_factory):
    """For tests that change nothing."""
    site = Site(type(district), district, tmp_path_factory.mktemp("site"))
    yield site
    site.stop()


@pytest.fixture
def own_site(district, tmp_path):
    """For one test that changes something."""
    site = Site(type(district), district, tmp_path)
    yield site
    site.stop()


@pytest.fixture(scope="session")
def desk(district, tmp_path_factory):
    """A site on which the demonstration's requests have come in, too."""
    site = Site(type(district), district, tmp_path_factory.mktemp("desk"), "--demonstration")
    yield site
    site.stop()


@pytest.fixture(scope="module")
def hall(district, tmp_path_factory):
    """The same for the tests of one file, which take in cases and handle them."""
    site = Site(type(district), district, tmp_path_factory.mktemp("hall"), "--demonstration")
    yield site
    site.stop()


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield browser
        browser.close()


class Visitor:
    """One browser window and what people do in it. A page that complains in the console fails the test."""

    def __init__(self, chromium, site, **options):
        self.context = chromium.new_context(
            base_url=site.address, locale="zh-CN", timezone_id="Asia/Shanghai", **{"viewport": {"width": 1280, "height": 800}, **options})
        self.page = self.context.new_page()
        self.complaints = []
        self.page.on("console", lambda message: self.complaints.append(message.text) if message.type == "error" else None)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def open(self, path, status=200):
        response = self.page.goto(path)
        assert response.status == status, f"{path}: {response.status}"
        return self.page

    def sign_in(self, login="office"):
        self.open("/login")
        self.page.fill("#name", login)
        self.page.fill("#password", PASSWORD)
        self.page.click("main [type=submit]")
        assert self.page.url.endswith("/console"), self.main
        return self

    @property
    def main(self):
        return self.page.inner_text("main")

    def violations(self):
        """What axe finds, in few words."""
        found = Axe().run(self.page, options={"resultTypes": ["violations"]}).response["violations"]
        return [(problem["id"], [node["html"][:120] for node in problem["nodes"][:3]]) for problem in found]

    def focus(self, selector):
        """Presses Tab until the element has the focus."""
        for _ in range(80):
            self.page.keyboard.press("Tab")
            if self.page.evaluate("selector => document.activeElement.matches(selector)", selector):
                return
        raise AssertionError(f"Tab never reaches {selector}")

    def download(self, selector):
        """The bytes and name behind a link."""
        with self.page.expect_download() as started:
            self.page.click(selector)
        return pathlib.Path(started.value.path()).read_bytes(), started.value.suggested_filename


@pytest.fixture(scope="session")
def window(chromium):
    """Opens a window that the caller closes."""
    return lambda site, **options: Visitor(chromium, site, **options)


@pytest.fixture
def visit(window):
    """Opens windows that are closed when the test ends."""
    visitors = []

    def visit(site, **options):
        visitors.append(window(site, **options))
        return visitors[-1]

    yield visit
    for visitor in visitors:
        visitor.context.close()
    # A refused form answers 4xx, which Chromium reports as an error of its own.
    complaints = [text for visitor in visitors for text in visitor.complaints if "the server responded with a status of 4" not in text]
    assert complaints == []
