"""Where a sentence says that something happened to people: words and phrases of ``lexicon/events.toml``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, get_args

from factcheck.lexicon import any_of, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from factcheck.claims.parse import Parse
    from factcheck.records import Kind

Frame = Literal["object", "subject", "state", "noun", "toll", "course"]
"""How a word ties a figure to its kind; the head of ``lexicon/events.toml`` tells what each means."""

EVENT_KINDS: tuple[Kind, ...] = (
    "killed", "injured", "missing", "arrested", "kidnapped", "rescued", "displaced", "escaped",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Event:
    """A word or phrase that says what happened: tokens ``start`` to ``end`` (exclusive), and the frames it allows.

    ``people``: it says so only where people are counted ("lost ten men", not "lost ten games").
    """

    kind: Kind
    frames: frozenset[Frame]
    start: int
    end: int
    people: bool = False


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


@dataclass(frozen=True, slots=True)
class _Sense:
    """What a word or phrase of the table means."""

    kind: Kind
    frames: frozenset[Frame]
    people: bool


def _tables() -> Iterator[tuple[Kind, Mapping[str, Any], bool]]:
    """Every table of words: each kind's own, then what it says of people alone."""
    for kind in EVENT_KINDS:
        entry = table("events")[kind]
        yield kind, entry, False
        yield kind, entry.get("people", {}), True


@cache
def _words() -> Mapping[str, _Sense]:
    """The sense of every form of a single word; the kind listed first wins."""
    found: dict[str, _Sense] = {}
    for kind, entry, people in _tables():
        for frame in get_args(Frame):
            for item in entry.get(frame, ()):
                for form in forms(item) if frame in {"object", "subject"} else {item}:
                    known = found.get(form)
                    if known is None:
                        found[form] = _Sense(kind, frozenset({frame}), people)
                    elif known.kind == kind:
                        found[form] = _Sense(kind, known.frames | {frame}, known.people and people)
    return found


_EDGE = r"(?:(?<!\w)|(?=n['’]t\b))"
"""Where a word or phrase may begin: "n't" begins within a word."""


@cache
def _phrases() -> tuple[tuple[_Sense, re.Pattern[str]], ...]:
    found: list[tuple[_Sense, re.Pattern[str]]] = []
    for kind, entry, people in _tables():
        phrases: Mapping[str, Any] = entry.get("phrases", {})
        for frame in get_args(Frame):
            patterns = phrases.get(frame, ())
            if patterns:
                sense = _Sense(kind, frozenset({frame}), people)
                found.append((sense, re.compile(rf"{_EDGE}{any_of(patterns)}\b")))
        if courses := _courses(entry):
            sense = _Sense(kind, frozenset({"object", "course"}), people=True)
            found.append((sense, re.compile(rf"{_EDGE}{any_of(courses)}")))
    return tuple(found)


def _courses(entry: Mapping[str, Any]) -> list[str]:
    """What is done to people and what follows, with the people in between ("pulled ten from the wreck") or ahead."""
    found: list[str] = []
    for course in entry.get("courses", ()):
        verbs = any_of(sorted(form for verb in course["does"] for form in forms(verb)))
        then = rf"{any_of(course['then'])}(?!\w)"
        found += [
            rf"{verbs} (?:(?:\w+ly|all|back|down|later|out|up) ){{0,2}}?{then}",
            rf"{verbs}(?: (?:out|up|down|off|back))? (?=[\w,.'’ -]{{1,60}}? {then})",
        ]
    return found


@cache
def _any_phrase() -> re.Pattern[str]:
    """Whether any of the phrases can be found: most sentences have none."""
    return re.compile(rf"{_EDGE}{any_of(_all_phrases())}\b")


def _all_phrases() -> list[str]:
    phrases = [phrase for _, entry, _ in _tables() for listed in entry.get("phrases", {}).values() for phrase in listed]
    return [*phrases, *(course for _, entry, _ in _tables() for course in _courses(entry))]


@cache
def _plain() -> tuple[frozenset[str], re.Pattern[str]]:
    """The words that are found by a look into a set, and a pattern for those that are not."""
    words = [*_words(), *table("events")["mixed"]["noun"]]
    plain = frozenset(word for word in words if _WORD.fullmatch(word))
    others = [re.escape(word) if word in _words() else word for word in words if word not in plain]
    return plain, re.compile(rf"{_EDGE}{any_of(others)}\b")


_WORD = re.compile(r"\w+")


def triggers(text: str) -> bool:
    """A sentence can say what happened to people."""
    plain, others = _plain()
    return (
        not plain.isdisjoint(_WORD.findall(text.lower()))
        or _any_phrase().search(text) is not None
        or others.search(text) is not None
    )


def mark(doc: Parse) -> dict[int, Event]:
    """The events of a parsed sentence by the index of their first token. A phrase outranks the words inside it."""
    text = doc.text
    found: dict[int, Event] = {}
    taken: set[int] = set()
    spans = [
        (match.end() - match.start(), match.start(), match.end(), order, sense)
        for order, (sense, pattern) in enumerate(_phrases() if _any_phrase().search(text) else ())
        for match in pattern.finditer(text)
    ]
    for _, start, end, _, sense in sorted(spans, key=lambda s: (-s[0], s[1], s[3])):
        first, last = doc.at(start), doc.at(end - 1) + 1
        if any(i in taken for i in range(first, last)):
            continue
        frames: set[Frame] = {*sense.frames}
        if "object" in frames and doc[first].tag == "VBN":
            frames.add("state")
        found[first] = Event(sense.kind, frozenset(frames), first, last, sense.people)
        taken.update(range(first, last))
    words = _words()
    for token in doc:
        meant = words.get(token.lower) if token.i not in taken else None
        if meant is not None:
            found[token.i] = Event(meant.kind, meant.frames, token.i, token.i + 1, meant.people)
    return found
