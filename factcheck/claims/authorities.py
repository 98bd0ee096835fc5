"""What sort of source some words name, and one name for it: the closed list of ``source_type`` and its authorities.

The words of each kind are data: ``lexicon/sources.toml``; the kind of the head noun wins.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from factcheck.lexicon import choice, table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factcheck.records import SourceType


class Typed(NamedTuple):
    """Words of a text that are of one kind of source: their characters, the kind, and how far they decide it.

    ``weight`` is 2 for words that name the kind, 1 for offices that many bodies have ("president", "agency"): these
    decide where nothing else does; 0 for mere roles ("spokesman"), whose kind is "none".
    """

    start: int
    end: int
    kind: SourceType
    weight: int


_DECIDES = 2
"""Weight of words that name a kind by themselves."""


@cache
def _entries() -> Mapping[str, Sequence[tuple[str, SourceType, int, bool]]]:
    """The words of each kind by their first word, the longest first; the last item says whether case matters."""
    voices, found = table("sources")["voices"], defaultdict(list)
    weak = frozenset(voices["weak"])
    listed = [(kind, e) for kind, entries in table("sources")["types"].items() if kind != _UNNAMED for e in entries]
    rows = [
        (e.removeprefix("~"), kind, 1 if e.removeprefix("~").lower() in weak else 2, e.startswith("~"))
        for kind, e in listed
    ]
    rows += [(role, "none", 0, False) for role in voices["words"]]
    for rank, (printed, kind, weight, exact) in enumerate(rows):
        words = printed.replace("-", " ")
        key = re.match(r"\w+", words)
        if key:
            found[key.group().lower()].append(
                (-len(words), rank, (words if exact else words.lower(), kind, weight, exact))
            )
    return {word: [row for *_, row in sorted(listed)] for word, listed in found.items()}


_UNNAMED: SourceType = "unnamed_official"


def typed(text: str) -> list[Typed]:
    """The words of a text that name sources, by their meaning alone; the longest at each place, the first kind wins."""
    text, found, taken = text.replace("-", " "), list[Typed](), 0
    lower = text.lower()
    if len(lower) != len(text):  # a letter whose small form is two
        lower = text
    entries = _entries()
    for word in re.finditer(r"\w+", lower):
        first = word.group()
        listed = entries.get(first) or (entries.get(first[:-1]) if first.endswith("s") else None)
        if listed is None or word.start() < taken:
            continue
        for words, kind, weight, exact in listed:
            end = word.start() + len(words)
            end += text[end : end + 1] == "s"
            whole = not text[end : end + 1].isalnum()
            if kind == "witness" and word.start() and text[word.start()].isupper():
                continue  # of a name: "the group Witness and Record"
            if whole and (text if exact else lower).startswith(words, word.start()):
                found.append(Typed(word.start(), end, kind, weight))
                taken = end
                break
    return found


@cache
def _unnamed() -> re.Pattern[str]:
    entries = choice(map(re.escape, table("sources")["types"][_UNNAMED]))
    return re.compile(
        rf"(?:an?\s|the\s|two\s|three\s|several\s|some\s|senior\s|local\s|other\s)*(?:{entries})"
        r"(?:\s(?:who|on|speaking|in|at|with|from|quoted|cited)\b.*)?",
        re.IGNORECASE,
    )


_ITS = re.compile(r"(?:its|his|her|their)\s", re.IGNORECASE)
"""Before an office: that of a body named elsewhere."""
_HEADLESS = re.compile(
    r"\s(?!of\b|for\b|in\b|at\b|said\b|who\b|on\b|and\b|from\b|to\b|with\b|by\b|or\b|near\b|under\b)[a-z]+$"
)
"""A noun behind an office's name that it only describes: "church bells"."""
_COORDINATES = re.compile(r"[,(;]|\s(?:and|or|as well as)\s")
_PHRASES = re.compile(
    r"\s(?:of|for|in|at|from|with|on|to|by|near|under|who|which|that|released|published|posted|filed|seen)\s"
)


@lru_cache(maxsize=4096)
def type_of(words: str) -> SourceType:
    """The kind of source that some words name.

    The first of several bodies, and of that its head ("a doctor at the army's hospital"). Offices and roles ask what
    stands before them and what they are of ("police spokesman", "the president of the Red Cross").
    """
    if not words:
        return "none"
    if _unnamed().fullmatch(words):
        return _UNNAMED
    least = 2 if _ITS.match(words) else 1
    named = typed(words)
    roles = {t.start for t in named if not t.weight}
    found = [
        t
        for t in named
        if t.weight >= least and (t.weight > 1 or t.end + 1 in roles or not _HEADLESS.match(words, t.end))
    ]
    if not found:
        return "none"
    bodies = [m.start() for m in _COORDINATES.finditer(words)]
    phrases = [m.start() for m in _PHRASES.finditer(words)]

    def rank(word: Typed) -> tuple[int, int, int, int]:
        return bisect_left(bodies, word.end), -word.weight, bisect_left(phrases, word.end), -word.end

    return min(found, key=rank).kind


def is_general(words: str) -> bool:
    """No word of them decides the kind alone: "the commissioner", "the agency"."""
    return all(t.weight < _DECIDES for t in typed(words))


_HEAD = re.compile(r"^(?:the|a|an|its|his|her|their|local|senior|top|two|several|some)\s+", re.IGNORECASE)


def canonical(words: str, kind: SourceType) -> str:
    """One name for an authority: a general source by its kind, a named body by its name."""
    if not words:
        return ""
    if kind in {"police", "military", "hospital", "rescue", "witness", "unnamed_official", "government", "company"}:
        body = re.search(
            r"\b(?:[A-Z][\w'’-]+\s)+(?:Ministry|Department|Hospital|Agency|Authority|Police|Army|Council|Office"
            r"|Corps|Observatory)\b",
            words,
        )
        general = kind.replace("_", " ")
        if kind == "hospital" and re.search(
            r"health (?:ministry|minister|department|authorities|secretary)|ministry of health", words, re.IGNORECASE
        ):
            return "health ministry"
        if kind == "government" and (ministry := _ministry(words) or (body.group().lower().strip() if body else "")):
            return ministry
        return general
    return _body(_HEAD.sub("", words), kind).lower().removesuffix("'s").strip(" ,.")


_OFFICE = r"(?:ministry|minister|ministers)"
_OF_OFFICE = re.compile(
    rf"(?:(?P<whose>[A-Z][\w-]+)(?:['’]s?)?\s)?{_OFFICE}\s(?:of|for)\s(?:the\s)?(?P<what>\w+)", re.IGNORECASE
)
_FOR_OFFICE = re.compile(rf"(?:(?P<whose>[\w-]+)(?:['’]s?)?\s)?\b(?P<what>[\w-]+)\s{_OFFICE}\b", re.IGNORECASE)
_NO_MATTER = frozenset(
    {"prime", "chief", "first", "the", "a", "an", "cabinet", "senior", "former", "state", "its", "junior"}
)


def _ministry(words: str) -> str:
    """One name for a ministry and its minister, with the country where it is told: "gaza health ministry"."""
    found = _OF_OFFICE.search(words) or _FOR_OFFICE.search(words)
    if found is None or found["what"].lower() in _NO_MATTER:
        return ""
    whose = found["whose"] or ""
    owner = f"{whose} " if whose[:1].isupper() and whose.lower() not in _NO_MATTER else ""
    return f"{owner}{found['what']} ministry".lower()


_NAME = re.compile(r"\b[A-Z][\w.&'’-]*(?:\s+(?:of|for|the|and|on|[A-Z][\w.&'’-]*))*")
_LOOSE = re.compile(r"(?:\s+(?:of|for|the|and|on))+$|^(?:[\w.]+-(?:based|funded|led|backed|run)\s+)+", re.IGNORECASE)


def _body(words: str, kind: SourceType) -> str:
    """The name among some words that is of the kind: the Observatory, not its head nor the day that it spoke on."""
    spans = [(t.start, t.end) for t in typed(words) if t.kind == kind]
    names = list(_NAME.finditer(words))
    name = next((n for n in names if any(n.start() < end and start < n.end() for start, end in spans)), None)
    behind = next((n for n in names if any(n.start() == end + 1 for _, end in spans)), None)
    part = name is not None and any(name.start() <= start and name.end() < end for start, end in spans)
    found = (behind if part else None) or name or behind or (None if spans else next(iter(names), None))
    return _LOOSE.sub("", found.group() if found else _PHRASES.split(words)[0]).strip(" ,")
