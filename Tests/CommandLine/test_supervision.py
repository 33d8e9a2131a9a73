"""Supervision at the command line: over the cases of a served demonstration."""

import json
import re

import pytest


@pytest.fixture(scope="module")
def watched(district, tmp_path_factory):
    """A demonstration that was served once, so that its cases came."""
    folder = tmp_path_factory.mktemp("watched")
    program = type(district)(folder)
    program.environment["GONGKAI_DATABASE"] = f"sqlite:{folder / 'watched.db'}"
    process = program.start("serve", "--demonstration", "--port", "0")
    for line in process.stdout:
        if "Serving" in line:
            break
    process.terminate()
    process.wait()
    return program


def test_a_rebuild_prints_the_same_hash_again(watched):
    first = watched.run("supervision", "rebuild", "--until", "2099-01-01").stdout
    assert "SHA-256 " in first and " yellow and " in first
    assert watched.run("supervision", "rebuild", "--until", "2099-01-01").stdout == first
    digest = json.loads(watched.run("supervision", "rebuild", "--json").stdout)
    assert digest["cases"] > 50 and digest["yellow"] > 0 and len(digest["sha256"]) == 64


def test_cards_of_a_day_that_was_not_derived_are_refused(watched):
    watched.run("supervision", "rebuild")
    result = watched.run("supervision", "day", "2098-01-01", code=1)
    assert "derived up to" in result.stderr
    lines = watched.run("supervision", "day", json.loads(watched.run("supervision", "rebuild", "--json").stdout)["day"]).stdout
    assert "黄牌" in lines


def test_rules_are_tried_appended_and_refused_with_their_place(watched, tmp_path):
    rules = watched.run("supervision", "rules").stdout
    file = tmp_path / "rules.csv"
    file.write_text(rules.replace("Y01,1", "Y99,1"))
    year = json.loads(watched.run("supervision", "rebuild", "--json").stdout)["day"][:4]
    tried = watched.run("supervision", "try", file, "--year", year).stdout
    assert "cards more" in tried
    # A list that may be appended begins tomorrow; it is tried as if it had begun with the year.
    file.write_text(rules + "Z01,1,承诺期限到期前三个工作日预警,2099-01-01,,all,promised,ahead:3,warning,0.1,timeliness,handler\n")
    tried = watched.run("supervision", "try", file, "--year", year).stdout
    assert int(re.search(r"(\d+) cards more, 0 fewer", tried).group(1)) > 0
    assert watched.run("supervision", "try", file, "--year", "2004").stdout == "2004: there were no cases to try the rules on.\n"
    file.write_text(rules.replace("Y01,1", "Y99,1"))
    assert "Y01 version 1 is gone" in watched.run("supervision", "rules", "--append", file, "--reason", "试", code=1).stderr
    file.write_text(rules.replace(",promised,late:0", ",colour,late:0"))
    place = next(number for number, line in enumerate(file.read_text().splitlines(), 1) if "colour" in line)
    result = watched.run("supervision", "rules", "--append", file, "--reason", "试", code=2)
    assert f"line {place}:" in result.stderr and "colour" in result.stderr
    file.write_text(rules + "Z01,1,送达前一日预警,2099-01-01,,all,delivery,ahead:1,warning,0.1,timeliness,handler\n")
    assert "is list 2 now" in watched.run("supervision", "rules", "--append", file, "--reason", "新的办法").stdout
    assert "Z01,1" in watched.run("supervision", "rules").stdout


def test_the_event_log_has_a_line_for_each_step(watched, tmp_path):
    watched.run("supervision", "rebuild")
    cases = [json.loads(line) for line in watched.run("supervision", "cases").stdout.splitlines()]
    table = watched.run("export", "events", "--format", "csv").stdout.splitlines()
    assert len(table) == 1 + sum(case["events"] for case in cases)
    file = tmp_path / "log.xes"
    assert f"Wrote {len(cases)} cases" in watched.run("export", "events", file).stdout
    assert file.read_text().count("<trace>") == len(cases)
