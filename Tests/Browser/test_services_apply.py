"""A shop owner applies for an item on a telephone, with scripts and without: mistakes, going back, pressing twice, following, booking a time."""

import re

import pytest

PERSON = "11010519491231002X"


def open_form(page):
    page.goto("/services?q=餐饮店开业")
    page.get_by_role("link", name="餐饮店开业并联办理", exact=True).click()
    page.get_by_role("link", name="是，有厨房或者操作间").click()
    page.get_by_role("link", name="个人或者家庭").click()
    page.get_by_role("link", name="在线申请").click()


def choose(page, group, answer):
    page.get_by_role("group", name=re.compile(group)).get_by_label(answer, exact=True).check()


def fill(page):
    for name, value in {"姓名": "欧阳植密", "证件号码": PERSON, "联系电话": "13907345678", "通信地址": "蒸湘区立新大道18号"}.items():
        page.get_by_label(name, exact=True).first.fill(value)
    page.locator("#document").select_option("identityCard")
    page.locator("#f-shopName").fill("植密粉馆")
    page.locator("#f-shopAddress").fill("蒸湘区立新大道20号")
    page.locator("#f-area").fill("45")
    choose(page, "场所来源", "自有")
    choose(page, "经营项目", "热菜")
    page.locator("#f-seats").fill("12")
    choose(page, "厨房用什么燃料", "电")
    page.locator("#f-fume").fill("HJ-2")
    page.locator("#f-staff-1-staffName").fill("欧阳植密")
    page.locator("#f-staff-1-staffNumber").fill(PERSON)
    choose(page, "做什么", "管理")
    choose(page, "是否设置门店招牌", "不设置")
    for group in page.locator("fieldset").filter(has=page.locator("input[name^='way-']")).all():
        if group.is_visible() and group.get_by_label("到窗口递交原件").count():
            group.get_by_label("到窗口递交原件").check()
    page.get_by_label("填写的内容和提交的材料真实有效", exact=False).check()


def press(page, words):
    page.get_by_role("button", name=words, exact=True).last.click()


def upload_one(page, visitor):
    """Puts up a sign, whose picture comes as a file, everything else to the window."""
    choose(page, "是否设置门店招牌", "设置")
    page.locator("#f-signSize").fill("3.2×0.8")
    choose(page, "招牌是否发光", "不发光")
    page.get_by_role("group", name=re.compile("^招牌效果图")).get_by_label("网上提交").check()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_shop_owner_applies_on_a_telephone(own_site, visit, scripts):
    visitor = visit(own_site, java_script_enabled=scripts, viewport={"width": 390, "height": 844})
    page = visitor.page
    open_form(page)
    assert page.inner_text("h1").startswith("在线申请")
    fill(page)
    # Whoever puts up no sign is not asked for its picture.
    assert page.get_by_role("group", name=re.compile("^招牌效果图")).is_visible() != scripts
    upload_one(page, visitor)
    # A slip: a digit of the number is wrong. It is told beside the field, and nothing typed is lost.
    page.locator("#documentNumber").fill("110105194912310021")
    press(page, "下一步")
    assert "校验位不对" in page.inner_text("#documentNumber-error")
    assert page.locator("#f-shopName").input_value() == "植密粉馆"
    page.locator("#documentNumber").fill(PERSON)
    press(page, "下一步")
    assert page.inner_text("h1") == "添加材料、核对后提交"
    assert "植密粉馆" in page.inner_text("main") and "到窗口递交原件" in page.inner_text("main")
    # Without the file it is not handed in.
    press(page, "提交申请")
    assert "请添加“招牌效果图”" in page.inner_text("main")
    page.locator("input[type=file]").first.set_input_files({"name": "效果图.txt", "mimeType": "text/plain", "buffer": "招牌".encode()})
    press(page, "先传上去看看，不提交")
    assert "效果图.txt" in page.inner_text("main")
    page.go_back()
    page.go_forward()
    assert "效果图.txt" in page.inner_text("main")
    press(page, "提交申请")
    assert page.inner_text("h1") == "申请已提交"
    number, code = page.locator(".request__slip dd").all_inner_texts()
    assert re.fullmatch(r"ZX22-BJ-\d{9}", number) and re.fullmatch(r"[0-9A-Z-]{14}", code)
    # Back, and once more: the same receipt, no second case.
    page.go_back()
    press(page, "提交申请")
    assert page.locator(".request__slip dd").first.inner_text() == number
    width = page.evaluate("() => document.documentElement.scrollWidth") if scripts else 390
    assert width <= 390
    # From another telephone, from the form for requests too.
    other = visit(own_site, java_script_enabled=scripts, viewport={"width": 390, "height": 844}).page
    other.goto("/request/progress")
    other.get_by_label("申请编号").fill(number)
    other.get_by_label("查询码").fill(code.lower())
    press(other, "查询")
    assert other.url.endswith("/services/progress") and other.inner_text("h1") == "已收到，等待受理"
    other.locator("summary", has_text="撤回申请").click()
    other.get_by_label("撤回的原因").fill("先不开了")
    press(other, "确认撤回")
    assert other.inner_text("h1") == "您已撤回" and "申请已撤回" in other.inner_text("body")


@pytest.mark.parametrize("scripts", [True, False])
def test_a_draft_is_kept_under_a_code_and_opened_elsewhere(own_site, visit, scripts):
    visitor = visit(own_site, java_script_enabled=scripts, viewport={"width": 390, "height": 844})
    page = visitor.page
    open_form(page)
    page.locator("#f-shopName").fill("植密粉馆")
    choose(page, "经营项目", "热菜")
    choose(page, "经营项目", "面点")
    # A draft may be wrong and unfinished.
    page.locator("#documentNumber").fill("1")
    press(page, "保存草稿，以后再填")
    assert page.inner_text("h1") == "草稿已保存"
    code = page.inner_text(".request__slip dd")
    assert re.fullmatch(r"[0-9A-Z]{4}(-[0-9A-Z]{4}){2}", code)
    if scripts:
        assert visitor.violations() == []
    press(page, "现在接着填")
    assert page.locator("#f-shopName").input_value() == "植密粉馆"
    # Saved once more, it keeps its code.
    page.locator("#f-shopName").fill("植密米粉馆")
    press(page, "保存草稿，以后再填")
    assert page.inner_text(".request__slip dd") == code
    # On another telephone.
    other = visit(own_site, java_script_enabled=scripts, viewport={"width": 390, "height": 844})
    there = other.page
    open_form(there)
    there.get_by_role("link", name="用查询码接着填").click()
    there.fill("#code", "0000-0000-0000")
    press(there, "打开草稿")
    assert "没有找到这份草稿" in other.main
    there.fill("#code", code.lower())
    press(there, "打开草稿")
    assert there.locator("#f-shopName").input_value() == "植密米粉馆"
    assert there.get_by_role("group", name="经营项目").get_by_label("面点").is_checked()
    fill(there)
    press(there, "下一步")
    assert "招牌效果图" not in other.main
    press(there, "提交申请")
    assert there.inner_text("h1") == "申请已提交", other.main
    # What was handed in is no draft any more.
    there.goto("/services/draft")
    there.fill("#code", code)
    press(there, "打开草稿")
    assert "没有找到这份草稿" in other.main


def test_questions_show_with_their_answers(own_site, visit):
    page = visit(own_site).page
    open_form(page)
    assert not page.locator("#f-landlordPhone").is_visible() and not page.locator("#agentName").is_visible()
    choose(page, "场所来源", "租用")
    assert page.locator("#f-landlordPhone").is_visible()
    choose(page, "场所来源", "自有")
    assert not page.locator("#f-landlordPhone").is_visible()
    page.get_by_label("委托别人办", exact=True).check()
    assert page.locator("#agentName").is_visible()
    page.get_by_role("button", name="再加一个从业人员").click()
    assert page.locator("#f-staff-2-staffName").is_visible() and page.get_by_label("委托别人办", exact=True).is_checked()


@pytest.mark.parametrize("width", [1280, 390])
def test_the_pages_are_sound(own_site, visit, width):
    visitor = visit(own_site, viewport={"width": width, "height": 844})
    page = visitor.page

    def look(name):
        assert visitor.violations() == [], name
        assert page.evaluate("() => document.documentElement.scrollWidth") <= width, name

    open_form(page)
    look("form")
    press(page, "下一步")
    look("form with mistakes")
    fill(page)
    upload_one(page, visitor)
    press(page, "下一步")
    look("check")
    page.locator("input[type=file]").first.set_input_files({"name": "效果图.txt", "mimeType": "text/plain", "buffer": "招牌".encode()})
    press(page, "提交申请")
    look("receipt")
    page.get_by_role("link", name="查看办理进度").click()
    look("progress")
    page.goto("/services/progress")
    visitor.context.clear_cookies()
    page.goto("/services/progress")
    look("find")
    page.goto("/services?q=门店招牌")
    page.get_by_role("link", name="门店招牌设置许可", exact=True).click()
    look("guide")
    page.get_by_role("link", name="预约到窗口办理").click()
    look("times")
    page.get_by_label("9:00至9:30").check()
    page.get_by_label("姓名").fill("欧阳植密")
    page.get_by_label("电话").fill("13907345678")
    press(page, "预约")
    look("booked")
    assert page.inner_text("h1") == "预约好了"
    page.get_by_text("取消预约", exact=True).click()
    press(page, "确认取消")
    assert page.inner_text("h1") == "预约已取消"


def test_what_the_applicant_filled_in_stands_at_the_desk_masked_and_is_revealed_with_a_reason(hall, visit):
    page = visit(hall).page
    open_form(page)
    fill(page)
    upload_one(page, None)
    press(page, "下一步")
    page.locator("input[type=file]").first.set_input_files({"name": "效果图.txt", "mimeType": "text/plain", "buffer": "招牌".encode()})
    press(page, "提交申请")
    number = page.locator(".request__slip dd").first.inner_text()
    clerk = visit(hall).sign_in("window")
    desk = clerk.open(f"/console/cases?q={number}")
    desk.get_by_role("link", name=number).first.click()
    filled = desk.inner_text("section[aria-labelledby=filled]")
    for word in ["店铺名称", "植密粉馆", "45", "热菜", "从业人员1：做什么", "管理", "个人或者家庭", "到窗口递交原件"]:
        assert word in filled, filled
    assert "欧阳植密" not in filled and "11010519491231002X" not in filled and "002X" in filled
    # The file says which material it is.
    assert "招牌效果图" in desk.inner_text("section[aria-labelledby=files]")
    assert clerk.violations() == []
    bytes_of_paper, name = clerk.download("text=打印申请内容（PDF）")
    assert bytes_of_paper.startswith(b"%PDF") and name == f"申请内容{number}.pdf"
    desk.get_by_role("link", name="查看身份信息").click()
    desk.fill("#reason", "核对从业人员的健康证")
    desk.locator("main form [type=submit]").first.click()
    assert "11010519491231002X" in clerk.main and "从业人员1：身份证号码" in clerk.main and "从业人员1：姓名" in clerk.main
    trail = visit(hall).sign_in("auditor")
    trail.open("/console/audit")
    assert "核对从业人员的健康证" in trail.main
