"""agency and officer: how a real district starts."""

import os
import pwd
import socket
import sqlite3

import pytest

PASSWORD = "three quiet herons"


@pytest.fixture
def town(gongkai):
    gongkai.environment["GONGKAI_DATABASE"] = "sqlite:town.db"
    gongkai.run("agency", "create", "--code", "SF", "--name", "示范区人民政府", "--kind", "districtGovernment")
    gongkai.password = gongkai.folder / "password"
    gongkai.password.write_text(PASSWORD + "\n")
    gongkai.environment["GONGKAI_PASSWORD_FILE"] = str(gongkai.password)
    return gongkai


def hire(town, login="wu.fan", agency="SF", role="systemAdministrator", code=0):
    return town.run("officer", "create", "--login", login, "--name", "吴凡", "--agency", agency, "--role", role, code=code)


def query(town, sql):
    with sqlite3.connect(town.folder / "town.db") as file:
        return file.execute(sql).fetchall()


def test_a_district_starts_with_a_unit_and_an_administrator(town):
    town.run("agency", "create", "--code", "SF02", "--name", "示范区教育局", "--kind", "department", "--parent", "SF")
    assert "wu.fan of 示范区人民政府" in hire(town).stdout
    assert query(town, "SELECT a.code, b.code FROM agency a LEFT JOIN agency b ON b.id = a.parent_id ORDER BY a.code") == [
        ("SF", None), ("SF02", "SF")]
    assert query(town, "SELECT login, role FROM officer JOIN officer_role ON officer_id = id") == [("wu.fan", "systemAdministrator")]
    assert "OK: 3 entries" in town.run("audit", "verify").stdout


def test_changes_name_the_user_and_the_host(town):
    who = (f"command:{pwd.getpwuid(os.getuid()).pw_name}", socket.gethostname())
    town.environment["USER"] = town.environment["LOGNAME"] = "somebody.else"
    hire(town)
    assert query(town, "SELECT actor, address FROM audit_entry") == [who, who]


def test_the_password_comes_from_standard_input_and_stands_nowhere(town):
    del town.environment["GONGKAI_PASSWORD_FILE"]
    process = town.start(
        "officer", "create", "--login", "wu.fan", "--name", "吴凡", "--agency", "SF", "--role", "leader", stdin=-1)
    output, errors = process.communicate(PASSWORD + "\n", timeout=60)
    assert process.returncode == 0, errors
    assert PASSWORD not in output + errors
    assert PASSWORD.encode() not in (town.folder / "town.db").read_bytes()


def test_without_a_password_nothing_is_created(town):
    del town.environment["GONGKAI_PASSWORD_FILE"]
    assert "GONGKAI_PASSWORD_FILE" in hire(town, code=1).stderr
    assert query(town, "SELECT COUNT(*) FROM officer") == [(0,)]


def test_what_is_wrong_is_said_with_what_is_right(town):
    assert "Use one of: SF." in hire(town, agency="SF99", code=1).stderr
    assert "disclosureOffice (政务公开办)" in hire(town, role="king", code=1).stderr
    assert "small letters" in hire(town, login="Wu Fan", code=1).stderr
    hire(town)
    assert "taken" in hire(town, code=1).stderr
    town.password.write_text("short")
    assert "10 characters" in hire(town, login="other", code=1).stderr


def test_a_reform_renames_and_moves_units(town):
    for code, name, parent in [("SF02", "示范区教育局", "SF"), ("SF03", "清泉镇人民政府", "SF")]:
        town.run("agency", "create", "--code", code, "--name", name, "--kind", "department", "--parent", parent)
    assert "SF02 was 示范区教育局 and is now 示范区教体局" in town.run("agency", "rename", "--code", "SF02", "--name", "示范区教体局").stdout
    assert "under SF03 (清泉镇人民政府)" in town.run("agency", "move", "--code", "SF02", "--parent", "SF03").stdout
    assert "below itself" in town.run("agency", "move", "--code", "SF03", "--parent", "SF02", code=1).stderr
    assert "Use one of: SF, SF02, SF03." in town.run("agency", "rename", "--code", "SF9", "--name", "x", code=1).stderr
    assert query(town, "SELECT a.name, b.code FROM agency a JOIN agency b ON b.id = a.parent_id WHERE a.code = 'SF02'") == [
        ("示范区教体局", "SF03")]
    assert [action for action, in query(town, "SELECT action FROM audit_entry ORDER BY sequence")][-2:] == [
        "agency.rename", "agency.move"]


def test_a_district_has_one_top(town):
    arguments = ["agency", "create", "--code", "SG", "--name", "另一区", "--kind", "districtGovernment"]
    assert "SF (示范区人民政府) is the top already" in town.run(*arguments, code=1).stderr
    assert "There is no unit SX" in town.run(*arguments, "--parent", "SX", code=1).stderr
