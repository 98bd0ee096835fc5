"""Articles and claims as short as a line of a test: ``story("10:00", killed(12, "police"))``."""

# ruff: noqa: E501 - a story reads best on one line

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from factcheck.comparisons import compare
from factcheck.comparisons.scene import Scene
from factcheck.policy import Policy
from factcheck.records import Article, Chain, Claim, Findings, Incident, Interval, Member

POLICY = Policy.load()
CORPORA = Path(__file__).resolve().parents[2] / "corpora"
GOLDEN = Path(__file__).resolve().parents[1] / "golden"
OUTLETS = (
    "Northline Wire",
    "The Harbour Courier",
    "Gulf Ledger",
    "Quayside Herald",
    "Coastline Radio",
    "Inland Gazette",
)


def figure(
    n: float, source: str = "", *, hedge: str = "", kind: str = "killed", group: str = "total", **more: Any
) -> dict[str, Any]:
    """The fields of a claim; ``hedge`` as printed."""
    reads = {
        "": Interval.exact(n),
        "at least": Interval(n, n, None),
        "more than": Interval(n + 1, n + 1, None),
        "fewer than": Interval(0, None, max(n - 1, 0)),
        "up to": Interval(0, None, n),
        "about": Interval(round(0.95 * n), n, round(1.05 * n)),
        "dozens": Interval(24, None, None),
    }
    names = {"kind": kind, "group": group, "qualifier": hedge, "source": source, "source_type": source or "none"}
    return {"interval": reads[hedge], "authority": source, "quote": f"{hedge} {n}".strip(), **names, **more}


def told(
    *stories: tuple[str | None, list[dict[str, Any]]],
    copies: bool = False,
    outlets: tuple[str, ...] = OUTLETS,
    texts: tuple[str, ...] = (),
) -> Findings:
    """Compare stories of one incident: each is its time (or None) and its claims' fields."""
    articles, claims = [], []
    for i, (when, fields) in enumerate(stories):
        articles.append(Article(id=f"a{i}", text=texts[i] if texts else "Text.", outlet=outlets[i], published=when))
        for n, given in enumerate(fields):
            claims.append(
                Claim(
                    **{
                        "article_id": f"a{i}",
                        "start": n,
                        "end": n + 1,
                        "origin": f"own:a{i}",
                        "sentence": (n, n),
                        **given,
                    }
                )
            )
    ids = tuple(a.id for a in articles)
    members = tuple(Member(article_id=i, origin=i, why="") for i in ids)
    incident = Incident(id="i1", label="A fire", date="2026-02-01", members=members)
    chains = (
        (Chain(id="wire", label="wire", article_ids=ids),)
        if copies
        else tuple(Chain(id=i, label=i, article_ids=(i,)) for i in ids)
    )
    return compare(incident, articles, claims, chains, POLICY)


def claim(article: Article, words: str, **more: Any) -> Claim:
    """A claim of an article at some words of its body."""
    start = article.text.index(words)
    stops = [0, *(m.end() for m in re.finditer(r"[.!?]\s+", article.text)), len(article.text)]
    left, right = max(s for s in stops if s <= start), min(s for s in stops if s > start)
    number = re.search(r"\d+", words)
    counted = {"interval": Interval.exact(int(number.group()))} if number and "value" not in more else {}
    given: dict[str, Any] = {"kind": "killed", "group": "total", **counted, **more}
    return Claim(
        article_id=article.id,
        start=start,
        end=start + len(words),
        quote=words,
        sentence=(left, len(article.text[left:right].rstrip()) + left),
        **given,
    )


def tell(number: int, text: str, published: str, *claims: tuple[str, Any]) -> tuple[Article, list[Claim]]:
    """An article and its claims, each at some words of its text; "day" for a claim that dates it."""
    article = Article(id=f"a{number}", text=text, outlet=f"Outlet {number}", published=published)
    day = {"kind": "date", "group": "", "value": published}
    return article, [claim(article, words, **(day if more == "day" else more)) for words, more in claims]


def scene_of(*stories: tuple[Article, list[Claim]]) -> Scene:
    """Stories that ``tell`` made, as one incident, each on a text of its own."""
    articles = [article for article, _ in stories]
    members = tuple(Member(article_id=a.id, origin=a.id, why="") for a in articles)
    chains = tuple(Chain(id=a.id, label=a.id, article_ids=(a.id,)) for a in articles)
    incident = Incident(id="i", label="", members=members)
    return Scene.of(incident, articles, [c for _, given in stories for c in given], chains, POLICY)


def verdicts(findings: Findings) -> list[tuple[str, str, str]]:
    """(verdict, severity, basis) of every row."""
    return [(d.verdict, d.severity, d.order_basis) for d in findings.discrepancies]


SOURCES = {
    "militant group": "party",
    "security official": "unnamed_official",
    "security sources": "unnamed_official",
    "union": "ngo",
    "UN": "un",
}
KINDS = {"other": "quantity"}


def gold(name: str) -> tuple[Incident, list[Article], list[Claim], tuple[Chain, ...]]:
    """A bundled corpus with its hand-made claims, so that only the comparison is under test."""
    folder = CORPORA / name
    rows = [json.loads(line) for line in (folder / "articles.jsonl").read_text(encoding="utf-8").splitlines() if line]
    articles = [
        Article(id=r["id"], text=r["text"], title=r.get("title"), outlet=r["outlet"], published=r.get("published"))
        for r in rows
    ]
    given = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    by_id = {a.id: a for a in articles}
    claims = [_claim(c, by_id[c["article"]]) for c in given["claims"] if c["low"] is not None or c["high"] is not None]
    incident = Incident(
        id=name, label=given["what"], members=tuple(Member(article_id=a.id, origin=a.id, why="") for a in articles)
    )
    return incident, articles, claims, tuple(Chain(id=a.id, label=a.id, article_ids=(a.id,)) for a in articles)


def _claim(c: dict[str, Any], article: Article) -> Claim:
    hedge = (c.get("hedge") or "none").replace("none", "").replace("over", "more than")
    low, high = c["low"], c["high"]
    interval = Interval(
        low or 0, low if low == high or (high is None and hedge in ("at least", "more than")) else None, high
    )
    if hedge in ("about", "nearly") and low == high:
        interval = Interval(int(0.95 * low), low, int(1.05 * low) if hedge == "about" else low)
    certainty = "feared" if hedge == "feared" else "denied" if hedge == "denied" else "reported"
    field = c.get("field", "body")
    start = article.part(field).find(c["evidence"])
    source = c.get("source") or "none"
    group = {"people": "total"}.get(c["who"], c["who"])
    return Claim(
        article_id=article.id, kind=KINDS.get(c["kind"], c["kind"]), group=group, interval=interval, qualifier=hedge,
        certainty=certainty, scope="superseded" if c.get("superseded") else c["scope"], place=c.get("place"),
        source="" if source == "none" else source, source_type=SOURCES.get(source, source), authority="" if source == "none" else source,
        noun=c["who"] if c["kind"] in ("other", "money", "duration", "magnitude") else "", field=field, start=max(start, 0),
        end=max(start, 0) + len(c["evidence"]), quote=c["evidence"], sentence=(max(start, 0), max(start, 0) + len(c["evidence"])),
        relation="delta" if c.get("optional") and group == "total" else "whole", origin=article.id,
    )  # fmt: skip
