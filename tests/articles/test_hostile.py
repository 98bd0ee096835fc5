"""Nothing that is fed to the readers breaks them: any bytes, under any name, give articles or one clear line."""
# ruff: noqa: E501 - articles and files are data, one a line

import gzip
import json
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from factcheck import articles
from factcheck.articles import formats, limits
from factcheck.errors import FactcheckError

SUFFIXES = [*sorted(formats.SUFFIXES), "", ".warc.gz", ".csv.gz", ".unknown"]
SEEDS = [
    b'title,text,date\nBlast,"Nine, people\ndied",1/2/2016\n',
    b'{"text": "Nine died.", "uri": "x", "pubstatus": "usable", "body_text": "Nine died.", "associations": {"a": {}}}\n',
    b"---\ntitle: x\n---\n# H\n\n10:05 Nine **died** [x](y).\n",
    b"<html><head><script type='application/ld+json'>{\"@type\": \"NewsArticle\", \"headline\": [1]}</script></head><body><article><p>Nine people died.</p><time datetime='x'>1</time></article></body></html>",
    b"<?xml version='1.0'?><rss><channel><item><title>x</title><description>Nine died.</description></item></channel></rss>",
    b"<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/'><contentSet><inlineData>Nine died.</inlineData></contentSet></newsItem>",
    b"<nitf><head><docdata><doc-id/></docdata></head><body><body.content><p>Nine died.</p></body.content></body></nitf>",
    b"From x Sat Jan 31\nSubject: =?utf-8?b?x?=\nDate: x\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nNine died.\n--b--\n",
    b"WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: x\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\nNine.\r\n\r\n",
    b"PK\x03\x04\x14\0\0\0\x08\0", b"PAR1\0\0\0\0PAR1", b"\x1f\x8b\x08\0\0\0\0\0",
]  # fmt: skip
TOKENS = [
    b"\0",
    b"\xff\xfe",
    b'"',
    b"<",
    b"&#xD800;",
    b"\\ud800",
    b"{",
    b"[",
    b"\xed\xa0\x80",
    b"\xf0\x9f",
    b"1e999",
    b"NaN",
    b"\r",
    b":\n",
]


@st.composite
def broken(draw: st.DrawFn) -> bytes:
    """A file of some format with pieces cut, doubled or put in."""
    data = draw(st.sampled_from(SEEDS))
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(data)))
        piece = draw(st.sampled_from(TOKENS) | st.binary(max_size=8) | st.sampled_from(SEEDS))
        data = data[:at] + piece + data[at + draw(st.integers(0, 20)) :]
    return data


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(suffix=st.sampled_from(SUFFIXES), data=st.binary(max_size=300) | broken())
@example(suffix=".jsonl", data=b'{"text": "\\ud800 nine", "id": "\\udfff;"}')
@example(suffix=".csv", data=b'"text\nNine died.')
@example(suffix=".eml", data=b"Date: \xff\nSubject: =?x?q?=00?=\n\nNine died.")
@example(suffix=".eml", data=b"Subject: =?utf-\xef\xbf\xbd8?q?x?=\n\nNine died.")
@example(suffix=".warc", data=b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 4\r\n\r\nNine\r\n\r\n")
def test_any_bytes_under_any_suffix(suffix, data, tmp_path):
    path = tmp_path / f"x{suffix}"
    path.write_bytes(data)
    try:
        read = articles.read_all([path])
    except FactcheckError as error:
        line = str(error)
        assert str(path) in line
        assert "\n" not in line
        assert "cannot be read (" not in line  # the last wall: a reader should know its own troubles
        return
    for article in read:
        article.text.encode("utf-8")
        json.dumps([article.id, article.title, article.outlet, article.published, dict(article.metadata)]).encode(
            "utf-8"
        )
        assert article.text.strip()
        assert len(article.text) <= limits.TEXT


ENTITIES = b"".join(b'<!ENTITY a%d "%s">' % (n, (b"&a%d;" % (n - 1) if n else b"nine") * 10) for n in range(12))
SENTENCE = b"Nine people were killed in the blast, police said on Saturday. "
HOSTILE = {
    "entity bomb": ("a.xml", b"<!DOCTYPE x [" + ENTITIES + b"]><rss><channel><item><description>&a11;</description></item></channel></rss>"),
    "entity that reads a file": (
        "a.nitf", b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><nitf><body><body.content>&e;</body.content></body></nitf>'
    ),
    "entity bomb in UTF-16": ("a.xml", ("<?xml version='1.0' encoding='utf-16'?><!DOCTYPE x [" + ENTITIES.decode() + "]><rss>&a11;</rss>").encode("utf-16")),
    "gzip bomb": ("a.csv.gz", gzip.compress(bytes(limits.UNPACKED + 1), 1)),
    "deep XML": ("a.xml", b"<a>" * 200_000 + b"</a>" * 200_000),
    "deep HTML": ("a.html", b"<div>" * 200_000 + b"nine" + b"</div>" * 200_000),
    "deep JSON": ("a.json", b"[" * 200_000 + b"]" * 200_000),
    "deep mail": ("a.eml", b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3000))),
    "many parts": ("a.eml", b"Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nNine died.\n" * 20_000),
    "many times": ("a.html", b"<div class='live-x'><time datetime='2026-01-31T10:00Z'></time><p>Nine died.</p></div>" * 5_000),
    "many meta tags": ("a.html", b"<meta property='x' content='y'>" * 70_000 + b"<p>" + SENTENCE * 5),
    "many brackets": ("a.html", b"<" * 1_000_000),
    "long text": ("a.txt", SENTENCE * 300_000),
    "long line of Markdown links": ("a.md", b"[a](" * 400_000),
    "long line of Markdown pictures": ("a.md", b"![a" * 500_000),
    "long run of spaces": ("a.txt", b"Nine" + b" " * 1_500_000 + b"died"),
    "long run of tags and spaces": ("a.jsonl", json.dumps({"text": "<p>Nine" + "<b> </b>" * 100_000 + " \n" * 100_000}).encode()),
    "long chain of entities": ("a.txt", b"&amp;" * 300_000 + b"&#38;#38;" * 100_000),
    "only zeroes": ("a.csv", bytes(5_000_000)),
    "quotes that never close": ("a.csv", b"title,text\n" + b'a,b"c"d,"\n' * 30_001),
    "one row of commas": ("a.csv", b"title,text\n" + b"," * 3_000_000),
    "many columns": ("a.csv", b",".join(b"c%d" % n for n in range(50_000)) + b",text\n" + b"," * 50_000 + b"Nine died.\n"),
    "one id for all": ("a.jsonl", b'{"id": "x", "text": "Nine died."}\n' * 10_000),
    "front matter of aliases": ("a.md", b"---\n" + b"a: &x [*x, *x]\n" * 3_000 + b"---\nNine died."),
    "long header": ("a.eml", b"Subject: " + b"=?utf-8?q?a?= " * 20_000 + b"\n\nNine died."),
}  # fmt: skip


@pytest.mark.parametrize("case", HOSTILE)
def test_hostile_input_ends_soon_with_articles_or_one_line(case, tmp_path):
    name, data = HOSTILE[case]
    path = Path(tmp_path / name)
    path.write_bytes(data)
    start = time.process_time()
    try:
        told = [a.text for a in articles.read_all([path])]
    except FactcheckError as error:
        told = [str(error)]
    assert all(0 < len(text) <= limits.TEXT and "root:" not in text for text in told)
    assert time.process_time() - start < 15  # seconds; each takes below 3 here
