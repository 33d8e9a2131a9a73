"""`/metrics` as Prometheus reads it."""

from prometheus_client.parser import text_string_to_metric_families


def families(site):
    answer = site.get(site.metrics)
    assert answer.status == 200 and answer.headers["Content-Type"].startswith("text/plain; version=0.0.4")
    return {family.name: family for family in text_string_to_metric_families(answer.text)}


def total(family, **labels):
    return sum(sample.value for sample in family.samples if labels.items() <= sample.labels.items())


def test_requests_are_counted_by_class_and_status(site):
    before = families(site)
    site.get("/columns/nowhere")
    after = families(site)
    requests = "gongkai_http_requests"
    assert total(after[requests], status="404") == total(before[requests], status="404") + 1
    for name in ("gongkai_page_store_answers", "gongkai_page_store_bytes", "gongkai_audit_entries", "gongkai_articles_stalled", "gongkai_uptime_seconds",
                 "gongkai_work_running", "gongkai_work_waiting", "gongkai_database_calls", "gongkai_database_calls_open"):
        assert name in after and after[name].documentation and after[name].type in ("counter", "gauge"), name
    assert after["gongkai_uptime_seconds"].samples[0].value > 0


def test_no_label_can_grow_without_end(site):
    for number in range(30):
        site.get(f"/nowhere/{number}?secret={number}")
    text = site.get(site.metrics).text
    assert "nowhere" not in text and "secret" not in text
    assert all(len(family.samples) < 200 for family in families(site).values())


def test_the_public_address_does_not_answer_with_metrics(site):
    assert site.get("/metrics").status == 404
    assert site.get(site.metrics.replace("/metrics", "/console")).status == 404
