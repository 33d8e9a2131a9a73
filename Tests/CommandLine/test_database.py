"""Addresses, schema versions, and files that are not there."""

import sqlite3


def test_migrate_makes_a_database_once(gongkai):
    first = gongkai.run("migrate", "--database", "sqlite:data/new.db").stdout
    assert first.startswith("The database is up to date (schema ")
    assert gongkai.run("migrate", "--database", "sqlite:data/new.db").stdout == first


def test_the_environment_names_the_database(gongkai):
    gongkai.environment["GONGKAI_DATABASE"] = "sqlite:elsewhere.db"
    gongkai.run("migrate")
    assert (gongkai.folder / "elsewhere.db").exists()


def test_a_malformed_address_is_a_usage_error_that_shows_good_ones(gongkai):
    result = gongkai.run("migrate", "--database", "postgre://db", code=64)
    assert '--database: "postgre://db" is no database address: write sqlite:PATH or postgres://' in result.stderr


def test_a_database_of_a_newer_version_is_refused_and_left_alone(gongkai):
    gongkai.run("migrate", "--database", "sqlite:new.db")
    with sqlite3.connect(gongkai.folder / "new.db") as file:
        file.execute("INSERT INTO schema_migration (number, name, applied_at, sha256) VALUES (9999, '9999-future', 0, '')")
    result = gongkai.run("migrate", "--database", "sqlite:new.db", code=1)
    assert "written by a newer version of the program (its schema is 9999" in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_file_that_is_no_database_is_refused(gongkai):
    (gongkai.folder / "letter.db").write_text("Dear Sir or Madam, " * 1000)
    result = gongkai.run("migrate", "--database", "sqlite:letter.db", code=1)
    assert "letter.db is no Gongkai database" in result.stderr
    assert (gongkai.folder / "letter.db").read_text().startswith("Dear Sir")


def test_both_engines_take_the_same_steps(gongkai, postgres):
    embedded = gongkai.run("migrate", "--database", "sqlite:new.db").stdout
    assert gongkai.run("migrate", "--database", postgres.address).stdout == embedded


def test_a_newer_version_is_refused_on_a_server_too(gongkai, postgres):
    gongkai.run("migrate", "--database", postgres.address)
    postgres.query("INSERT INTO schema_migration (number, name, applied_at, sha256) VALUES (9999, '9999-future', 0, '')")
    result = gongkai.run("migrate", "--database", postgres.address, code=1)
    assert "written by a newer version of the program (its schema is 9999" in result.stderr


def test_a_server_that_does_not_answer_is_named(gongkai):
    result = gongkai.run("migrate", "--database", "postgres://gongkai@/postgres?host=/nowhere", code=1)
    assert "/nowhere" in result.stderr
    assert result.stderr.count("\n") == 1
