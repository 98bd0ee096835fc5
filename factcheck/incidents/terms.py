"""What a text is made of, for telling incidents apart: words, names, ages, numbers, and kinds of happening."""

from __future__ import annotations

import itertools
import json
import re
from collections import Counter
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from factcheck.lexicon import table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcheck.records import Article

LEAD_WORDS = 80
"""How much of a body counts as its lead: news puts who, what, when and where first."""

_WORD = re.compile(r"[^\W\d_]{2,}(?:'(?!s\b)[^\W\d_]+)*|\d(?:[\d,.]*\d)?")
_CAPITAL = r"[A-ZÀ-Þ](?:[^\W\d_]{0,2}\.(?= )|[\w'’-]*)"
_NAME = re.compile(rf"{_CAPITAL}(?: +(?:(?:al|el|bin|de|la|of)[ -])?{_CAPITAL})*")
_NO_NAMES = frozenset(
    """
    a an the in on at of for to from by with and but or as it its he she they we i his her their there this
    that these those who what when where why how after before about during since while if is are was were be
    has have had not no more most one two all some many says said meanwhile however also
    """.split()  # noqa: SIM905 - words read best as words
) | {""}
"""Words that begin sentences and headlines with a capital and name nothing."""
_AGE = re.compile(r"\b(\d{1,3})[- ](?:years?|months?)[- ]old\b|, (\d{1,2}),")


def lead(article: Article) -> str:
    """The title and the first words of the body."""
    return f"{article.title or ''}. {_opening(article.text)}"


def _opening(text: str) -> str:
    return " ".join(text[: LEAD_WORDS * 12].split()[:LEAD_WORDS])


def words(text: str) -> list[str]:
    """Lower-case words and numbers, without possessive endings."""
    return _WORD.findall(text.lower().replace("’", "'"))


def names(text: str) -> list[str]:
    """Words printed with a capital, and pairs of them that stand together ("salem port")."""
    found: list[str] = []
    for match in _NAME.finditer(text):
        run = [bare for part in match.group().split() if (bare := _bare(part.lower().strip(".'’-"))) not in _NO_NAMES]
        found += run
        found += [f"{one} {other}" for one, other in itertools.pairwise(run)]
    return found


def views(article: Article) -> dict[str, list[str]]:
    """Every way in which an article is read (see ``space.VIEWS``); words of the title count twice more."""
    title, text = article.title or "", article.text
    return {"words": words(title) * 2 + words(text), "names": names(title) + names(text), "ages": ages(text)}


def printed(article: Article) -> tuple[str, ...]:
    """Single names that an article prints, the most frequent first (the title counts three times), no common words."""
    found = names(article.title or "") * 3 + names(article.text)
    counted = Counter(name for name in found if " " not in name and name not in common_words())
    return tuple(sorted(counted, key=lambda name: (-counted[name], name)))


def ages(text: str) -> list[str]:
    """Ages as printed: "a 19-year-old", ", 19,"."""
    return [one or other for one, other in _AGE.findall(text)]


def happenings(article: Article) -> Counter[str]:
    """Kinds of happening that the title (counted three times) and the lead name: keys of ``happenings.toml``."""
    return _kinds(article.title or "", 3) + _kinds(lead(article), 1)


@cache
def kin(kind: str) -> frozenset[str]:
    """Kinds that never speak against ``kind``, in either direction; ``kind`` among them."""
    kinds: Mapping[str, Mapping[str, list[str]]] = table("happenings")
    return frozenset({kind, *kinds[kind]["within"], *(k for k, row in kinds.items() if kind in row["within"])})


@cache
def lasts(kind: str) -> int:
    """Days over which reports may date one happening of that kind; 0 where the table sets none."""
    return int(table("happenings")[kind].get("lasts", 0))


@cache
def wide(kind: str) -> bool:
    """Such a happening strikes whole regions, or a firm everywhere: reports of it may share no place and no country."""
    return bool(table("happenings")[kind].get("wide", False))


@cache
def firm(kind: str) -> bool:
    """Such a happening strikes a firm, which stands for its place."""
    return bool(table("happenings")[kind].get("firm", False))


def aftermath(article: Article) -> bool:
    """The title and lead tell of what came after (a court, a funeral): its day is not surely the incident's."""
    return len(_aftermath().findall((article.title or "").lower())) > 0 or (
        len(_aftermath().findall(lead(article).lower())) > 2
    )


@cache
def _aftermath() -> re.Pattern[str]:
    return _pattern(table("aftermath")["words"])


def _pattern(entries: list[str]) -> re.Pattern[str]:
    body = "|".join(re.escape(word).replace(r"\*", r"[a-z-]*") for word in sorted(entries, key=lambda word: -len(word)))
    return re.compile(rf"\b(?:{body})\b")


def _kinds(text: str, weight: int) -> Counter[str]:
    pattern, owner = _matcher()
    found = dict.fromkeys(map(owner, pattern.findall(text.lower())), weight)
    return Counter({kind: votes for kind, votes in found.items() if kind})


@cache
def background() -> Mapping[str, Any]:
    """``background.json``: in how many of ``documents`` articles of general news a common word or name stands."""
    text = resources.files(__package__).joinpath("background.json").read_text(encoding="utf-8")
    return MappingProxyType(json.loads(text))


@cache
def common_words() -> frozenset[str]:
    """Words that general news is full of."""
    return frozenset(background()["words"])


@cache
def _matcher() -> tuple[re.Pattern[str], _Owner]:
    kinds = table("happenings").items()
    entries = [(word, kind) for kind, row in kinds for word in row["words"]]
    entries += [(word, "") for _, row in kinds for word in row.get("not", ())]
    entries.sort(key=lambda entry: -len(entry[0]))
    return _pattern([word for word, _ in entries]), _Owner(entries)


class _Owner:
    """Which kind a matched phrase belongs to, by the longest entry that it fulfils; empty for one that names none."""

    def __init__(self, entries: list[tuple[str, str]]) -> None:
        self._exact = {word: kind for word, kind in entries if not word.endswith("*")}
        self._stems = [(word[:-1], kind) for word, kind in entries if word.endswith("*")]

    def __call__(self, phrase: str) -> str:
        exact = self._exact.get(phrase)
        return exact if exact is not None else next(kind for stem, kind in self._stems if phrase.startswith(stem))


def _bare(word: str) -> str:
    return word.replace("’", "'").removesuffix("'s").removesuffix("'")
