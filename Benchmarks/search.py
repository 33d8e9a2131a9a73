"""Loads generated articles with their search index, and searches them over HTTP at an even pace, as many readers would.

    GONGKAI_PROGRAM=.build/release/gongkai python3 Benchmarks/search.py --scale 100000

The texts are drawn from a seed: words of two to four of the 3,755 common characters with the frequencies that words have, and words of government.
They have the lengths, the variety of pairs and the common strings of real items; they mean nothing.
"""

import argparse
import concurrent.futures
import contextlib
import http.client
import json
import os
import pathlib
import random
import re
import sqlite3
import statistics
import subprocess
import sys
import threading
import time
import urllib.parse

PROGRAM = pathlib.Path(os.environ["GONGKAI_PROGRAM"]).resolve()
KEPT = pathlib.Path("data/bench").resolve()
CHARACTERS = 400
# Stands in every second item.
COMMON = "区人民政府办公室"
GOVERNMENT = """通知 关于 印发 办法 实施 管理 规定 意见 方案 工作 人民 政府 公开 信息 申请 审批 许可 服务 居民 社区 街道 项目 建设 资金 补助 补贴 养老 医疗 保险 教育 学校 招生
住房 公租房 保障 低保 救助 环境 保护 安全 生产 监督 检查 整治 执法 财政 预算 决算 审计 统计 规划 土地 征收 补偿 交通 停车 公示 公告 结果 标准 调整 期限 材料 单位 部门""".split()


def say(text):
    print(f"==> {text}", file=sys.stderr, flush=True)


def pool(seed=20140101, words=3_000_000):
    """One long text; items are pieces of it, so that pairs are as various as in real texts."""
    draw = random.Random(seed)
    common = [bytes([0xA0 + row, 0xA0 + cell]).decode("gb2312") for row in range(16, 56) for cell in range(1, 95 if row < 55 else 90)]
    weights = [1 / (rank + 20) for rank in range(len(common))]
    draw.shuffle(common)
    letters = draw.choices(common, weights, k=200_000)
    vocabulary = ["，", "的", "。", "，", "和", "、", "在", "对", "为"] + GOVERNMENT
    vocabulary += ["".join(letters[place:place + draw.choice((2, 2, 2, 3, 4))]) for place in range(0, 160_000, 4)]
    weights = [1 / (rank + 30) for rank in range(len(vocabulary))]
    return "".join(draw.choices(vocabulary, weights, k=words)), draw


class Items:
    def __init__(self, count):
        self.count = count
        self.text, self.draw = pool()

    def piece(self, length):
        start = self.draw.randrange(len(self.text) - length)
        return self.text[start:start + length]

    def __iter__(self):
        units = [f"ZX{number:02}" for number in range(1, 26)]
        columns = [("gzdt", "news"), ("tzgg", "notice"), ("qtwj", "notice"), ("zcjd", "interpretation"), ("jdjc", "inspection")]
        for number in range(self.count):
            column, kind = columns[number % len(columns)]
            unit, year = number % 25, 2005 + number * 9 // self.count
            length = self.draw.randint(CHARACTERS // 2, CHARACTERS * 3 // 2) - 30
            body = "。\n".join(self.piece(length // 5) for _ in range(5))
            if number % 2:
                body += f"\n{COMMON}负责解释。"
            yield {
                "title": "关于" + re.sub("[，。、]", "", self.piece(18)) + "的通知", "text": body, "agency": units[unit], "column": column,
                "kind": kind, "published": f"{year}-{number % 12 + 1:02}-{number % 28 + 1:02}",
                "index_number": f"0000{number // 90_000:02}{unit:02}1/{year}-{number % 90_000 + 1:05}",
            }

    def queries(self, count):
        """One in five asks for what half of the items hold; the others for strings from mid-sentence, words, and narrowed."""
        for number in range(count):
            more = {}
            if number % 5 == 0:
                typed = COMMON
            elif number % 5 == 4:
                typed = f"{self.draw.choice(GOVERNMENT)} {self.draw.choice(GOVERNMENT)}"
            else:
                typed = re.sub("[，。、]", "", self.piece(self.draw.choice((2, 3, 4, 6)) + 2))[:self.draw.choice((2, 3, 4, 6))] or "公租房"
            if number % 7 == 3:
                more = {"year": str(self.draw.randint(2005, 2013))}
            elif number % 11 == 5:
                more = {"unit": f"ZX{self.draw.randint(1, 25):02}", "sort": "date"}
            yield "/search?" + urllib.parse.urlencode({"q": typed, **more})


def gongkai(*arguments):
    result = subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True)
    if result.returncode != 0:
        sys.exit(f"gongkai {' '.join(map(str, arguments))}\n{result.stdout[:2000]}{result.stderr}")
    return result.stdout


def data_file(items):
    file = KEPT / f"articles-{items.count}.jsonl"
    if not file.exists():
        say(f"Writing {items.count:,} articles to a file (once)")
        KEPT.mkdir(parents=True, exist_ok=True)
        making = file.with_suffix(".making")
        with open(making, "w", encoding="utf-8") as target:
            for item in items:
                target.write(json.dumps(item, ensure_ascii=False) + "\n")
        making.rename(file)
    return file


def load(items):
    """A fresh database each time; returns it with the seconds the load took, the check of all lines before it included."""
    database = KEPT / f"search-{items.count}.db"
    for ending in ("", "-wal", "-shm"):
        database.with_name(database.name + ending).unlink(missing_ok=True)
    gongkai("demo", "--database", f"sqlite:{database}")
    file = data_file(items)
    say("Loading them")
    start = time.perf_counter()
    gongkai("articles", "load", file, "--by", "leader", "--basis", "测试数据", "--database", f"sqlite:{database}")
    return database, time.perf_counter() - start


def sizes(database):
    """Bytes of the index as it lies in the file, and of the texts it is over."""
    with contextlib.closing(sqlite3.connect(database)) as connection:
        index = connection.execute("SELECT SUM(pgsize) FROM dbstat WHERE name LIKE '%search%'").fetchone()[0]
        text = connection.execute(
            "SELECT SUM(LENGTH(CAST(title AS BLOB)) + LENGTH(CAST(plain_text AS BLOB))) FROM article_version").fetchone()[0]
    return index, text


class Server:
    def __init__(self, database):
        self.process = subprocess.Popen(
            [PROGRAM, "serve", "--port", "0", "--database", f"sqlite:{database}"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            text=True, bufsize=1)
        self.port = None
        while self.port is None:
            found = re.search(r"http://[\d.]+:(\d+)", self.process.stdout.readline())
            self.port = found and int(found.group(1))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()

    def rest(self, most=120):
        """Waits until the server has done what it does by itself after a load: nobody searches a site in the minute it is filled."""
        def used():
            fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
            return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

        end = time.monotonic() + most
        while time.monotonic() < end:
            before = used()
            time.sleep(3)
            if used() - before < 0.1:
                return

    def memory(self):
        return int(re.search(r"VmRSS:\s+(\d+)", pathlib.Path(f"/proc/{self.process.pid}/status").read_text()).group(1)) / 1024


def searches(port, paths, rate, headers={}):
    """Milliseconds from the moment each search was due: a slow answer delays none of the others' beginnings, and is not hidden by them."""
    local = threading.local()

    def one(path, due):
        time.sleep(max(0, due - time.perf_counter()))
        for _ in range(2):
            try:
                if not hasattr(local, "connection"):
                    local.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
                local.connection.request("GET", path, headers=headers)
                answer = local.connection.getresponse()
                answer.read()
                return (time.perf_counter() - due) * 1000, answer.status
            except (http.client.HTTPException, OSError):
                del local.connection
        return 30_000, 0

    with concurrent.futures.ThreadPoolExecutor(16) as workers:
        start = time.perf_counter() + 0.2
        return list(workers.map(one, paths, [start + number / rate for number in range(len(paths))]))


def percentile(values, part):
    return sorted(values)[min(len(values) - 1, int(len(values) * part))]


def rival(items, count=20_000):
    """SQLite's own full text search over pairs of characters, as one does it in Python: items a second, and bytes of its index for one of text."""
    database = KEPT / "rival.db"
    database.unlink(missing_ok=True)
    rows = []
    with open(data_file(items), encoding="utf-8") as lines:
        for line, _ in zip(lines, range(count)):
            item = json.loads(line)
            rows.append((item["title"], item["text"]))
    start = time.perf_counter()
    with contextlib.closing(sqlite3.connect(database)) as connection:
        connection.execute("CREATE VIRTUAL TABLE item USING fts5 (pairs, content='', tokenize='unicode61')")
        with connection:
            connection.executemany(
                "INSERT INTO item (pairs) VALUES (?)",
                ((" ".join(map("".join, zip(title + body, (title + body)[1:]))),) for title, body in rows))
            connection.execute("INSERT INTO item (item) VALUES ('optimize')")
        took = time.perf_counter() - start
        index = connection.execute("SELECT SUM(pgsize) FROM dbstat").fetchone()[0]
    text = sum(len((title + body).encode()) for title, body in rows)
    return len(rows) / took, index / text


def lines(scale, rate=50, seconds=40):
    """Lines of the table of bench.py: what, value, limit, unit, other, compared, more is better."""
    items = Items(scale)
    database, took = load(items)
    index, text = sizes(database)
    say("The same in SQLite's own full text search")
    rival_rate, rival_size = rival(items, min(scale, 20_000))
    with Server(database) as server:
        server.rest()
        paths = list(items.queries(rate * seconds))
        searches(server.port, paths[:rate], rate)
        say(f"{len(paths):,} searches at {rate} a second")
        answers = searches(server.port, paths, rate)
        memory = server.memory()
    wrong = [status for _, status in answers if status != 200]
    if wrong:
        sys.exit(f"{len(wrong)} searches were not answered: {sorted(set(wrong))}")
    times = [time for time, _ in answers]
    common = [time for time, path in zip(times, paths) if urllib.parse.quote_plus(COMMON) in path]
    say(f"resident memory after the searches {memory:,.0f} MB; the common phrase alone: median {statistics.median(common):.1f} ms")
    return [
        (f"search over {scale:,} items, p99 at {rate}/s", percentile(times, .99), 50, "ms", "", None, False),
        ("  median", statistics.median(times), 50, "ms", "", None, False),
        ("  slowest", max(times), 1000, "ms", "", None, False),
        ("search index for one byte of text", index / text, 1.2, "bytes", "FTS5 over pairs", rival_size, False),
        ("load of articles with the index", scale / took, 8_000, "items/s", "Python and FTS5, index alone", rival_rate, True),
    ]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--scale", type=int, default=1_000_000, help="how many articles")
    parser.add_argument("--rate", type=int, default=50, help="searches a second")
    parser.add_argument("--seconds", type=int, default=40, help="for how long")
    options = parser.parse_args()
    from bench import table
    table(lines(options.scale, options.rate, options.seconds))


if __name__ == "__main__":
    main()
