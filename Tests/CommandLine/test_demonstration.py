"""The demonstration district: the real table of 2014, the same in every run, on both engines."""

import json
import pathlib
import sqlite3

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent

# 蒸湘区政府信息公开情况统计表, 2014, as published. Blank cells (A2.1, A2.5) are left out.
PUBLISHED_2014 = {
    "A1": 5050, "A1.1": 12, "A1.2": 12, "A2.2": 4601, "A2.3": 385, "A2.4": 52,
    "B1": 148, "B2.1": 0, "B2.1.1": 0, "B2.2": 6, "B2.2.1": 6, "B2.3": 12, "B2.4": 0, "B2.5": 0,
    "C1": 0, "C1.1": 0, "C1.2": 0, "C1.3": 0, "C1.4": 0, "C2": 0, "C2.1": 0, "C2.2": 0,
    "C3": 0, "C3.1": 0, "C3.2": 0, "C3.3": 0, "C3.4": 0, "C3.4.1": 0, "C3.4.2": 0, "C3.4.3": 0, "C3.4.4": 0,
    "C3.4.5": 0, "C3.4.6": 0, "C3.5": 0, "C3.6": 0, "C3.7": 0, "C3.8": 0,
    "D": 0, "D1": 0, "D2": 0, "D3": 0, "E": 0, "E1": 0, "E2": 0, "E3": 0, "F": 0, "G": 0,
    "H1": 1, "H2": 1, "H3": 8, "H3.1": 0, "H3.2": 2, "H4": 1, "I1": 1, "I2": 1, "I3": 72,
}


def report(program, *arguments):
    return json.loads(program.run("report", *arguments, "--json").stdout)


def test_the_derived_table_is_the_published_one_in_every_filled_cell(district):
    derived = report(district, "--year", "2014", "--form", "2014")
    assert (derived["unit"], derived["year"], derived["form"]) == ("蒸湘区人民政府", 2014, "2014")
    assert {code: derived["figures"][code] for code in PUBLISHED_2014} == PUBLISHED_2014
    assert set(derived["figures"]) - set(PUBLISHED_2014) == {"A2.1", "A2.5"}


def test_the_second_year_fills_the_form_in_force(district):
    derived = report(district, "--year", "2025")
    assert derived["form"] == "2021"
    assert len(derived["figures"]) == 200
    figures = derived["figures"]
    assert figures["R1.T"] > 0
    for column in ["NP", "L1", "L2", "L3", "L4", "L5", "T"]:
        received, closed = figures[f"R1.{column}"] + figures[f"R2.{column}"], figures[f"R3.7.{column}"]
        assert received == closed + figures[f"R4.{column}"], column


def test_a_unit_reports_only_its_own(district):
    whole = report(district, "--year", "2014")["figures"]["A1"]
    school = report(district, "--year", "2014", "--agency", "ZX04")
    assert school["unit"] == "蒸湘区教育局"
    assert 0 < school["figures"]["A1"] < whole


def test_an_unknown_unit_is_refused_with_the_known_ones(district):
    result = district.run("report", "--year", "2014", "--agency", "ZX99", code=1)
    assert "There is no unit ZX99" in result.stderr and "ZX25" in result.stderr


def test_a_year_is_loaded_once(district):
    result = district.run("demo", "--year", "2014", code=1)
    assert "year 2014 is there already" in result.stderr


def rows(file):
    """Every row of every table, without the time of the migrations."""
    with sqlite3.connect(file) as database:
        for (table,) in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").fetchall():
            columns = [row[1] for row in database.execute(f"PRAGMA table_info({table})")]
            kept = [name for name in columns if name != "applied_at"]
            for row in database.execute(f"SELECT {', '.join(kept)} FROM {table} ORDER BY {', '.join(kept)}"):
                yield table, *row


def test_two_runs_are_identical(district, gongkai):
    gongkai.run("demo", "--database", "sqlite:again.db")
    assert list(rows(gongkai.folder / "again.db")) == list(rows(district.file))


def test_postgres_gives_the_same_report(district, gongkai, postgres):
    gongkai.run("demo", "--year", "2014", "--database", postgres.address)
    assert report(gongkai, "--year", "2014", "--database", postgres.address) == report(district, "--year", "2014")
    assert "OK: " in gongkai.run("audit", "verify", "--database", postgres.address).stdout


def test_an_empty_database_says_how_to_fill_it(gongkai):
    gongkai.run("migrate", "--database", "sqlite:empty.db")
    assert "gongkai demo" in gongkai.run("report", "--year", "2014", "--database", "sqlite:empty.db", code=1).stderr
    assert "does not exist" in gongkai.run("report", "--year", "2014", "--database", "sqlite:absent.db", code=1).stderr
    assert not (gongkai.folder / "absent.db").exists()


def test_a_workbook_and_a_pdf_of_the_report_read_back_as_the_same_figures(district, gongkai):
    figures = report(district, "--year", "2014")["figures"]
    district.environment["GONGKAI_WEASYPRINT"] = str(ROOT / ".venv/bin/weasyprint")
    district.run("report", "--year", "2014", "--xlsx", gongkai.folder / "report.xlsx", "--pdf", gongkai.folder / "report.pdf")
    for name in ["report.xlsx", "report.pdf"]:
        read = json.loads(gongkai.run("report", "check", name, "--json", code=None).stdout)
        assert read["figures"] == figures, name


def test_csv_of_the_report_goes_to_standard_output(district):
    lines = district.run("report", "--year", "2014", "--csv").stdout.splitlines()
    assert any("5050" in line and "A1" in line for line in lines)
