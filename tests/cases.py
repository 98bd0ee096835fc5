"""The hand-edited cases of corpora/cases: the little language of ``expect``, and the verdict on one case.

    python -m tests.cases [WORD ...]     run them and print what fails; words choose files or ids ("killed", "trap-12")

The language is described in corpora/cases/README.md.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from factcheck.claims import extract_all
from factcheck.policy import Policy
from factcheck.records import Article, Claim, Interval

FOLDER = Path(__file__).parents[1] / "corpora" / "cases"
CLOSED = {"killed", "injured", "missing", "arrested", "kidnapped", "rescued", "displaced", "escaped"}
"""Kinds of which nothing may come out unasked."""
MEASURES = {"money", "magnitude", "duration", "quantity"}
NAMES = {"place", "date", "actor"}
RELATIONS = {"whole", "subset", "delta", "rest"}
CONTAINED = {"place", "chain", "source", "includes", "excludes"}
"""Extras that need only be contained in the claim's value."""


@dataclass(frozen=True)
class Item:
    """One claim that must, may or must not come out."""

    text: str
    mark: str = ""  # "", "?" or "!"
    kinds: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    bounds: tuple[str, ...] = ()
    scopes: tuple[str, ...] = ()
    relation: str = ""
    role: str = ""
    extras: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def allows(self, claim: Claim) -> bool:
        """The claim is what the item describes."""
        if claim.kind not in self.kinds:
            return False
        if claim.kind in NAMES:
            return self._names(claim)
        return (
            (not self.groups or claim.group in self.groups)
            and (not self.bounds or any(within(claim.interval, bounds) for bounds in self.bounds))
            and (not self.scopes or claim.scope in self.scopes)
            and (not self.relation or claim.relation == self.relation)
            and all(_extra(claim, key, wanted) for key, wanted in self.extras.items())
        )

    def _names(self, claim: Claim) -> bool:
        values = self.extras[claim.kind]
        forbidden = self.mark == "!"
        return (
            claim.scope in {"incident", "part"}
            and any(v in claim.value if forbidden else v.casefold() == claim.value.casefold() for v in values)
            and (not self.role or claim.role == self.role)
        )


@dataclass(frozen=True)
class Case:
    """One row of a case file."""

    id: str
    text: str
    published: str
    items: tuple[Item, ...]
    status: str
    why: str

    @property
    def article(self) -> Article:
        return Article(id=self.id, text=self.text, published=self.published or None)


def within(interval: Interval | None, bounds: str) -> bool:
    """``10..12``, ``10..`` (open above), ``~40`` (best 40, bounds within a quarter)."""
    if interval is None:
        return False
    if bounds.startswith("~"):
        best = float(bounds[1:])
        high = interval.high
        return interval.best == best and interval.low >= 0.75 * best and high is not None and high <= 1.25 * best
    low, _, high_text = bounds.partition("..")
    return interval.low == float(low) and interval.high == (float(high_text) if high_text else None)


def _extra(claim: Claim, key: str, wanted: tuple[str, ...]) -> bool:
    value = getattr(claim, key)
    if key in CONTAINED:
        held = " ".join(value) if isinstance(value, tuple) else value or ""
        if key == "chain" and not held:
            held = claim.source
        return any(word.casefold() in held.casefold() for word in wanted)
    return value in wanted


def parse(text: str) -> Item:
    """One item of the language.

    Raises:
        ValueError: it is not of the language.
    """
    mark, body = (text[0], text[1:]) if text[0] in "?!" else ("", text)
    name, _, value = body.partition("=")
    if name in NAMES:
        values, role = value, ""
        if name == "actor":
            values, _, role = value.partition(":")
        return Item(text, mark, (name,), role=role, extras={name: tuple(values.split("|"))})
    words = body.split()
    item = Item(text, mark, tuple(words[0].split("|")))
    rest = words[1:]
    if rest and not set(item.kinds) & MEASURES and rest[0][0] not in "~0123456789":
        item, rest = replace(item, groups=tuple(rest[0].split("|"))), rest[1:]
    for word in rest:
        if word[0] in "~0123456789":
            item = replace(item, bounds=tuple(word.split("|")))
        elif "=" in word:
            key, _, wanted = word.partition("=")
            values = tuple(v.replace("_", " ") if key in {"place", "source", "chain"} else v for v in wanted.split("|"))
            item = replace(item, extras={**item.extras, key: values})
        elif word in RELATIONS:
            item = replace(item, relation=word)
        elif set(word.split("|")) <= {"incident", "part", "background", "superseded"}:
            item = replace(item, scopes=tuple(word.split("|")))
        else:
            raise ValueError(f"{text!r}: what is {word!r}?")
    return item


def load(folder: Path = FOLDER) -> list[Case]:
    """All cases, file by file."""
    cases = []
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                items = [parse(item.strip()) for item in row["expect"].split(";") if item.strip() != "none"]
                rest = {key: row[key] for key in ("id", "text", "published", "status", "why")}
                cases.append(Case(items=tuple(items), **rest))
    return cases


def faults(case: Case, claims: Sequence[Claim]) -> list[str]:
    """What is wrong with these claims, one line each; empty when the case passes."""
    said: dict[tuple[object, ...], list[Claim]] = {}  # a repeated claim counts once
    for claim in claims:
        bounds = claim.interval and (claim.interval.low, claim.interval.high)
        said.setdefault((claim.kind, claim.group, bounds, claim.scope, claim.value, claim.role), []).append(claim)
    classes = list(said.values())
    required = [item for item in case.items if not item.mark]
    taken = _assign(required, classes)
    wrong = [f"missing: {item.text}" for n, item in enumerate(required) if n not in taken]
    allowed = [item for item in case.items if item.mark == "?"]
    used = set(taken.values())
    for n, members in enumerate(classes):
        first = members[0]
        if n not in used and first.kind in CLOSED and not any(i.allows(c) for i in allowed for c in members):
            wrong.append(f"unasked: {describe(first)}")
        wrong += [
            f"forbidden: {i.text}: {describe(c)}" for i in case.items if i.mark == "!" for c in members if i.allows(c)
        ]
    return wrong


def _assign(items: Sequence[Item], classes: Sequence[Sequence[Claim]]) -> dict[int, int]:
    """Items to classes, one to one, as many as possible (augmenting paths)."""
    fits = [[n for n, members in enumerate(classes) if any(item.allows(c) for c in members)] for item in items]
    owner: dict[int, int] = {}

    def place(item: int, tried: set[int]) -> bool:
        for n in fits[item]:
            if n not in tried:
                tried.add(n)
                if n not in owner or place(owner[n], tried):
                    owner[n] = item
                    return True
        return False

    for item in range(len(items)):
        place(item, set())
    return {item: n for n, item in owner.items()}


def describe(claim: Claim) -> str:
    """A claim in the language of the cases."""
    if claim.interval is None:
        return f"{claim.kind}={claim.value}:{claim.role} {claim.scope} {claim.quote!r}"
    low, high = claim.interval.low, claim.interval.high
    bounds = f"{low:g}..{'' if high is None else format(high, 'g')}"
    notes = (
        f"{claim.relation} {claim.certainty} source_type={claim.source_type} place={claim.place} unit={claim.unit} "
        f"cue={claim.cue} chain={claim.chain} +{claim.includes} -{claim.excludes}"
    )
    return f"{claim.kind} {claim.group} {bounds} {claim.scope} ({notes}) {claim.quote!r}"


def extract(cases: Sequence[Case]) -> dict[str, list[Claim]]:
    """The claims of each case, by its id: one batch, one load of the model."""
    found: dict[str, list[Claim]] = {case.id: [] for case in cases}
    for claim in extract_all([case.article for case in cases], Policy.load()):
        found[claim.article_id].append(claim)
    return found


def main(words: Sequence[str]) -> None:
    cases = [c for c in load() if not words or any(c.id.startswith(w) or w in c.id for w in words)]
    found = extract(cases)
    failed = 0
    for case in cases:
        wrong = faults(case, found[case.id])
        if bool(wrong) != (case.status == "known_miss"):
            failed += 1
            print(f"{case.id}  {case.text}", *(wrong or ["passes, though listed as known_miss"]), sep="\n    ")
    print(f"{len(cases) - failed} of {len(cases)} cases as they should be")


if __name__ == "__main__":
    main(sys.argv[1:])
