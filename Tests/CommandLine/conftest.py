"""A PostgreSQL server that a test may kill."""

import os
import pathlib
import shutil
import subprocess
import tempfile

import pytest

PROGRAMS = max(pathlib.Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: float(path.parent.name))


class PostgresServer:
    """Listens on a socket in a folder of its own."""

    def __init__(self):
        # Not in the test's own folder: PostgreSQL refuses root, and a socket's path may have 107 bytes.
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="gongkai-killed."))
        self.owner = {}
        if os.getuid() == 0:
            shutil.chown(self.folder, "postgres")
            self.owner = {"user": "postgres", "group": "postgres", "extra_groups": []}
        self.call("initdb", "-D", self.folder / "data", "-U", "gongkai", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        self.start()

    def call(self, program, *arguments):
        subprocess.run([PROGRAMS / program, *arguments], check=True, cwd="/", stdout=subprocess.DEVNULL, **self.owner)

    def start(self):
        options = f"-c listen_addresses= -c unix_socket_directories={self.folder}"
        self.call("pg_ctl", "-D", self.folder / "data", "-w", "-s", "-l", self.folder / "log", "-o", options, "start")

    def kill(self):
        """As a power cut would."""
        self.call("pg_ctl", "-D", self.folder / "data", "-w", "-s", "-m", "immediate", "stop")

    def remove(self):
        self.kill()
        shutil.rmtree(self.folder)

    def query(self, sql):
        """The answer's only value."""
        command = ["psql", "-XAtq", "-h", str(self.folder), "-U", "gongkai", "-d", "postgres", "-c", sql]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()

    @property
    def address(self):
        return f"postgres://gongkai@/postgres?host={self.folder}"


@pytest.fixture(scope="session")
def _postgres_server():
    server = PostgresServer()
    yield server
    server.remove()


@pytest.fixture
def postgres(_postgres_server):
    """The server with an empty database."""
    _postgres_server.query("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
    return _postgres_server
