"""Measures a release build: median of several runs, the limit, and something to compare with, measured in the same minutes.

Needs nothing but Python. Databases are kept in data/bench, so that a second run only measures.
"""

import argparse
import contextlib
import csv
import json
import os
import pathlib
import re
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request

import portal
import requests_desk
import search
import supervision

PROGRAM = pathlib.Path(os.environ["GONGKAI_PROGRAM"]).resolve()
KEPT = pathlib.Path("data/bench").resolve()
REPORTS = sorted(pathlib.Path("Tests/GongkaiCoreTests/Fixtures").resolve().glob("*.txt"))
IMPORTED = 100_000


def say(text):
    print(f"==> {text}", file=sys.stderr, flush=True)


def gongkai(*arguments, **options):
    result = subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True, **options)
    if result.returncode != 0:
        sys.exit(f"gongkai {' '.join(map(str, arguments))}\n{result.stdout[:2000]}{result.stderr}")
    return result.stdout


def fold(file):
    """Everything of a database into its one file, so that it can be copied."""
    with contextlib.closing(sqlite3.connect(file)) as database:
        database.execute("PRAGMA journal_mode = DELETE")


def seconds(work, runs=5):
    """Median of several runs."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def scaled():
    """A district with a million items, made once."""
    file = KEPT / "scaled.db"
    if not file.exists():
        say("Writing 1,000,000 items and 100,000 requests (once)")
        KEPT.mkdir(parents=True, exist_ok=True)
        making = KEPT / "making.db"
        making.unlink(missing_ok=True)
        gongkai("measure", "--runs", 1, "--database", f"sqlite:{making}")
        fold(making)
        making.rename(file)
    return file


def demonstration():
    file = KEPT / "demonstration.db"
    if not file.exists():
        KEPT.mkdir(parents=True, exist_ok=True)
        gongkai("demo", "--database", f"sqlite:{file}")
    fold(file)
    return file


def naive_table(file):
    """The same figures the plain way: one statement a figure over the rows themselves."""
    items = """SELECT COUNT(DISTINCT item.record_id) FROM disclosed_item AS item
        JOIN channel_publication AS publication ON publication.item_id = item.record_id AND publication.is_current = 1
        WHERE item.is_current = 1 AND publication.published_on >= '2014-01-01' AND publication.published_on <= '2014-12-31'"""
    requests = """SELECT COUNT(DISTINCT record_id) FROM disclosure_request
        WHERE is_current = 1 AND received_on >= '2014-01-01' AND received_on <= '2014-12-31'"""
    replies = """SELECT COUNT(DISTINCT reply.record_id) FROM request_reply AS reply
        JOIN disclosure_request AS request ON request.record_id = reply.request_id AND request.is_current = 1
        WHERE reply.is_current = 1 AND reply.decided_on >= '2014-01-01' AND reply.decided_on <= '2014-12-31'"""
    with contextlib.closing(sqlite3.connect(file)) as database:
        database.execute("PRAGMA cache_size = -16000")  # as the program has
        channels = [row[0] for row in database.execute("SELECT DISTINCT channel FROM channel_publication")]
        ways = [row[0] for row in database.execute("SELECT DISTINCT channel FROM disclosure_request")]
        outcomes = [row[0] for row in database.execute("SELECT DISTINCT outcome FROM request_reply")]
        statements = [(items, ())]
        statements += [(f"{items} AND publication.channel = ?", (channel,)) for channel in channels]
        statements += [(requests, ())] + [(f"{requests} AND channel = ?", (way,)) for way in ways]
        statements += [(replies, ())] + [(f"{replies} AND reply.outcome = ?", (outcome,)) for outcome in outcomes]
        return seconds(lambda: [database.execute(*statement).fetchone() for statement in statements], runs=1), len(statements)


def rows():
    header = ["agency", "index_number", "title", "document_number", "created_on", "subject_category", "abstract"]
    yield header
    for number in range(IMPORTED):
        day = f"2014-{number % 12 + 1:02}-{number % 28 + 1:02}"
        yield [f"ZX{number % 25 + 1:02}", f"0062309{number % 25:02}/2014-{number // 25:05}", f"关于第{number}号事项办理情况的通知", "", day, "综合政务",
               f"第{number}号事项已经办结，办理情况和联系方式见正文。"]


def imports(folder):
    """Rows a second into a register with checks, uniqueness and audit, against Python into a table without any of them."""
    file = folder / "rows.csv"
    with open(file, "w", newline="") as target:
        csv.writer(target).writerows(rows())
    ours, plain = [], []
    for number in range(3):
        database = folder / f"import-{number}.db"
        shutil.copy(demonstration(), database)
        ours.append(seconds(lambda: gongkai("import", "disclosed_item", file, "--database", f"sqlite:{database}"), runs=1))
        plain.append(seconds(lambda: plain_import(file, folder / f"plain-{number}.db"), runs=1))
    return IMPORTED / statistics.median(ours), IMPORTED / statistics.median(plain)


def plain_import(file, target):
    with contextlib.closing(sqlite3.connect(target)) as database, open(file, newline="") as source:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = FULL")
        database.execute("CREATE TABLE item (agency, index_number, title, document_number, created_on, subject_category, abstract)")
        reader = csv.reader(source)
        next(reader)
        with database:
            database.executemany("INSERT INTO item VALUES (?, ?, ?, ?, ?, ?, ?)", reader)


def first_page(command, find_port):
    """From the start of the process to the last byte of the first page, and its resident memory then."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, bufsize=1)
    try:
        port = None
        while port is None:
            port = find_port(process.stdout.readline())
        urllib.request.urlopen(f"http://127.0.0.1:{port}/").read()
        took = time.perf_counter() - start
        memory = int(re.search(r"VmRSS:\s+(\d+)", pathlib.Path(f"/proc/{process.pid}/status").read_text()).group(1)) / 1024
        return took, memory
    finally:
        process.terminate()
        process.wait()


def port_in(line):
    found = re.search(r"(?:http://[\d.]+:|port )(\d+)", line)
    return found and found.group(1)


def starts(command, runs=5):
    taken = [first_page(command, port_in) for _ in range(runs)]
    return statistics.median(time for time, _ in taken), statistics.median(memory for _, memory in taken)


def table(lines):
    heading = ("what", "measured", "limit", "of limit", "compared with", "measured", "ratio")
    texts = [heading]
    for what, value, limit, unit, other, compared, more_is_better in lines:
        part = limit / value if more_is_better else value / limit
        ratio = "" if compared is None else f"{value / compared:.2f}"
        texts.append((what, f"{value:,.1f} {unit}", f"{'≥' if more_is_better else '<'} {limit:,} {unit}", f"{part:.2f}",
                      other, "" if compared is None else f"{compared:,.1f} {unit}", ratio))
    widths = [max(len(row[column]) for row in texts) for column in range(len(heading))]
    for row in texts:
        print("  ".join(text.ljust(width) if column in (0, 4) else text.rjust(width)
                        for column, (text, width) in enumerate(zip(row, widths))).rstrip())


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--scale", type=int, default=1_000_000, help="how many articles are searched, and how many requests are open")
    parser.add_argument("--events", type=int, default=10_000_000, help="how many steps of cases supervision is made from")
    options = parser.parse_args()
    lines = []
    big = scaled()
    say("The table of 2014 over 1,000,000 items")
    times = json.loads(gongkai("measure", "--database", f"sqlite:{big}"))
    naive, statements = naive_table(big)
    whole = seconds(lambda: gongkai("report", "--year", 2014, "--form", "2014", "--json", "--database", f"sqlite:{big}"))
    median = {name: statistics.median(values) for name, values in times.items()}
    lines.append(("table of 2014, all 58 figures", median["table"], 1000, "ms", f"{statements} plain statements", naive * 1000, False))
    lines.append(("  the whole command", whole * 1000, 1000, "ms", "", None, False))
    for code in ["A1", "A1 published", "A2.2", "C1"]:
        lines.append((f"first page of the list behind {code}", median[code], 100, "ms", "", None, False))

    say(f"Import of {IMPORTED:,} rows")
    with tempfile.TemporaryDirectory(dir=KEPT) as folder:
        ours, plain = imports(pathlib.Path(folder))
    lines.append(("import into a register", ours, 20_000, "rows/s", "Python into a bare table", plain, True))

    say("The checker")
    for report in REPORTS:
        check = seconds(lambda: subprocess.run([PROGRAM, "report", "check", report], capture_output=True))
        lines.append((f"check of {report.stem}, whole command", check * 1000, 100, "ms", "", None, False))

    say("First page")
    took, memory = starts([PROGRAM, "serve", "--port", "0", "--database", f"sqlite:{demonstration()}"])
    other_took, other_memory = starts([sys.executable, "-u", "-m", "http.server", "0", "--bind", "127.0.0.1"])
    lines.append(("start to first page", took * 1000, 1000, "ms", "python -m http.server", other_took * 1000, False))
    lines.append(("resident memory then", memory, 120, "MB", "python -m http.server", other_memory, False))
    lines += search.lines(options.scale)
    lines += portal.lines(sys.modules[__name__])
    lines += requests_desk.lines(sys.modules[__name__], options.scale)
    lines += supervision.lines(sys.modules[__name__], options.events)
    table(lines)


if __name__ == "__main__":
    main()
