"""The portal: pages kept and rendered, from publishing to seeing, the whole site as files, the console's long list.

nginx and wrk come from Debian (scripts/setup bench). Runs alternate between the two servers, so that both meet the same minutes.
"""

import contextlib
import json
import os
import pathlib
import re
import shutil
import signal
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.parse
import urllib.request

ARTICLES = int(os.environ.get("GONGKAI_BENCH_ARTICLES", 100_000))
LISTED = int(os.environ.get("GONGKAI_BENCH_LISTED", 500_000))
CONNECTIONS, THREADS, SECONDS, ROUNDS = 64, 2, 5, 5
PASSWORD = "zhengxiang-2014"


def free_port():
    import socket
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


@contextlib.contextmanager
def serving(program, database, *options):
    """The server on a database, and its address."""
    process = subprocess.Popen([program, "serve", "--port", "0", "--database", f"sqlite:{database}", *options],
                               stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        address = None
        while address is None:
            found = re.search(r"http://\S+:\d+", process.stdout.readline())
            address = found and found.group()
        yield address
    finally:
        process.terminate()
        process.wait()


@contextlib.contextmanager
def nginx(files):
    """nginx on a folder, as its package sets it up, with nothing to slow it down: no log, files kept open."""
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        pathlib.Path(folder, "nginx.conf").write_text(f"""
            worker_processes auto; pid {folder}/pid; error_log /dev/null; daemon off;
            events {{ worker_connections 1024; }}
            http {{
                access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000; etag on; gzip_static on;
                open_file_cache max=100 inactive=1h; open_file_cache_valid 1h;
                types {{ text/html html; }} default_type text/html; charset utf-8;
                client_body_temp_path {folder}/a; proxy_temp_path {folder}/b; fastcgi_temp_path {folder}/c;
                uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e;
                server {{ listen 127.0.0.1:{port}; root {files}; }}
            }}""")
        process = subprocess.Popen(["nginx", "-c", f"{folder}/nginx.conf", "-p", folder], stderr=subprocess.DEVNULL)
        try:
            for _ in range(100):
                with contextlib.suppress(OSError):
                    urllib.request.urlopen(f"http://127.0.0.1:{port}/page.html").read()
                    break
                time.sleep(0.05)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait()


def wrk(address, headers=(), seconds=SECONDS):
    """Answers a second; a run with errors ends the measurement."""
    command = ["wrk", f"-c{CONNECTIONS}", f"-t{THREADS}", f"-d{seconds}s", address]
    for header in headers:
        command += ["-H", header]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    if "Socket errors" in text:
        sys.exit(f"{' '.join(command)}\n{text}")
    return float(re.search(r"Requests/sec:\s+([\d.]+)", text).group(1))


def get(address, **headers):
    request = urllib.request.Request(address, headers=headers)
    with urllib.request.urlopen(request) as answer:
        return answer.read(), answer.headers


def loaded(bench, count):
    """A portal with many articles, made once."""
    file = bench.KEPT / f"articles-{count}.db"
    if not file.exists():
        bench.say(f"Writing {count:,} articles (once)")
        making, lines = bench.KEPT / "making-articles.db", bench.KEPT / "articles.jsonl"
        making.unlink(missing_ok=True)
        shutil.copy(bench.demonstration(), making)
        with open(lines, "w") as target:
            for number in range(count):
                target.write(json.dumps(article(number), ensure_ascii=False) + "\n")
        load(bench, lines, making)
        lines.unlink()
        bench.fold(making)
        making.rename(file)
    return file


COLUMNS = ["tzgg", "gzdt", "qtwj", "ghjh", "tjxx", "czxx", "rsxx", "jdjc"]
SENTENCES = ["根据年度工作安排，现将有关情况予以公开。", "各有关单位要明确责任人和完成时限，遇有问题及时报告。", "涉及群众办事的，在政务服务中心窗口和本网站同时告知所需材料。",
             "工作分三步进行：先由社区摸底登记，再由街道核对，最后由主管单位抽查并公布结果。", "核对中发现的问题，要在十个工作日内整改到位。",
             "经费从部门预算中列支，专款专用，接受财政和审计部门监督。", "对以上内容有疑问的，可在工作日咨询，或通过本网站留言。"]


def article(number, title=None):
    """Words that fit together and mean little: about a thousand characters."""
    day = f"{2016 + number % 10}-{number % 12 + 1:02}-{number % 28 + 1:02}"
    text = "\n".join("".join(SENTENCES[(number + row * 3 + place) % len(SENTENCES)] for place in range(4)) for row in range(9))
    return {"title": title or f"关于第{number}号事项办理情况的通知", "text": text, "agency": f"ZX{number % 25 + 1:02}",
            "index_number": f"0001{number // 90_000:02}{number % 25 + 1:02}1/{day[:4]}-{number % 90_000 + 1:05}",
            "column": COLUMNS[number % len(COLUMNS)], "kind": "notice", "published": day, "created_on": day, "subject": "02"}


def load(bench, lines, database):
    bench.gongkai("articles", "load", lines, "--by", "leader", "--basis", "测量用，内容虚构", "--database", f"sqlite:{database}")


def page_of_ten_kilobytes(address, database):
    """The public article page nearest to 10 KB."""
    with contextlib.closing(sqlite3.connect(database)) as connection:
        rows = connection.execute("""SELECT site_column.code, article_id FROM shown_article
            JOIN site_column ON site_column.id = column_id JOIN site ON site.id = site_column.site_id
            WHERE is_home = 1 AND site.is_portal = 1 ORDER BY article_id DESC LIMIT 40""").fetchall()
    pages = [f"/columns/{code}/{article}" for code, article in rows]
    return min(pages, key=lambda page: abs(len(get(address + page)[0]) - 10_240))


def guide_of_an_item(address):
    """The first guide in the list of all items."""
    items = get(address + "/services?page=1")[0].decode()
    return re.search(r'href="(/services/[0-9][0-9A-Z]{30})"', items).group(1)


def kept_page(bench, database):
    """A kept page against nginx with the same bytes as a file: whole, not modified, and compressed."""
    lines = []
    with serving(bench.PROGRAM, database) as ours, tempfile.TemporaryDirectory() as files:
        os.chmod(files, 0o755)
        page = page_of_ten_kilobytes(ours, database)
        body, headers = get(ours + page)
        etag = headers["ETag"]
        pathlib.Path(files, "page.html").write_bytes(body)
        pathlib.Path(files, "page.html.gz").write_bytes(get(ours + page, **{"Accept-Encoding": "gzip"})[0])
        with nginx(files) as theirs:
            theirs_etag = get(theirs + "/page.html")[1]["ETag"]
            kinds = [("whole", [], []), ("not modified", [f"If-None-Match: {etag}"], [f"If-None-Match: {theirs_etag}"]),
                     ("compressed", ["Accept-Encoding: gzip"], ["Accept-Encoding: gzip"])]
            for kind, our_headers, their_headers in kinds:
                ours_runs, theirs_runs = [], []
                wrk(ours + page, our_headers, 1), wrk(theirs + "/page.html", their_headers, 1)
                for _ in range(ROUNDS):
                    ours_runs.append(wrk(ours + page, our_headers))
                    theirs_runs.append(wrk(theirs + "/page.html", their_headers))
                mine, other = statistics.median(ours_runs), statistics.median(theirs_runs)
                lines.append((f"kept page of {len(body) / 1024:.0f} KB, {kind}", mine, round(other), "/s", "nginx, the same bytes", other, True))
        guide = guide_of_an_item(ours)
        runs = {page: [], guide: []}
        for _ in range(ROUNDS):
            for address in runs:
                runs[address].append(wrk(ours + address))
        articles, guides = statistics.median(runs[page]), statistics.median(runs[guide])
        size = len(get(ours + guide)[0])
        # As many bytes a second.
        lines.append((f"kept guide of an item of {size / 1024:.0f} KB", guides, round(articles * len(body) / size), "/s",
                      f"kept page of {len(body) / 1024:.0f} KB", articles, True))
        # A query that says nothing goes past the store.
        rendered = statistics.median(wrk(f"{ours}{page}?fresh=1") for _ in range(3))
        lines.append(("article page rendered each time", rendered, 4_000, "/s", "", None, True))
    return lines


class Office:
    """Somebody signed in."""

    def __init__(self, address, login):
        import http.cookiejar
        self.address = address
        self.jar = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))
        token = self.hidden(self.get("/login"), "token")
        self.post("/login", token=token, name=login, password=PASSWORD)

    def get(self, path):
        return self.opener.open(self.address + path).read().decode()

    def post(self, path, **fields):
        return self.opener.open(self.address + path, urllib.parse.urlencode(fields).encode()).read().decode()

    @staticmethod
    def hidden(page, name):
        return re.search(f'name="{name}" value="([^"]*)"', page[page.find("<main"):]).group(1)


def long_list(bench, database):
    """The console's list of articles: its first page and pages further down."""
    with serving(bench.PROGRAM, database) as address:
        office = Office(address, "office")
        times = []
        pages = ["/console/articles"]
        with contextlib.suppress(AttributeError):
            for _ in range(40):
                start = time.perf_counter()
                text = office.get(pages[-1])
                times.append((time.perf_counter() - start) * 1000)
                pages.append(re.search(r'href="(/console/articles\?[^"]*)" rel="next"', text).group(1).replace("&amp;", "&"))
        return statistics.quantiles(times, n=20)[-1] if len(times) > 1 else times[0]


def whole_site(bench, database):
    """Seconds for the first export into an empty folder, and for one after which nothing changed."""
    with tempfile.TemporaryDirectory(dir=bench.KEPT) as folder:
        first = bench.seconds(lambda: bench.gongkai("export", "site", folder, "--database", f"sqlite:{database}"), runs=1)
        again = bench.seconds(lambda: bench.gongkai("export", "site", folder, "--database", f"sqlite:{database}"), runs=1)
    return first, again


def seen(bench, database):
    """Milliseconds from the commit of a publication until its page, its column and the first page show it, all of them read and kept before."""
    times = []
    with tempfile.TemporaryDirectory(dir=bench.KEPT) as folder:
        copy, lines = pathlib.Path(folder) / "site.db", pathlib.Path(folder) / "one.jsonl"
        shutil.copy(database, copy)
        with serving(bench.PROGRAM, copy) as address, contextlib.closing(sqlite3.connect(copy)) as connection:
            for number in range(5):
                title = f"刚刚公布的第{number}号通知"
                today = time.strftime("%Y-%m-%d %H:%M")
                one = article(8 * number, title) | {"published": today, "created_on": today[:10]}
                lines.write_text(json.dumps(one, ensure_ascii=False) + "\n")
                for page in ("/", "/columns/tzgg"):
                    get(address + page)
                loading = threading.Thread(target=load, args=(bench, lines, copy))
                loading.start()
                found = None
                while not found:
                    is_over = not loading.is_alive()
                    found = connection.execute("SELECT article_id FROM shown_article WHERE title = ?", (title,)).fetchone()
                    if is_over and not found:
                        sys.exit("the publication that was to be seen was refused")
                start = time.perf_counter()
                for page in ("/", "/columns/tzgg", f"/columns/tzgg/{found[0]}"):
                    while title not in text(address + page):
                        time.sleep(0.005)
                times.append((time.perf_counter() - start) * 1000)
                loading.join()
    return statistics.median(times)


def text(address):
    with contextlib.suppress(urllib.error.HTTPError):
        return get(address)[0].decode()
    return ""


def lines(bench):
    missing = [name for name in ("nginx", "wrk") if not shutil.which(name)]
    if missing:
        sys.exit(f"{' and '.join(missing)} not found: run scripts/setup bench")
    bench.say("Kept pages, against nginx")
    result = kept_page(bench, bench.demonstration())
    bench.say("From publishing to seeing")
    result.append(("publish to visible, lists included", seen(bench, bench.demonstration()), 1_000, "ms", "", None, False))
    bench.say(f"Export of {ARTICLES:,} articles")
    first, again = whole_site(bench, loaded(bench, ARTICLES))
    result.append((f"export of {ARTICLES:,} articles", first, 60, "s", "", None, False))
    result.append(("  the same again", again, 60, "s", "", None, False))
    bench.say(f"The console's list of {LISTED:,} articles")
    result.append((f"console list of {LISTED:,} articles, p95", long_list(bench, loaded(bench, LISTED)), 100, "ms", "", None, False))
    return result
