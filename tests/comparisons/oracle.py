"""What comparing makes of perfect claims: the gold's own figures put in the place of the extracted ones.

    python -m tests.comparisons.oracle FOLDER... [--worst N]

Each FOLDER holds incidents (``articles.jsonl``, ``gold.json``). Of each, all articles are compared as one incident,
once with the claims as extracted and once with the gold's. What the second run misses is lost in comparing; what it
finds and the first does not was lost in reading. The gold tells kind, group, bounds, hedge, source, scope and place;
whatever it does not tell (whose name, which cue, how a part stands to its whole) is taken from the claim that was
extracted there.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, get_args

from factcheck import claims as claiming
from factcheck import comparisons as comparing
from factcheck import incidents as grouping
from factcheck.lexicon import people, table
from factcheck.lexicon.hedges import words
from factcheck.policy import Policy
from factcheck.records import COUNT_KINDS, Article, Claim, Findings, Grouping, Interval, SourceType
from tests.quality import answers

Gold = Mapping[str, Any]

TYPES: Final[Mapping[str, SourceType]] = {
    "union": "party", "militant group": "party", "protesters": "party", "opposition": "party", "separatists": "party",
    "security official": "unnamed_official", "security sources": "unnamed_official", "official": "unnamed_official",
    "officials": "unnamed_official", "unnamed official": "unnamed_official", "unnamed": "unnamed_official",
    "security officials": "unnamed_official", "unnamed source": "unnamed_official", "emergency services": "rescue",
    "Red Cross": "rescue", "Red Crescent": "rescue", "security forces": "military", "court": "government",
    "railway official": "government", "politician": "government", "prosecution": "government", "school": "government",
    "police oversight authority": "government", "social media": "witness", "relatives": "witness",
    "traditional ruler": "witness", "analysts": "none", "UN": "un",
}  # fmt: skip
"""Sources as the golds name them beyond the contract's own words; whoever is not listed is a body that watches."""

OWN: Final = frozenset(get_args(SourceType))
_STOP = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[\"“A-Z0-9])|\n+")
_NUMBER = re.compile(r"\d[\d,.]*\d|\d")


@dataclass(frozen=True)
class Case:
    """One incident with its truth."""

    name: str
    articles: tuple[Article, ...]
    gold: Gold


def cases(folders: Sequence[Path]) -> Iterator[Case]:
    """Every incident below some folders."""
    for path in sorted(p for folder in folders for p in folder.glob("**/gold.json")):
        rows = [json.loads(line) for line in path.with_name("articles.jsonl").open(encoding="utf-8") if line.strip()]
        keys = ("id", "url", "outlet", "title", "published")
        articles = tuple(Article(text=r["text"], **{k: r[k] for k in keys if r.get(k)}) for r in rows)
        yield Case(path.parent.name, articles, json.loads(path.read_text(encoding="utf-8")))


def perfect(case: Case, extracted: Sequence[Claim]) -> list[Claim]:
    """The gold's figures, each with what was extracted where it stands; names and days as extracted."""
    articles = {a.id: a for a in case.articles}
    spare = [c for c in extracted if c.interval is not None]
    told = [c for c in extracted if c.interval is None]
    for given in case.gold["claims"]:
        found = _place(given, articles[given["article"]])
        if found is None or given["hedge"] == "hypothetical":
            continue
        part, start, end = found
        near = [
            c
            for c in spare
            if (c.article_id, c.field) == (given["article"], part) and c.start < end and c.end > start
            if {c.interval.low, c.interval.high, c.interval.best} & ({given["low"], given["high"]} - {None})  # type: ignore[union-attr]
        ]
        near.sort(key=lambda c: (c.kind != given["kind"], abs(c.start - start)))
        if near:
            spare.remove(near[0])
        told.append(_mended(near[0], given) if near else _made(given, articles[given["article"]], *found))
    order = {a.id: n for n, a in enumerate(case.articles)}
    return sorted(told, key=lambda c: (order[c.article_id], c.field != "title", c.start))


def _place(given: Gold, article: Article) -> tuple[Any, int, int] | None:
    for part in ("title", "body") if given.get("field") == "title" else ("body", "title"):
        at = article.part(part).find(given["evidence"])  # type: ignore[arg-type]
        if at >= 0:
            return part, at, at + len(given["evidence"])
    return None


def _mended(claim: Claim, given: Gold) -> Claim:
    """The extracted claim, put right where the gold tells otherwise."""
    kind, scope = _kind(given), _scope(given)
    changes: dict[str, Any] = {"id": "", "kind": kind, "scope": scope, "confidence": 0.9}
    if kind in COUNT_KINDS and _group(claim.group) != _group(given["who"]):
        changes["group"] = _group(given["who"])
        changes["relation"] = "whole" if changes["group"] == "total" else "subset"
    if scope == "incident":
        changes["place"] = None
    elif scope in ("part", "superseded") and given["place"]:
        changes["place"] = given["place"]
    if scope == "incident" and claim.relation in ("delta", "rest"):
        changes["relation"] = "whole"
    bounds, own = _interval(given), claim.interval
    if own is None or (own.low, own.high is None) != (bounds.low, bounds.high is None):
        changes |= {"interval": bounds, "qualifier": _hedge(given)}
    if claim.certainty != "confirmed":
        changes["certainty"] = _certainty(given)
    speaks = _speaks(given)
    counted_alike = {claim.source_type, speaks} <= {"government", "hospital", "rescue", "ngo"}
    if speaks != claim.source_type and not counted_alike:
        changes |= {"source_type": speaks, "authority": claim.authority if claim.source else _named(speaks)}
    if not claim.source or speaks == "none":
        changes["source"] = "" if speaks == "none" else given["source"]
    return replace(claim, **changes)


def _made(given: Gold, article: Article, part: Any, start: int, end: int) -> Claim:
    """A claim of a figure that was not extracted at all."""
    text, kind, scope, speaks = article.part(part), _kind(given), _scope(given), _speaks(given)
    number = _NUMBER.search(text, start, end)
    first, last = number.span() if number else (start, end)
    group = _group(given["who"]) if kind in COUNT_KINDS else ""
    return Claim(
        article_id=article.id, kind=kind, group=group, interval=_interval(given), qualifier=_hedge(given),
        certainty=_certainty(given), scope=scope, place=given["place"] if scope in ("part", "superseded") else None,
        source="" if speaks == "none" else given["source"], source_type=speaks, authority=_named(speaks),
        noun=given["who"], unit="" if kind in COUNT_KINDS else given["who"], field=part, start=first, end=last,
        quote=text[first:last], sentence=_sentence(text, start, end),
        relation="whole" if group in ("", "total") else "subset",
    )  # fmt: skip


def _kind(given: Gold) -> Any:
    return "quantity" if given["kind"] == "other" else given["kind"]


def _scope(given: Gold) -> Any:
    return "superseded" if given.get("superseded") else given["scope"]


def _hedge(given: Gold) -> str:
    hedge = (given["hedge"] or "none").lower()
    return {"none": "", "feared": "", "denied": "", "over": "more than"}.get(hedge, hedge)


def _certainty(given: Gold) -> Any:
    hedge = given["hedge"] if given["hedge"] in ("feared", "denied") else "reported"
    return given.get("certainty", hedge)


def _named(speaks: str) -> str:
    return "" if speaks == "none" else speaks.replace("_", " ")


def _speaks(given: Gold) -> SourceType:
    source = given["source"] or "none"
    return source if source in OWN else TYPES.get(source, "ngo")


def _group(who: str) -> str:
    """The contract's word for a counted noun."""
    head = (re.findall(r"[a-z]+", who.lower()) or ["total"])[-1]
    for noun in (head, head.removesuffix("s"), head.removesuffix("es")):
        if noun in table("groups")["nouns"]:
            return noun
        for group, nouns in table("groups")["nouns"].items():
            if noun in nouns:
                return str(group)
        if (group := people().get(noun)) and group not in ("person", "thing"):
            return group
    return head.removesuffix("s")


def _interval(given: Gold) -> Interval:
    """As the contract reads the hedge; the golds keep the bare figure of some."""
    low, high, hedge = given["low"] or 0, given["high"], _hedge(given)
    if hedge in ("about", "around"):
        return Interval(0.95 * low, low, 1.05 * high) if high else Interval(low, None, high)
    if hedge in ("nearly", "close to", "almost"):
        return Interval(0.9 * low, low, low)
    if high is None:
        counted = hedge in words("beyond") or hedge.startswith(("at least", "no fewer", "not less", "minimum"))
        return Interval(low, low if counted else None, None)
    return Interval(low, low, high) if low == high else Interval(0 if low == 1 else low, None, high)


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    stops = [m.span() for m in _STOP.finditer(text)]
    first = max((stop for _, stop in stops if stop <= start), default=0)
    return first, min((stop for stop, _ in stops if stop >= end), default=len(text))


def compared(case: Case, claims: Sequence[Claim], policy: Policy) -> tuple[Grouping, Findings]:
    """All articles of a case as one incident."""
    grouped = grouping.together(case.articles, claims)
    (incident,) = grouped.incidents
    return grouped, comparing.compare(incident, case.articles, grouped.claims, grouped.chains, policy)


def misses(case: Case, found: Findings) -> list[Gold]:
    """Gold findings on counts that no row answers."""
    asked = [f for f in case.gold["findings"] if f["kind"] in COUNT_KINDS]
    return [f for f in asked if not any(answers(row, f) for row in found.discrepancies)]


def measure(every: Iterable[Case]) -> tuple[int, int, int, list[str]]:
    """Findings asked, found with the gold's claims, found with the extracted ones; what the gold's claims miss."""
    policy, told, asked, best, real = Policy.load(), [], 0, 0, 0
    for case in every:
        extracted = claiming.extract_all(case.articles, policy).claims
        lost = misses(case, compared(case, perfect(case, extracted), policy)[1])
        count = sum(f["kind"] in COUNT_KINDS for f in case.gold["findings"])
        asked, best = asked + count, best + count - len(lost)
        real += count - len(misses(case, compared(case, extracted, policy)[1]))
        told += [f"{case.name} {f['kind']} {f['who']} {f['type']}: {f['why']}" for f in lost]
    return asked, best, real, told


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--worst", type=int, default=0)
    given = parser.parse_args()
    asked, best, real, told = measure(cases(given.folders))
    print(f"findings: {best} of {asked} with the gold's claims, {real} with those extracted")
    for text in told[: given.worst]:
        print("  -", text)


if __name__ == "__main__":
    main()
