"""Requests for disclosure under a million others: the case page, the desk, the whole way of a request, a change of the calendar, clocks.

On both engines; PostgreSQL is the one the tests use (scripts/test-postgres).
"""

import contextlib
import datetime
import json
import os
import re
import shutil
import subprocess
import tempfile
import time
import urllib.parse

import portal
import search

RATE, ASKED = 50, 1500
CLOCKS = 20_000


def measured(bench, database, matters, key, *options):
    return json.loads(bench.gongkai("measure-matters", "--matters", matters, "--database", database, "--key-file", key, *options))


def desk(bench, matters):
    """The demonstration with many open requests, made once, as a file to be copied."""
    file, key = bench.KEPT / f"matters-{matters}.db", bench.KEPT / "matters.key"
    if not file.exists():
        bench.say(f"Writing {matters:,} requests (once)")
        making = bench.KEPT / "making-matters.db"
        making.unlink(missing_ok=True)
        shutil.copy(bench.demonstration(), making)
        measured(bench, f"sqlite:{making}", matters, key, "--cycles", 0, "--steps", 4)
        bench.fold(making)
        making.rename(file)
    return file, key


def case_page(bench, database, key, case):
    """Milliseconds of the page of a long case, asked for at an even pace; 99th percentile."""
    command = [bench.PROGRAM, "serve", "--port", "0", "--database", database, "--key-file", key]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        address = None
        while address is None:
            found = re.search(r"http://\S+:\d+", process.stdout.readline())
            address = found and found.group()
        office = portal.Office(address, "office")
        cookie = "; ".join(f"{one.name}={one.value}" for one in office.jar)
        paths = [f"/console/requests/{case}"] * ASKED
        answers = search.searches(urllib.parse.urlsplit(address).port, paths, RATE, {"Cookie": cookie})
    finally:
        process.terminate()
        process.wait()
    wrong = {status for _, status in answers if status != 200}
    if wrong:
        raise SystemExit(f"the case page answered {wrong}")
    return search.percentile([taken for taken, _ in answers], 0.99)


def plain_clock(bench):
    """Seconds for a million due dates counted day by day in Python, from the same calendar and without a word of explanation."""
    days = json.loads(bench.gongkai("calendar", "--from", "2013-01-01", "--to", "2027-12-31", "--json"))["days"]
    known = {datetime.date.fromisoformat(line["day"]): line["isWorkingDay"] for line in days}
    start = time.perf_counter()
    for number in range(CLOCKS):
        day, left = datetime.date(2013, 1, 1) + datetime.timedelta(days=number % 5000), 20
        while left:
            day += datetime.timedelta(days=1)
            left -= known[day]
    return (time.perf_counter() - start) * 1_000_000 / CLOCKS


@contextlib.contextmanager
def postgres(bench, file):
    """The same requests on PostgreSQL, carried over as a backup; what is written after that is on the disk before a step is answered."""
    address = subprocess.run(["scripts/test-postgres", "start"], check=True, capture_output=True, text=True).stdout.strip()
    try:
        name = f"bench_{os.getpid()}"
        subprocess.run(["psql", "-q", address, "-c", f"CREATE DATABASE {name}"], check=True)
        database = address.replace("/postgres?", f"/{name}?")
        with tempfile.TemporaryDirectory(dir=bench.KEPT) as folder:
            bench.gongkai("backup", f"{folder}/matters.backup", "--database", f"sqlite:{file}")
            bench.gongkai("restore", f"{folder}/matters.backup", "--database", database)
        subprocess.run(["psql", "-q", database, "-c", "ANALYZE"], check=True)
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            subprocess.run(["psql", "-q", address, "-c", f"ALTER SYSTEM SET {setting} = on"], check=True)
        subprocess.run(["psql", "-q", address, "-c", "SELECT pg_reload_conf()", "-c", "CHECKPOINT"], check=True, stdout=subprocess.DEVNULL)
        yield database
        subprocess.run(["psql", "-q", address, "-c", f"DROP DATABASE {name}"], check=True)
    finally:
        subprocess.run(["scripts/test-postgres", "stop"], check=True)


def engine(bench, name, database, matters, key):
    result = measured(bench, database, matters, key, "--calendar", "--cycles", 1000)
    page = case_page(bench, database, key, int(result["long case"]))
    slowest = max((value, what) for what, value in result.items() if what.startswith("p95 "))
    moved = int(result["calendar off moved"])
    return result, [
        (f"{name}: case of 200 steps at {RATE}/s, p99", page, 50, "ms", "", None, False),
        (f"{name}: whole way of a request", result["cycles per second"], 100, "/s", "", None, True),
        (f"  slowest call ({slowest[1][4:]}), p95", slowest[0], 100, "ms", "", None, False),
        (f"{name}: list of overdue and soon due", result["due list"], 100, "ms", "", None, False),
        ("  the counts of a desk", result["desk counts"], 100, "ms", "", None, False),
        (f"{name}: change of the calendar, {moved:,} moved", result["calendar off"], 60, "s", "", None, False),
    ]


def lines(bench, matters):
    file, key = desk(bench, matters)
    bench.say(f"Requests, {matters:,} open, SQLite")
    with tempfile.TemporaryDirectory(dir=bench.KEPT) as folder:
        copy = f"{folder}/matters.db"
        shutil.copy(file, copy)
        result, found = engine(bench, "SQLite", f"sqlite:{copy}", matters, key)
    found.insert(0, ("a million clocks, one core", result["clock"], 2, "s", "Python, day by day", plain_clock(bench), False))
    bench.say(f"Requests, {matters:,} open, PostgreSQL")
    with postgres(bench, file) as database:
        found += engine(bench, "PostgreSQL", database, matters, key)[1]
    return found
