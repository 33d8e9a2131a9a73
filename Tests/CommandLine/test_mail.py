"""Mails to a real mail server, and to servers that behave badly."""

import email
import email.policy
import http.cookiejar
import re
import socket
import sqlite3
import ssl
import subprocess
import threading
import time
import urllib.parse
import urllib.request

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

PASSWORD = "three quiet herons"
MAIL_PASSWORD = "geheim-密码"


class Inbox:
    """Keeps what it is handed; refuses whom it is told to refuse."""

    def __init__(self):
        self.mails = []
        self.was_secure = []
        self.refusals = {}

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address in self.refusals:
            return self.refusals[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.was_secure.append(server.transport.get_extra_info("ssl_object") is not None)
        self.mails.append(envelope)
        return "250 taken"


def authenticate(server, session, envelope, mechanism, data):
    assert isinstance(data, LoginPassword)
    # "Not handled": the server itself says that it was wrong.
    return AuthResult(success=(data.login, data.password) == (b"gk", MAIL_PASSWORD.encode()), handled=False)


@pytest.fixture(scope="session")
def certificate(tmp_path_factory):
    """Of an authority of our own, for localhost."""
    folder = tmp_path_factory.mktemp("certificate")

    def openssl(*arguments):
        subprocess.run(["openssl", *arguments], cwd=folder, check=True, capture_output=True)

    openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "ca.key", "-out", "ca.pem", "-days", "3650", "-subj", "/CN=Test CA")
    openssl("req", "-newkey", "rsa:2048", "-nodes", "-keyout", "server.key", "-out", "server.csr", "-subj", "/CN=localhost")
    (folder / "names").write_text("subjectAltName=DNS:localhost\n")
    openssl("x509", "-req", "-in", "server.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-out", "server.pem",
            "-days", "3650", "-extfile", "names")
    return folder


@pytest.fixture
def server(certificate):
    """A mail server on this machine, with STARTTLS and logins, or as asked for."""
    running = []

    def start(tls="starttls", mechanisms=("PLAIN", "LOGIN")):
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(certificate / "server.pem", certificate / "server.key")

        class Own(Controller):
            def factory(self):
                return SMTP(
                    self.handler, hostname="localhost", tls_context=context if tls == "starttls" else None,
                    require_starttls=tls == "starttls", authenticator=authenticate, auth_require_tls=tls == "starttls",
                    auth_exclude_mechanism=[way for way in ("PLAIN", "LOGIN") if way not in mechanisms])

        inbox = Inbox()
        controller = Own(inbox, hostname="127.0.0.1", port=0, ssl_context=context if tls == "tls" else None)
        # A free port of our own: the controller knows none.
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            controller.port = probe.getsockname()[1]
        controller.start()
        running.append(controller)
        inbox.port = controller.port
        return inbox

    yield start
    for controller in running:
        controller.stop()


class Browser:
    def __init__(self, base):
        self.base = base
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))

    def get(self, path):
        with self.opener.open(self.base + path) as answer:
            return answer.read().decode()

    def send(self, page, path, **fields):
        form = self.get(page)
        hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', form.split("<main")[1]))
        data = urllib.parse.urlencode({**hidden, **fields}).encode()
        try:
            with self.opener.open(self.base + path, data) as answer:
                return answer.read().decode()
        except urllib.error.HTTPError as answer:
            return answer.read().decode()


@pytest.fixture
def town(gongkai):
    """A running server, with an administrator signed in."""
    gongkai.environment["GONGKAI_DATABASE"] = "sqlite:town.db"
    gongkai.run("agency", "create", "--code", "SF", "--name", "示范区人民政府", "--kind", "districtGovernment")
    password = gongkai.folder / "password"
    password.write_text(PASSWORD + "\n")
    gongkai.environment["GONGKAI_PASSWORD_FILE"] = str(password)
    gongkai.run("officer", "create", "--login", "wu.fan", "--name", "吴凡", "--agency", "SF", "--role", "systemAdministrator")
    process = gongkai.start("serve", "--port", "0")
    try:
        base = re.search(r"(http://[^/]+)/", process.stdout.readline()).group(1)
        browser = Browser(base)
        browser.send("/login", "/login", name="wu.fan", password=PASSWORD)
        browser.file = gongkai.folder / "town.db"
        yield browser
    finally:
        process.terminate()
        process.wait(60)


def set_server(town, port, security="starttls", host="localhost", login="gk", password=MAIL_PASSWORD, authority=""):
    return town.send(
        "/console/mail", "/console/mail", isOn="yes", host=host, port=port, security=security, login=login, password=password,
        sender="gk@example.gov.cn", senderName="示范区政务公开办", siteAddress="https://www.example.gov.cn", authority=authority)


def try_out(town, receiver="li@example.gov.cn"):
    return town.send("/console/mail", "/console/mail/trial", receiver=receiver)


@pytest.mark.parametrize("mechanisms", [("PLAIN",), ("LOGIN",)])
@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_trial_goes_over_tls_with_a_login(town, server, certificate, security, mechanisms):
    inbox = server(security, mechanisms)
    assert "邮件设置已保存" in set_server(town, inbox.port, security, authority=(certificate / "ca.pem").read_text())
    assert "试信已交给邮件服务器" in try_out(town)
    assert inbox.was_secure == [True] and inbox.mails[0].rcpt_tos == ["li@example.gov.cn"]
    mail = email.message_from_bytes(inbox.mails[0].content, policy=email.policy.default)
    assert mail["Subject"] == "试信：邮件设置可以使用" and mail["From"] == "示范区政务公开办 <gk@example.gov.cn>"
    assert mail["Auto-Submitted"] == "auto-generated" and mail["Message-ID"].endswith("@example.gov.cn>")
    assert abs(mail["Date"].datetime.timestamp() - time.time()) < 60
    assert "收到它，说明邮件设置可以使用" in mail.get_content() and not mail.defects


def test_a_server_that_nobody_vouches_for_gets_nothing(town, server):
    inbox = server()
    set_server(town, inbox.port)
    assert "证书没有通过验证" in try_out(town)
    assert inbox.mails == []


def test_a_certificate_for_another_name_is_refused(town, server, certificate):
    inbox = server()
    # The same machine by another name.
    name = socket.gethostname()
    with open("/etc/hosts") as hosts:
        if name == "localhost" or name not in hosts.read():
            pytest.skip("this machine has no other name")
    set_server(town, inbox.port, host=name, authority=(certificate / "ca.pem").read_text())
    answer = try_out(town)
    assert "证书没有通过验证" in answer or "连不上" in answer
    assert inbox.mails == []


def test_a_password_goes_in_the_clear_to_this_machine_only(town, server):
    inbox = server("none")
    set_server(town, inbox.port, "none", host="127.0.0.1")
    assert "试信已交给邮件服务器" in try_out(town)
    assert len(inbox.mails) == 1


def test_a_wrong_password_and_a_refused_receiver_are_said(town, server, certificate):
    inbox = server()
    authority = (certificate / "ca.pem").read_text()
    set_server(town, inbox.port, password="wrong", authority=authority)
    assert "在“登录”这一步答复535" in try_out(town)
    set_server(town, inbox.port, authority=authority)
    inbox.refusals["no@example.gov.cn"] = "550 no such user"
    assert "在“收件人”这一步答复550" in try_out(town, "no@example.gov.cn")
    assert inbox.mails == []


def test_a_server_without_starttls_is_told_nothing(town, server):
    inbox = server("none")
    set_server(town, inbox.port)
    assert "不支持STARTTLS" in try_out(town)
    assert inbox.mails == []


class Rude(threading.Thread):
    """Says its lines, one for each that it is told, and then hangs up."""

    def __init__(self, *lines):
        super().__init__(daemon=True)
        self.lines = lines
        self.heard = b""
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        self.start()

    def run(self):
        connection, _ = self.socket.accept()
        with connection:
            for line in self.lines:
                connection.sendall(line)
                part = connection.recv(65536)
                self.heard += part
                if not part:
                    return


@pytest.mark.parametrize("lines, sentence", [
    ([b"HTTP/1.1 400 Bad Request\r\n\r\n"], "不是邮件服务器的答复"),
    ([b"220 hello\r\n"], "断开了连接"),
    ([b"421 too busy\r\n"], "答复421：too busy"),
    ([b"220 hello\r\n", b"250-x\r\n250 STARTTLS\r\n", b"220 go\r\n250 injected\r\n"], "不是邮件服务器的答复"),
])
def test_what_is_no_good_answer_is_said(town, lines, sentence):
    rude = Rude(*lines)
    set_server(town, rude.port, host="127.0.0.1", login="", password="")
    assert sentence in try_out(town)


def test_what_went_over_without_an_answer_is_not_called_unsent(town):
    rude = Rude(b"220 hello\r\n", b"250 hello\r\n", b"250 ok\r\n", b"250 ok\r\n", b"354 go\r\n")
    set_server(town, rude.port, "none", host="127.0.0.1", login="", password="")
    assert "可能已经送到" in try_out(town)
    assert rude.heard.endswith(b"\r\n.\r\n") and b"AUTH" not in rude.heard


def test_a_notice_goes_by_itself_and_once(town, server):
    inbox = server("none")
    set_server(town, inbox.port, "none", host="127.0.0.1", login="", password="")
    town.send("/console/notices/settings", "/console/notices/settings", address="wu@example.gov.cn", kinds="delegated")
    with sqlite3.connect(town.file, timeout=30) as file:
        file.execute("INSERT INTO officer (login, name, agency_id, password_hash, created_at) VALUES ('b', '周敏', 1, 'none', 0)")
        file.execute("INSERT INTO delegation (from_id, to_id, since, until, granted_at) VALUES (2, 1, '2020-01-01', '2099-12-31', 0)")
    # The sweep comes each minute.
    end = time.time() + 150
    while not inbox.mails and time.time() < end:
        time.sleep(1)
    # Another round, which must send nothing.
    time.sleep(75)
    assert [mail.rcpt_tos for mail in inbox.mails] == [["wu@example.gov.cn"]]
    mail = email.message_from_bytes(inbox.mails[0].content, policy=email.policy.default)
    assert "您代理同事办理申请" in mail.get_content() and "周敏" not in mail.get_content()
    assert "https://www.example.gov.cn/console/requests/delegation" in mail.get_content()
    assert "近一天已发出</dt><dd>1封" in town.get("/console/mail")
