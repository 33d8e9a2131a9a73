"""The four functions of electronic supervision, each named after itself: 实时监察、预警纠错、信息服务、绩效考核."""

import datetime
import json
import re

import pytest

BOARD = "/console/supervision"
WIDTHS = [1280, 390]


def today():
    """In the district, whatever the clock of the machine says."""
    return datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=8))).date()


@pytest.fixture(scope="module")
def watched(site, district, tmp_path_factory):
    """A demonstration with its cases, in which inspectors and units do things."""
    own = type(site)(type(district), district, tmp_path_factory.mktemp("watched"), "--demonstration")
    yield own
    own.stop()


def number(text):
    return int(re.sub(r"\D", "", text))


def day(text):
    return datetime.date.fromisoformat(text)


def test_实时监察_every_number_opens_its_list_and_a_list_its_case(watched, visit):
    visitor = visit(watched).sign_in("inspector")
    page = visitor.open(BOARD)
    tiles = {tile.locator(".signaltile__word").inner_text(): number(tile.locator(".figure").inner_text()) for tile in page.locator(".signaltile").all()}
    assert tiles["在办"] == sum(count for word, count in tiles.items() if word != "在办") > 10
    assert tiles["红牌"] > 0
    # The red ones of the unit that has most of them, by the number in its line.
    line = page.locator(".boardpart--unit tbody tr").first
    red = number(line.locator("td.number").first.inner_text())
    line.locator("td.number a").first.click()
    assert f"共{red}件" in visitor.main and page.locator("tbody tr").count() == red
    assert {tag.inner_text() for tag in page.locator("tbody .signal").all()} == {"红牌"}
    page.locator("tbody tr a").first.click()
    assert re.match(r"ZX\d+-BJ-\d+", page.inner_text("h1"))
    assert page.locator(".casetrail > li").count() > 2
    # Why a card came: rule, reason and day.
    card = page.locator(".casetrail__card").last
    assert re.search(r"[YR]\d\d", card.inner_text()) and re.search(r"\d{4}-\d\d-\d\d", card.inner_text())


@pytest.mark.parametrize("scripts", [True, False])
def test_实时监察_the_board_follows_without_reload_and_has_a_link_without_scripts(watched, visit, scripts):
    visitor = visit(watched, java_script_enabled=scripts).sign_in("inspector")
    page = visitor.open(BOARD)
    assert page.get_by_role("link", name="刷新").is_visible()
    assert "数字截至" in visitor.main
    if not scripts:
        return
    before = page.inner_text("[data-live-time]")
    page.locator(".boardpart--step tbody a").first.focus()
    here = page.evaluate("() => document.activeElement.getAttribute('href')")
    page.evaluate("() => { document.body.dataset.mine = 'kept' }")
    page.wait_for_function("before => document.querySelector('[data-live-time]').innerText !== before", arg=before, timeout=20_000)
    # The page is the same, and whoever was on a link is still there.
    assert page.evaluate("() => document.body.dataset.mine") == "kept"
    assert page.evaluate("() => document.activeElement.getAttribute('href')") == here


def test_预警纠错_cards_stand_on_their_days_when_the_day_is_moved(watched, visit):
    visitor = visit(watched).sign_in("inspector")
    page = visitor.open("/console/supervision/cards?rule=Y01")
    row = page.locator("tbody tr").first
    name, issued = row.locator("a").inner_text(), day(row.get_by_text(re.compile(r"^\d{4}-\d\d-\d\d$")).inner_text())
    card = row.locator("a").get_attribute("href")
    before = issued - datetime.timedelta(days=1)
    page = visitor.open(f"/console/supervision/cards?rule=Y01&day={before}")
    assert page.locator(f'a[href="{card}"]').count() == 0, name
    page = visitor.open(f"/console/supervision/cards?rule=Y01&day={issued}")
    assert page.locator(f'a[href="{card}"]').count() == 1, name
    page.click(f'a[href="{card}"]')
    # It says by which limit, and the limit ended the day before or over days off.
    assert "承诺期限" in visitor.main and "最后一日" in visitor.main
    due = re.search(r"最后一日(?:为)?(\d{4})年(\d+)月(\d+)日", visitor.main)
    assert day("-".join([due[1], due[2].zfill(2), due[3].zfill(2)])) < issued


def test_实时监察_a_past_day_is_shown_as_it_was(watched, visit):
    visitor = visit(watched).sign_in("inspector")
    page = visitor.open(f"{BOARD}/cases")
    for case in [link.get_attribute("href") for link in page.locator("tbody tr td:first-child a, tbody tr th a").all()]:
        page = visitor.open(case)
        days = [time.get_attribute("datetime") for time in page.locator(".casetrail time").all()]
        if days[0] < days[-1]:
            break
    steps, first = len(days), days[0]
    page.locator(".casetrail time a").first.click()
    assert "终了时的情况" in visitor.main and 0 < page.locator(".casetrail > li").count() < steps
    assert page.get_by_role("button", name="发牌").count() == 0
    # The board of that day counts what its list shows.
    page = visitor.open(f"{BOARD}?day={first}")
    assert f"数字截至{first}终了" in visitor.main and page.get_by_role("link", name="刷新").count() == 0
    tile = page.locator(".signaltile").first
    open_then = number(tile.locator(".figure").inner_text())
    tile.locator("a").click()
    assert f"共{open_then}件" in visitor.main and open_then > 0
    for path in [f"{BOARD}?day=1", f"{BOARD}/cases?day=1", f"{BOARD}/scores?day=1"]:
        visitor.open(path, status=422)
        assert "应为日期" in visitor.main
    visitor.open(f"{BOARD}?day=2099-01-01", status=422)
    page = visitor.open(f"{BOARD}/scores?period={first[:4]}&day={first}")
    assert "终了时的监察牌" in visitor.main and page.get_by_role("button", name=re.compile("^公布")).count() == 0


def test_预警纠错_a_card_goes_from_inspector_to_unit_and_back_and_is_never_gone(watched, visit):
    inspector, head, second = (visit(watched).sign_in(login) for login in ["inspector", "head12", "inspector2"])
    page = inspector.open(f"{BOARD}/cases")
    page.locator("tbody tr", has_text="城市管理").first.locator("a").first.click()
    page.get_by_role("button", name="发牌").click()
    # Nothing is chosen beforehand, and both omissions are told at once.
    assert "请填写发牌的内容和理由" in inspector.main and "请选择发哪一种牌" in inspector.main
    page.locator("[name=signal][value=yellow]").check()
    page.fill("#reason", "窗口当面索要清单以外的材料")
    page.get_by_role("button", name="发牌").click()
    assert "已发牌" in page.inner_text("body") and "待反馈" in inspector.main
    card = page.url
    # Whoever issued it does not take it back.
    assert [choice.get_attribute("value") for choice in page.locator("[name=action]").all()] == ["confirm", "upgrade", "press"]
    page = second.open(card.split(watched.address)[1])
    # The head of the unit is told, and cannot withdraw it.
    theirs = head.open("/console/notices")
    theirs.get_by_role("button", name=re.compile("^办件.*监察人员发牌")).first.click()
    assert theirs.url == card
    choices = theirs.locator("[name=action]")
    assert [choice.get_attribute("value") for choice in choices.all()] == ["explain", "appeal"]
    theirs.get_by_role("button", name="办理").click()
    assert "请选择要办理的步骤" in head.main
    theirs.locator("[value=appeal]").check()
    theirs.fill("#text", "材料在清单第三项。")
    theirs.get_by_role("button", name="办理").click()
    assert "申辩中" in head.main
    # The other inspector had the page open: what came between is told, nothing is lost.
    page.locator("[value=withdraw]").check()
    page.fill("#text", "查明属实，撤牌。")
    page.get_by_role("button", name="办理").click()
    assert "刚刚有新的办理记录" in page.inner_text("body") and page.input_value("#text") == "查明属实，撤牌。"
    page.get_by_role("button", name="办理").click()
    assert "已撤牌" in second.main and page.locator(".casetrail > li").count() == 3
    assert head.open(card.split(watched.address)[1]) and "已撤牌，不扣分" in head.main


def test_预警纠错_an_inspector_reads_everything_and_changes_nothing(watched, visit):
    visitor = visit(watched).sign_in("inspector")
    page = visitor.open(f"{BOARD}/cases")
    case = page.locator("tbody tr a").first.get_attribute("href").rsplit("/", 1)[1]
    forms = page.evaluate("() => [...document.querySelectorAll('main form')].map(form => form.method)")
    assert set(forms) <= {"get"}
    visitor.open(f"{BOARD}/cases/{case}")
    # The only things that can be sent from a case's page in the watch room are a card, and a complaint for which a rule issues one.
    assert page.evaluate("() => [...document.querySelectorAll('main form')].map(form => form.getAttribute('action'))") == [f"{BOARD}/cases/{case}/cards"] * 2
    # System, security and audit are others': none of their pages is open to the inspector, nor the watch room to theirs.
    for path in ["/console/officers", "/console/audit", "/console/agencies"]:
        visitor.open(path, status=403)
    admin = visit(watched).sign_in("admin")
    for path in [BOARD, f"{BOARD}/cards", f"{BOARD}/rules"]:
        admin.open(path, status=403)
    auditor = visit(watched).sign_in("auditor")
    auditor.open("/console/audit")
    auditor.open(f"{BOARD}/rules", status=403)


def test_信息服务_statistics_are_told_by_unit_item_person_and_month_and_kept_as_a_file(watched, visit):
    visitor = visit(watched).sign_in("inspector")
    page = visitor.open(f"{BOARD}/statistics?from=2004-01&through=2099-12")
    sums = {}
    for way in ["按单位", "按事项", "按窗口人员", "按月份"]:
        page.get_by_role("link", name=way, exact=True).click()
        rows = [row.locator("td").all_inner_texts() for row in page.locator("tbody tr").all()]
        sums[way] = [sum(number(row[column]) for row in rows) for column in [1, 4, 5]]
        assert page.locator(".chart figcaption").is_visible()
    assert sums["按单位"][0] > 50 and sums["按单位"][1] > 0
    assert sums["按单位"] == sums["按事项"] == sums["按月份"]
    data, name = visitor.download("text=导出CSV")
    text = data.decode("utf-8-sig")
    assert name.endswith(".csv") and text.splitlines()[0].startswith("月份,收件,办结")
    assert sum(int(line.split(",")[1]) for line in text.splitlines()[1:]) == sums["按月份"][0]
    # A number leads to the list that it counts.
    for column, heading in [(2, "收到的办件"), (5, "监察牌")]:
        cell = page.locator(f"tbody tr td:nth-child({column}) a").last
        said = cell.inner_text()
        cell.click()
        assert page.inner_text("h1") == heading and f"共{said}" in page.inner_text("main")
        assert page.locator("tbody tr").count() == min(number(said), 50)
        page.go_back()


def test_信息服务_a_unit_sees_its_own_cases_alone(watched, visit):
    visitor = visit(watched).sign_in("head12")
    page = visitor.open(BOARD)
    assert page.locator(".boardpart--unit tbody tr").count() == 1 and "城市管理" in page.inner_text(".boardpart--unit tbody")
    visitor.open(f"{BOARD}/statistics?by=person", status=403)
    visitor.open(f"{BOARD}/statistics?from=nothing", status=422)


def test_绩效考核_each_point_opens_to_its_event(watched, visit):
    visitor = visit(watched).sign_in("inspector")
    digest = json.loads(watched.program.run("supervision", "rebuild", "--json").stdout)
    page = visitor.open(f"{BOARD}/scores?period={digest['day'][:4]}")
    if page.locator(".scoretable .is-less").count() == 0:
        page = visitor.open(f"{BOARD}/scores?period={int(digest['day'][:4]) - 1}")
    totals = [float(text) for text in page.locator(".scoretable tbody tr td:nth-child(3)").all_inner_texts()]
    assert totals == sorted(totals, reverse=True) and totals[0] <= 105
    line = page.locator(".scoretable tbody tr", has=page.locator(".is-less")).first
    line.locator("th a").click()
    head = page.locator(".scorehead", has=page.locator("details")).first
    head.locator("summary").click()
    entry = head.locator("tbody tr").first
    rule = entry.locator("a").first.inner_text()
    entry.locator("a").first.click()
    assert rule.split(" ", 1)[-1] in page.inner_text("main")
    # And of the event the case.
    page.locator(".pagehead a").first.click()
    assert page.locator("#timeline").is_visible()


def test_绩效考核_published_scores_stay_and_the_unit_objects(watched, visit):
    inspector, head, second = (visit(watched).sign_in(login) for login in ["inspector", "head12", "inspector2"])
    page = inspector.open(f"{BOARD}/scores")
    # Of some months one unit alone has anything to be scored, which is no ranking.
    is_alone = page.locator(".scoretable tbody tr").count() == 1
    # Nobody publishes by a slip of the hand.
    page.get_by_role("button", name=re.compile("^公布")).click()
    assert ("请先核对分数" if is_alone else "请先核对名次和分数") in page.inner_text("main")
    page.check("#confirmed")
    page.get_by_role("button", name=re.compile("^公布")).click()
    assert "已公布" in page.inner_text("body")
    published, shown = page.url.split(watched.address)[1], page.inner_text("tbody")
    assert ("不排名次" in page.inner_text("main")) == is_alone
    # Once more without a change needs a reason, and a change.
    page = inspector.open(f"{BOARD}/scores")
    page.fill("#reason", "再公布一次")
    page.check("#confirmed")
    page.get_by_role("button", name="公布更正").click()
    assert "完全相同" in inspector.main
    theirs = head.open(published)
    assert theirs.inner_text("tbody") == shown
    theirs.locator("tbody tr", has_text="城市管理").first.locator("a").click()
    theirs.get_by_role("button", name="提出异议").click()
    assert "请写明理由" in head.main
    theirs.fill("#said", "系统检修两天，不是单位的责任。")
    theirs.get_by_role("button", name="提出异议").click()
    assert "系统检修两天" in head.main and theirs.locator("#said").count() == 0
    # Whoever published it does not decide what is said against it.
    page = inspector.open(published)
    page.locator("tbody tr", has_text="待处理").locator("a").click()
    assert "由另一名监察人员处理" in inspector.main and page.get_by_role("button", name="处理异议").count() == 0
    page = second.open(published)
    page.locator("tbody tr", has_text="待处理").locator("a").click()
    page.get_by_role("button", name="处理异议").click()
    assert "请选择处理结果" in second.main
    page.locator("[value=rejected]").check()
    page.fill("#decision", "检修不在考核期内。")
    page.get_by_role("button", name="处理异议").click()
    assert "异议不成立" in second.main
    assert inspector.open(published).inner_text("tbody").replace("不成立", "").split() == shown.split()


def test_绩效考核_a_rule_is_tried_on_last_year_before_it_is_set(watched, visit):
    visitor = visit(watched).sign_in("inspector")
    page = visitor.open(f"{BOARD}/rules")
    assert page.locator(".ruletable tbody tr").count() >= 27
    rules = page.input_value("#list")
    own = f"Z01,1,承诺期限到期前三个工作日预警,{today() + datetime.timedelta(days=1)},,all,promised,ahead:3,warning,0.1,timeliness,handler\n"
    page.fill("#list", rules + own.replace("promised", "nothing"))
    page.get_by_role("button", name="试算").click()
    assert "nothing" in page.inner_text("#list-error") and "nothing" in page.input_value("#list")
    page.fill("#list", rules + own)
    # The year that is proposed is one in which cases went their ways.
    page.get_by_role("button", name="试算").click()
    assert re.search(r"多发\d+张（预警\d+张", visitor.main) and "可以施行" in visitor.main
    page.locator("form").filter(has=page.locator("#list")).get_by_role("button", name="施行").click()
    assert "要写明理由" in page.inner_text("#reason-error")
    page.fill("#reason", "提前提醒")
    page.locator("form").filter(has=page.locator("#list")).get_by_role("button", name="施行").click()
    assert "已施行" in page.inner_text("body") and "Z01第1版" in visitor.main


PAGES = [
    BOARD, f"{BOARD}?whole=item", f"{BOARD}?day={today() - datetime.timedelta(days=30)}", f"{BOARD}/cases", f"{BOARD}/cards", f"{BOARD}/statistics?from=2004-01&through=2099-12",
    f"{BOARD}/statistics/cases?by=month&subject=2004-01&what=received&from=2004-01&through=2099-12", f"{BOARD}/scores",
    f"{BOARD}/scores?kind=person", f"{BOARD}/rules",
]


@pytest.mark.parametrize("width", WIDTHS)
def test_the_watch_room_is_clean_for_axe_and_fits(watched, visit, width):
    visitor = visit(watched, viewport={"width": width, "height": 844}).sign_in("inspector")
    page = visitor.open(f"{BOARD}/cases")
    case = page.locator("tbody tr a").first.get_attribute("href")
    page = visitor.open(f"{BOARD}/cards")
    card = page.locator("tbody tr a").first.get_attribute("href")
    page = visitor.open(f"{BOARD}/scores")
    sheet = page.locator(".scoretable th a").first.get_attribute("href")
    for path in PAGES + [case, card, sheet]:
        page = visitor.open(path)
        assert visitor.violations() == [], path
        assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"), path


def later(site, days):
    """The same data on a later day."""
    site.stop()
    site.process = site.program.start("serve", "--port", "0", "--telephone", "0734-8850000", "--days-later", str(days))
    site.address = re.search(r"http://\S+:\d+", site.process.stdout.readline()).group()


def words_of_day(text):
    """Such as 2026年12月4日."""
    return datetime.date(*map(int, re.search(r"(\d{4})年(\d+)月(\d+)日", text).groups()))


def working_day_before(site, day):
    """By the program's own calendar, which the tests of the calendar compare with others."""
    days = json.loads(site.program.run("calendar", "--from", day - datetime.timedelta(days=20), "--to", day, "--json").stdout)["days"]
    return max(datetime.date.fromisoformat(one["day"]) for one in days if one["isWorkingDay"] and one["day"] < day.isoformat())


def test_预警纠错_cards_appear_on_the_right_days_when_the_clock_is_moved(site, district, tmp_path, visit):
    """No card before, a notice one working day before the promise ends, yellow when it is broken, red when the law is."""
    own = type(site)(type(district), district, tmp_path, "--demonstration")
    try:
        page = visit(own).sign_in("window").open("/console/window")
        page.get_by_label("查找事项").fill("招牌")
        page.get_by_role("button", name="查找").click()
        page.get_by_role("link", name="门店招牌设置许可", exact=True).click()
        for box in page.locator("input[name=materials]").all():
            box.check()
        for name, value in {"name": "林晓梅", "documentNumber": "E20000001", "telephone": "0734-8850000", "address": "示范街8号"}.items():
            page.fill(f"#{name}", value)
        page.select_option("#document", label="护照")
        page.get_by_role("button", name="收件", exact=True).last.click()
        case = page.get_by_role("link", name="查看办件").get_attribute("href")
        page.goto(case + "/accept")
        page.click("main form.form .form__end [type=submit] >> nth=0")
        page.goto(case)
        number = page.inner_text(".pagehead p").split()[0]
        # What ends first stands first, the law's limit beside it.
        assert "承诺期限" in page.inner_text("#due")
        promise = words_of_day(page.inner_text(".casedue__day"))
        law = words_of_day(re.search(r"法定期限(\d+年\d+月\d+日)", page.inner_text(".casedue")).group(1))
        before, day = working_day_before(own, promise), datetime.timedelta(days=1)
        assert today() < before < promise < law

        def cards(on):
            """How many notices, yellow and red cards for these limits the case has on a day."""
            later(own, (on - today()).days)
            inspector = visit(own).sign_in("inspector")
            for _ in range(60):
                # Refused until the day is derived.
                if inspector.page.goto(f"{BOARD}/cards?day={on}").status == 200:
                    break
                inspector.page.wait_for_timeout(1_000)
            counts = []
            for rule in ("W02", "Y01", "R01"):
                inspector.open(f"{BOARD}/cards?rule={rule}")
                counts.append(inspector.page.locator("tbody tr", has_text=number).count())
            return counts

        assert cards(before - day) == [0, 0, 0]
        assert cards(before) == [1, 0, 0]
        assert cards(promise) == [1, 0, 0]
        assert cards(promise + day) == [1, 1, 0]
        assert cards(law) == [1, 1, 0]
        assert cards(law + day) == [1, 1, 1]
        # Whoever answers for it is told.
        head = visit(own).sign_in("head12")
        head.open("/console/notices")
        assert number in head.main and "监察牌" in head.main
    finally:
        own.stop()
