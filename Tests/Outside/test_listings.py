"""Every listing is the same on the page, in CSV and in JSON."""

import csv
import io
import json
import re

import pytest


def rows(answer):
    assert answer.type == "text/csv"
    return list(csv.DictReader(io.StringIO(answer.body.decode("utf-8-sig"))))


@pytest.mark.parametrize("query", ["", "?subject=02", "?unit=ZX04", "?genre=07&year=2025", "?validity=inForce", "?subject=21"])
def test_the_catalogue_is_one_list_in_three_forms(site, query):
    table, entries = rows(site.get("/catalogue.csv" + query)), json.loads(site.get("/catalogue.json" + query).text)["entries"]
    assert [row["索引号"] for row in table] == [entry.get("indexNumber", "") for entry in entries]
    page = site.get("/catalogue" + query)
    said = re.search(r'id="entries">共 ([\d,]+) 条', page.text)
    assert int(said[1].replace(",", "")) == len(entries)
    shown = len(re.findall(r'<td class="title">', page.text))
    assert shown == min(50, len(entries))


def test_narrowing_by_every_offered_link_gives_what_it_promises(site):
    page = site.get("/catalogue").text
    offers = re.findall(r'<li><a href="(/catalogue\?[^"]+)">[^<]+</a><span class="count">(\d+)</span>', page)
    assert len(offers) > 30
    for href, count in offers:
        entries = json.loads(site.get(href.replace("/catalogue?", "/catalogue.json?").replace("&amp;", "&")).text)["entries"]
        assert len(entries) == int(count), href


def test_an_index_number_leads_to_its_article(site):
    entry = json.loads(site.get("/catalogue.json").text)["entries"][0]
    for number in (entry["indexNumber"], entry["indexNumber"].replace("/", "%2F")):
        answer = site.get("/catalogue/" + number)
        assert answer.status == 303 and entry["address"].endswith(answer.headers["Location"])


@pytest.mark.parametrize("path", ["/columns/gfxwj", "/reports", "/guide", "/units", "/leaders", "/projects", "/services"])
def test_other_listings_have_both_forms_too(site, path):
    table, entries = rows(site.get(path + ".csv")), json.loads(site.get(path + ".json").text)["entries"]
    assert len(table) == len(entries) > 0
    assert table[0]["网址"] == entries[0]["address"]
    assert site.get(entries[0]["address"].split("#")[0]).status == 200
