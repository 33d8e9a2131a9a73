"""import and export: all rows or none, every bad cell named, nothing acknowledged is ever lost."""

import csv
import io
import random
import signal
import sqlite3
import subprocess
import time

import pytest


@pytest.fixture
def database(gongkai, district):
    """The demonstration in a file of the test's own."""
    with sqlite3.connect(district.file) as source, sqlite3.connect(gongkai.folder / "own.db") as copy:
        source.backup(copy)
    gongkai.environment["GONGKAI_DATABASE"] = "sqlite:own.db"
    return gongkai


def write(program, name, rows, encoding="utf-8"):
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    (program.folder / name).write_bytes(text.getvalue().encode(encoding))
    return name


def meetings(count, first=0):
    """Rows of a register without references."""
    yield ["agency", "topic", "held_on", "attendance"]
    for number in range(first, first + count):
        yield ["ZX04", f"第{number}次专题会议", "2025-03-06", number % 90]


def exported(program, register="work_meeting"):
    return list(csv.reader(io.StringIO(program.run("export", register).stdout.removeprefix("\ufeff"))))


def test_good_rows_are_imported_and_come_out_again(database):
    before = exported(database)
    write(database, "rows.csv", meetings(1000))
    assert database.run("import", "work_meeting", "rows.csv").stdout == "Imported 1000 rows into work_meeting (工作会议).\n"
    after = exported(database)
    assert after[: len(before)] == before
    assert after[len(before):] == [[row[0], row[1], row[2], str(row[3])] for row in meetings(1000)][1:]


def test_an_export_can_be_imported_into_another_database(database, tmp_path_factory):
    database.run("export", "complaint", "complaints.csv")
    other = type(database)(tmp_path_factory.mktemp("other"))
    other.environment["GONGKAI_DATABASE"] = "sqlite:other.db"
    other.run("demo", "--year", "2014")
    other.run("import", "complaint", database.folder / "complaints.csv")
    assert len(exported(other, "complaint")) > 1
    assert exported(other, "complaint") == exported(database, "complaint")


def test_a_dry_run_changes_nothing(database):
    before = exported(database)
    write(database, "rows.csv", meetings(10))
    assert "10 rows can be imported" in database.run("import", "work_meeting", "rows.csv", "--dry-run").stdout
    assert exported(database) == before


def test_counts_are_rebuilt_after_a_repair_by_hand(database):
    before = database.run("report", "--year", "2014", "--json").stdout
    with sqlite3.connect(database.folder / "own.db") as file:
        items, = file.execute("SELECT COUNT(*) FROM disclosure_year").fetchone()
        file.execute("DELETE FROM disclosure_channel")
        file.execute("DELETE FROM disclosure_year WHERE year = 2014")
    assert database.run("report", "--year", "2014", "--json").stdout != before
    assert f"Counted {items} disclosed items anew." in database.run("registers", "rebuild").stdout
    assert database.run("report", "--year", "2014", "--json").stdout == before
    assert "OK: " in database.run("audit", "verify").stdout


def test_gb18030_is_read(database):
    write(database, "rows.csv", meetings(3), encoding="gb18030")
    database.run("import", "work_meeting", "rows.csv")
    assert exported(database)[-1][1] == "第2次专题会议"


def test_rows_without_an_agency_column_belong_to_the_unit_named(database):
    write(database, "rows.csv", [["会议名称", "召开日期", "参加人数"], ["专题会议", "2025-03-06", "12"]])
    assert "agency" in database.run("import", "work_meeting", "rows.csv", code=1).stdout
    database.run("import", "work_meeting", "rows.csv", "--agency", "ZX07")
    assert exported(database)[-1] == ["ZX07", "专题会议", "2025-03-06", "12"]


@pytest.mark.parametrize("row, words", [
    (["ZX04", "会议", "2025-02-30", "3"], ["row 3", "held_on (召开日期)", "2025-02-30", "20140305"]),
    (["ZX04", "会议", "2025-03-06", "-3"], ["row 3", "attendance", "-3"]),
    (["ZX99", "会议", "2025-03-06", "3"], ["row 3", "agency (公开主体)", "ZX99"]),
    (["ZX04", "", "2025-03-06", "3"], ["row 3", "topic"]),
])
def test_one_bad_cell_refuses_the_whole_file_and_is_named(database, row, words):
    before = exported(database)
    good = list(meetings(2))
    write(database, "rows.csv", [*good[:2], row, good[2]])
    for arguments in [["--dry-run"], []]:
        result = database.run("import", "work_meeting", "rows.csv", *arguments, code=1)
        assert [word for word in words if word not in result.stdout] == []
        assert "1 fault, nothing was imported" in result.stderr
    assert exported(database) == before


def test_every_fault_of_a_row_is_told_in_one_round(database):
    write(database, "rows.csv", [
        ["agency", "item_id", "channel", "published_on"], ["ZX99", "000000000/2025-99999", "smoke", "03/05/2025"]])
    result = database.run("import", "channel_publication", "rows.csv", "--dry-run", code=1)
    for words in ["agency (公开主体) is \"ZX99\"", "item_id (信息) is", "channel (公开渠道) is \"smoke\"", "published_on (发布日期) is"]:
        assert words in result.stdout
    assert "4 faults, nothing was imported" in result.stderr


def test_more_faults_than_anybody_reads_are_counted(database):
    write(database, "rows.csv", [["agency", "topic", "held_on"], *[["ZX04", "会议", "?"]] * 1_200])
    result = database.run("import", "work_meeting", "rows.csv", code=1)
    assert result.stdout.count("\n") == 1_000
    assert "1200 faults" in result.stderr and "200 more are not" in result.stderr


@pytest.mark.parametrize("arguments", [["--dry-run"], []])
def test_a_file_with_nothing_but_a_header_holds_no_rows(database, arguments):
    write(database, "rows.csv", [*meetings(0), ["", " ", "", ""]])
    assert "rows.csv holds no rows" in database.run("import", "work_meeting", "rows.csv", *arguments, code=2).stderr


def test_an_unknown_column_is_refused_with_the_known_ones(database):
    write(database, "rows.csv", [["agency", "topic", "held_on", "attendance", "colour"], ["ZX04", "会议", "2025-03-06", "3", "red"]])
    result = database.run("import", "work_meeting", "rows.csv", code=1)
    assert 'unknown column "colour"; known columns: agency, topic, held_on' in result.stdout


@pytest.mark.parametrize("name, content, reason", [
    ("rows.csv", b"PK\x03\x04" + bytes(100), "named as"),
    ("rows.xlsx", "agency,title\nZX04,会议\n".encode(), "named as"),
    ("rows.csv", b"", "is empty"),
    ("rows.csv", b'agency,title\nZX04,"unclosed\n', "quot"),
    ("rows.pdf", b"%PDF-1.4\n", "Cannot read"),
])
def test_a_file_that_cannot_be_read_ends_with_2(database, name, content, reason):
    (database.folder / name).write_bytes(content)
    assert reason in database.run("import", "work_meeting", name, code=2).stderr


def test_the_same_file_is_not_taken_twice_by_mistake(database):
    write(database, "rows.csv", meetings(5))
    database.run("import", "work_meeting", "rows.csv")
    refusal = database.run("import", "work_meeting", "rows.csv", code=1).stderr
    assert "with the same content" in refusal and "repeat the command with --again" in refusal
    assert "already in the register" in database.run("import", "work_meeting", "rows.csv", "--again", code=1).stdout


@pytest.mark.parametrize("disk, limit, words", [
    ("mount -t tmpfs -o size=$((SIZE + 3000000)) none small", "true", "is full"),
    # A limit on the size of files fails as a quota does: the import's log grows past it, however large the database is.
    ("true", 'ulimit -f 3000 && trap "" XFSZ', "cannot be read or written"),
], ids=["full disk", "quota"])
def test_a_disk_that_ends_is_one_sentence_and_the_old_data_stays(database, disk, limit, words):
    before = exported(database)
    write(database, "rows.csv", meetings(40_000))
    (database.folder / "small").mkdir()
    script = f"""
        {disk} && cp own.db small && cd small || exit 99
        ({limit} && exec "$0" import work_meeting ../rows.csv); code=$?
        cp own.db* .. && exit $code
    """
    size = (database.folder / "own.db").stat().st_size
    result = subprocess.run(
        ["unshare", "-rm", "bash", "-c", script, database.path],
        cwd=database.folder, env={**database.environment, "SIZE": str(size)}, capture_output=True, text=True)
    assert result.returncode == 1, result
    assert words in result.stderr and result.stderr.count("\n") == 1
    assert exported(database) == before
    assert "OK: " in database.run("audit", "verify").stdout


def batches(program):
    """How many rows of each batch are there, by the batch's number."""
    counts = {}
    for row in exported(program)[1:]:
        if row[1].startswith("批次"):
            number = int(row[1].removeprefix("批次").partition("-")[0])
            counts[number] = counts.get(number, 0) + 1
    return counts


def batch(program, number, size):
    rows = [["agency", "topic", "held_on", "attendance"], *[["ZX04", f"批次{number}-{n}", "2025-03-06", n] for n in range(size)]]
    return write(program, f"batch-{number}.csv", rows)


def test_a_kill_during_imports_loses_nothing_that_was_acknowledged(database):
    chance = random.Random(20140302)
    size, acknowledged, interrupted = 2000, set(), 0
    start = time.monotonic()
    database.run("import", "work_meeting", batch(database, 0, size))
    usual = time.monotonic() - start
    for number in range(1, 25):
        process = database.start("import", "work_meeting", batch(database, number, size))
        if number % 3 == 0:
            # Not a moment after the acknowledgement.
            assert process.stdout.readline().startswith("Imported 2000")
            acknowledged.add(number)
        else:
            time.sleep(usual * chance.uniform(0.05, 1))
        process.send_signal(signal.SIGKILL)
        if process.communicate()[0].startswith("Imported 2000"):
            acknowledged.add(number)
        elif number not in acknowledged:
            interrupted += 1
    assert interrupted, "no import was interrupted: the test proves nothing"
    counts = batches(database)
    assert acknowledged | {0} <= set(counts)
    assert set(counts.values()) <= {size}
    assert "OK: " in database.run("audit", "verify").stdout


def test_postgres_killed_during_an_import_is_one_sentence_and_nothing_half_written(gongkai, postgres):
    gongkai.environment["GONGKAI_DATABASE"] = postgres.address
    gongkai.run("demo", "--year", "2025")
    write(gongkai, "rows.csv", meetings(40_000))
    entries = int(postgres.query("SELECT COUNT(*) FROM audit_entry"))
    process = gongkai.start("import", "work_meeting", "rows.csv")
    deadline = time.monotonic() + 60
    busy = "SELECT COUNT(*) FROM pg_stat_activity WHERE query ILIKE 'INSERT INTO %' AND state <> 'idle'"
    while postgres.query(busy) == "0":
        assert time.monotonic() < deadline and process.poll() is None, "the import was never seen at work"
        time.sleep(0.01)
    postgres.kill()
    output, errors = process.communicate(timeout=60)
    postgres.start()
    assert process.returncode == 1
    assert output == ""
    assert "PostgreSQL" in errors and errors.count("\n") == 1
    assert postgres.query("SELECT COUNT(*) FROM work_meeting WHERE topic LIKE '第%次专题会议'") == "0"
    assert int(postgres.query("SELECT COUNT(*) FROM audit_entry")) == entries
    assert "OK: " in gongkai.run("audit", "verify").stdout
    gongkai.run("import", "work_meeting", "rows.csv")
