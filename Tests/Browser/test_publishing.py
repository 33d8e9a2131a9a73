"""Writing, reviewing and publishing, as the people of a unit do it."""

import struct
import time
import zlib

import pytest

TITLE = "关于开展冬季建筑工地安全检查的通知"


@pytest.fixture
def team(own_site, visit):
    """A window for each of the people through whose hands a notice goes."""
    windows = {}

    def open(login, **options):
        if login not in windows:
            windows[login] = visit(own_site, **options).sign_in(login)
        return windows[login]

    return open


def write(visitor, title=TITLE, scripts=True):
    """Writes a notice; returns the address of its version."""
    page = visitor.open("/console/articles/new")
    page.click("main >> text=通知公告")
    page.fill("#title", title)
    if scripts:
        page.wait_for_selector(".editor__text")
        page.click("#body")
        page.keyboard.type("各施工企业请于十二月一日前完成自查。")
    else:
        page.fill("#body", "各施工企业请于十二月一日前完成自查。\n\n请遵照执行。")
    page.fill("#created_on", "2026-11-24")
    page.select_option("#subject", index=3)
    press(page, ".form__end .button--main")
    assert "草稿已保存" in visitor.main
    return page.url.removeprefix(visitor.page.url.split("/console")[0])


def press(page, selector):
    """Presses a button that leads to another page."""
    with page.expect_navigation():
        page.click(selector)


def act(visitor, version, words, done, **fields):
    """Presses a button of the version's page, and fills the form where it leads to one."""
    page = visitor.open(version)
    press(page, f".acts >> text='{words}'")
    if "/acts/" in page.url:
        for name, value in fields.items():
            if name == "secrecy":
                page.check(f"input[name=secrecy][value={value}]")
            else:
                page.fill(f"#{name}", value)
        press(page, "main form.form [type=submit] >> nth=0")
    assert done in visitor.main, visitor.main


def publish(team, version):
    act(team("officer"), version, "送审", "稿件已送审")
    act(team("reviewer"), version, "审核通过", "审核意见已签署")
    act(team("director"), version, "审核通过", "审核意见已签署", secrecy="open", basis="《政府信息公开条例》第十四条，不涉及国家秘密")
    act(team("office"), version, "审核通过", "审核意见已签署")
    act(team("office"), version, "发布", "任何人都能看到")


@pytest.mark.parametrize("scripts", [True, False])
def test_a_notice_from_the_first_word_to_its_tombstone(own_site, visit, team, scripts):
    for login in ("officer", "reviewer", "director", "office"):
        team(login, java_script_enabled=scripts)
    citizen, officer = visit(own_site), team("officer")
    version = write(officer, scripts=scripts)
    public = f"/columns/tzgg/{version.split('/')[3]}"
    citizen.open(public, status=404)
    citizen.open("/columns/tzgg")
    publish(team, version)
    begun = time.monotonic()
    while citizen.page.goto(public).status != 200 or TITLE not in citizen.open("/columns/tzgg").inner_text("main"):
        assert time.monotonic() - begun < 1
    assert "完成自查" in citizen.open(public).inner_text("main")

    page = officer.open(version)
    press(page, "text=修改（新建草稿）")
    if scripts:
        page.wait_for_selector(".editor__text")
        page.click("#body")
        page.keyboard.press("Control+End")
        page.keyboard.type("逾期不查的通报批评。")
    else:
        page.fill("#body", page.input_value("#body") + "逾期不查的通报批评。")
    press(page, ".form__end .button--main")
    second = version[:-1] + "2"
    press(page, "text=与本版对照")
    assert "通报批评" in page.inner_text(".comparison ins >> nth=0")
    assert "改动" in page.inner_text("main")
    assert "通报批评" not in citizen.open(public).inner_text("main")
    publish(team, second)
    time.sleep(0.5)
    assert "通报批评" in citizen.open(public).inner_text("main")
    act(team("director"), second, "撤下", "已撤下", reason="内容有误，更正后重新公布")
    time.sleep(0.5)
    tombstone = citizen.open(public, status=410)
    assert "内容有误" in tombstone.inner_text("main") and "完成自查" not in tombstone.content()
    assert TITLE not in citizen.open("/columns/tzgg").inner_text("main")


def test_lists_tell_until_when_a_consultation_asks(own_site, visit, team):
    page = team("officer").open("/console/articles/new")
    page.locator("main a").filter(has_text="意见征集").last.click()
    page.wait_for_selector(".editor__text")
    page.fill("#title", "关于加装电梯公开征求意见的公告")
    page.click("#body")
    page.keyboard.type("请提意见。")
    page.fill("#created_on", "2026-11-24")
    page.select_option("#subject", index=3)
    page.fill("#closes_on", "2014-03-05")
    press(page, ".form__end .button--main")
    version = page.url.removeprefix(own_site.address)
    assert "征集截止日期2014-03-05早于发布日期" in team("officer").main and page.is_disabled(".acts button >> text='送审'")
    page.goto(version + "/edit")
    page.wait_for_selector(".editor__text")
    page.fill("#closes_on", "2099-12-20")
    press(page, ".form__end .button--main")
    publish(team, version)
    for options in ({}, {"viewport": {"width": 320, "height": 600}}):
        citizen = visit(own_site, **options)
        for view in ("standard", "elderly", "contrast"):
            page = citizen.open(f"/view?mode={view}&back=/columns/yjzj")
            assert "征集中，至2099-12-20" in page.inner_text(".columnlist a >> nth=0")
            # The tag stands behind the words, not on them.
            boxes = page.evaluate("""() => {
                const link = document.querySelector('.columnlist a'), tag = link.querySelector('.tag').getBoundingClientRect();
                const range = document.createRange();
                range.selectNodeContents(link.firstChild);
                return [...range.getClientRects()].filter(box => box.width > 5 && box.top < tag.bottom && tag.top < box.bottom)
                    .every(box => box.right <= tag.left + 5);
            }""")
            assert boxes and citizen.violations() == []
            assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


def test_what_waits_for_whom_stands_on_the_first_page(team):
    version = write(team("officer"))
    act(team("officer"), version, "送审", "稿件已送审")
    reviewer = team("reviewer")
    assert "待我办理的稿件（1）" in reviewer.open("/console").inner_text("main")
    page = reviewer.open("/console/articles/queue")
    press(page, f"text={TITLE}")
    act(reviewer, version, "退回", "稿件已退回", reason="请写明检查的依据")
    page = team("officer").open("/console/articles/mine")
    assert "退回修改的" in page.inner_text("main") and "请写明检查的依据" in page.inner_text("main")


def test_the_keyboard_alone_writes_and_submits(team):
    visitor = team("officer")
    page = visitor.open("/console/articles/new?column=18")
    page.wait_for_selector(".editor__text")
    # A slow machine draws late; what is typed meanwhile must still go where the writer is.
    page.evaluate("() => { window.requestAnimationFrame = (act) => setTimeout(act, 500); }")
    visitor.focus("#title")
    page.keyboard.type("Keyboard notice")
    visitor.focus(".editor__bar button")
    visitor.focus("#body")
    page.keyboard.type("Heading")
    page.keyboard.press("Alt+F10")
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.textContent") == "标题"
    page.keyboard.press("Enter")
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    page.keyboard.type("Text below it.")
    visitor.focus("#created_on")
    page.keyboard.type("2026-11-24")
    visitor.focus("#subject")
    page.keyboard.press("ArrowDown")
    with page.expect_navigation():
        page.keyboard.press("Control+s")
    assert page.locator(".prose h2").inner_text() == "Heading" and page.locator(".prose p").inner_text() == "Text below it."
    visitor.focus(".acts button")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "稿件已送审" in visitor.main


WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><body><!--StartFragment-->
<p class=MsoNormal style='mso-margin-top-alt:auto'><b><span lang=EN-US>一、</span>总体要求<o:p></o:p></b></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp; </span></span><![endif]>先自查</p>
<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>（1）</span><![endif]>查门窗</p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>2.<span>&nbsp; </span></span><![endif]>后抽查</p>
<p class=MsoNormal align=right style='text-align:right'>教育局</p>
<svg onload="window.hit=1"><script>window.hit=1</script></svg><!--EndFragment--></body></html>"""


def test_what_is_pasted_from_word_is_cleaned(team):
    visitor = team("officer")
    page = visitor.open("/console/articles/new?column=18")
    page.wait_for_selector(".editor__text")
    page.evaluate("""html => {
        const data = new DataTransfer();
        data.setData("text/html", html);
        data.setData("text/plain", "一、总体要求");
        document.querySelector(".editor__text").dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
    }""", WORD)
    page.wait_for_selector(".editor__text ol li")
    text = page.inner_html(".editor__text")
    assert "mso" not in text.lower() and "script" not in text and page.evaluate("window.hit") is None
    assert "总体要求" in text and page.locator(".editor__text ol > li").count() == 2
    # The second level stands below the first, and what stood to the right still does: also in what is sent.
    assert page.inner_text(".editor__text ol > li > ul.is-written > li") == "（1）查门窗"
    assert page.evaluate("getComputedStyle(document.querySelector('.editor__text p.is-right')).textAlign") == "right"
    page.fill("[name=title]", "关于自查的通知")
    page.click(".form__end .button--main")
    page.wait_for_selector(".prose--preview p.is-right")
    assert page.inner_text(".prose--preview ul.is-written > li") == "（1）查门窗" and page.inner_text(".prose--preview p.is-right") == "教育局"


def test_a_picture_is_kept_with_the_draft_and_stands_in_the_text(team):
    visitor = team("officer")
    page = visitor.open("/console/articles/new?column=18")
    page.wait_for_selector(".editor__text")
    page.click(".editor__bar >> text='图片'")
    assert "请先保存草稿" in visitor.main
    page = visitor.open(write(visitor) + "/edit")
    page.wait_for_selector(".editor__text")
    page.click("#body")
    page.keyboard.press("Control+End")
    with page.expect_file_chooser() as chooser:
        page.click(".editor__bar >> text='图片'")
    chooser.value.set_files({"name": "工地.png", "mimeType": "image/png", "buffer": png()})
    page.wait_for_selector(".editor__text img")
    press(page, ".form__end .button--main")
    picture = page.locator(".prose img")
    # What stands in the text is not listed below it again.
    assert picture.get_attribute("alt") == "工地" and "工地.png" not in visitor.main
    assert picture.evaluate("image => image.naturalWidth") == 2
    page.goto(page.url + "/edit")
    page.wait_for_selector(".editor__text img")
    page.goto("/console/articles/mine")


def png():
    """Two by two pixels."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 2, 2, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" + b"\xff" * 6 + b"\0" + b"\x80" * 6)) + chunk(b"IEND", b"")


def test_the_kind_of_article_changes_the_form_and_nothing_is_lost(team):
    visitor = team("officer")
    page = visitor.open("/console/articles/new?column=18")
    page.wait_for_selector(".editor__text")
    page.fill("#title", TITLE)
    page.click("#body")
    page.keyboard.type("已经写好的话。")
    assert page.locator("#document_number").count() == 0
    page.select_option("#kind", label="其他文件")
    press(page, "text=按所选类型调整表单")
    page.wait_for_selector(".editor__text")
    assert page.input_value("#title") == TITLE and "已经写好的话" in page.inner_text("#body")
    page.check("#no_number")
    press(page, ".form__end .button--main")
    assert "无文号" in visitor.main


def test_two_editors_of_one_draft_lose_nothing(own_site, visit, team):
    version = write(team("officer"))
    mine, theirs = team("officer").open(version + "/edit"), team("office").open(version + "/edit")
    for page, words in [(theirs, "公开办补充的话。"), (mine, "信息员补充的话。")]:
        page.wait_for_selector(".editor__text")
        page.click("#body")
        page.keyboard.press("Control+End")
        page.keyboard.type(words)
        press(page, ".form__end .button--main")
    assert "周敏已先保存了这篇稿件" in mine.inner_text("main")
    mine.wait_for_selector(".editor__text")
    assert "信息员补充的话" in mine.inner_text("#body") and "公开办补充的话" in mine.text_content(".otherside .prose")
    assert team("officer").violations() == []
    press(mine, ".form__end .button--main")
    assert "信息员补充的话" in mine.inner_text(".prose")


def test_a_session_that_ends_keeps_the_text(team):
    visitor = team("officer")
    page = visitor.open("/console/articles/new?column=18")
    page.wait_for_selector(".editor__text")
    page.fill("#title", TITLE)
    page.click("#body")
    page.keyboard.insert_text("写了一下午的文字。" * 500)
    visitor.context.clear_cookies()
    press(page, ".form__end .button--main")
    assert "没有丢失" in visitor.main
    page.fill("#name", "officer")
    page.fill("#password", "zhengxiang-2014")
    press(page, "main [type=submit]")
    assert "写了一下午的文字。" * 3 in visitor.main
    press(page, "main [type=submit]")
    assert "草稿已保存" in visitor.main and "写了一下午的文字。" * 3 in visitor.main


@pytest.mark.parametrize("width", [1280, 360])
def test_the_pages_of_writing_are_sound(own_site, visit, width):
    """Through axe, and none scrolls sideways."""
    size = {"viewport": {"width": width, "height": 800}}
    officer, office, found = visit(own_site, **size).sign_in("officer"), visit(own_site, **size).sign_in("office"), {}

    def look(visitor, name):
        found[name] = visitor.violations()
        if (needed := visitor.page.evaluate("document.documentElement.scrollWidth")) > width:
            found[name].append(f"{needed} pixels wide")

    page = officer.open("/console/articles/new?column=18")
    page.wait_for_selector(".editor__text")
    look(officer, "new")
    page.fill("#title", "长" * 10_000)
    page.click("#body")
    page.keyboard.type("文字 13873412345")
    press(page, ".form__end .button--main")
    page.wait_for_selector(".editor__text")
    assert "标题有10000个字，最多200个字" in officer.main and "文字" in page.inner_text("#body")
    look(officer, "title refused")
    page.fill("#title", TITLE)
    press(page, ".form__end .button--main")
    version = page.url[page.url.index("/console"):]
    look(officer, "version with hits")
    gaps = page.evaluate("() => [...document.querySelectorAll('.case__text section + section > h2')].map(one => parseFloat(getComputedStyle(one).marginTop))")
    assert gaps and min(gaps) > 15
    for name in ("submit", "move", "discard", "withdraw"):
        if name in ("move", "discard"):
            officer.open(f"{version}/acts/{name}")
            look(officer, name)
    for path in ("", "/mine"):
        officer.open("/console/articles" + path)
        look(officer, "list" + path)
    officer.open("/console/articles?q=没有这样的稿件")
    look(officer, "empty list")
    officer.open("/console/articles?state=x", status=422)
    look(officer, "filters refused")
    page = office.open("/console/articles?state=live")
    press(page, "tbody a >> nth=0")
    look(office, "live version")
    live = page.url[page.url.index("/console"):]
    office.open(f"{live}/acts/withdraw")
    look(office, "withdraw")
    press(page, "text=先看效果")
    look(office, "withdraw preview")
    office.open(live.split("/versions")[0])
    look(office, "article")
    page = office.open(live)
    press(page, "text=修改（新建草稿）")
    page.wait_for_selector(".editor__text")
    look(office, "edit")
    office.open(live[:-1] + "2/compare?with=1")
    look(office, "comparison")
    office.open("/console/articles/queue")
    look(office, "queue")
    assert {name: problems for name, problems in found.items() if problems} == {}


NEW = "/console/articles/new?column=18"


def begin(visitor, words):
    page = visitor.open(NEW)
    page.wait_for_selector(".editor__text")
    page.fill("#title", words)
    page.click("#body")
    page.keyboard.type(words)
    page.check("[name=audiences] >> nth=0")
    for _ in range(50):
        if words in page.evaluate("Object.values(localStorage).join()"):
            break
        page.wait_for_timeout(100)
    return page


def test_what_was_typed_and_not_saved_is_offered_again(team):
    visitor = team("officer")
    begin(visitor, "还没有保存的话")
    visitor.page.once("dialog", lambda dialog: dialog.accept())
    page = visitor.open("/console")
    page = visitor.open(NEW)
    page.wait_for_selector(".editor__text")
    assert page.input_value("#title") == "" and visitor.violations() == []
    page.click(".unsaved >> text='取回'")
    assert page.input_value("#title") == "还没有保存的话" and "还没有保存的话" in page.inner_text(".editor__text")
    assert page.is_checked("[name=audiences] >> nth=0") and not page.locator(".unsaved").count()
    page.fill("#created_on", "2026-11-24")
    press(page, ".form__end .button--main")
    assert "草稿已保存" in visitor.main
    # Saved, it is dropped.
    assert page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('gongkai.')).length") == 0


def test_what_is_kept_unsaved_is_dropped_on_demand_with_age_and_on_signing_out(team):
    visitor = team("officer")
    begin(visitor, "不要的话")
    page = visitor.open(NEW)
    page.click(".unsaved >> text='丢弃'")
    assert not page.locator(".unsaved").count() and page.evaluate("localStorage.length") == 0
    begin(visitor, "旧的话")
    page.evaluate("""() => { const key = Object.keys(localStorage)[0], entry = JSON.parse(localStorage[key]);
        window.addEventListener('pagehide', () => { entry.at -= 8 * 86400000; localStorage[key] = JSON.stringify(entry); }); }""")
    page = visitor.open(NEW)
    assert not page.locator(".unsaved").count()
    begin(visitor, "别人看不到的话")
    press(page, ".masthead__logout button")
    assert page.evaluate("localStorage.length") == 0


def test_what_one_account_typed_is_not_offered_to_another(team):
    visitor = team("officer")
    page = begin(visitor, "只给自己的话")
    visitor.context.clear_cookies()
    visitor.sign_in("office")
    page = visitor.open(NEW)
    page.wait_for_selector(".editor__text")
    assert not page.locator(".unsaved").count() and "只给自己的话" not in visitor.main


def kept(page):
    return page.evaluate("() => Object.keys(localStorage).filter(key => key.startsWith('gongkai.')).length")


def send(page, selector=".form__end .button--main"):
    """Sends a form whatever comes of it."""
    page.once("dialog", lambda dialog: dialog.accept())
    page.click(selector)


@pytest.mark.parametrize("failure", ["500", "cut"])
def test_what_the_server_could_not_save_is_offered_again(team, failure):
    visitor = team("officer")
    page = begin(visitor, "服务器没有收下的话")
    answers = {
        "500": lambda route: route.fulfill(status=500, content_type="text/html; charset=utf-8", body="<!doctype html><title>出错</title><p>出错"),
        "cut": lambda route: route.abort("connectionreset"),
    }
    fails = lambda route: answers[failure](route) if route.request.method == "POST" else route.continue_()
    page.route("**/console/articles/new*", fails)
    send(page)
    page.wait_for_timeout(1000)
    page.unroute("**/console/articles/new*", fails)
    visitor.complaints.clear()
    page = visitor.open(NEW)
    page.wait_for_selector(".editor__text")
    assert page.input_value("#title") == ""
    page.click(".unsaved >> text='取回'")
    assert page.input_value("#title") == "服务器没有收下的话" and "服务器没有收下的话" in page.inner_text(".editor__text")
    page.fill("#created_on", "2026-11-24")
    press(page, ".form__end .button--main")
    assert "草稿已保存" in visitor.main and kept(page) == 0
    page = visitor.open(NEW)
    page.wait_for_selector(".editor__text")
    assert not page.locator(".unsaved").count()


def test_going_back_from_a_failure_keeps_the_words(team):
    visitor = team("officer")
    page = begin(visitor, "回到表单还在的话")
    cut = lambda route: route.abort("connectionreset") if route.request.method == "POST" else route.continue_()
    page.route("**/console/articles/new*", cut)
    send(page)
    page.wait_for_timeout(1000)
    page.unroute("**/console/articles/new*", cut)
    visitor.complaints.clear()
    page.go_back()
    page.wait_for_selector(".editor__text")
    page.once("dialog", lambda dialog: dialog.accept())
    visitor.open("/console")
    assert "回到表单还在的话" in page.evaluate("() => Object.values(localStorage).join()")
    page = visitor.open(NEW)
    page.wait_for_selector(".editor__text")
    assert page.locator(".unsaved").count()


def test_that_another_form_was_saved_drops_nothing(team):
    visitor = team("officer")
    version = write(visitor)
    begin(visitor, "与别的表单无关的话")
    # In a window beside it another article is sent in; this window shows that it was done.
    beside = visitor.context.new_page()
    beside.goto(version)
    press(beside, ".acts >> text='送审'")
    assert "稿件已送审" in beside.inner_text("main")
    beside.close()
    page = visitor.page
    cut = lambda route: route.abort("connectionreset") if route.request.method == "POST" else route.continue_()
    page.route("**/console/articles/new*", cut)
    send(page)
    page.wait_for_timeout(1000)
    page.unroute("**/console/articles/new*", cut)
    visitor.complaints.clear()
    # The next thing this window is told is about another article, too.
    act(visitor, version, "收回", "已收回")
    page = visitor.open(NEW)
    page.wait_for_selector(".editor__text")
    page.click(".unsaved >> text='取回'")
    assert page.input_value("#title") == "与别的表单无关的话"


def test_a_refused_form_keeps_the_words_until_it_is_saved(team):
    visitor = team("officer")
    page = begin(visitor, "日期写错了的话")
    page.fill("#created_on", "二〇一四")
    press(page, ".form__end .button--main")
    page.wait_for_selector(".editor__text")
    assert not page.locator(".unsaved").count()
    page.once("dialog", lambda dialog: dialog.accept())
    page = visitor.open(NEW)
    page.wait_for_selector(".editor__text")
    page.click(".unsaved >> text='取回'")
    assert page.input_value("#title") == "日期写错了的话"
    press(page, ".form__end .button--main")
    page.wait_for_selector(".editor__text")
    page.fill("#created_on", "2026-11-24")
    press(page, ".form__end .button--main")
    assert "草稿已保存" in visitor.main and kept(page) == 0
