"""What is fuzzed: each target takes any bytes and raises only when something is really wrong.

The same targets serve hypothesis (`test_fuzz.py`, in the suite) and atheris (`drive.py`, for hours).
"""

from __future__ import annotations

import contextlib
import csv
import io
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

import factcheck
from factcheck import pipeline
from factcheck.articles import dates as article_dates
from factcheck.claims import numbers
from factcheck.incidents import encoder
from factcheck.records import Claim, Moment

CORPORA = Path(__file__).parents[2] / "corpora"
SUFFIXES = (
    ".csv", ".tsv", ".jsonl", ".json", ".txt", ".md", ".html", ".xml", ".rss", ".atom", ".docx", ".warc", ".parquet",
    ".eml", ".mbox", ".ninjs", ".gz", ".zip", "",
)  # fmt: skip
PIECES = (
    "At least 12 people were killed", "three of them children", "the army said", "on Sunday, March 1, 2026",
    "in Quetta and Karachi", "including 4 soldiers", "more than 1,200", "nearly two dozen", "were wounded", ", ", ". ",
    "\n\n", "not 12, as earlier reported, but 21", "Correction: ", "2.5 lakh", "$3.45 billion", "58 dead or missing",
    "as many as 30 feared dead", "no deaths were reported", "denied that", "half a million", "between 10 and 20",
    "37-70", "one hundred and", "twenty-", "10:05 ", " and ", " of the ", "(AP) - ", "“", "”", "\u2014", "\u00a0",
    "\x00", "\x1b[31m", "\u202e", "\ud800", "\U0001f525", "\u0661\u0662", "\u4e09\u4eba", "<b>", "&amp;", "9" * 40,
)  # fmt: skip
"""What a claim is made of, so that a fuzzer need not find the words first, and what breaks programs."""


PIECE = 0x80  # the first byte that means a piece


def prose(data: bytes) -> str:
    """Bytes as running text: ASCII is itself, the bytes above it choose a piece."""
    return "".join(chr(byte) if byte < PIECE else PIECES[(byte - PIECE) % len(PIECES)] for byte in data)


def piece(text: str) -> bytes:
    """The byte that means this piece."""
    return bytes([PIECE + PIECES.index(text)])


def check_claims(article: factcheck.Article, claims: Iterable[Claim]) -> None:
    """What holds for every claim, whatever the text."""
    ids = set()
    for claim in claims:
        assert claim.article_id == article.id
        assert article.part(claim.field)[claim.start : claim.end] == claim.quote
        assert 0 <= claim.confidence <= 1
        assert claim.id not in ids
        ids.add(claim.id)


def reader(data: bytes) -> None:
    """Any bytes under any suffix: articles, or one of our own errors."""
    suffix = SUFFIXES[data[0] % len(SUFFIXES)] if data else ""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"in{suffix}"
        path.write_bytes(data[1:])
        with contextlib.suppress(factcheck.FactcheckError):
            for article in factcheck.read(path):
                assert isinstance(article.text, str)
                assert article.id
                assert article.published is None or Moment.parse(article.published)


def grammar(data: bytes) -> None:
    """The number grammar on any text."""
    text = prose(data)
    for number in numbers.find(text):
        assert 0 <= number.start <= number.core[0] < number.core[1] <= number.end <= len(text)
        assert number.plain >= 0


def dates(data: bytes) -> None:
    """A date cell of a table: ISO 8601, or unknown."""
    iso = article_dates.parse(data.decode("utf-8", "surrogateescape"))
    assert iso is None or Moment.parse(iso)


def extract(data: bytes) -> None:
    """The whole of extract on any text."""
    text = prose(data)
    article = factcheck.Article(text=text[len(text) // 8 :], title=text[: len(text) // 8], published="2026-03-02")
    check_claims(article, factcheck.extract(article))


def compare(data: bytes) -> None:
    """The whole way through on several texts, down to the table."""
    texts = [prose(part) for part in data.split(b"|")[:6]]
    articles = [
        factcheck.Article(text=text, outlet=f"Outlet {n}", published=f"2026-03-0{n + 1}")
        for n, text in enumerate(texts)
    ]
    report = pipeline.compare(articles, encoder=encoder.HashingEncoder())
    assert {a.id for a in report.articles} == {i for incident in report.incidents for i in incident.article_ids}
    for name in ("discrepancies", "claims", "incidents"):
        list(csv.reader(io.StringIO(report.frame(name).to_csv())))


def seeds(name: str) -> list[bytes]:
    """Inputs to start from: sentences of the cases, files of every bundled format."""
    if name == "reader":
        files = sorted(path for path in CORPORA.rglob("*") if path.is_file() and path.suffix in SUFFIXES)
        return [bytes([SUFFIXES.index(path.suffix)]) + path.read_bytes()[:4000] for path in files]
    if name == "dates":
        return [
            b"2026-01-31T10:20+05:00",
            b"31/01/2026",
            b"Sat, 31 Jan 2026 10:20:00 +0500",
            b"January 31, 2026 5:20 pm",
        ]
    rows = [row for path in sorted(CORPORA.glob("cases/*.csv")) for row in csv.DictReader(path.open(encoding="utf-8"))]
    texts = [row["text"].encode("ascii", "ignore") for row in rows]
    return [b"|".join(texts[n : n + 3]) for n in range(0, len(texts), 3)] if name == "compare" else texts


TARGETS: dict[str, Callable[[bytes], None]] = {
    target.__name__: target for target in (reader, grammar, dates, extract, compare)
}
