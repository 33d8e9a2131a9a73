"""The sites on the command line: inspected, written as files, derived anew."""

import html
import json
import os
import pathlib
import re
import shutil
import sqlite3
import time
import urllib.parse

import pytest


@pytest.fixture
def own(district, tmp_path):
    """A copy of the district that a test may change."""
    program = type(district)(tmp_path)
    program.file = tmp_path / "own.db"
    with sqlite3.connect(district.file) as source, sqlite3.connect(program.file) as copy:
        source.backup(copy)
    program.environment["GONGKAI_DATABASE"] = f"sqlite:{program.file}"
    return program


def change(program, *statements):
    """A change behind the program's back, told to its kept pages as a store would."""
    with sqlite3.connect(program.file) as database:
        for statement in statements:
            database.execute(*statement)


def test_an_inspection_names_the_unit_and_the_place_of_every_finding(district):
    report = json.loads(district.run("site", "inspect", "--site", "portal", "--json", code=None).stdout)[0]
    checks = {check["code"]: check for check in report["checks"]}
    assert {"VT1", "VT3", "VT4", "GN3", "GN4", "ZC3"} <= set(checks)
    findings = [finding for check in report["checks"] for finding in check["findings"]]
    assert findings and all(finding["unit"] and finding["place"] and finding["found"] and finding["expected"] for finding in findings)
    # What the program itself makes is in order.
    assert checks["GN4"]["findings"] == [] and checks["ZC4"]["findings"] == []
    assert [finding for finding in checks["GN3"]["findings"] if finding["found"].startswith("/")] == []


def test_the_exit_code_tells_a_veto_from_bad_input(district):
    report = json.loads(district.run("site", "inspect", "--site", "portal", "--json", code=None).stdout)[0]
    text = district.run("site", "inspect", "--site", "portal", code=3 if report["vetoes"] else 0).stdout
    assert "Vetoes" in text and "Findings" in text
    assert "no site" in district.run("site", "inspect", "--site", "nowhere", code=2).stderr


def test_a_dead_link_in_an_article_is_found_with_its_owner(own):
    change(own, ("UPDATE article_version SET body = body || '<p><a href=\"/columns/tzgg/99999\">附件</a></p>' WHERE article_id = 3",))
    report = json.loads(own.run("site", "inspect", "--site", "portal", "--json", code=None).stdout)[0]
    dead = [finding for check in report["checks"] if check["code"] == "GN3" for finding in check["findings"]]
    assert [(finding["subject"], "状态404" in finding["found"]) for finding in dead if "99999" in finding["found"]] == [("article/3", True)]


def test_a_rebuild_says_what_differed_and_mends_it(own):
    assert "no difference" in own.run("site", "rebuild").stdout
    change(own, ("UPDATE shown_article SET title = '别的' WHERE article_id = 3",), ("DELETE FROM shown_article WHERE article_id = 4",))
    looked = own.run("site", "rebuild", "--dry-run", code=1).stdout
    assert "article 3 showed something else" in looked and "article 4 was missing" in looked
    assert "mended" in own.run("site", "rebuild", code=1).stdout
    assert "no difference" in own.run("site", "rebuild").stdout


def files(folder):
    return {str(path.relative_to(folder)): path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file() and ".gongkai" not in path.name}


def export(program, folder, *options, code=0):
    return program.run("export", "site", folder, *options, code=code)


def test_the_whole_portal_is_written_and_every_relative_link_leads_to_a_file(district, tmp_path):
    folder = tmp_path / "site"
    export(district, folder)
    written = files(folder)
    assert {"index.html", "404.html", "columns/tzgg/index.html", "reports/index.html", "assets/site.css", "assets/site.js"} <= set(written)
    with sqlite3.connect(district.file) as database:
        shown = database.execute("""SELECT site_column.code, article_id FROM shown_article
            JOIN site_column ON site_column.id = column_id JOIN site ON site.id = site_column.site_id WHERE site.is_portal = 1""").fetchall()
    assert {f"columns/{code}/{article}/index.html" for code, article in shown} <= set(written)
    for name in written:
        if not name.endswith(".html") or name == "404.html":
            continue
        page = (folder / name).read_text()
        for link in re.findall(r'(?:href|src)="([^"]*)"', page):
            target = html.unescape(link).partition("#")[0].partition("?")[0]
            if not target or re.match(r"[a-z]+:|//", target):
                continue
            assert not target.startswith("/"), f"{name}: {link}"
            place = (folder / name).parent / urllib.parse.unquote(target)
            assert (place / "index.html").is_file() if target.endswith("/") else place.is_file(), f"{name}: {link}"
    assert 'action="http://www.zhengxiang.gov.cn/search"' in (folder / "index.html").read_text() or "search" not in (folder / "index.html").read_text()


def test_with_a_base_address_every_link_begins_with_it(district, tmp_path):
    export(district, tmp_path / "site", "--base-address", "https://static.example.gov.cn/")
    page = (tmp_path / "site/columns/tzgg/index.html").read_text()
    assert 'href="https://static.example.gov.cn/"' in page and "https://static.example.gov.cn/assets/site.css?v=" in page
    assert district.run("export", "site", "x", "--base-address", "ftp://a", code=64).stderr


def test_the_next_export_writes_only_what_changed_and_removes_what_went(own, tmp_path):
    folder = tmp_path / "site"
    export(own, folder)
    before = files(folder)
    again = export(own, folder).stdout
    assert ": 0 written" in again and " 0 removed" in again
    # What the demonstration changed shortly before the first export is no reason to render anything again.
    rendered, kept = (int(re.search(rf"(\d+) {words}", again).group(1)) for words in ("as before", "not looked at"))
    assert rendered < kept, again
    assert files(folder) == before
    with sqlite3.connect(own.file) as database:
        code, article, column, site = database.execute("""SELECT site_column.code, article_id, column_id, site.id FROM shown_article
            JOIN site_column ON site_column.id = column_id JOIN site ON site.id = site_column.site_id
            WHERE site.is_portal = 1 AND site_column.code = 'tzgg' ORDER BY article_id LIMIT 1""").fetchone()
    now = int(time.time() * 1000)
    told = [("INSERT INTO page_change (tag, changed_at) VALUES (?, ?)", (tag, now)) 
            for tag in (f"article/{article}", f"column/{column}", f"site/{site}")]
    change(own, ("UPDATE article_version SET title = '改过的标题' WHERE article_id = ?", (article,)),
           ("UPDATE shown_article SET title = '改过的标题' WHERE article_id = ?", (article,)), *told)
    export(own, folder)
    changed = {name for name, time in files(folder).items() if before.get(name) != time}
    assert f"columns/{code}/{article}/index.html" in changed and len(changed) < len(before) / 4
    change(own, ("DELETE FROM shown_article WHERE article_id = ?", (article,)), *told)
    (folder / "robots-note.txt").write_text("mine")
    (folder / "columns/tzgg/mine.html").write_text("mine")
    assert "removed" in export(own, folder).stdout
    left = files(folder)
    assert {"robots-note.txt", "columns/tzgg/mine.html"} <= set(left)
    assert f"columns/{code}/{article}/index.html" not in left


def test_what_somebody_else_put_there_is_left(district, tmp_path):
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "index.html").write_text("mine")
    assert "no export has written" in export(district, folder, code=1).stderr
    assert (folder / "index.html").read_text() == "mine"
    assert list(folder.iterdir()) == [folder / "index.html"]


def test_an_export_that_was_killed_is_finished_by_the_next(own, tmp_path):
    folder = tmp_path / "site"
    process = own.start("export", "site", str(folder))
    deadline = time.monotonic() + 60
    while len(list(folder.rglob("index.html")) if folder.exists() else []) < 5 and process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.01)
    process.kill()
    process.wait()
    export(own, folder)
    whole = tmp_path / "whole"
    export(own, whole)
    assert {name: (folder / name).read_bytes() for name in files(folder)} == {name: (whole / name).read_bytes() for name in files(whole)}
