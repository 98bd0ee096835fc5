"""Saved web pages: the body, and what the page states about it."""
# ruff: noqa: E501 - articles and files are data, one a line

import json

import pytest

HEAD = """<!doctype html><html lang="en-GB"><head><meta charset="{charset}"><title>Nine dead in market blast - The Daily Sample</title>
{head}</head><body><nav><a href="/">Home</a> <a href="/world">World</a></nav>{body}
<footer><p>© 2026 The Daily Sample</p></footer></body></html>"""
BODY = """<article><h1>Nine dead in market blast</h1>
<figure><img src="a.jpg"><figcaption>File photo: a blast killed 40 people there in 2019</figcaption></figure>
<p>A blast at a crowded market in the town of Exampur killed nine people on Saturday, police said &amp; hospital staff confirmed.</p>
<p>At least 20 others were hurt, “some of them badly”, the district’s health officer told reporters at the scene later in the day.</p>
<p><a href="/x">READ MORE: Blast last year killed 60</a></p>
<p>The market was closed after the explosion, and shops nearby were told to stay shut until Monday morning.</p></article>"""
META = """<meta property="og:title" content="Nine dead in market blast"><meta property="og:site_name" content="The Daily Sample">
<meta property="article:published_time" content="2026-01-31T10:00:00+05:00">
<meta property="article:modified_time" content="2026-01-31T12:30:00+05:00"><link rel="canonical" href="https://daily.example/blast">"""


def page(head: str = META, body: str = BODY, charset: str = "utf-8") -> str:
    return HEAD.format(charset=charset, head=head, body=body)


def linked(**fields: object) -> str:
    value = {"@context": "https://schema.org", "@type": "NewsArticle", **fields}
    return f'<script type="application/ld+json">{json.dumps({"@graph": [{"@type": "WebSite"}, value]})}</script>'


def test_body_without_furniture(one):
    article = one("a.html", page())
    assert article.text.startswith(
        "A blast at a crowded market in the town of Exampur killed nine people on Saturday, police said & hospital"
    )
    assert article.text.endswith("until Monday morning.")
    for echo in ("2019", "last year", "Home", "©"):
        assert echo not in article.text


def test_what_the_meta_tags_state(one):
    article = one("a.html", page())
    assert (article.title, article.outlet, article.url) == (
        "Nine dead in market blast",
        "The Daily Sample",
        "https://daily.example/blast",
    )
    assert (article.published, article.modified) == ("2026-01-31T10:00:00+05:00", "2026-01-31T12:30:00+05:00")
    assert article.language == "en-GB"


def test_what_json_ld_states_wins(one):
    head = META + linked(headline="Blast: nine dead", datePublished="2026-01-31T09:00:00Z", dateModified="2026-01-31T11:00:00Z",
                         publisher={"@type": "Organization", "name": "Sample Group"})  # fmt: skip
    article = one("a.html", page(head))
    assert (article.title, article.outlet) == ("Blast: nine dead", "Sample Group")
    assert (article.published, article.modified) == ("2026-01-31T09:00:00Z", "2026-01-31T11:00:00Z")


def test_page_that_states_nothing(one):
    article = one("a.html", page(head=""))
    assert article.title == "Nine dead in market blast"
    assert article.published is None


def test_the_time_that_its_markup_shows_where_nothing_else_states_one(one):
    shown = '<time itemprop="datePublished" datetime="2026-01-30T09:30:00+05:00">Friday</time>'
    other = '<time datetime="2019-05-01T08:00:00+05:00">long ago</time>'
    assert one("a.html", page(head="", body=other + shown + BODY)).published == "2026-01-30T09:30:00+05:00"
    assert one("a.html", page(body=shown + BODY)).published == "2026-01-31T10:00:00+05:00"


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252", "utf-16"])
def test_charsets(charset, one):
    assert "“some of them badly”, the district’s" in one("a.html", page(charset=charset).encode(charset)).text


def test_body_in_json_ld_where_the_markup_has_none(one):
    text = "Nine people died on Saturday in a blast at the market, police said. " * 4
    article = one("a.html", page(META + linked(articleBody=text), "<div id='app'></div>"))
    assert article.text == text.strip()


def test_broken_json_ld_is_passed_over(one):
    assert (
        one("a.html", page(META + '<script type="application/ld+json">{"@type": </script>')).outlet
        == "The Daily Sample"
    )


def test_live_page_by_json_ld(reading):
    updates = [
        {
            "@type": "BlogPosting",
            "headline": f"Toll {n}",
            "datePublished": f"2026-01-31T{hour}:05:00+05:00",
            "articleBody": f"The toll is {n}.",
        }
        for n, hour in ((12, 14), (9, 12), (5, 10))
    ]
    head = META + linked(headline="Market blast: live", liveBlogUpdate=updates).replace(
        "NewsArticle", "LiveBlogPosting"
    )
    read = reading("a.html", page(head))
    assert [(a.title, a.text, a.published) for a in read][:2] == [
        ("Toll 12", "The toll is 12.", "2026-01-31T14:05:00+05:00"),
        ("Toll 9", "The toll is 9.", "2026-01-31T12:05:00+05:00"),
    ]
    assert len({a.metadata["live_of"] for a in read}) == 1
    assert read.articles[0].outlet == "The Daily Sample"


def test_live_page_by_markup(reading):
    blocks = "".join(
        f'<div class="live-update"><time datetime="2026-01-31T{hour}:05:00Z">{hour}:05</time><p>Police said the toll of the blast is {n}.</p></div>'
        for n, hour in ((12, 14), (9, 12), (5, 10))
    )
    read = reading("a.html", page(body=f"<main><h1>Live</h1><section>{blocks}</section></main>"))
    assert [a.published for a in read] == [f"2026-01-31T{h}:05:00Z" for h in (14, 12, 10)]
    assert "toll of the blast is 9." in read.articles[1].text


def test_list_of_links_with_dates_is_no_live_page(reading):
    links = "".join(
        f'<li class="teaser"><time datetime="2026-01-{day}">{day}</time><a href="/x">Story {day}</a></li>'
        for day in (10, 11, 12)
    )
    assert len(reading("a.html", page(body=BODY + f"<ul>{links}</ul>"))) == 1
