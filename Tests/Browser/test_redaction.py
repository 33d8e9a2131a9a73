"""Withholding parts of a document: drawn, by keyboard, without scripts, through axe, and what becomes of it."""

import re
import subprocess

import pytest

LINES = ["Applicant Wang Xiaoer", "430408198001011239", "Decision"]


def pdf(lines=LINES):
    """One page of lines."""
    content = " ".join(f"BT /F 18 Tf 40 {320 - 40 * index} Td ({line}) Tj ET" for index, line in enumerate(lines))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[4 0 R]/Count 1>>", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 400]/Contents 5 0 R/Resources<</Font<</F 3 0 R>>>>>>",
        f"<</Length {len(content)}>>stream\n{content}\nendstream"]
    text, table = "%PDF-1.4\n", f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n"
    for number, body in enumerate(objects, 1):
        table += f"{len(text):010} 00000 n \n"
        text += f"{number} 0 obj\n{body}\nendobj\n"
    return (text + table + f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(text)}\n%%EOF\n").encode()


def begin(visitor, name="decision.pdf", content=None):
    """Uploads a document to the first request that is being handled, and opens it."""
    page = visitor.sign_in("officer").open("/console/requests?state=handling&order=due")
    case = page.locator(".desklist .title a").first.get_attribute("href")
    visitor.open(case + "/redactions")
    page.set_input_files("#file", {"name": name, "mimeType": "application/pdf", "buffer": content or pdf()})
    page.click("main form[enctype] [type=submit]")
    page.wait_for_url(re.compile(r"/redactions/\d+$"))
    return case, page.url


def drag(page, left, top, right, bottom):
    """Draws a box, in parts of the page."""
    page.locator(".redact__page img").evaluate("image => image.decode()")
    page.locator(".redact__page").scroll_into_view_if_needed()
    frame = page.locator(".redact__page").bounding_box()
    place = lambda x, y: (frame["x"] + x * frame["width"], frame["y"] + y * frame["height"])
    page.mouse.move(*place(left, top))
    page.mouse.down()
    page.mouse.move(*place((left + right) / 2, (top + bottom) / 2))
    page.mouse.move(*place(right, bottom))
    page.mouse.up()


def text_of(path):
    return subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True, text=True).stdout


def test_a_box_is_drawn_carried_out_and_given(desk, visit, tmp_path):
    visitor = visit(desk)
    case, _ = begin(visitor)
    page = visitor.page
    drag(page, 0.05, 0.25, 0.7, 0.34)
    assert page.locator("[data-rows] fieldset").count() == 1
    page.click("button[value=preview]")
    assert "个人隐私 · 第十五条：1 处" in visitor.main
    assert visitor.violations() == []
    page.click("main form [type=submit]")
    assert "通过核查" in visitor.main and "依据第十五条（个人隐私）遮盖 1 处" in visitor.main
    assert visitor.violations() == []
    content, name = visitor.download("section[aria-labelledby=results] a[download]")
    (tmp_path / "out.pdf").write_bytes(content)
    assert name == "decision（部分遮盖）.pdf"
    assert "430408198001011239" not in text_of(tmp_path / "out.pdf") and "Decision" in text_of(tmp_path / "out.pdf")
    page.click("button:has-text('随答复提供给申请人')")
    visitor.open(case)
    assert "decision（部分遮盖）.pdf" in visitor.main and visitor.violations() == []


def test_boxes_are_made_moved_and_removed_by_keyboard(desk, visit):
    visitor = visit(desk)
    _, address = begin(visitor)
    page = visitor.page
    visitor.focus("[data-add]")
    page.keyboard.press("Enter")
    value = lambda name: float(page.input_value(f"#box-1-{name}"))
    left, width = value("left"), value("width")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+ArrowRight")
    assert value("left") == left + 0.5 and value("width") == width + 0.5
    assert "第 1 个框" in page.inner_text("[data-status]")
    assert visitor.violations() == []
    page.click("button[value=save]")
    assert page.locator(".redact__box").count() == 1
    page.focus(".redact__box")
    page.keyboard.press("Delete")
    assert page.locator(".redact__box").count() == 0
    page.click("button[value=save]")
    assert page.locator(".redact__box").count() == 0


def test_it_works_without_scripts(desk, visit):
    visitor = visit(desk, java_script_enabled=False)
    begin(visitor)
    page = visitor.page
    for name, number in [("left", "8"), ("top", "25"), ("width", "60"), ("height", "9")]:
        page.fill(f"#box-1-{name}", number)
    page.fill("#words-1", "Wang Xiaoer")
    page.click("button[value=preview]")
    assert "个人隐私 · 第十五条：3 处" in visitor.main or "个人隐私 · 第十五条：2 处" in visitor.main
    page.click("main form [type=submit]")
    assert "通过核查" in visitor.main


@pytest.mark.parametrize("view", ["standard", "elderly", "contrast"])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(desk, visit, view):
    visitor, found = visit(desk), {}
    visitor.open(f"/view?mode={view}&back=/")
    case, address = begin(visitor)
    drag(visitor.page, 0.05, 0.25, 0.7, 0.34)
    visitor.page.click("button[value=save]")
    for path in [address, address + "/preview", case + "/redactions"]:
        page = visitor.open(path)
        found[path] = visitor.violations()
        for width in (390, 320):
            page.set_viewport_size({"width": width, "height": 844})
            if (needed := page.evaluate("document.documentElement.scrollWidth")) > width:
                found[path].append(f"{needed} pixels wide at {width}")
        page.set_viewport_size({"width": 1280, "height": 800})
    assert {path: problems for path, problems in found.items() if problems} == {}


def test_a_file_that_is_too_large_is_told_before_it_is_sent(desk, visit, tmp_path):
    visitor = visit(desk)
    case, _ = begin(visitor)
    page = visitor.open(case + "/recordSearch")
    page.fill("#searchResult", "找到一份")
    large = tmp_path / "a.pdf"
    with open(large, "wb") as file:
        file.write(b"%PDF-1.4")
        file.truncate(51 << 20)
    page.set_input_files("#files", large)
    assert "超过每个文件 50 MB 的上限" in page.inner_text("[role=alert]")
    page.click("main form.form [type=submit] >> nth=0")
    assert page.url.endswith("/recordSearch") and page.input_value("#searchResult") == "找到一份"
