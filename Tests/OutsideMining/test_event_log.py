"""The event log as a stranger's program for process mining reads it: pm4py finds the same durations and the same breaches."""

import json
import warnings

import pytest

pm4py = pytest.importorskip("pm4py")


@pytest.fixture(scope="module")
def mined(district, tmp_path_factory):
    folder = tmp_path_factory.mktemp("mined")
    program = type(district)(folder)
    program.environment["GONGKAI_DATABASE"] = f"sqlite:{folder / 'mined.db'}"
    process = program.start("serve", "--demonstration", "--port", "0")
    for line in process.stdout:
        if "Serving" in line:
            break
    process.terminate()
    process.wait()
    program.run("supervision", "rebuild")
    file = folder / "log.xes"
    program.run("export", "events", file, "--format", "xes")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        log = pm4py.read_xes(str(file))
    cases = {}
    for line in program.run("supervision", "cases").stdout.splitlines():
        case = json.loads(line)
        cases[case["number"]] = case
    return program, log, cases


def test_every_case_and_every_step_is_read(mined):
    _, log, cases = mined
    counts = log.groupby("case:concept:name").size().to_dict()
    assert counts == {number: case["events"] for number, case in cases.items()}


def test_durations_are_the_same(mined):
    _, log, cases = mined
    for number, case in cases.items():
        seconds = pm4py.get_case_duration(log, number)
        assert abs(seconds - case["milliseconds"] / 1000) < 0.001, number


def test_breaches_are_the_same(mined):
    program, log, cases = mined
    digest = json.loads(program.run("supervision", "rebuild", "--json").stdout)
    firsts = log.groupby("case:concept:name").first()
    assert int(firsts["case:gongkai:yellow"].astype(int).sum()) == digest["yellow"]
    assert int(firsts["case:gongkai:red"].astype(int).sum()) == digest["red"]
    # The steps name them too: each card rests on a step of its case.
    named = sum(len(text.split()) for text in log["gongkai:breach"].dropna())
    assert named == digest["yellow"] + digest["red"] == sum(case["yellow"] + case["red"] for case in cases.values())


def test_broken_promises_follow_from_the_log_alone(mined):
    """Counted anew from the log's times and the calendar: decided later than promised, special procedures apart."""
    program, log, _ = mined
    days = {
        line["day"]: line["isWorkingDay"]
        for line in json.loads(program.run("calendar", "--from", "2020-01-01", "--to", "2030-12-31", "--json").stdout)["days"]
    }
    ordered = sorted(days)

    def between(first, last):
        return sum(days[day] for day in ordered if first < day <= last)

    late, told = set(), set()
    for number, steps in log.groupby("case:concept:name"):
        actions = {row["gongkai:action"]: row for _, row in steps.iterrows()}
        begin = next((actions[name] for name in ["accept", "acceptWithPromise"] if name in actions), None)
        end = next((actions[name] for name in ["grant", "refuse"] if name in actions), None)
        if begin is None or end is None or "beginProcedure" in actions:
            continue
        if between(begin["gongkai:day"], end["gongkai:day"]) > int(begin["case:gongkai:promisedDays"]):
            late.add(number)
        if any("Y01" in str(text).split() for text in steps["gongkai:breach"].dropna()):
            told.add(number)
    assert late == told and late


def test_nobody_is_named(mined):
    _, log, _ = mined
    assert set(log["org:resource"]) <= {"申请人", "系统", "窗口", "承办人", "环节承办人", "签发人", "审核人"}
