"""The cases of `corpora/cases/*.csv`: their little language (see the README there) and how a run is judged."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from factcheck.records import COUNT_KINDS, MEASURE_KINDS, NAME_KINDS, Claim

FOLDER = Path(__file__).resolve().parents[2] / "corpora" / "cases"
COLUMNS = ["id", "text", "published", "expect", "status", "why"]
CLOSED = {"killed", "injured", "missing", "arrested", "kidnapped", "rescued", "displaced", "escaped"}
SCOPES = {"incident", "part", "background", "superseded"}
RELATIONS = {"whole", "subset", "delta", "rest"}
CONTAINED = {"chain", "source", "place", "as_of"}
KEYS = CONTAINED | {"certainty", "source_type", "unit", "includes", "excludes", "cue"}


@dataclass(frozen=True, slots=True)
class Item:
    """One claim that a case names. Empty tuples mean "anything"."""

    words: str
    kinds: tuple[str, ...]
    groups: tuple[str, ...] = ()
    bounds: tuple[str, ...] = ()
    scopes: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    role: str = ""
    extras: tuple[tuple[str, tuple[str, ...]], ...] = ()
    mode: str = ""

    def fits(self, claim: Claim) -> bool:
        """The claim is what the item names."""
        if claim.kind not in self.kinds or (self.scopes and claim.scope not in self.scopes):
            return False
        if self.values:
            if claim.kind == "cause":
                named = any(v.casefold() in claim.value.casefold() for v in self.values)
            elif self.mode == "!":
                named = any(claim.value.casefold().startswith(v.casefold()) for v in self.values)
            else:
                named = any(claim.value.casefold() == v.casefold() for v in self.values)
            return named and (not self.role or claim.role == self.role)
        if claim.interval is None or (self.bounds and not any(_bounded(b, claim) for b in self.bounds)):
            return False
        if self.groups and not any(_same_noun(g, claim.group or claim.noun) for g in self.groups):
            return False
        return all(_has(claim, key, wanted) for key, wanted in self.extras)


@dataclass(frozen=True, slots=True)
class Case:
    """One row."""

    id: str
    text: str
    published: str | None
    items: tuple[Item, ...]
    known_miss: bool
    why: str


def _same_noun(wanted: str, said: str) -> bool:
    return said == wanted or (said.split() or [""])[-1] == wanted


def _bounded(bounds: str, claim: Claim) -> bool:
    assert claim.interval is not None
    low, best, high = claim.interval.low, claim.interval.best, claim.interval.high
    if bounds.startswith("~"):
        n = float(bounds[1:])
        return best == n and low >= 0.75 * n and high is not None and high <= 1.25 * n
    first, last = bounds.split("..")
    return abs(low - float(first)) < 1e-6 and (high is None) == (not last) and (not last or high == float(last))


def _has(claim: Claim, key: str, wanted: tuple[str, ...]) -> bool:
    said = getattr(claim, key)
    if isinstance(said, tuple):
        return bool(set(said) & set(wanted))
    if key in CONTAINED:
        return any(w.casefold() in (said or "").casefold() for w in wanted)
    return said in wanted


def parse_item(words: str) -> Item:
    """Read one item.

    Raises:
        ValueError: when it is not in the language.
    """
    mode, rest = (words[0], words[1:]) if words[:1] in {"?", "!"} else ("", words)
    head, _, value = rest.partition("=")
    if head in NAME_KINDS:
        role = ""
        if head == "actor":
            value, _, role = value.partition(":")
            if role not in {"claimed", "blamed", "denied"}:
                raise ValueError(f"role of {words!r}")
        return Item(words, (head,), values=tuple(value.split("|")), role=role, scopes=("incident", "part"), mode=mode)
    kind, *parts = rest.split()
    kinds = tuple(kind.split("|"))
    if not set(kinds) <= {*COUNT_KINDS, *MEASURE_KINDS}:
        raise ValueError(f"kind of {words!r}")
    groups: tuple[str, ...] = ()
    bounds: tuple[str, ...] = ()
    scopes: tuple[str, ...] = ()
    extras = []
    if parts and kinds[0] in COUNT_KINDS:
        groups = tuple(parts.pop(0).split("|"))
    for part in parts:
        key, is_pair, wanted = part.partition("=")
        choices = tuple(part.split("|"))
        if is_pair and key in KEYS:
            extras.append(
                (key, tuple(wanted.replace("_", " ").split("|")) if key != "source_type" else tuple(wanted.split("|")))
            )
        elif part in RELATIONS:
            extras.append(("relation", (part,)))
        elif set(choices) <= SCOPES:
            scopes = choices
        elif ".." in part or part.startswith("~"):
            bounds = choices
        else:
            raise ValueError(f"{part!r} in {words!r}")
    if not mode and not (bounds and scopes):
        raise ValueError(f"{words!r} needs bounds and a scope")
    return Item(words, kinds, groups, bounds, scopes, extras=tuple(extras), mode=mode)


def parse(expect: str) -> tuple[Item, ...]:
    """Read the whole cell."""
    return () if expect == "none" else tuple(parse_item(words.strip()) for words in expect.split(";"))


def read_cases() -> list[Case]:
    """Every case of every file, in their order."""
    cases = []
    for path in sorted(FOLDER.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                items = parse(row["expect"])
                miss = row["status"] == "known_miss"
                cases.append(Case(row["id"], row["text"], row["published"] or None, items, miss, row["why"]))
    return cases


def judge(items: Iterable[Item], claims: Iterable[Claim]) -> list[str]:
    """What is wrong with a run, in words; empty when the case passes."""
    left: dict[tuple[object, ...], Claim] = {}
    for c in claims:
        bounds = None if c.interval is None else (c.interval.low, c.interval.best, c.interval.high)
        left.setdefault((c.kind, c.group, bounds, c.scope, c.value, c.unit, c.role, c.place), c)
    pool, wrong = list(left.values()), []
    items = list(items)
    for item in (i for i in items if i.mode == "!"):
        wrong += [f"must not: {_tell(c)}" for c in pool if item.fits(c)]
    # items that fewer claims can serve choose first, so that a loose one never takes a strict one's only claim
    wanted = sorted((i for i in items if not i.mode), key=lambda i: sum(i.fits(c) for c in pool))
    for item in wanted:
        hit = next((c for c in pool if item.fits(c)), None)
        if hit is None:
            wrong.append(f"missed: {item.words}")
        else:
            pool.remove(hit)
    spare = [i for i in items if i.mode == "?"]
    wrong += [f"extra: {_tell(c)}" for c in pool if c.kind in CLOSED and not any(i.fits(c) for i in spare)]
    return wrong


def _tell(c: Claim) -> str:
    if c.interval is None:
        return f"{c.kind}={c.value} {c.scope}"
    high = "" if c.interval.high is None else f"{c.interval.high:g}"
    return f"{c.kind} {c.group} {c.interval.low:g}..{high} {c.scope} {c.relation} {c.certainty} {c.source_type}"
