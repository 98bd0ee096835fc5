"""JSON and JSON Lines in the shapes that exports and news services have."""

import json

import pytest

A = {
    "title": "Blast kills nine",
    "text": "Nine people died.",
    "outlet": "Daily Sample",
    "published": "2026-01-31T10:00+05:00",
}
B = {"title": "Blast kills ten", "text": "Ten people died.", "outlet": "Evening Sample"}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jsonl", json.dumps(A) + "\n\n" + json.dumps(B) + "\n"),
        ("a.json", json.dumps([A, B])),
        ("a.json", json.dumps({"status": "ok", "totalResults": 2, "articles": [A, B]})),
        ("a.json", json.dumps({"response": {"results": [A, B]}})),
        ("a.json", json.dumps(A) + "\n" + json.dumps(B)),
        ("a.ndjson", "\ufeff" + json.dumps(A) + "\r\n" + json.dumps(B)),
    ],
)
def test_shapes(name, content, reading):
    read = reading(name, content)
    assert [(a.title, a.outlet) for a in read] == [
        ("Blast kills nine", "Daily Sample"),
        ("Blast kills ten", "Evening Sample"),
    ]
    assert read.articles[0].published == "2026-01-31T10:00+05:00"


def test_one_object(one):
    assert one("a.json", json.dumps(A, indent=2)).text == "Nine people died."


def test_names_inside_objects(one):
    value = {"title": {"rendered": "Nine &amp; more"}, "content": {"rendered": "<p>Nine people died.</p>"},
             "source": {"id": None, "name": "Daily Sample"}, "publishedAt": "2026-01-31T10:00:00Z",
             "tags": ["blast", "market"], "count": 9, "paid": False, "coordinates": {"lat": 1.5}}  # fmt: skip
    article = one("a.json", json.dumps([value]))
    assert (article.title, article.text, article.outlet) == ("Nine & more", "Nine people died.", "Daily Sample")
    assert article.published == "2026-01-31T10:00:00Z"
    assert article.metadata == {"tags": "blast; market", "count": "9", "paid": "false", "coordinates.lat": "1.5"}


def test_schema_org_article(one):
    value = {"@type": "NewsArticle", "headline": "Blast", "articleBody": "Nine people died.",
             "datePublished": "2026-01-31", "publisher": {"@type": "Organization", "name": "Daily Sample"}}  # fmt: skip
    article = one("a.json", json.dumps(value))
    assert (article.title, article.outlet, article.published) == ("Blast", "Daily Sample", "2026-01-31")


def test_paragraphs_as_a_list(one):
    body = ["Nine people died in the blast at the market on Saturday, the police said, and " + "more " * 9, "The end."]
    assert one("a.json", json.dumps({"body": body})).text.endswith("more\n\nThe end.")


def test_broken_lines_are_listed_with_their_number(reading):
    read = reading("a.jsonl", json.dumps(A) + "\n{\n[1]\n\n" + json.dumps(B) + '\n{"title": "no text"}\n')
    assert len(read) == 2
    assert [s.where.rsplit(":", 1)[1] for s in read.skipped] == ["2", "3", "6"]


def test_deep_nesting_is_refused_not_followed(reading):
    read = reading("a.jsonl", json.dumps(A) + "\n" + '{"a":' * 100_000 + "1" + "}" * 100_000)
    assert len(read) == 1
    assert "nested too deeply" in read.skipped[0].reason
