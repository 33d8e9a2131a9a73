"""The browser itself starts."""

from playwright.sync_api import sync_playwright


def test_chromium_starts():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page()
        page.set_content("<h1>公开</h1>")
        assert page.inner_text("h1") == "公开"
        browser.close()
