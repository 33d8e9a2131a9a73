"""The five promises (一站式服务、一窗式受理、一次性告知、一条龙审批、一单式收费), each as somebody at a desk lives it."""

import re

CASE = re.compile(r"/console/cases/(\d+)$")


def identity(page, name="林晓梅"):
    page.fill("#name", name)
    page.select_option("#document", label="护照")
    page.fill("#documentNumber", "E20000001")
    page.fill("#telephone", "0734-8850000")
    page.fill("#address", "示范街8号")


def take_in(visitor, words, item, leaving=(), sign="设置"):
    """At the window: finds the item, ticks the materials but those left out, and takes it in. The address of the case, and its code."""
    page = visitor.open("/console/window")
    page.get_by_label("查找事项").fill(words)
    page.get_by_role("button", name="查找").click()
    page.get_by_role("link", name=item, exact=True).click()
    assert page.inner_text("h1") == item
    boxes = page.locator("input[name=materials]")
    for index in range(boxes.count()):
        if index not in leaving:
            boxes.nth(index).check()
    identity(page)
    # What decides which steps there are.
    choice = page.locator(f"input[name='f-sign'][value='{sign}']")
    if choice.count():
        choice.check()
    page.get_by_role("button", name="收件", exact=True).last.click()
    assert page.inner_text("h1") == "已收件", page.inner_text("main")
    code = page.inner_text("main code")
    return page.get_by_role("link", name="查看办件").get_attribute("href"), code


def step(page, case, action, fill=(), choose=(), branch=None):
    """Takes a step through its page."""
    page.goto(f"{case}/{action}" + (f"?branch={branch}" if branch else ""))
    for name, text in dict(fill).items():
        page.fill(f"[name='{name}']", text)
    for name, value in dict(choose).items():
        page.check(f"input[name='{name}'][value='{value}']")
    page.click("main form.form .form__end [type=submit] >> nth=0")
    assert "已办理" in page.inner_text("main"), f"{action}: {page.inner_text('main')[:1500]}"


def every_width(visitor):
    """axe at both widths, and nothing scrolls sideways."""
    found = []
    for width in (1280, 390):
        visitor.page.set_viewport_size({"width": width, "height": 844})
        found += visitor.violations()
        needed = visitor.page.evaluate("() => document.documentElement.scrollWidth")
        if needed > width:
            found.append(f"{needed} pixels wide at {width}")
    visitor.page.set_viewport_size({"width": 1280, "height": 800})
    return found


def test_yizhanshi_fuwu_one_station_for_all_units(hall, visit):
    """一站式服务: the items of every unit are found, read and taken in at one place."""
    visitor = visit(hall)
    page = visitor.open("/services?page=1")
    assert "338" in page.inner_text("#entries"), page.inner_text("#entries")
    items, units, number = [], set(), 1
    while True:
        found = [link.get_attribute("href") for link in page.locator("ul.services > li > a").all()]
        items += found
        units |= set(page.locator("ul.services .services__unit").all_inner_texts())
        if len(found) < 20:
            break
        number += 1
        visitor.open(f"/services?page={number}")
    assert len(items) == len(set(items)) == 338 and len(units) == 25, (len(items), len(units), sorted(units))
    clerk = visit(hall).sign_in("window")
    desk = clerk.page
    for words, unit in [("结婚登记", "民政"), ("门店招牌", "城"), ("个体工商户设立", "政务"), ("餐饮服务许可", "卫生")]:
        desk.goto("/console/window")
        desk.get_by_label("查找事项").fill(words)
        with desk.expect_navigation():
            desk.keyboard.press("Enter")
        row = desk.locator("tbody tr", has=desk.locator("td.title a")).first
        assert unit in row.inner_text(), words
    assert every_width(clerk) == []


def test_yichuangshi_shouli_one_window_takes_in_for_every_unit(hall, visit):
    """一窗式受理: any item is taken in, handed over with a slip, and signed for by the unit."""
    clerk = visit(hall).sign_in("window")
    case, code = take_in(clerk, "招牌", "门店招牌设置许可")
    page = clerk.page
    assert re.fullmatch(r"[0-9A-Z-]{12,20}", code)
    page.goto(case)
    page.get_by_role("link", name="收件凭证").click()
    assert "林晓梅" in page.inner_text(".officialpaper") and every_width(clerk) == []
    step(page, case, "handOver", fill={"handOverNote": "原件一套"})
    page.get_by_role("link", name="材料交接单").click()
    slip = page.inner_text(".officialpaper")
    assert "移交时间" in slip and "签收期限" in slip and "原件一套" in slip
    unit = visit(hall).sign_in("approver12")
    unit.open("/console/cases?who=waiting")
    unit.page.goto(case)
    assert "由谢小芳移交，还没有签收" in unit.main and unit.page.locator(".casesteps a", has_text=re.compile("^受理$")).count() == 0
    step(unit.page, case, "signIn")
    step(unit.page, case, "accept")
    assert "已受理" in unit.page.inner_text(".pagehead") and "受理通知书" in unit.main
    assert every_width(unit) == []
    # A notice about the case leads to it.
    notices = clerk.open("/console/notices")
    number = unit.page.inner_text(".pagehead p").split()[0]
    notices.locator(f"button:has-text('{number}'), a:has-text('{number}')").first.click()
    assert CASE.search(notices.url), notices.url


def test_yicixing_gaozhi_one_notice_lists_everything(hall, visit):
    """一次性告知: one notice with every deficit; a second one is refused."""
    clerk = visit(hall).sign_in("window")
    case, _ = take_in(clerk, "招牌", "门店招牌设置许可", leaving=(0, 1))
    page = clerk.page
    page.goto(case + "/giveNotice")
    assert page.locator("input[name^='deficit-'][value='没有提交']").count() == 2
    assert every_width(clerk) == []
    step(page, case, "giveNotice", fill={"deficits": "申请书没有填写招牌尺寸"})
    page.get_by_role("link", name="补正材料一次性告知书").click()
    paper = page.inner_text(".officialpaper")
    assert "共3项" in paper and "申请书没有填写招牌尺寸" in paper
    page.goto(case)
    assert page.locator("#materials ~ .tablebox .tag--error").count() == 2
    page.goto(case + "/supplement")
    for box in page.locator("input[name=handedIn]").all():
        box.check()
    page.click("main form.form .form__end [type=submit] >> nth=0")
    assert "已收到" in page.inner_text("main")
    assert page.goto(case + "/giveNotice").status == 409
    assert "已经办理过" in page.inner_text("main")
    step(page, case, "accept")


def test_yicixing_gaozhi_what_a_correction_added_is_told_alone(hall, visit):
    """一次性告知: a picture that a corrected answer asks for afterwards is told by another notice, which is no second one."""
    clerk = visit(hall).sign_in("window")
    page = clerk.open("/console/window")
    page.get_by_label("查找事项").fill("餐饮店开业")
    page.get_by_role("button", name="查找").click()
    page.get_by_role("link", name="餐饮店开业并联办理", exact=True).click()
    labels = [box.evaluate("box => box.closest('label').innerText") for box in page.locator("input[name=materials]").all()]
    picture = next(index for index, label in enumerate(labels) if "招牌效果图" in label)
    plan = next(index for index, label in enumerate(labels) if "场所平面布置图" in label)
    case, _ = take_in(clerk, "餐饮店开业", "餐饮店开业并联办理", leaving=(picture, plan), sign="不设置")
    page.goto(case + "/giveNotice")
    assert page.locator("input[name^='deficit-'][value='没有提交']").count() == 1
    step(page, case, "giveNotice")
    page.goto(case + "/answers?path=sign")
    assert every_width(clerk) == []
    page.check("input[name=text][value='设置']")
    page.fill("[name=reason]", "申请人当面说明要设招牌")
    page.click("main form.form .form__end [type=submit] >> nth=0")
    page.goto(case + "/supplement")
    page.get_by_label("场所平面布置图").check()
    page.click("main form.form .form__end [type=submit] >> nth=0")
    assert "已收到" in page.inner_text("main")
    page.goto(case + "/giveNotice")
    fields = page.locator("input[name^='deficit-']")
    assert fields.count() == 1 and fields.first.input_value() == "没有提交"
    assert "招牌效果图" in page.inner_text("main form.form") and page.locator("[name=deficits]").count() == 0
    assert every_width(clerk) == []
    # The one thing it is about is needed: what is sent blank comes back, with what to do.
    assert fields.first.get_attribute("required") is not None
    fields.first.fill("  ")
    page.click("main form.form .form__end [type=submit] >> nth=0")
    assert "请写明需要补正的内容" in page.inner_text("main")
    step(page, case, "giveNotice", fill={fields.first.get_attribute("name"): "没有提交"})
    page.get_by_role("link", name="补正材料一次性告知书").first.click()
    paper = page.inner_text(".officialpaper")
    assert "新增的全部内容，共1项" in paper and "再次告知" not in paper
    page.goto(case + "/supplement")
    page.get_by_label("招牌效果图").check()
    page.click("main form.form .form__end [type=submit] >> nth=0")
    assert page.goto(case + "/giveNotice").status == 409
    step(page, case, "accept")


def restaurant(hall, visit):
    clerk = visit(hall).sign_in("window")
    case, code = take_in(clerk, "餐饮店开业", "餐饮店开业并联办理")
    step(clerk.page, case, "accept")
    return clerk, case, code


def begun(visitor, case, name):
    """Waits until the program has begun a step: what can be done side by side begins by itself, once a minute."""
    for _ in range(45):
        page = visitor.open(case)
        row = page.locator(".caseflow tr", has=page.locator("td.title", has_text=re.compile("^" + name)))
        if "办理中" in row.inner_text():
            return
        visitor.page.wait_for_timeout(2_000)
    raise AssertionError(f"{name} does not begin: {visitor.main}")


def test_yitiaolong_shenpi_five_units_and_the_longest_path(hall, visit):
    """一条龙审批: one case, five units side by side; the term is the longest path; one decision, one certificate."""
    clerk, case, _ = restaurant(hall, visit)
    # A unit has no business with the case before its step begins.
    assert visit(hall).sign_in("approver16").open(case, status=404)
    main = clerk.main
    assert "全程最长路径13个工作日：消防和房屋安全审查 → 餐饮服务许可" in main and "5个单位办理" in main
    units = {
        "个体工商户登记": "approver22", "环境影响登记表审批": "approver21", "消防和房屋安全审查": "approver11", "门店招牌设置许可": "approver12",
        "餐饮服务许可": "approver16"}
    for name, login in units.items():
        begun(clerk, case, name)
        unit = visit(hall).sign_in(login)
        assert unit.open("/console/cases?who=steps").locator(f"a[href='{case}']").count() == 1
        page = unit.open(case)
        page.locator(".casesteps > li", has_text=f"环节：{name}").get_by_role("link", name="完成环节").click()
        page.check("input[name=stepResult][value=passed]")
        page.fill("[name=stepOpinion]", "现场核查合格")
        page.click("main form.form .form__end [type=submit] >> nth=0")
        assert "已办理" in unit.main, unit.main
        assert unit.open("/console/cases?who=steps").locator(f"a[href='{case}']").count() == 0
    lead = visit(hall).sign_in("approver22")
    step(lead.page, case, "submit")
    assert lead.page.goto(case + "/grant").status == 403
    head = visit(hall).sign_in("head22")
    head.open(case)
    assert every_width(head) == []
    step(head.page, case, "grant")
    step(lead.page, case, "issueCertificate", fill={"certificateNumber": f"蒸餐〔2026〕{case.split('/')[-1]}号"})
    assert lead.page.goto(case + "/issueCertificate").status == 409
    step(clerk.page, case, "deliver", fill={"serviceEvidence": "林晓梅当场签收"}, choose={"serviceWay": "direct"})
    papers = clerk.page.inner_text("section[aria-labelledby=papers]")
    for name in ["受理通知书", "准予行政许可决定书", "行政许可证件", "送达回证"]:
        assert papers.count(name) == 1, name


def test_yidanshi_shoufei_one_bill_for_all_units(hall, visit):
    """一单式收费: one sheet, each line with its basis; nothing beyond it, and what is added has a reason."""
    clerk, case, code = restaurant(hall, visit)
    page = clerk.page
    page.goto(case + "/tellBill")
    assert every_width(clerk) == []
    first = page.locator("input[name^='fee-']").first
    name = first.get_attribute("name")
    page.fill(f"[name='{name}']", "99999")
    page.click("main form.form .form__end [type=submit] >> nth=0")
    assert "超过标准" in page.inner_text("main")
    # Three units charge, each by its own document; what is counted is told by number.
    assert [page.locator(f"[name='fee-F0{number}']").count() for number in (1, 2, 3)] == [1, 1, 1]
    for unit in ["区政务服务中心", "区卫生局", "区城市管理行政执法局"]:
        assert f"{unit}收取" in page.inner_text("main"), page.inner_text("main")
    step(page, case, "tellBill", fill={"fee-F01": "20", "fee-F02": "3", "fee-F03": "720"})
    assert page.goto(case + "/tellBill").status == 409
    page.goto(case)
    lines = page.locator("section[aria-labelledby=bill] tbody tr")
    assert lines.count() == 3
    told = [
        ("个体工商户注册登记费", "区政务服务中心", "计价费〔1999〕1707号", "20"), ("从业人员预防性健康体检费", "区卫生局", "价费字314号", "135"),
        ("城市生活垃圾处理费", "区城市管理行政执法局", "计价格〔2002〕872号", "216")]
    for row, words in zip(lines.all(), told):
        assert all(word in row.inner_text() for word in words), row.inner_text()
    due = re.search(r"还应缴([\d.]+)元", page.inner_text("main")).group(1)
    assert due == "371"
    number = page.inner_text(".pagehead p").split()[0]
    page.get_by_role("link", name="收费告知单").click()
    bill = page.inner_text(".officialpaper")
    assert "合计" in bill and f"{due}元" in bill
    for words in told:
        assert all(word in bill for word in words), bill
    # Whoever applied reads the same lines.
    applicant = visit(hall)
    mine = applicant.open("/services/progress")
    mine.fill("#number", number)
    mine.fill("#code", code)
    mine.locator("main form button").first.click()
    sheet = mine.locator("section[aria-labelledby=bill]")
    for words in told:
        assert all(word in sheet.inner_text() for word in words), sheet.inner_text()
    assert "371元" in sheet.locator("tfoot").inner_text() and every_width(applicant) == []
    step(page, case, "pay", fill={"amount": due, "receiptNumber": "湘财通字0002"})
    assert "已经缴清" in page.inner_text("main")


def test_the_window_takes_files_under_their_materials_and_notes_what_was_corrected(hall, visit):
    clerk = visit(hall).sign_in("window")
    page = clerk.open("/console/window")
    page.get_by_label("查找事项").fill("招牌")
    page.get_by_role("button", name="查找").click()
    page.get_by_role("link", name="门店招牌设置许可", exact=True).click()
    places = page.locator("section[aria-labelledby=scans] input[type=file]")
    names = page.locator("section[aria-labelledby=scans] label[for^=files-]").all_inner_texts()
    assert places.count() == len(names) >= 3 and names[-1].startswith("其他文件")
    assert every_width(clerk) == []
    places.nth(0).set_input_files([
        {"name": "正面.txt", "mimeType": "text/plain", "buffer": "正面".encode()}, {"name": "反面.txt", "mimeType": "text/plain", "buffer": "反面".encode()}])
    places.nth(1).set_input_files({"name": "坏.exe", "mimeType": "application/octet-stream", "buffer": b"MZ nothing"})
    page.fill("[name=corrected]", "补签了姓名")
    identity(page)
    today = page.input_value("[name=arrivedOn]")
    page.fill("[name=arrivedOn]", "2099-01-05")
    page.get_by_role("button", name="收件", exact=True).last.click()
    # Something else is wrong: the good files stay, the bad one is told beside its material.
    assert "还没有到" in clerk.main and "坏.exe" in clerk.main
    assert page.locator("section[aria-labelledby=scans] input[type=checkbox]:checked").count() == 2
    assert page.input_value("[name=corrected]") == "补签了姓名"
    page.fill("[name=arrivedOn]", today)
    page.get_by_role("button", name="收件", exact=True).last.click()
    assert page.inner_text("h1") == "已收件", clerk.main
    page.goto(page.get_by_role("link", name="查看办件").get_attribute("href"))
    files = page.inner_text("section[aria-labelledby=files]")
    material = re.sub(r"可不填$", "", names[0]).strip()
    assert files.count(f"“{material}”") == 2 and "正面.txt" in files and "反面.txt" in files
    # What there is a file of was handed in; the correction is a step.
    row = page.locator("section[aria-labelledby=materials] tbody tr", has_text=material).first
    assert "已收到" in row.inner_text()
    assert "当场更正" in clerk.main and "补签了姓名" in clerk.main
