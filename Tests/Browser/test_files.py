"""Attachments: read by a citizen on a telephone, and put on an article by a writer."""

import sqlite3

import pytest
from axe_playwright_python.sync_playwright import Axe


def violations(page):
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [(problem["id"], [node["html"][:120] for node in problem["nodes"][:3]]) for problem in found]


def article_with(site, ending):
    """The address of a published article that carries a file with this ending."""
    with sqlite3.connect(site.program.environment["GONGKAI_DATABASE"].removeprefix("sqlite:")) as database:
        column, article = database.execute(
            "SELECT site_column.code, shown.article_id FROM shown_article AS shown JOIN site_column ON site_column.id = shown.column_id "
            "JOIN article_file ON article_file.article_id = shown.article_id WHERE article_file.name LIKE ? ORDER BY shown.article_id LIMIT 1",
            (f"%.{ending}",)).fetchone()
    return f"/columns/{column}/{article}"


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("ending,shown", [("csv", "教育支出"), ("docx", "申请人"), ("png", None)])
def test_a_citizen_reads_an_attachment(site, visit, ending, shown, width):
    visitor = visit(site, viewport={"width": width, "height": 800})
    page = visitor.open(article_with(site, ending))
    line = page.locator(".filelist li").first
    assert "KB" in line.inner_text() or "字节" in line.inner_text(), "how large it is stands there before anybody taps"
    line.locator(".filelist__name").click()
    assert page.locator("h1").inner_text().endswith(f".{ending}")
    if shown:
        assert shown in visitor.main
    else:
        assert page.eval_on_selector(".fileview__picture img", "image => image.complete && image.naturalWidth > 0")
    assert "所在文章" in visitor.main
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert violations(page) == []
    data, name = visitor.download(".fileview .button--main")
    assert data and name.endswith(f".{ending}")
    assert visitor.complaints == []


def draft_of(site, address):
    """A new draft of an article, as the button on its page begins one."""
    article = int(address.rsplit("/", 1)[1])
    with sqlite3.connect(site.program.environment["GONGKAI_DATABASE"].removeprefix("sqlite:"), timeout=20) as database:
        columns = [row[1] for row in database.execute("PRAGMA table_info(article_version)")]
        other = {"number": "2", "state": "'draft'", "revision": "1", "scanned_hash": "content_hash"}
        gone = {"submitted_by", "submitted_at", "published_by", "published_at", "secrecy"}
        values = [other.get(column, "NULL" if column in gone else column) for column in columns]
        database.execute(
            f"INSERT INTO article_version ({', '.join(columns)}) SELECT {', '.join(values)} FROM article_version "
            f"WHERE article_id = {article} AND number = 1")
    return f"/console/articles/{article}/versions/2/files"


def test_a_writer_adds_files_and_sees_what_is_wrong_with_them(own_site, visit, tmp_path):
    writer = visit(own_site).sign_in("editor")
    page = writer.open(draft_of(own_site, article_with(own_site, "docx")))
    table, site_file = tmp_path / "名单.csv", tmp_path / "页面.html"
    table.write_text("序号,电话\n1,13812345678\n", encoding="utf-8")
    site_file.write_text("<script>alert(1)</script><html></html>")
    page.set_input_files("#file", [table, site_file])
    page.click(".upload [type=submit]")
    assert "已添加：名单.csv" in writer.main and "不接收网页" in writer.main
    assert "必须改正" in writer.main and "13812345678" not in writer.main
    assert violations(page) == []
    page.set_viewport_size({"width": 360, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.set_viewport_size({"width": 1280, "height": 800})
    page.fill("[name^=name-]", "发放名单.csv")
    page.click("text=保存附件列表")
    assert "附件列表已保存" in writer.main and "发放名单.csv" in writer.main
    page.check("[name^=remove-]")
    page.click("text=保存附件列表")
    assert "还没有附件" in writer.main
