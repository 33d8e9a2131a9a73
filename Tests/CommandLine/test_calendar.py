"""The working-day calendar against the independent package chinesecalendar."""

import datetime
import json
import sqlite3

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
    # What the law itself fixes is off before the notice of the year.
    line = gongkai.run("calendar", "--from", "2027-01-01", "--to", "2027-01-01").stdout
    assert line == "2027-01-01  off  元旦  《全国年节及纪念日放假办法》第二条  provisional\n"


def test_a_calendar_changed_in_a_database_counts_where_the_database_is_named(gongkai):
    gongkai.environment["GONGKAI_DATABASE"] = "sqlite:town.db"
    gongkai.run("agency", "create", "--code", "SF", "--name", "示范区人民政府", "--kind", "districtGovernment")
    password = gongkai.folder / "password"
    password.write_text("three quiet herons\n")
    gongkai.environment["GONGKAI_PASSWORD_FILE"] = str(password)
    for login, name in [("wu.fan", "吴凡"), ("zhou.min", "周敏")]:
        gongkai.run("officer", "create", "--login", login, "--name", name, "--agency", "SF", "--role", "systemAdministrator")
    with sqlite3.connect(gongkai.folder / "town.db") as file:
        file.execute(
            "INSERT INTO calendar_change (lines, reason, proposed_by, proposed_at, decided_by, decided_at, is_confirmed) "
            "VALUES ('2026-03-09,off,暴雪停工,区政府公告', '暴雪', 1, 0, 2, 1, 1)")
    days = ("calendar", "--from", "2026-03-09", "--to", "2026-03-09")
    received = ("clock", "--received", "2026-03-06", "--json")
    # Without its name the program's own calendar counts, whatever the environment says: anybody can check it.
    assert "work" in gongkai.run(*days).stdout
    assert json.loads(gongkai.run(*received).stdout)["due"] == "2026-04-03"
    named = ("--database", "sqlite:town.db")
    assert "2026-03-09  off  暴雪停工" in gongkai.run(*days, *named).stdout
    assert json.loads(gongkai.run(*received, *named).stdout)["due"] == "2026-04-07"
    ranged = gongkai.run("clock", "--from", "2026-03-06", "--to", "2026-03-06", *named).stdout
    assert json.loads(ranged)["due"] == "2026-04-07"
