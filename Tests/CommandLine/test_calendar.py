"""The working-day calendar against the independent package chinesecalendar."""

import datetime
import json

import chinese_calendar

FIRST, LAST = datetime.date(2013, 1, 1), datetime.date(2026, 12, 31)


def test_every_day_from_2013_to_2026_agrees_with_chinesecalendar(gongkai):
    days = json.loads(gongkai.run("calendar", "--from", FIRST, "--to", LAST, "--json").stdout)["days"]
    ours = {datetime.date.fromisoformat(line["day"]): line["isWorkingDay"] for line in days}
    everyday = [FIRST + datetime.timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
    assert list(ours) == everyday
    assert [day for day in everyday if ours[day] != chinese_calendar.is_workday(day)] == []
    assert not any(line["isProvisional"] for line in days)


def test_a_day_beyond_the_published_calendar_is_provisional(gongkai):
    line = gongkai.run("calendar", "--from", "2027-01-04", "--to", "2027-01-04").stdout
    assert line == "2027-01-04  work  provisional\n"
