"""The clock of a request against an independent computation on the package chinesecalendar."""

import bisect
import datetime
import json

import chinese_calendar
import pytest

FIRST, LAST = datetime.date(2013, 1, 1), datetime.date(2026, 9, 30)
CHANGE = datetime.date(2019, 5, 15)
WORKDAYS = chinese_calendar.get_workdays(FIRST, datetime.date(2026, 12, 31))
CHANNELS = ["inPerson", "signedMail", "ordinaryMail", "fax", "email", "online"]


def nth_workday(n, after):
    """The nth working day after a day, the day itself not counted."""
    return WORKDAYS[bisect.bisect_right(WORKDAYS, after) + n - 1]


def limit(received):
    """Working days under the regulation in force on the day of receipt."""
    return 20 if received >= CHANGE else 15


def clock(gongkai, received, *arguments, channel="inPerson"):
    arguments = ["--kind", "request", "--channel", channel, "--received", received, *arguments]
    return json.loads(gongkai.run("clock", *arguments, "--json").stdout)


def everyday():
    return [FIRST + datetime.timedelta(days=n) for n in range((LAST - FIRST).days + 1)]


@pytest.mark.parametrize("channel", CHANNELS)
@pytest.mark.parametrize("extended", [False, True])
def test_every_start_day_from_2013_to_september_2026_agrees_with_chinesecalendar(gongkai, extended, channel):
    arguments = ["--kind", "request", "--channel", channel, "--from", FIRST, "--to", LAST, *(["--extended"] if extended else [])]
    lines = [json.loads(line) for line in gongkai.run("clock", *arguments).stdout.splitlines()]
    assert [line["received"] for line in lines] == [day.isoformat() for day in everyday()]
    wrong = []
    for day, line in zip(everyday(), lines):
        expected = nth_workday(limit(day) * (2 if extended else 1), day).isoformat(), "2019" if day >= CHANGE else "2007", False
        if (line["due"], line["regime"], line["isProvisional"]) != expected:
            wrong.append((day, line, expected))
    assert wrong == []


@pytest.mark.parametrize("channel", CHANNELS)
def test_what_was_confirmed_later_counts_from_the_confirmation_where_the_channel_says_so(gongkai, channel):
    by_confirmation = {
        "2007": {"ordinaryMail", "fax", "online"},
        "2019": {"ordinaryMail", "fax", "email", "online"},
    }
    for day in everyday()[::131]:
        confirmed = nth_workday(2, day)
        answer = clock(gongkai, day, "--confirmed", confirmed, channel=channel)
        start = next(
            (start for start in (day, confirmed) if answer["received"] == start.isoformat()),
            None,
        )
        assert start is not None, (day, answer)
        assert start == (confirmed if channel in by_confirmation[answer["regime"]] else day), (day, answer)
        assert answer["regime"] == ("2019" if start >= CHANGE else "2007")
        assert answer["due"] == nth_workday(limit(start), start).isoformat(), day


@pytest.mark.parametrize(
    "received, arguments, due",
    [
        ("2014-09-26", [], "2014-10-22"),
        ("2014-09-26", ["--extended"], "2014-11-12"),
        ("2024-01-31", [], "2024-03-04"),
        ("2024-01-31", ["--extended"], "2024-04-01"),
        ("2019-05-14", [], "2019-06-04"),
        ("2019-05-15", [], "2019-06-13"),
        ("2023-09-18", ["--pause", "2023-09-20..2023-10-13"], "2023-11-08"),
        ("2023-09-18", ["--pause", "2023-09-20..2023-09-28", "--pause", "otherAgency:2023-09-26..2023-10-13"], "2023-11-08"),
        ("2025-04-22", ["--supplement-asked", "2025-04-30", "--supplement-received", "2025-05-12"], "2025-06-10"),
        ("2026-02-04", ["--fee-asked", "2026-02-11", "--fee-paid", "2026-02-12"], "2026-03-18"),
    ],
)
def test_worked_examples(gongkai, received, arguments, due):
    assert clock(gongkai, received, *arguments)["due"] == due


@pytest.mark.parametrize("channel", CHANNELS)
def test_a_request_confirmed_two_days_later_counts_from_one_day_or_the_other(gongkai, channel):
    old = clock(gongkai, "2016-03-14", "--confirmed", "2016-03-16", channel=channel)
    assert old["received"] == ("2016-03-16" if channel in {"ordinaryMail", "fax", "online"} else "2016-03-14")
    new = clock(gongkai, "2022-03-14", "--confirmed", "2022-03-16", channel=channel)
    assert new["received"] == ("2022-03-14" if channel in {"inPerson", "signedMail"} else "2022-03-16")
    same_day = clock(gongkai, "2022-03-14", channel=channel)
    assert (same_day["received"], same_day["due"]) == ("2022-03-14", nth_workday(20, datetime.date(2022, 3, 14)).isoformat())


def test_the_explanation_accounts_for_every_day(gongkai):
    answer = clock(gongkai, "2014-09-26")
    explanation = answer["explanation"]
    days = {datetime.date.fromisoformat(entry["day"]): entry for entry in explanation["days"]}
    assert (answer["regime"], min(days), max(days)) == ("2007", datetime.date(2014, 9, 27), datetime.date(2014, 10, 22))
    for day, entry in days.items():
        assert entry["counts"] == chinese_calendar.is_workday(day)
    assert [entry["number"] for entry in days.values() if entry["counts"]] == list(range(1, 16))
    make_up = days[datetime.date(2014, 9, 28)]
    assert (make_up["reason"], make_up["words"], make_up["source"]) == ("makeUpDay", "国庆节调休上班", "国办发明电〔2013〕28号")
    assert explanation["plain"][0] == "最晚2014年10月22日（星期三）答复。"


def test_days_used_and_left(gongkai):
    usage = clock(gongkai, "2014-09-26", "--on", "2014-10-24")["explanation"]["usage"]
    assert usage == {"day": "2014-10-24", "used": 15, "left": -2, "isOverdue": True}


def test_while_the_supplement_is_awaited_there_is_no_date(gongkai):
    answer = clock(gongkai, "2025-04-22", "--supplement-asked", "2025-04-28")
    assert "due" not in answer
    assert answer["explanation"]["restarts"][0]["answerBy"] == "2025-05-22"


def test_beyond_the_published_calendar_a_date_is_provisional(gongkai):
    assert clock(gongkai, "2026-12-15")["isProvisional"]


def test_without_json_it_is_read_by_people(gongkai):
    text = gongkai.run("clock", "--received", "2014-09-26").stdout
    assert text.startswith("regime 2007, received 2014-09-26, due 2014-10-22\n")
    assert "2014-09-28　第1日　国庆节调休上班（国办发明电〔2013〕28号）\n" in text


@pytest.mark.parametrize(
    "arguments, sentence",
    [
        ([], "Give the day of receipt"),
        (["--received", "2014-02-30"], "not a day"),
        (["--received", "2008-04-30"], "No time limit was in force"),
        (["--received", "2014-09-26", "--kind", "wedding"], "is not known"),
        (["--received", "2014-09-26", "--channel", "pigeon"], "is not known"),
        (["--received", "2014-09-26", "--pause", "2014-09-28"], "is not two days"),
        (["--received", "2014-09-26", "--pause", "2014-10-09..2014-10-08"], "is after"),
        (["--received", "2014-09-26", "--pause", "2014-09-25..2014-10-08"], "is before"),
        (["--received", "2014-09-26", "--pause", "otherAgency:2014-09-28..2014-10-08"], "does not change the time limit"),
        (["--received", "2014-09-26", "--pause", "lunch:2014-09-28..2014-10-08"], "is not known"),
        (["--received", "2014-09-26", "--supplement-asked", "2014-09-28"], "new request"),
        (["--received", "2025-04-22", "--supplement-received", "2025-05-12"], "needs --supplement-asked"),
        (["--received", "2025-04-22", "--supplement-asked", "2025-04-21"], "is before"),
        (["--received", "2025-04-22", "--supplement-asked", "2025-04-28", "--supplement-received", "2025-04-25"], "is before"),
        (["--received", "2022-03-14", "--channel", "fax", "--confirmed", "2022-03-11"], "is before"),
        (["--received", "2014-09-26", "--promised", "16"], "at most 15"),
        (["--received", "2014-09-26", "--on", "2014-09-25"], "before the day of receipt"),
        (["--from", "2014-09-26"], "needs both"),
        (["--from", "2014-09-26", "--to", "2014-09-25"], "is after"),
        (["--from", "2014-09-26", "--to", "2014-09-27", "--received", "2014-09-26"], "belong to one request"),
    ],
)
def test_what_makes_no_sense_ends_with_two_and_a_sentence(gongkai, arguments, sentence):
    result = gongkai.run("clock", *arguments, code=2)
    assert result.stdout == ""
    assert sentence in result.stderr
    assert result.stderr.startswith("gongkai: ") and result.stderr.count("\n") == 1
