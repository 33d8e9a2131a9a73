"""What the benchmarks ask of the program, of a small district."""

import json
import sqlite3


def test_requests_are_written_handled_and_moved(gongkai, tmp_path):
    file = tmp_path / "district.db"
    gongkai.run("demo", "--database", f"sqlite:{file}")
    options = ["--matters", 800, "--cycles", 2, "--together", 2, "--steps", 6, "--calendar", "--database", f"sqlite:{file}"]
    found = json.loads(gongkai.run("measure-matters", *options).stdout)
    with sqlite3.connect(file) as database:
        assert database.execute("SELECT COUNT(*) FROM matter WHERE is_open = 1").fetchone()[0] >= 800
        assert database.execute("SELECT COUNT(*) FROM matter WHERE state = 'closed'").fetchone()[0] == 2
        assert database.execute("SELECT version FROM matter WHERE id = ?", (found["long case"],)).fetchone()[0] >= 6
        moved = database.execute("SELECT COUNT(*) FROM matter_event WHERE action = 'recalculate'").fetchone()[0]
    assert 0 < moved == found["calendar off moved"] + found["calendar work moved"]
    assert all(found[f"p95 {call}"] > 0 for call in ("file", "extend", "serve", "close"))
