"""Papers of requests, to look at."""

import pathlib
import subprocess
import zipfile

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]


def test_all_kinds_are_listed_with_their_titles(gongkai):
    lines = gongkai.run("paper", "sample").stdout.splitlines()
    assert "supplementNotice  政府信息公开申请补正告知书" in lines
    old = gongkai.run("paper", "sample", "--regime", "2007").stdout
    assert "supplementNotice" not in old and "reply.supplementAsked  更改、补充申请告知书" in old


def test_every_kind_is_written_as_word(gongkai):
    for regime in ["2019", "2007"]:
        for line in gongkai.run("paper", "sample", "--regime", regime).stdout.splitlines():
            code, title = line.split("  ")
            gongkai.run("paper", "sample", code, "--regime", regime, "--out", "paper.docx")
            with zipfile.ZipFile(gongkai.folder / "paper.docx") as file:
                assert file.testzip() is None and title in file.read("word/document.xml").decode(), code


def test_a_pdf_is_a4_tagged_and_titled(gongkai):
    gongkai.environment["GONGKAI_WEASYPRINT"] = str(ROOT / ".venv/bin/weasyprint")
    gongkai.run("paper", "sample", "reply.deliberative", "--out", "reply.pdf")
    about = subprocess.run(["pdfinfo", gongkai.folder / "reply.pdf"], check=True, capture_output=True, text=True).stdout
    assert "政府信息不予公开告知书" in about and "(A4)" in about
    assert [line.split()[-1] for line in about.splitlines() if line.startswith("Tagged")] == ["yes"]
    fonts = subprocess.run(["pdffonts", gongkai.folder / "reply.pdf"], check=True, capture_output=True, text=True).stdout
    assert "Type 3" not in fonts and "Serif" in fonts


@pytest.mark.parametrize(
    "arguments, sentence",
    [
        (["wedding", "--out", "a.pdf"], "is not known"),
        (["supplementNotice", "--regime", "2007", "--out", "a.docx"], "is not known"),
        (["supplementNotice", "--regime", "1949", "--out", "a.docx"], "is not known"),
        (["supplementNotice"], "--out"),
        (["supplementNotice", "--out", "a.txt"], "ends in none of"),
        (["--out", "a.pdf"], "Say which paper"),
    ],
)
def test_what_makes_no_sense_is_said(gongkai, arguments, sentence):
    assert sentence in gongkai.run("paper", "sample", *arguments, code=2).stderr
