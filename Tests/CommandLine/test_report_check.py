"""report check: real reports, JSON for machines, exit codes."""

import json
import pathlib

import pytest

FIXTURES = pathlib.Path(__file__).resolve().parent.parent / "GongkaiCoreTests/Fixtures"
CONTRADICTORY = FIXTURES / "zhengxiang-2014.txt"
CONSISTENT = FIXTURES / "huaian-2024.txt"


def expected(report):
    return json.loads(report.with_suffix(".json").read_text())["figures"]


@pytest.mark.parametrize("report, form", [(CONTRADICTORY, "2014"), (CONSISTENT, "2021")])
def test_form_and_figures_are_read_as_printed(gongkai, report, form):
    result = json.loads(gongkai.run("report", "check", report, "--json", code=None).stdout)
    assert result["form"] == form
    assert result["figures"] == expected(report)


def test_a_consistent_report_has_no_fail_and_exit_code_0(gongkai):
    result = json.loads(gongkai.run("report", "check", CONSISTENT, "--json").stdout)
    assert [finding for finding in result["findings"] if finding["verdict"] == "FAIL"] == []


def test_a_contradictory_report_fails_with_both_numbers_quoted(gongkai):
    result = json.loads(gongkai.run("report", "check", CONTRADICTORY, "--json", code=1).stdout)
    failed = {finding["check"]: finding for finding in result["findings"] if finding["verdict"] == "FAIL"}
    assert sorted(failed) == ["K03", "K13"]
    assert {5050, 5038} <= set(failed["K03"]["values"])
    assert "H3.1" in failed["K13"]["codes"]
    assert any("专职" in quote for quote in failed["K13"]["quotes"])


def test_people_get_a_table_without_terminal_codes(gongkai):
    text = gongkai.run("report", "check", CONTRADICTORY, code=1).stdout
    assert "蒸湘区 · 2014 · form 2014 · 58 figures read" in text
    assert "FAIL         K03  A1" in text
    assert "\x1b" not in text


def test_several_files_give_a_list_and_the_worst_exit_code(gongkai):
    letter = gongkai.folder / "letter.txt"
    letter.write_text("尊敬的先生：您好。\n")
    result = gongkai.run("report", "check", CONSISTENT, letter, "--json", code=2)
    first, second = json.loads(result.stdout)
    assert first["form"] == "2021" and "error" not in first
    assert "does not look like an annual report" in second["error"]
    assert second["error"] in result.stderr


@pytest.mark.parametrize("name, content, reason", [
    ("absent.docx", None, "cannot be read"),
    ("empty.txt", b"", "is empty"),
    ("picture.docx", b"\x89PNG\r\n\x1a\n" + bytes(100), "its content is a picture"),
    ("old.doc", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(512), "save it as .docx"),
    ("noise.txt", bytes(range(128, 256)) * 40, "neither UTF-8 nor GB18030"),
])
def test_an_unreadable_file_ends_with_2_and_the_reason(gongkai, name, content, reason):
    if content is not None:
        (gongkai.folder / name).write_bytes(content)
    result = gongkai.run("report", "check", name, code=2)
    assert reason in result.stderr
    assert result.stdout == ""


def test_a_file_beyond_200_megabytes_is_refused_unread(gongkai):
    with open(gongkai.folder / "huge.txt", "wb") as file:
        file.truncate(201 * 1024 * 1024)
    assert "at most 200 MB" in gongkai.run("report", "check", "huge.txt", code=2).stderr


def test_a_reader_that_stops_early_is_no_error_message(gongkai):
    process = gongkai.start("report", "check", *[CONSISTENT] * 40, "--json")
    process.stdout.read(10)
    process.stdout.close()
    assert process.stderr.read() == ""
    process.wait()
