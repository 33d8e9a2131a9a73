"""redact: parts taken out of a document for good. A planted secret is looked for in every exit of the result."""

import json
import pathlib
import re
import struct
import subprocess
import zlib

import pytest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SECRET = "430408198001011239"


def pdf(*contents, page="/MediaBox[0 0 595 842]", catalogue="", trailer="", extra=()):
    """A PDF whose pages paint these contents; further objects follow the pages'."""
    kids = " ".join(f"{4 + 2 * index} 0 R" for index in range(len(contents)))
    objects = [
        f"<</Type/Catalog/Pages 2 0 R{catalogue}>>", f"<</Type/Pages/Kids[{kids}]/Count {len(contents)}>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    for index, content in enumerate(contents):
        objects.append(f"<</Type/Page/Parent 2 0 R{page}/Contents {5 + 2 * index} 0 R/Resources<</Font<</F 3 0 R>>>>>>")
        objects.append(f"<</Length {len(content)}>>stream\n{content}\nendstream")
    objects += extra
    text, places = "%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(text))
        text += f"{number} 0 obj\n{body}\nendobj\n"
    table = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n" + "".join(f"{place:010} 00000 n \n" for place in places)
    return f"{text}{table}trailer<</Size {len(objects) + 1}/Root 1 0 R{trailer}>>\nstartxref\n{len(text)}\n%%EOF\n".encode("latin-1")


def line(text, x=72, y=700):
    return f"BT /F 12 Tf {x} {y} Td ({text}) Tj ET "


def box(left, top, right, bottom, page=1, ground="privacy"):
    """In points of type from the upper left corner of an A4 page."""
    return {
        "page": page, "left": left / 595, "top": top / 842, "width": (right - left) / 595, "height": (bottom - top) / 842, "ground": ground,
    }


NUMBER = box(125, 125, 260, 150)


@pytest.fixture
def redact(gongkai):
    """Writes a document and its boxes, and runs the command in a folder for temporary files of its own, which must be empty afterwards."""
    temporary = gongkai.folder / "temporary"
    temporary.mkdir()
    gongkai.environment["TMPDIR"] = str(temporary)

    def run(document, boxes, *arguments, code=0, name="in.pdf"):
        (gongkai.folder / name).write_bytes(document)
        (gongkai.folder / "boxes.json").write_text(boxes if isinstance(boxes, str) else json.dumps(boxes))
        result = gongkai.run("redact", name, "--boxes", "boxes.json", "--out", "out.pdf", *arguments, code=code)
        assert list(temporary.iterdir()) == []
        written = (gongkai.folder / "out.pdf").exists()
        assert written == (code == 0), result.stderr
        assert [path.name for path in gongkai.folder.iterdir() if "part" in path.name] == []
        return result

    run.folder = gongkai.folder
    run.out = gongkai.folder / "out.pdf"
    return run


def exits(file):
    """Everything that can be read out of a PDF: its bytes, its streams unpacked, its text in three ways, its information, its attachments."""
    data = file.read_bytes()
    found = [data]
    for match in re.finditer(rb"stream\r?\n", data):
        try:
            found.append(zlib.decompressobj().decompress(data[match.end():]))
        except zlib.error:
            continue
    tools = [["pdftotext", "-raw"], ["pdftotext", "-layout"], ["pdftotext", "-bbox"]]
    found += [subprocess.run([*tool, file, "-"], check=True, capture_output=True).stdout for tool in tools]
    for tool in [["pdfinfo"], ["pdfinfo", "-meta"], ["pdfinfo", "-struct-text"], ["pdfdetach", "-list"], ["pdffonts"]]:
        found.append(subprocess.run([*tool, file], capture_output=True).stdout)
    return found


def holds(file, secret):
    folded = secret.replace(" ", "")
    forms = [folded.encode(), folded.encode("utf-16-be"), folded.encode("utf-16-le"), folded.encode("gb18030")]
    forms += [form.hex().encode() for form in forms] + [form.hex().upper().encode() for form in forms]
    return any(form in part or form in re.sub(rb"\s", b"", part) for part in exits(file) for form in forms)


def points(file, page=1):
    """The page as another program shows it: width, height and grey points."""
    picture = subprocess.run(
        ["pdftoppm", "-gray", "-r", "72", "-f", str(page), "-l", str(page), file], check=True, capture_output=True).stdout
    kind, width, height, _, data = re.match(rb"(P5)\s(\d+)\s(\d+)\s(\d+)\s(.*)", picture, re.DOTALL).groups()
    return int(width), int(height), data


def test_a_planted_secret_is_in_no_exit_of_the_result(redact):
    hiding = [
        f"<</Author({SECRET})/Title({SECRET})>>",
        f"<</Length {len(SECRET) + 9}>>stream\n<x>{SECRET}</x>\n\nendstream",
        f"<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents({SECRET})>>",
        f"<</Title({SECRET})/Parent 10 0 R>>", "<</First 9 0 R/Last 9 0 R/Count 1>>",
    ]
    document = pdf(
        line("Number:") + line(SECRET, 130) + line("Decision", y=600), page="/MediaBox[0 0 595 842]/Annots[8 0 R]",
        catalogue="/Metadata 7 0 R/Outlines 10 0 R", trailer="/Info 6 0 R", extra=hiding)
    document += f"% {SECRET}\n".encode()
    (redact.folder / "before.pdf").write_bytes(document)
    assert holds(redact.folder / "before.pdf", SECRET)
    result = redact(document, [NUMBER], "--must-not-hold", SECRET, "--json")
    assert not holds(redact.out, SECRET)
    text = subprocess.run(["pdftotext", "-raw", redact.out, "-"], check=True, capture_output=True, text=True).stdout
    assert "Number:" in text and "Decision" in text and "〔个人隐私·第十五条〕" in text
    answer = json.loads(result.stdout)
    assert answer["verified"] and all(check["holds"] for check in answer["checks"])
    assert answer["log"] == [{
        "ground": "privacy", "label": "个人隐私", "article": "第十五条", "isThirdParty": True, "page": 1, "boxes": 1, "characters": len(SECRET)}]
    assert SECRET not in result.stdout + result.stderr
    # No program has anything to complain of.
    for tool in [["pdftocairo", "-png", "-singlefile", redact.out, redact.folder / "x"], ["pdftotext", redact.out, "-"], ["pdffonts", redact.out]]:
        assert subprocess.run(tool, check=True, capture_output=True).stderr == b""


def test_the_box_is_black_where_it_was_drawn_and_nowhere_else(redact):
    redact(pdf("", line(SECRET, 130)), [box(100, 200, 300, 210, page=2)])
    width, height, data = points(redact.out, 2)
    assert (width, height) == (595, 842)
    dark = [(at % width, at // width) for at, point in enumerate(data) if point < 128]
    assert min(dark)[0] in {130, 131} or min(dark)[0] in {99, 100}
    inside = [data[y * width + x] for y in range(201, 209) for x in range(101, 150)]
    assert set(inside) == {0}
    # Drawn at another size, white is not always quite white.
    assert min(points(redact.out, 1)[2]) > 250


def test_chinese_text_of_a_printed_page(redact):
    printer = ROOT / ".venv/bin/weasyprint"
    page = """<html lang="zh"><meta charset="utf-8"><title>张三丰的申请</title><style>body{font:12pt "Noto Serif CJK SC"}</style>
        <p>申请人张三丰，身份证号码430408198001011239，住衡阳市蒸湘区。</p><p>本机关决定予以公开。</p>"""
    document = subprocess.run([printer, "-q", "-", "-"], input=page.encode(), check=True, capture_output=True).stdout
    (redact.folder / "before.pdf").write_bytes(document)
    places = subprocess.run(
        ["pdftotext", "-bbox", redact.folder / "before.pdf", "-"], check=True, capture_output=True, text=True).stdout
    first = re.search(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">申请人', places)
    left, top, _, bottom = (float(number) for number in first.groups())
    # Three characters of twelve points, then the three of the name.
    name = box(left + 36, top, left + 72, bottom, ground="thirdParty")
    refused = redact(document, [name], "--must-not-hold", SECRET, code=1)
    assert "string 1 that must not be held, page 1" in refused.stderr
    redact(document, [name], "--must-not-hold", "张三丰")
    assert not holds(redact.out, "张三丰")
    text = subprocess.run(["pdftotext", "-raw", redact.out, "-"], check=True, capture_output=True, text=True).stdout
    assert "本机关决定予以公开。" in text and "申请人" not in text
    again = redact.folder / "again.pdf"
    redact.out.rename(again)
    redact(document, [name], "--must-not-hold", "张三丰")
    assert redact.out.read_bytes() == again.read_bytes()


def test_the_same_name_elsewhere_keeps_the_document_back(redact):
    document = pdf(line("Zhangsan") + line("Reply to Zhangsan", y=600), line("Zhangsan again"))
    result = redact(document, [box(60, 125, 130, 150)], code=1)
    assert "text that box 1 covers, page 1" in result.stderr and "text that box 1 covers, page 2" in result.stderr
    assert "Zhang" not in result.stderr and result.stdout == ""
    redact(document, [box(60, 125, 130, 150)], "--may-stay", "zhangsan")


def test_the_name_of_the_file_is_looked_at(redact, gongkai):
    (gongkai.folder / "in.pdf").write_bytes(pdf(line("Open")))
    (gongkai.folder / "boxes.json").write_text(json.dumps([NUMBER]))
    result = gongkai.run("redact", "in.pdf", "--boxes", "boxes.json", "--out", "张三.pdf", "--must-not-hold", "张三", code=1)
    assert "file name (string 1" in result.stderr
    assert not (gongkai.folder / "张三.pdf").exists()


def test_people_read_ground_article_page_and_how_much(redact):
    boxes = {"boxes": [NUMBER, box(60, 225, 200, 250, page=1, ground="deliberative")]}
    text = redact(pdf(line(SECRET, 130) + line("Draft", y=600)), boxes).stdout
    assert "page 1  个人隐私 · 第十五条  1 boxes, 18 characters\n" in text
    assert "page 1  过程性信息 · 第十六条第二款  1 boxes, 5 characters\n" in text
    assert text.endswith("Verified: 1 pages, 7 checks hold.\n")


def test_a_page_that_is_a_picture_says_that_a_person_must_look(redact):
    assert "Look at them." in redact(pdf("0 0 200 200 re f"), [NUMBER]).stdout


def test_a_photograph_in_colour(redact):
    row = b"\0" + bytes([200, 30, 30]) * 400

    def chunk(name, content):
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    head = struct.pack(">IIBBBBB", 400, 300, 8, 2, 0, 0, 0)
    photo = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"tEXt", b"Author\0" + SECRET.encode()) + chunk(
        b"IDAT", zlib.compress(row * 300)) + chunk(b"IEND", b"")
    redact(photo, [{"page": 1, "left": 0.5, "top": 0.5, "width": 0.25, "height": 0.25, "ground": "tradeSecret"}], name="photo.png")
    assert not holds(redact.out, SECRET)
    width, height, data = points(redact.out)
    assert abs(width / height - 4 / 3) < 0.01
    assert data[int(height * 0.6) * width + int(width * 0.52)] == 0
    assert data[int(height * 0.2) * width + int(width * 0.2)] > 40


BOMB = b"\x89PNG\r\n\x1a\n" + b"".join(
    struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
    for name, content in [(b"IHDR", struct.pack(">IIBBBBB", 60_000, 60_000, 8, 0, 0, 0, 0)), (b"IDAT", zlib.compress(bytes(1_000))), (b"IEND", b"")])
ENCRYPTED = "/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<" + "41" * 32 + ">/U<" + "42" * 32 + ">>>/ID[<00><00>]"


@pytest.mark.parametrize(
    "document, boxes, sentence, code",
    [
        (b"", [NUMBER], "is empty", 2),
        (b"%PDF-1.4\nnothing here", [NUMBER], "is damaged", 2),
        (pdf(line("a"), trailer=ENCRYPTED), [NUMBER], "protected by a password", 2),
        (pdf(line("a")), "no boxes", "no JSON list of boxes", 2),
        (pdf(line("a")), [{"page": 1}], "Box 1 is incomplete: left", 2),
        (pdf(line("a")), [NUMBER, {**NUMBER, "left": "x"}], "Box 2 is incomplete: left", 2),
        (pdf(line("a")), [], "no box", 1),
        (pdf(line("a")), [NUMBER, {**NUMBER, "ground": "shame"}], 'ground "shame" of box 2 is not known', 1),
        (pdf(line("a")), [{**NUMBER, "left": 0.9}], "beyond the edge of page 1", 1),
        (pdf(line("a")), [{**NUMBER, "page": 2}], "has pages 1 to 1", 1),
        (pdf(line("a")), [{**NUMBER, "width": 0}], "Box 1 has no size", 1),
        (pdf(*[""] * 10_000), [NUMBER], "10000 pages, more than 300", 1),
        (pdf("", page="/MediaBox[0 0 14173 14173]"), [NUMBER], "Page 1 is too large", 1),
        (BOMB, [NUMBER], "Page 1 is too large", 1),
        (b"name,number\n", [NUMBER], "Cannot redact plain text", 1),
    ],
    ids=lambda value: value if isinstance(value, str) and " " in value else "",
)
def test_what_cannot_be_done_ends_with_a_sentence_and_leaves_nothing(redact, document, boxes, sentence, code):
    result = redact(document, boxes, code=code)
    assert sentence in result.stderr
    assert result.stderr.startswith("gongkai: ") and result.stderr.count("\n") == 1
    assert result.stdout == ""


def test_a_file_that_is_there_is_not_written_over(redact, gongkai):
    (gongkai.folder / "in.pdf").write_bytes(pdf(line("a")))
    (gongkai.folder / "boxes.json").write_text(json.dumps([NUMBER]))
    redact.out.write_text("precious")
    result = gongkai.run("redact", "in.pdf", "--boxes", "boxes.json", "--out", "out.pdf", code=1)
    assert "exists already" in result.stderr
    assert redact.out.read_text() == "precious"


def test_a_folder_that_is_not_there_is_named(gongkai):
    (gongkai.folder / "in.pdf").write_bytes(pdf(line("a")))
    (gongkai.folder / "boxes.json").write_text(json.dumps([NUMBER]))
    result = gongkai.run("redact", "in.pdf", "--boxes", "boxes.json", "--out", "no/out.pdf", code=1)
    assert "no/out.pdf cannot be written" in result.stderr
