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


def test_cases_are_written_watched_and_filed_also_where_some_were_filed_before(gongkai, tmp_path):
    file = tmp_path / "district.db"
    gongkai.run("demo", "--database", f"sqlite:{file}")
    filed_before = 0
    for events, filed in ((1500, 3), (2500, 2)):
        options = ["--events", events, "--filed", filed, "--together", 2, "--database", f"sqlite:{file}"]
        found = json.loads(gongkai.run("measure-cases", *options).stdout)
        figures = found["figures"]
        with sqlite3.connect(file) as database:
            steps = database.execute("SELECT COUNT(*) FROM matter_event JOIN matter ON matter.id = matter_id WHERE kind = 'case'").fetchone()[0]
            copies, others = database.execute("SELECT SUM(number LIKE '量%'), SUM(number NOT LIKE '量%') FROM matter WHERE kind = 'case'").fetchone()
        assert steps >= events and figures["identical"] == 1 and len(found["digest"]) == 64
        assert figures["cases"] == copies + others - filed
        assert copies % (others - filed_before - filed) == 0, "what was filed is not copied"
        assert all(figures[one] > 0 for one in ("written", "rebuild", "filed per second", "sweep", "board", "list", "cards", "scorecard"))
        filed_before += filed
