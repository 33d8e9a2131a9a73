"""Supervision of approval cases: everything derived is made anew from ten million steps, twice the same, and cases come in beside it.

On both engines; PostgreSQL is the one the tests use (scripts/test-postgres), with memory of its own and what is written forced to the disk.
"""

import json
import os
import shutil
import subprocess
import tempfile

import requests_desk


def measured(bench, database, events, key):
    return json.loads(bench.gongkai("measure-cases", "--events", events, "--database", database, "--key-file", key))


def engine(name, found):
    result = found["figures"]
    if not result["identical"]:
        raise SystemExit(f"{name}: two rebuilds of the same cases differ")
    cases = int(result["cases"])
    return [
        (f"{name}: writing that many steps", result["written"], 480, "s", "", None, False),
        (f"{name}: cards and scores anew, {cases:,} cases", result["rebuild"], 300, "s", "", None, False),
        ("  a second time", result["rebuild again"], 300, "s", "", None, False),
        ("  memory", result["megabytes"], 1024, "MB", "", None, False),
        (f"{name}: cases with ten files filed", result["filed per second"], 100, "/s", "", None, True),
        ("  cards after that", result["renewed"], 60, "s", "", None, False),
        ("  a round with nothing to do", result["nothing to renew"], 1, "s", "", None, False),
        ("  finding the cases whose day has come, p95", result["sweep"], 1000, "ms", "", None, False),
        ("  the live board, p95", result["board"], 300, "ms", "", None, False),
        ("  the red cases of it, p95", result["list"], 300, "ms", "", None, False),
        ("  the newest cards, p95", result["cards"], 300, "ms", "", None, False),
        ("  25 units by 12 months by nine heads, p95", result["scorecard"], 300, "ms", "", None, False),
    ]


def lines(bench, events):
    bench.say(f"Supervision, {events:,} steps, SQLite")
    with tempfile.TemporaryDirectory(dir=bench.KEPT) as folder:
        copy, key = f"{folder}/cases.db", f"{folder}/cases.key"
        shutil.copy(bench.demonstration(), copy)
        ours = measured(bench, f"sqlite:{copy}", events, key)
        bench.say(f"Supervision, {events:,} steps, PostgreSQL")
        address = subprocess.run(["scripts/test-postgres", "start", *requests_desk.MEMORY], check=True, capture_output=True, text=True).stdout.strip()
        try:
            name = f"bench_cases_{os.getpid()}"
            subprocess.run(["psql", "-q", address, "-c", f"CREATE DATABASE {name}"], check=True)
            database = address.replace("/postgres?", f"/{name}?")
            bench.gongkai("demo", "--database", database)
            for setting in ("fsync", "synchronous_commit", "full_page_writes"):
                subprocess.run(["psql", "-q", address, "-c", f"ALTER SYSTEM SET {setting} = on"], check=True)
            subprocess.run(["psql", "-q", address, "-c", "SELECT pg_reload_conf()"], check=True, stdout=subprocess.DEVNULL)
            other = measured(bench, database, events, f"{folder}/other.key")
            subprocess.run(["psql", "-q", address, "-c", f"DROP DATABASE {name}"], check=True)
        finally:
            subprocess.run(["scripts/test-postgres", "stop"], check=True)
    differ = float(ours["digest"] != other["digest"])
    return engine("SQLite", ours) + engine("PostgreSQL", other) + [("engines that derive something else", differ, 1, "", "", None, False)]
