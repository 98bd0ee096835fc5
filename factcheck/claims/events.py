"""Where a sentence says that something happened to people: words and phrases of ``lexicon/events.toml``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, get_args

from factcheck.lexicon import any_of, table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcheck.claims.parse import Parse
    from factcheck.records import Kind

Frame = Literal["object", "subject", "state", "noun", "toll"]
"""How a word ties a figure to its kind; the head of ``lexicon/events.toml`` tells what each means."""

EVENT_KINDS: tuple[Kind, ...] = (
    "killed", "injured", "missing", "arrested", "kidnapped", "rescued", "displaced", "escaped",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Event:
    """A word or phrase that says what happened: tokens ``start`` to ``end`` (exclusive), and the frames it allows."""

    kind: Kind
    frames: frozenset[Frame]
    start: int
    end: int


def forms(entry: str) -> set[str]:
    """All forms of a verb given as "gun: gunned" or in its base form alone (regular rules).

    >>> sorted(forms("kill"))
    ['kill', 'killed', 'killing', 'kills']
    """
    base, _, others = entry.partition(":")
    base = base.strip()
    found = {base, *others.split()}
    stem = base.removesuffix("e")
    if base.endswith("y") and base[-2] not in "aeiou":
        found |= {base[:-1] + "ies", base[:-1] + "ied", base + "ing"}
    elif base.endswith(("s", "sh", "ch", "x", "z")):
        found |= {base + "es", base + "ed", base + "ing"}
    else:
        found |= {base + "s", (base + "d") if base.endswith("e") else base + "ed"}
        found.add(base + "ing" if base.endswith("ee") else stem + "ing")
    return found


@cache
def _words() -> Mapping[str, Mapping[Kind, frozenset[Frame]]]:
    index: dict[str, dict[Kind, set[Frame]]] = {}
    for kind in EVENT_KINDS:
        entry = table("events")[kind]
        for frame in get_args(Frame):
            for item in entry.get(frame, ()):
                verbs = forms(item) if frame in {"object", "subject"} else {item}
                for form in verbs:
                    index.setdefault(form, {}).setdefault(kind, set()).add(frame)
    return {w: {k: frozenset(f) for k, f in kinds.items()} for w, kinds in index.items()}


@cache
def _phrases() -> tuple[tuple[Kind, Frame, re.Pattern[str]], ...]:
    found: list[tuple[Kind, Frame, re.Pattern[str]]] = []
    frames: tuple[Frame, ...] = ("subject", "object", "state")
    for kind in EVENT_KINDS:
        phrases: Mapping[str, Any] = table("events")[kind].get("phrases", {})
        for frame in frames:
            patterns = phrases.get(frame, ())
            if patterns:
                found.append((kind, frame, re.compile(rf"\b{any_of(patterns)}\b")))
    return tuple(found)


@cache
def trigger() -> re.Pattern[str]:
    """Matches a sentence that can say what happened to people."""
    kinds = [table("events")[kind].get("phrases", {}) for kind in EVENT_KINDS]
    phrases = [phrase for kind in kinds for listed in kind.values() for phrase in listed]
    return re.compile(rf"\b{any_of([*map(re.escape, _words()), *table('events')['mixed']['noun'], *phrases])}\b")


def mark(doc: Parse) -> dict[int, Event]:
    """The events of a parsed sentence by the index of their first token. A phrase outranks the words inside it."""
    text = doc.text
    found: dict[int, Event] = {}
    taken: set[int] = set()
    spans = [
        (match.end() - match.start(), match.start(), match.end(), kind, frame)
        for kind, frame, pattern in _phrases()
        for match in pattern.finditer(text)
    ]
    for _, start, end, kind, frame in sorted(spans, key=lambda s: (-s[0], s[1])):
        first, last = doc.at(start), doc.at(end - 1) + 1
        if any(i in taken for i in range(first, last)):
            continue
        frames: set[Frame] = {frame}
        if frame == "object" and doc[first].tag == "VBN":
            frames.add("state")
        found[first] = Event(kind, frozenset(frames), first, last)
        taken.update(range(first, last))
    words = _words()
    for token in doc:
        if token.i in taken:
            continue
        kinds = words.get(token.lower)
        if kinds:
            kind, allowed = next(iter(kinds.items()))
            found[token.i] = Event(kind, allowed, token.i, token.i + 1)
    return found
