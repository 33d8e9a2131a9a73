"""The registers on the console: find, enter, correct, import, export."""


def test_a_list_is_filtered_sorted_and_paged_by_its_address(site, visit):
    visitor = visit(site).sign_in()
    page = visitor.open("/console/registers/disclosed_item")
    everything = page.inner_text(".pager p")
    page.fill("#f-q", "棚户区")
    page.fill("#f-year", "2014")
    page.click("text=筛选 >> nth=-1")
    assert "q=" in page.url and "year=2014" in page.url
    assert page.inner_text(".pager p") != everything
    titles = page.locator("tbody td.title").all_inner_texts()
    assert titles and all("棚户区" in title for title in titles)
    page.goto("/console/registers/disclosed_item?sort=created_on")
    days = page.locator("tbody tr td:nth-child(4)").all_inner_texts()
    assert days == sorted(days) and len(set(days)) > 1
    page.click("nav[aria-label=翻页] >> text=下一页")
    assert "第 51–100 条" in page.inner_text(".pager p")


def test_filters_keep_the_order_the_page_size_and_whose_rows_are_listed(site, visit):
    visitor = visit(site).sign_in()
    page = visitor.open("/console/registers/channel_publication?sort=-published_on&size=20")
    page.fill("#f-year", "2014")
    page.click("text=筛选 >> nth=-1")
    assert "sort=-published_on" in page.url and "size=20" in page.url and "year=2014" in page.url
    page = visitor.open("/console/registers/disclosed_item")
    page.click("tbody a >> nth=0")
    page.click("main .columnlist a >> nth=0")
    only, total = page.url.split("?")[1], page.inner_text(".pager p")
    assert "只列出" in visitor.main
    page.click("text=筛选 >> nth=-1")
    assert only in page.url and page.inner_text(".pager p") == total
    page.click("text=查看全部")
    assert "只列出" not in visitor.main


def test_a_form_names_each_mistake_beside_its_field_and_keeps_what_was_typed(own_site, visit):
    visitor = visit(own_site).sign_in("officer")
    page = visitor.open("/console/registers/work_meeting/new")
    page.fill("#topic", "第一次专题会议")
    page.fill("#held_on", "2025-02-30")
    page.fill("#attendance", "-3")
    page.click("main [type=submit]")
    assert "2025-02-30" in page.inner_text("#held_on-error")
    assert "-3" in page.inner_text("#attendance-error")
    assert page.get_attribute("#held_on", "aria-invalid") == "true"
    assert page.input_value("#topic") == "第一次专题会议"
    page.fill("#held_on", "2025-02-28")
    page.fill("#attendance", "12")
    page.click("main [type=submit]")
    assert page.inner_text("h1") == "第一次专题会议"
    assert "2025-02-28" in visitor.main


def test_a_correction_needs_a_reason_and_shows_both_versions(own_site, visit):
    visitor = visit(own_site).sign_in()
    page = visitor.open("/console/registers/work_meeting")
    page.click("tbody a >> nth=0")
    page.click("text=更正 >> nth=0")
    page.fill("#attendance", "61")
    page.click("main [type=submit]")
    assert page.inner_text("#reason-error") != ""
    page.fill("#reason", "签到表重新清点为61人")
    page.click("main [type=submit]")
    history = page.locator("ol.history > li").all_inner_texts()
    assert len(history) == 2
    assert any("签到表重新清点为61人" in version and "61" in version for version in history)
    assert page.locator(".history .tag--done").count() == 1


def test_a_record_changed_by_someone_else_is_not_overwritten(own_site, visit):
    first, second = visit(own_site).sign_in(), visit(own_site).sign_in()
    for visitor in (first, second):
        visitor.open("/console/registers/work_meeting")
        visitor.page.click("tbody a >> nth=0")
        visitor.page.click("text=更正 >> nth=0")
        visitor.page.fill("#reason", "核对")
    first.page.fill("#attendance", "61")
    first.page.click("main [type=submit]")
    second.page.fill("#attendance", "62")
    second.page.click("main [type=submit]")
    assert "第1版" in second.main and "第2版" in second.main


HEADER = "公开主体,会议名称,召开日期,参加人数\n"


def test_an_import_is_looked_at_first_and_taken_whole(own_site, visit):
    visitor = visit(own_site).sign_in()
    page = visitor.open("/console/registers/work_meeting/import")

    def choose(text, name="会议.csv"):
        page.set_input_files("#file", {"name": name, "mimeType": "text/csv", "buffer": (HEADER + text).encode()})
        page.click("main [type=submit]")

    choose("ZX04,第一次会议,2025-03-06,12\nZX04,第二次会议,2025-02-30,-1\n")
    faults = page.locator("tbody tr").all_inner_texts()
    assert len(faults) == 2 and all(fault.startswith("3") for fault in faults)
    assert "2025-02-30" in faults[0] and "-1" in faults[1]
    visitor.open("/console/registers/work_meeting?q=第一次会议")
    assert "第一次会议" not in page.locator("main").inner_text().replace("查找", "").split("共")[-1]
    visitor.open("/console/registers/work_meeting/import")
    choose("ZX04,第一次会议,2025-03-06,12\nZX07,第二次会议,2025-03-07,8\n")
    assert "检查通过" in visitor.main
    page.click("main form [type=submit]")
    visitor.open("/console/registers/work_meeting?q=次会议")
    assert page.locator("tbody tr").count() == 2


def test_a_file_that_is_not_what_its_name_says_is_refused_in_words(own_site, visit):
    visitor = visit(own_site).sign_in()
    page = visitor.open("/console/registers/work_meeting/import")
    page.set_input_files("#file", {"name": "会议.xlsx", "mimeType": "text/plain", "buffer": HEADER.encode()})
    page.click("main [type=submit]")
    assert "会议.xlsx" in page.inner_text("#file-error") and "Excel" in page.inner_text("#file-error")


def test_exports_hold_the_rows_of_the_list(site, visit):
    visitor = visit(site).sign_in()
    visitor.open("/console/registers/normative_document?year=2014")
    rows = visitor.page.locator("tbody tr").count()
    text, name = visitor.download("text=导出CSV")
    assert name.endswith(".csv")
    assert text.startswith("\ufeff公开主体,".encode())
    assert len(text.decode().strip().splitlines()) == rows + 1
    workbook, name = visitor.download("text=导出Excel")
    assert name.endswith(".xlsx") and workbook.startswith(b"PK")
