"""The server as a program on the wire."""

import http.client
import re

import pytest


@pytest.fixture
def address(gongkai):
    process = gongkai.start("serve", "--port", "0", "--database", "sqlite:own.db")
    try:
        host, port = re.search(r"http://([^:/]+):(\d+)/", process.stdout.readline()).groups()
        yield host, int(port)
    finally:
        process.terminate()
        process.wait(60)


def test_an_upload_that_is_too_large_gets_its_sentence_and_the_connection_lives_on(address):
    connection = http.client.HTTPConnection(*address, timeout=300)
    connection.connect()
    ends = connection.sock.getsockname()
    connection.request("POST", "/login", b"a" * (40 << 20), {"Content-Type": "multipart/form-data; boundary=B"})
    answer = connection.getresponse()
    assert answer.status == 413
    assert "20 MB" in answer.read().decode()
    connection.request("GET", "/healthz")
    assert connection.getresponse().status == 200
    assert connection.sock.getsockname() == ends


def test_the_clock_is_moved_for_the_demonstration_alone(gongkai):
    gongkai.run("agency", "create", "--code", "SF", "--name", "示范区人民政府", "--kind", "districtGovernment", "--database", "sqlite:town.db")
    answer = gongkai.run("serve", "--port", "0", "--database", "sqlite:town.db", "--days-later", "3", code=1)
    assert "for the demonstration district alone" in answer.stderr
    assert "take a number from 0 to 3660" in gongkai.run("serve", "--days-later", "9999", code=64).stderr
