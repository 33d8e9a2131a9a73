"""What both suites share: the built program and databases of their own."""

import os
import pathlib
import subprocess

import pytest

ROOT = pathlib.Path(__file__).resolve().parent.parent


def program_path():
    path = pathlib.Path(os.environ.get("GONGKAI_PROGRAM", ROOT / ".build/debug/gongkai"))
    assert path.exists(), f"{path} is not built; run make test"
    return str(path)


class Program:
    """Runs the built program. Nothing of the tester's environment reaches it."""

    path = program_path()

    def __init__(self, folder):
        self.folder = folder
        self.environment = {
            name: value for name, value in os.environ.items() if not name.startswith("GONGKAI_")
        }

    def run(self, *arguments, code=0, **options):
        result = subprocess.run(
            [self.path, *map(str, arguments)],
            cwd=self.folder, env=self.environment, stdin=subprocess.DEVNULL,
            capture_output=True, text=True, timeout=300, **options,
        )
        if code is not None:
            assert result.returncode == code, f"{arguments}\n{result.stdout[-2000:]}\n{result.stderr[-2000:]}"
        return result


@pytest.fixture
def gongkai(tmp_path):
    return Program(tmp_path)
