"""The program explains itself."""

import re

import pytest


def commands(gongkai, *path):
    """The names under SUBCOMMANDS in a command's help."""
    text = gongkai.run(*path, "--help").stdout
    listed = text.partition("SUBCOMMANDS:")[2].partition("\n\n")[0]
    return re.findall(r"^  (\w+)\b", listed, re.MULTILINE)


def every_command(gongkai):
    for name in commands(gongkai):
        yield (name,)
        for inner in commands(gongkai, name):
            yield (name, inner)


def test_every_command_has_an_abstract_and_an_example(gongkai):
    for path in every_command(gongkai):
        text = gongkai.run(*path, "--help").stdout
        assert re.search(r"^OVERVIEW: [A-Z公]", text), path
        assert f"gongkai {' '.join(path)} " in text.partition("USAGE")[0], f"{path} has no example"


@pytest.mark.parametrize("arguments", [["nonsense"], ["calendar"], ["calendar", "--from", "2014-02-30", "--to", "2014-03-01"]])
def test_a_wrong_command_line_is_a_usage_error(gongkai, arguments):
    result = gongkai.run(*arguments, code=64)
    assert result.stdout == ""
    assert "Error:" in result.stderr


def test_nothing_printed_carries_terminal_codes(gongkai):
    for path in [(), *every_command(gongkai)]:
        assert "\x1b" not in gongkai.run(*path, "--help").stdout
