"""items: what goes out comes in the same, byte for byte or cell for cell; a wrong file is told place by place."""

import csv
import json
import sqlite3

import pytest


@pytest.fixture
def database(gongkai, district):
    """The demonstration in a file of the test's own."""
    with sqlite3.connect(district.file) as source, sqlite3.connect(gongkai.folder / "own.db") as copy:
        source.backup(copy)
    gongkai.environment["GONGKAI_DATABASE"] = "sqlite:own.db"
    return gongkai


@pytest.fixture
def empty(gongkai, district):
    """The district without its items."""
    with sqlite3.connect(district.file) as source, sqlite3.connect(gongkai.folder / "own.db") as copy:
        source.backup(copy)
        copy.execute("DROP TRIGGER service_item_version_no_delete")
        for table in ["service_item_facet", "service_item_version", "service_item"]:
            copy.execute(f"DELETE FROM {table}")
    gongkai.environment["GONGKAI_DATABASE"] = "sqlite:own.db"
    return gongkai


def cells(folder):
    return {file.name: list(csv.reader(file.open(encoding="utf-8-sig", newline=""))) for file in folder.glob("*.csv")}


def test_json_comes_back_byte_for_byte(empty, district):
    district.run("items", "export", empty.folder / "items.json")
    before = (empty.folder / "items.json").read_bytes()
    assert len(json.loads(before)["ITEMS"]) == 338
    assert "Took 338 versions: 338 new" in empty.run("items", "import", "items.json", "--publish").stdout
    empty.run("items", "export", "again.json")
    assert (empty.folder / "again.json").read_bytes() == before


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_tables_come_back_cell_for_cell(empty, district, form):
    target = empty.folder / "items" if form == "csv" else empty.folder / "items.xlsx"
    district.run("items", "export", "--format", form, target)
    district.run("items", "export", "--format", "csv", empty.folder / "before")
    files = sorted(target.glob("*.csv")) if form == "csv" else [target]
    assert "338 new" in empty.run("items", "import", *files, "--publish").stdout
    empty.run("items", "export", "--format", "csv", "after")
    assert cells(empty.folder / "after") == cells(empty.folder / "before")
    assert len(cells(empty.folder / "after")) == 8


def test_the_register_is_checked_and_lacks_nothing(database):
    assert database.run("items", "check").stdout == "338 items checked, none is refused.\n"
    assert "338 as they were" in database.run("items", "import", export(database), "--dry-run").stdout


def export(program, change=lambda items: None):
    document = json.loads(program.run("items", "export").stdout)
    change(document["ITEMS"])
    (program.folder / "changed.json").write_text(json.dumps(document, ensure_ascii=False))
    return "changed.json"


def test_what_lacks_a_required_element_is_not_published_and_named(database):
    def change(items):
        items[4]["TASK_VERSION"], items[4]["PLAN_EFFECTIVE_DATE"], items[4]["TRANSACT_PLACES"] = 2, "2026-05-01", []
    name = export(database, change)
    assert "places: 没有办理地点和办理时间" in database.run("items", "check", name, code=65).stdout
    result = database.run("items", "import", name, "--publish", code=65)
    assert "ITEMS[5]: " in result.stdout and "没有办理地点和办理时间" in result.stdout
    assert "nothing was taken" in result.stderr
    assert "1 new" in database.run("items", "import", name).stdout
    assert "1 of 338 items cannot be published" in database.run("items", "check", code=65).stderr


@pytest.mark.parametrize("content, words", [
    ("{", "list of items"), ('{"ITEMS": [{"TASK_NAME": 3}]}', "ITEMS[1]"), ('{"ITEMS": []}', "hold no items"),
])
def test_json_that_is_no_list_of_items_is_told_with_its_place(database, content, words):
    (database.folder / "wrong.json").write_text(content)
    assert words in database.run("items", "import", "wrong.json", code=65).stderr


def test_a_wrong_cell_is_told_with_sheet_row_and_column(database):
    database.run("items", "export", "--format", "csv", "set")
    file = database.folder / "set" / "materials.csv"
    rows = list(csv.reader(file.open(encoding="utf-8-sig", newline="")))
    rows[7][rows[0].index("COPY_NUM")] = "三"
    csv.writer(file.open("w", encoding="utf-8", newline="")).writerows(rows)
    result = database.run("items", "import", *sorted((database.folder / "set").glob("*.csv")), code=65)
    assert "sheet materials (申请材料), row 8: copy_num" in result.stdout
    (database.folder / "colours.csv").write_text("a,b\n")
    assert "named after its sheet" in database.run("items", "import", "set/items.csv", "colours.csv", code=65).stderr


def test_a_published_version_is_never_written_over(database):
    result = database.run("items", "import", export(database, lambda items: items[0].update(LINK_WAY="0734-0")), code=65)
    assert "已经发布，不能再改" in result.stdout


FORM = "编码,名称,类型,必填,选项,显示条件,所属重复组\nshop,店名,文字,是,,,\nkind,业态,单选,是,餐馆;食堂,,\nmeals,每餐人数,数字,是,,kind=食堂,\n"


def task_code(program):
    items = program.run("items", "export", "items.json")
    return items and json.loads((program.folder / "items.json").read_text(encoding="utf-8"))["ITEMS"][0]["TASK_CODE"]


def test_a_form_goes_in_and_comes_out_the_same(database):
    (database.folder / "shop.csv").write_text(FORM, encoding="utf-8")
    assert "3 fields, nothing is wrong." in database.run("items", "form", "check", "shop.csv").stdout
    code = task_code(database)
    assert f"Form 1 of item {code}" in database.run("items", "form", "import", "shop.csv", "--item", code).stdout
    (database.folder / "again.csv").write_text(database.run("items", "form", "export", "--item", code).stdout, encoding="utf-8")
    assert "Form 1 " in database.run("items", "form", "import", "again.csv", "--item", code).stdout
    (database.folder / "shop.csv").write_text(FORM.replace("店名", "店铺名称"), encoding="utf-8")
    assert "Form 2 " in database.run("items", "form", "import", "shop.csv", "--item", code).stdout


@pytest.mark.parametrize(
    "wrong, line, words",
    [
        (("餐馆;食堂,", ","), 3, "却没有选项"),
        (("kind=食堂", "kitchen=食堂"), 4, "没有这个字段"),
        (("餐馆;食堂,", "餐馆;食堂,kind=食堂"), 3, "绕成了圈"),
        (("数字", "小数"), 4, "不认识的类型“小数”"),
    ],
)
def test_a_wrong_form_is_told_line_by_line(database, wrong, line, words):
    (database.folder / "shop.csv").write_text(FORM.replace(*wrong), encoding="utf-8")
    for command in [["check", "shop.csv"], ["import", "shop.csv", "--item", "1"]]:
        answer = database.run("items", "form", *command, code=65)
        assert f"第{line}行" in answer.stdout and words in answer.stdout


def test_a_form_for_no_item_is_refused(database):
    (database.folder / "shop.csv").write_text(FORM, encoding="utf-8")
    assert "There is no item 123" in database.run("items", "form", "import", "shop.csv", "--item", "123", code=65).stderr
