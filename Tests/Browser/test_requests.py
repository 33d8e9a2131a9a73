"""Requests for disclosure as an applicant meets them: without an account, without scripts, on a telephone, and through axe."""

import re

import pytest

CODE = r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}"


def fill(page):
    page.fill("#name", "欧阳植密")
    page.select_option("#document", "identityCard")
    page.fill("#documentNumber", "11010519491231002X")
    page.fill("#telephone", "13907345678")
    page.fill("#address", "蒸湘区清泉路18号")
    page.fill("#item-1", "2025年学校食堂原料采购合同和招标公告")
    page.check("input[name=forms][value=paper]")
    page.check("input[name=ways][value=post]")


@pytest.mark.parametrize("view", ["standard", "elderly", "contrast"])
@pytest.mark.parametrize("width", [1280, 360])
def test_every_page_is_sound(own_site, visit, view, width):
    visitor, found = visit(own_site, viewport={"width": width, "height": 800}), {}
    own_site.program.run("search", "rebuild", code=None)
    visitor.open(f"/view?mode={view}&back=/request")
    page = visitor.page

    def look(name):
        found[name] = visitor.violations()
        if (needed := page.evaluate("document.documentElement.scrollWidth")) > width:
            found[name].append(f"{needed} pixels wide")

    def press(label, name):
        page.locator("main button:not(.visually-hidden)", has_text=label).first.click()
        page.wait_for_load_state()
        look(name)

    for path in ["/request", "/request/new", "/request/draft", "/request/progress", "/request/register",
                 "/request/register?channel=fax", "/request/statistics", "/request/replies"]:
        visitor.open(path)
        look(path)
    visitor.open("/request/new?unit=ZX04")
    look("form")
    page.locator("form.request__form").evaluate("form => form.noValidate = true")
    press("下一步", "form refused")
    fill(page)
    press("再加一项", "further row")
    press("改为以单位名义申请", "of a unit")
    press("改为以个人名义申请", "of a person")
    assert page.input_value("#telephone") == "13907345678"
    press("先保存，以后再填", "draft saved")
    press("现在接着填", "draft opened")
    press("下一步", "published already, or the last look")
    if page.locator("button[value=look]").count():
        press("这已经回答了我", "answered")
        press("继续申请", "the last look")
    page.set_input_files("#files", {"name": "a.exe", "mimeType": "application/octet-stream", "buffer": b"MZ nothing"})
    press("提交申请", "file refused")
    press("提交申请", "receipt")
    assert re.search(CODE, visitor.main)
    page.click("main >> text=查看办理进度")
    look("progress")
    page.click("summary >> text=撤回申请")
    press("确认撤回", "withdrawn")
    assert "您已撤回" in visitor.main
    assert {name: problems for name, problems in found.items() if problems} == {}


def test_without_scripts_and_account_a_telephone_gets_from_the_home_page_to_the_answer(own_site, visit):
    visitor = visit(own_site, java_script_enabled=False, viewport={"width": 360, "height": 740}, has_touch=True)
    page = visitor.open("/")
    page.click("main >> text=依申请公开")
    page.click("main >> text=写一份申请")
    # A telephone folds the long groups.
    page.locator("main summary", has=page.get_by_text("区政府部门")).click()
    page.click("main >> text=蒸湘区教育局")
    fill(page)
    page.locator("main button:not(.visually-hidden)", has_text="下一步").click()
    if page.locator("button[value=look]").count():
        page.click("button[value=look]")
    page.locator("main button:not(.visually-hidden)", has_text="提交申请").click()
    number, code = page.locator(".request__slip dd").all_inner_texts()
    assert re.fullmatch(CODE, code) and "code" not in page.url and code not in page.url
    pdf, name = visitor.download("text=保存为 PDF")
    assert pdf.startswith(b"%PDF-") and number in name
    page.click("main >> text=记下了，离开")
    page.click("main >> text=查办理进度")
    page.fill("#number", number)
    page.fill("#code", code.lower().replace("-", " "))
    page.click("main form [type=submit]")
    assert "已提交，等待确认收到" in visitor.main and "欧阳植密" not in visitor.main and page.url.endswith("/request/progress")


def at_the_last_look(visitor):
    page = visitor.open("/request/new?unit=ZX04")
    fill(page)
    page.locator("main button:not(.visually-hidden)", has_text="下一步").click()
    if page.locator("button[value=look]").count():
        page.click("button[value=look]")
    return page


def test_a_large_file_goes_in_pieces_and_goes_on_after_a_cut(own_site, visit):
    visitor = visit(own_site)
    page = at_the_last_look(visitor)
    puts = []

    def cut(route):
        if route.request.method != "PUT":
            return route.continue_()
        puts.append(route.request.url.rpartition("=")[2])
        return route.abort() if len(puts) == 4 else route.continue_()

    page.route("**/request/uploads/*", cut)
    large = ("甲乙丙丁戊己庚辛壬癸\n" * 300_000).encode()[:9_300_000 // 31 * 31]
    page.set_input_files("#files", {"name": "扫描件.txt", "mimeType": "text/plain", "buffer": large})
    page.locator("main button:not(.visually-hidden)", has_text="提交申请").click()
    page.wait_for_url("**/request/receipt", timeout=60_000)
    assert len(puts) == 10 and puts[3] == puts[4] == str(3 * 1_048_576)
    page.click("main >> text=查看办理进度")
    assert "扫描件.txt" in visitor.main
    assert len(visitor.complaints) == 1 and "ERR_FAILED" in visitor.complaints[0]
    visitor.complaints.clear()


def test_a_file_over_the_limit_is_told_before_it_is_sent(own_site, visit, tmp_path):
    visitor = visit(own_site)
    page = at_the_last_look(visitor)
    with open(tmp_path / "大.zip", "wb") as file:
        file.truncate(1 << 30)
    sent = []
    page.on("request", lambda request: sent.append(request.method) if request.method != "GET" else None)
    page.set_input_files("#files", tmp_path / "大.zip")
    assert "1024 MB" in page.inner_text("#files-large") and "50 MB" in page.inner_text("#files-large")
    page.locator("main button:not(.visually-hidden)", has_text="提交申请").click()
    assert sent == [] and "欧阳植密" in visitor.main
    assert visitor.violations() == []


def test_what_is_pasted_is_counted_and_not_cut(own_site, visit):
    visitor = visit(own_site)
    page = visitor.open("/request/new?unit=ZX04")
    fill(page)
    page.fill("#item-1", "字" * 1_023)
    page.locator("#item-1-counted", has_text="多了 23 个").wait_for()
    assert visitor.violations() == []
    page.locator("main button:not(.visually-hidden)", has_text="下一步").click()
    assert "有1023个字，最多1000个字，多了23个字" in visitor.main and page.input_value("#item-1") == "字" * 1_023


def press(page, words):
    page.locator("main button:not(.visually-hidden)", has_text=words).first.click()
    page.wait_for_load_state()


def test_back_leads_through_the_pages_and_files_nothing_twice(own_site, visit):
    visitor = visit(own_site)
    page = at_the_last_look(visitor)
    assert "/request/new/" in page.url
    look = page.url
    # Back to the form, or to what is published already, and on again: no page of the browser's own asks anything.
    page.go_back()
    assert page.locator("main h1").count() == 1 and page.url != look
    page.go_forward()
    assert page.url == look and "核对后提交" in page.inner_text("main h1")
    press(page, "提交申请")
    page.wait_for_url("**/request/receipt")
    number = page.locator(".request__slip dd").first.inner_text()
    page.go_back()
    assert page.url == look and "核对后提交" in page.inner_text("main h1") and "欧阳植密" in visitor.main
    press(page, "提交申请")
    page.wait_for_url("**/request/receipt")
    assert page.locator(".request__slip dd").first.inner_text() == number
    # To the very first page, with other words: asked once, plainly.
    while "?unit=" not in page.url:
        page.go_back()
    fill(page)
    page.fill("#item-1", "2024年学校食堂原料采购合同和招标公告")
    press(page, "下一步")
    if page.locator("button[value=look]").count():
        page.click("button[value=look]")
    press(page, "提交申请")
    assert "另一份新的申请" in visitor.main and number in visitor.main and "2024年学校食堂" in visitor.main
    assert visitor.violations() == []
    press(page, "再提交一份新的申请")
    page.wait_for_url("**/request/receipt")
    assert page.locator(".request__slip dd").first.inner_text() != number


def test_a_telephone_shows_the_units_by_groups(own_site, visit):
    page = visit(own_site, viewport={"width": 390, "height": 844}, java_script_enabled=False).open("/request/new")
    groups = page.locator("details.unitfold")
    assert groups.count() > 2 and page.locator("footer").first.bounding_box()["y"] < 1600
    units = groups.locator("xpath=self::*[.//a[contains(@href, 'unit=ZX11')]]")
    link = units.locator("a[href*='unit=ZX11']")
    assert not link.is_visible()
    units.locator("summary").click()
    link.click()
    assert page.input_value("[name=unit]") == "ZX11"
    # Where there is room all of them stand there.
    wide = visit(own_site, viewport={"width": 1280, "height": 800}, java_script_enabled=False).open("/request/new")
    assert wide.locator("a[href*='unit=ZX11']").is_visible() and wide.locator("a[href*='unit=ZX04']").is_visible()
