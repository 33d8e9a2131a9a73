"""audit verify: names the entry somebody tampered with."""

import sqlite3

import pytest


@pytest.fixture
def trail(gongkai, district):
    """A copy of the demonstration, and a way to do to it what its triggers forbid."""
    with sqlite3.connect(district.file) as source, sqlite3.connect(gongkai.folder / "own.db") as copy:
        source.backup(copy)
    gongkai.environment["GONGKAI_DATABASE"] = "sqlite:own.db"

    def tamper(sql):
        with sqlite3.connect(gongkai.folder / "own.db") as file:
            for (name,) in file.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
                file.execute(f"DROP TRIGGER {name}")
            file.execute(sql)

    gongkai.tamper = tamper
    return gongkai


def test_an_untouched_trail_is_ok(trail):
    assert trail.run("audit", "verify").stdout.startswith("OK: ")


@pytest.mark.parametrize("sql, words", [
    ("UPDATE audit_entry SET after = replace(after, '2', '3') WHERE sequence = 900", "entry 900 was changed"),
    ("UPDATE audit_entry SET actor = 'nobody' WHERE sequence = 12", "entry 12 was changed"),
    ("DELETE FROM audit_entry WHERE sequence = 5000", "entry 5000 is missing"),
    ("DELETE FROM audit_entry WHERE sequence > 15000", "the end was cut off: entries 15001 to"),
])
def test_tampering_is_named(trail, sql, words):
    trail.tamper(sql)
    result = trail.run("audit", "verify", code=1)
    assert result.stdout == ""
    assert words in result.stderr
    assert result.stderr.count("\n") == 1


def test_the_database_itself_refuses_to_change_an_entry(trail):
    with sqlite3.connect(trail.folder / "own.db") as file, pytest.raises(sqlite3.DatabaseError):
        file.execute("UPDATE audit_entry SET actor = 'nobody' WHERE sequence = 12")
