"""From the report to the records behind a figure, to publication, to the difference a correction makes."""

import json
import pathlib
import re

import pytest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent


def figure_link(page, code):
    return page.locator(f'td a[href*="/figures/{code}?"], td a[href$="/figures/{code}"]').first


@pytest.mark.parametrize("code, path", [
    ("A2.3", "/console/reports/2014/ZX"), ("B1", "/console/reports/2014/ZX"), ("A1.1", "/reports/2014"),
    ("R1.NP", "/console/reports/2025/ZX"),
])
def test_a_figure_opens_to_as_many_records_as_it_counts(site, visit, code, path):
    visitor = visit(site)
    if path.startswith("/console"):
        visitor.sign_in()
    page = visitor.open(path)
    link = figure_link(page, code)
    figure = int(link.inner_text())
    link.click()
    assert int(page.inner_text(".figure").split()[0]) == figure
    if page.locator(".pager").count():
        total = int(re.search(r"共 ([\d,]+) 条", page.inner_text(".pager p")).group(1).replace(",", ""))
    else:
        total = page.locator("tbody tr").count()
    assert total == figure


def test_a_parent_figure_opens_to_its_children(site, visit):
    visitor = visit(site).sign_in()
    page = visitor.open("/console/reports/2025/ZX")
    link = figure_link(page, "R3.7.T")
    total = int(link.inner_text())
    link.click()
    parts = [int(text) for text in page.locator("table.parts >> nth=0").locator("tbody td.number").all_inner_texts()]
    assert parts and sum(parts) == total


def publish(visitor, year):
    page = visitor.open(f"/console/reports/{year}/ZX/publication")
    for name in page.locator("form.form input[type=checkbox]").all():
        name.check()
    for area in page.locator("form.form textarea, form.form input[type=text]").all():
        area.fill("已逐项核对")
    page.click("main form.form [type=submit]")
    return page


def test_publishing_freezes_and_a_later_correction_shows_as_a_difference(own_site, visit):
    visitor = visit(own_site).sign_in()
    publish(visitor, 2025)
    stranger = visit(own_site)
    stranger.open("/reports/2025")
    assert re.search(r"[0-9a-f]{64}", stranger.main)
    before = stranger.page.inner_text("article")
    assert "完全相同" in visitor.open("/console/reports/2025/ZX/versions").inner_text("main")

    page = visitor.open("/console/registers/administrative_decision?year=2025")
    page.click("tbody a >> nth=0")
    page.click("text=撤销 >> nth=0")
    page.fill("#reason", "重复登记")
    page.click("main [type=submit]")

    page = visitor.open("/console/reports/2025/ZX/versions")
    rows = page.locator("tbody tr")
    assert rows.count() == 1
    published, current = (int(text) for text in rows.first.locator("td.number").all_inner_texts())
    assert current == published - 1
    assert stranger.open("/reports/2025").inner_text("article") == before


def test_downloads_say_what_the_page_says(site, visit):
    visitor = visit(site)
    page = visitor.open("/reports/2014")
    labels = page.locator(".document__files a").all_inner_texts()
    files = {}
    for label in labels:
        content, name = visitor.download(f'.document__files a:text-is("{label}")')
        files[name.rpartition(".")[2]] = content
    assert set(files) >= {"csv", "xlsx", "json", "pdf"}
    assert json.loads(files["json"])["figures"]["A1"] == 5050
    assert "5050" in files["csv"].decode()
    assert files["pdf"].startswith(b"%PDF-") and files["xlsx"].startswith(b"PK")


def test_the_checker_finds_what_the_real_report_of_2014_gets_wrong(site, visit):
    visitor = visit(site)
    page = visitor.open("/check")
    text = (ROOT / "Tests/GongkaiCoreTests/Fixtures/zhengxiang-2014.txt").read_bytes()
    page.set_input_files("main input[type=file] >> nth=0", {"name": "2014.txt", "mimeType": "text/plain", "buffer": text})
    page.click("main [type=submit]")
    findings = page.locator(".findings > li").all_inner_texts()
    assert any("5050" in finding and "5038" in finding for finding in findings)
    assert any("专职" in finding for finding in findings)


def test_the_checker_refuses_what_is_no_report_in_words(site, visit):
    visitor = visit(site)
    page = visitor.open("/check")
    page.set_input_files("main input[type=file] >> nth=0", {"name": "信.txt", "mimeType": "text/plain", "buffer": "您好。".encode()})
    page.click("main [type=submit]")
    assert "不像政府信息公开年度报告" in visitor.main


def test_the_units_of_a_year_fit_a_telephone(site, visit):
    visitor = visit(site, viewport={"width": 390, "height": 844}).sign_in()
    page = visitor.open("/console/reports")
    wide, seen = page.evaluate("(() => { const box = document.querySelector('.tablebox'); return [box.scrollWidth, box.clientWidth]; })()")
    assert wide <= seen and visitor.violations() == []
