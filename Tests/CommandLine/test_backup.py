"""backup and restore: from one engine to the other and back, equal."""


def lines(backup):
    """A backup without its first and last line (when it was made, and the hash of everything)."""
    return backup.read_text().splitlines()[1:-1]


def files(program):
    return sorted(path.name for path in program.folder.iterdir())


def gone(before, after):
    kept = set(after)
    return [line for line in before if line not in kept]


def head(backup):
    """The one row that says where the trail ends."""
    return backup[backup.index('{"table":"audit_head"}') + 1]


def test_sqlite_to_postgres_and_back_is_equal(district, gongkai, postgres):
    district.run("backup", gongkai.folder / "first.backup")
    gongkai.run("restore", "first.backup", "--database", postgres.address)
    gongkai.run("backup", "second.backup", "--database", postgres.address)
    gongkai.run("restore", "second.backup", "--database", "sqlite:back.db")
    gongkai.run("backup", "third.backup", "--database", "sqlite:back.db")
    first, second, third = (lines(gongkai.folder / f"{name}.backup") for name in ["first", "second", "third"])
    assert len(first) > 30_000
    # Restoring is a change like any other: it adds one entry to the trail, and nothing else.
    assert gone(first, second) == [head(first)]
    assert gone(second, third) == [head(second)]
    reports = [
        district.run("report", "--year", "2014", "--json").stdout,
        gongkai.run("report", "--year", "2014", "--json", "--database", postgres.address).stdout,
        gongkai.run("report", "--year", "2014", "--json", "--database", "sqlite:back.db").stdout,
    ]
    assert reports[0] == reports[1] == reports[2]
    for address in [postgres.address, "sqlite:back.db"]:
        assert "OK: " in gongkai.run("audit", "verify", "--database", address).stdout


def test_a_backup_that_was_cut_off_is_refused_and_nothing_is_restored(district, gongkai):
    backup = gongkai.folder / "whole.backup"
    district.run("backup", backup)
    backup.write_bytes(backup.read_bytes()[:-4000])
    result = gongkai.run("restore", backup, "--database", "sqlite:new.db", code=2)
    assert "is cut off; nothing was restored" in result.stderr
    assert files(gongkai) == ["whole.backup"]


def test_a_refused_backup_leaves_a_database_that_was_there_as_it_was(district, gongkai):
    backup = gongkai.folder / "whole.backup"
    district.run("backup", backup)
    backup.write_bytes(backup.read_bytes()[:-4000])
    gongkai.run("migrate", "--database", "sqlite:old.db")
    gongkai.run("restore", backup, "--database", "sqlite:old.db", code=2)
    assert gongkai.run("export", "disclosed_item", "--database", "sqlite:old.db").stdout.count("\n") == 1


def test_a_backup_is_not_overwritten_silently(district, gongkai):
    backup = gongkai.folder / "whole.backup"
    backup.write_text("the last good one")
    assert "add --overwrite" in district.run("backup", backup, code=1).stderr
    assert backup.read_text() == "the last good one"
    district.run("backup", backup, "--overwrite")
    assert len(lines(backup)) > 30_000
    assert files(gongkai) == ["whole.backup"]


def test_a_database_with_data_is_not_overwritten(district, gongkai):
    district.run("backup", gongkai.folder / "whole.backup")
    result = district.run("restore", gongkai.folder / "whole.backup", code=1)
    assert "already holds data; nothing was restored" in result.stderr


def test_a_file_that_is_no_backup_is_refused(gongkai):
    (gongkai.folder / "letter.backup").write_text("Dear Sir or Madam\n")
    assert "is no backup of Gongkai" in gongkai.run("restore", "letter.backup", "--database", "sqlite:new.db", code=2).stderr
    assert files(gongkai) == ["letter.backup"]
