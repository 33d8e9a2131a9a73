"""Feeds, sitemaps and the descriptions for browsers, as their readers take them."""

import json
import subprocess
import xml.etree.ElementTree as ElementTree

import feedparser
import pytest
from usp.tree import sitemap_tree_for_homepage

FEEDS = ["/feed.atom", "/feed.rss", "/columns/gfxwj/feed.atom", "/columns/gfxwj/feed.rss"]


@pytest.mark.parametrize("path", FEEDS)
def test_feedparser_takes_every_feed(site, path):
    answer = site.get(path)
    feed = feedparser.parse(answer.body, response_headers={"content-type": answer.headers["Content-Type"], "content-location": site.address + path})
    assert not feed.bozo, feed.bozo_exception
    assert feed.feed.title and feed.feed.link.startswith(site.address)
    assert len(feed.entries) >= 5
    for entry in feed.entries:
        assert entry.title and entry.id and entry.summary and entry.content[0].value
        assert entry.link.startswith(site.address + "/columns/")
        assert entry.published_parsed and entry.published_parsed.tm_year >= 2014
        assert entry.get("author")
    assert len({entry.id for entry in feed.entries}) == len(feed.entries)
    times = [entry.published_parsed for entry in feed.entries]
    assert times == sorted(times, reverse=True)
    assert site.get(feed.entries[0].link).status == 200


def test_an_empty_column_is_a_feed_too(site):
    columns = json.loads(site.get("/api/columns").text)["columns"]
    empty = next(column["code"] for column in columns if column["articles"] == 0)
    for ending in ("atom", "rss"):
        feed = feedparser.parse(site.get(f"/columns/{empty}/feed.{ending}").body)
        assert not feed.bozo and feed.feed.title and feed.entries == []


def test_the_json_feed_has_what_its_version_asks_for(site):
    answer = site.get("/feed.json")
    assert answer.type == "application/feed+json"
    feed = json.loads(answer.text)
    assert feed["version"] == "https://jsonfeed.org/version/1.1" and feed["title"] and feed["feed_url"] == site.address + "/feed.json"
    for item in feed["items"]:
        assert item["id"] and item["url"] and item["content_html"] and item["date_published"]


@pytest.mark.parametrize("path", ["/feed.atom", "/feed.rss", "/sitemap.xml", "/sitemaps/pages.xml", "/sitemaps/articles-0.xml", "/opensearch.xml"])
def test_xmllint_takes_every_document(site, path, tmp_path):
    file = tmp_path / "document.xml"
    file.write_bytes(site.get(path).body)
    result = subprocess.run(["xmllint", "--noout", "--nonet", str(file)], capture_output=True, text=True)
    assert result.returncode == 0, result.stderr


def test_the_sitemap_leads_to_every_page_and_each_is_there(site):
    tree = sitemap_tree_for_homepage(site.address + "/", use_known_paths=False)
    pages = {page.url: page for page in tree.all_pages()}
    assert len(pages) > 80 and all(address.startswith(site.address) for address in pages)
    articles = {article["address"] for article in all_articles(site)}
    assert articles and articles <= set(pages)
    assert all(pages[address].last_modified for address in articles)
    for address in pages:
        assert site.get(address).status == 200, address


def test_robots_names_the_sitemap_and_keeps_out_of_the_console(site):
    import urllib.robotparser

    robots = urllib.robotparser.RobotFileParser()
    robots.parse(site.get("/robots.txt").text.splitlines())
    assert robots.site_maps() == [site.address + "/sitemap.xml"]
    assert robots.can_fetch("*", site.address + "/columns/gfxwj") and not robots.can_fetch("*", site.address + "/console")


def test_the_search_description_says_where_to_search(site):
    root = ElementTree.fromstring(site.get("/opensearch.xml").body)
    url = root.find("{http://a9.com/-/spec/opensearch/1.1/}Url")
    assert url.get("template") == site.address + "/search?q={searchTerms}"


def test_pages_name_their_feeds_and_what_they_are_about(site):
    text = site.get("/").text
    for path in ("/feed.atom", "/feed.rss", "/feed.json", "/opensearch.xml"):
        assert f'href="{path}"' in text
    article = site.get(all_articles(site)[0]["address"]).text
    data = json.loads(article.split('<script type="application/ld+json">')[1].split("</script>")[0])
    assert data["@context"] == "https://schema.org" and data["@type"] in ("Article", "Legislation") and data["datePublished"]


def all_articles(site):
    articles, query = [], "?limit=50"
    while query:
        answer = json.loads(site.get("/api/articles" + query).text)
        articles += answer["articles"]
        query = answer.get("next") and f"?limit=50&before={answer['next']}"
    return articles


@pytest.mark.parametrize("path", FEEDS + [
    "/feed.json", "/sitemap.xml", "/sitemaps/articles-0.xml", "/robots.txt", "/opensearch.xml", "/catalog.ttl", "/catalog.jsonld", "/openapi.json",
    "/catalogue.json", "/catalogue.csv?year=2025", "/columns/gfxwj.csv", "/guide.json", "/reports.csv", "/api/articles", "/api/articles?limit=3"])
def test_what_did_not_change_is_not_sent_again(site, path):
    first = site.get(path)
    assert first.status == 200 and first.headers["ETag"]
    again = site.get(path, If_None_Match=first.headers["ETag"])
    assert again.status == 304 and again.body == b""
