"""What both suites share: the built program, and servers of their own."""

import os
import pathlib
import subprocess

import pytest

ROOT = pathlib.Path(__file__).resolve().parent.parent


def program_path():
    path = pathlib.Path(os.environ.get("GONGKAI_PROGRAM", ROOT / ".build/debug/gongkai")).resolve()
    assert path.exists(), f"{path} is not built; run make test"
    return str(path)


class Program:
    """Runs the built program in a folder. No setting of the tester's reaches it."""

    path = program_path()

    def __init__(self, folder):
        self.folder = folder
        self.environment = {name: value for name, value in os.environ.items() if not name.startswith("GONGKAI_")}

    def run(self, *arguments, code=0, **options):
        """Runs it to its end; fails when the exit code is another than expected (None: whatever)."""
        result = subprocess.run(
            [self.path, *map(str, arguments)],
            cwd=self.folder, env=self.environment, stdin=subprocess.DEVNULL,
            capture_output=True, text=True, timeout=600, **options,
        )
        if code is not None:
            assert result.returncode == code, f"{arguments}\n{result.stdout[-2000:]}\n{result.stderr[-2000:]}"
        return result

    def start(self, *arguments, **options):
        """Starts it and returns the process."""
        return subprocess.Popen(
            [self.path, *map(str, arguments)],
            cwd=self.folder, env=self.environment, text=True,
            **{"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options},
        )


@pytest.fixture
def gongkai(tmp_path):
    return Program(tmp_path)


@pytest.fixture(scope="session")
def district(tmp_path_factory):
    """The demonstration, both years, in one SQLite file. For tests that change nothing; others copy the file."""
    program = Program(tmp_path_factory.mktemp("district"))
    program.file = program.folder / "district.db"
    program.environment["GONGKAI_DATABASE"] = f"sqlite:{program.file}"
    program.run("demo")
    return program
