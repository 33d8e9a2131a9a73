"""A demonstration site as strangers' programs meet it: under the very address that its own documents name."""

import pathlib
import re
import socket
import sqlite3
import urllib.error
import urllib.request

import pytest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    @property
    def text(self):
        return self.body.decode()

    @property
    def type(self):
        return self.headers.get_content_type()


class Straight(urllib.request.HTTPRedirectHandler):
    """Follows nothing: a redirect is an answer."""

    def redirect_request(self, *_):
        return None


class Site:
    """A running server. Its port is chosen before it starts, because its database names it."""

    def __init__(self, district, folder):
        self.program = type(district)(folder)
        self.port, self.metrics_port = free_port(), free_port()
        with sqlite3.connect(district.file) as source, sqlite3.connect(folder / "site.db") as copy:
            source.backup(copy)
            copy.execute("UPDATE site SET domain = ? WHERE is_portal = 1", (f"127.0.0.1:{self.port}",))
        self.program.environment["GONGKAI_DATABASE"] = f"sqlite:{folder / 'site.db'}"
        self.process = self.program.start("serve", "--port", self.port, "--metrics-address", f"127.0.0.1:{self.metrics_port}")
        self.address = re.search(r"http://\S+:\d+", self.process.stdout.readline()).group()
        self.metrics = f"http://127.0.0.1:{self.metrics_port}/metrics"

    def get(self, path, **headers):
        address = path if "://" in path else self.address + path
        request = urllib.request.Request(address, headers={name.replace("_", "-"): value for name, value in headers.items()})
        try:
            with urllib.request.build_opener(Straight).open(request, timeout=60) as answer:
                return Answer(answer.status, answer.headers, answer.read())
        except urllib.error.HTTPError as error:
            with error:
                return Answer(error.code, error.headers, error.read())

    def stop(self):
        self.process.terminate()
        assert self.process.wait(timeout=30) == 0, self.process.stderr.read()


@pytest.fixture(scope="session")
def site(district, tmp_path_factory):
    site = Site(district, tmp_path_factory.mktemp("outside"))
    yield site
    site.stop()
