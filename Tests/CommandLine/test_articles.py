"""Articles of an earlier site come in with their numbers, all of them or none."""

import json
import sqlite3

import pytest

LOAD = ["articles", "load", "articles.jsonl", "--by", "leader", "--basis", "迁移前逐条复核"]


def article(number, **more):
    return {
        "title": f"关于第{number}号桥梁维修的公告", "text": "因维修需要封闭交通。\n请绕行<东侧>便道。", "agency": "ZX04", "column": "tzgg", "kind": "notice",
        "published": "2010-05-06 08:30", "index_number": f"009990991/2010-{number:05}", **more}


def write(program, *lines):
    (program.folder / "articles.jsonl").write_text(
        "\n".join(line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines), encoding="utf-8")


def rows(program, sql):
    with sqlite3.connect(program.folder / "data" / "gongkai.db") as database:
        return database.execute(sql).fetchall()


@pytest.fixture
def portal(gongkai):
    gongkai.run("demo")
    return gongkai


def test_articles_are_loaded_reviewed_recorded_and_shown(portal):
    before = rows(portal, "SELECT COUNT(*) FROM shown_article")[0][0]
    # One that was pushed to other columns shows in several places, and is found once.
    found = rows(portal, "SELECT COUNT(DISTINCT article_id) FROM shown_article")[0][0]
    news = article(50, kind="news", column="gzdt", html="<p>新桥<script>x()</script>通车</p>")
    del news["text"], news["index_number"]
    write(portal, *(article(number) for number in range(1, 41)), "", news)
    assert portal.run(*LOAD, "--dry-run").stdout == "41 articles can be loaded.\n"
    assert rows(portal, "SELECT COUNT(*) FROM shown_article")[0][0] == before
    result = portal.run(*LOAD)
    assert result.stdout.startswith("Loaded 41 articles.\n40 of them are not in the register")
    assert rows(portal, "SELECT COUNT(*) FROM shown_article")[0][0] == before + 41
    assert rows(portal, "SELECT COUNT(*) FROM audit_entry WHERE action = 'article.import'") == [(41,)]
    assert rows(portal, "SELECT DISTINCT basis FROM article_review WHERE step_name LIKE '导入%'") == [("迁移前逐条复核",)]
    bodies = rows(portal, "SELECT body FROM article_version WHERE title LIKE '%第7号桥梁%' OR title LIKE '%第50号桥梁%' ORDER BY title DESC")
    assert bodies == [("<p>因维修需要封闭交通。</p>\n<p>请绕行&lt;东侧&gt;便道。</p>",), ("<p>新桥通车</p>",)]
    assert "OK: " in portal.run("audit", "verify").stdout
    assert portal.run("search", "rebuild").stdout == f"Indexed {found + 41} items.\n"


def test_numbers_in_use_and_faulty_lines_are_told_with_their_lines_and_nothing_is_loaded(portal):
    write(portal, article(1))
    portal.run(*LOAD)
    write(
        portal, article(2), article(1), "{\"title\": 3}", article(3, agency="ZX99"), article(4, column="nowhere"), article(5, published="2010-02-30"),
        article(2), article(6, colour="red"), "[1]", article(7, index_number="7"), article(8, published="2999-01-01"), article(9, index_number=""))
    result = portal.run(*LOAD, code=1)
    assert result.stdout.splitlines() == [
        "line 2: the index number 009990991/2010-00001 belongs to another article already",
        "line 3: title is no text: put its value in quotes",
        "line 4: there is no unit ZX99",
        "line 5: the site has no column nowhere",
        "line 6: published \"2010-02-30\" is no moment: write it yyyy-MM-dd or yyyy-MM-dd HH:mm",
        "line 7: the index number 009990991/2010-00002 stands in line 1 already",
        "line 8: there is no field colour",
        "line 9: this is no JSON object of texts; it cannot be read from character 1 on",
        "line 10: the index number 7 is malformed: it must be like 006230101/2014-00001",
        "line 11: published 2999-01-01 lies in the future: only what was public before is loaded",
        "line 12: index_number is missing: notice stands in the catalogue",
    ]
    assert "11 lines cannot be loaded; nothing was changed" in result.stderr
    assert rows(portal, "SELECT COUNT(*) FROM article WHERE index_number LIKE '009990991/%'") == [(1,)]


def test_nobody_answers_for_more_than_they_may(portal):
    write(portal, article(1))
    assert "There is no officer nobody" in portal.run(*LOAD[:4], "nobody", *LOAD[5:], code=1).stderr
    assert "articles.secrecy" in portal.run(*LOAD[:4], "office", *LOAD[5:], code=1).stderr
    assert "does not act for all units" in portal.run(*LOAD[:4], "director", *LOAD[5:], code=1).stderr
    assert rows(portal, "SELECT COUNT(*) FROM article WHERE index_number LIKE '009990991/%'") == [(0,)]


def test_a_load_goes_on_from_a_line(portal):
    write(portal, article(1), article(2), "", article(3), article(4))
    assert portal.run(*LOAD, "--from-line", "3", "--dry-run").stdout == "2 articles can be loaded.\n"
    assert portal.run(*LOAD, "--from-line", "4").stdout.startswith("Loaded 2 articles.\n")
    # What stands before is not looked at: here it is in use already.
    refused = portal.run(*LOAD, "--from-line", "6", code=2).stderr
    assert "--from-line 6 is beyond the last article of articles.jsonl, which stands in line 5" in refused
    assert "is no line" in portal.run(*LOAD, "--from-line", "0", code=2).stderr
    assert rows(portal, "SELECT COUNT(*) FROM article WHERE index_number LIKE '009990991/%'") == [(2,)]
