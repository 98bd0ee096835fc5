# ruff: noqa: E501 - a pattern stands on one line
"""Who speaks in a sentence that no parser has read: the words before or behind a verb of saying.

And what the whole article says about a name: the office it is introduced with, or that it is a company.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from factcheck.lexicon import any_of, table

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Voice:
    """The words for a speaker, where its verb stands, and whether the verb may mean other things or denies."""

    who: str
    verb: int
    ambiguous: bool
    denies: bool


_FINITE = re.compile(r"(?:ed|s|said|told|put|gave|wrote|spoke|knew|held|say|reckon|insist|warn|believe|estimate)$")
_WORD = r"[\w’'.&/-]*\w[’')]?"
_BETWEEN = r"(?:(?:also|later|earlier|then|now|however|meanwhile|still|itself|had|has|have|on\s+\w+day|\w+day(?:\s+(?:night|evening|morning|afternoon))?|yesterday|today|tonight|this\s+\w+|for\s+(?:its|his|her|their)\s+part|\w+ly)\s+){0,3}"


@cache
def _finite() -> str:
    verbs = table("sources")["verbs"]
    return any_of(sorted({v for v in (*verbs["say"], *verbs["deny"]) if _FINITE.search(v)}, key=len, reverse=True))


@cache
def _before() -> re.Pattern[str]:
    return re.compile(
        rf"(?:^|[,;:“”\"—–•|]\s*|\b(?:and|but|while|although|as|where|which|that|what|when)\s+)"
        rf"(?P<who>{_WORD}(?:\s+{_WORD}){{0,9}}?)(?:,\s[^,;.]{{2,70}},|\s\([^)]*\))?\s+{_BETWEEN}(?P<verb>{_finite()})\b(?!\s+to\s+be\b)"
    )


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(
        rf"[,”\"’]\s*(?P<verb>said|says|told|reported|added|explained|explains|stressed|noted|confirmed|announced|claimed|recalled|warned|wrote|informed)\s+(?!to\s+be\b)(?P<who>{_WORD}(?:\s+{_WORD}){{0,9}}?)(?=[,.;:]|$|\s+(?:on|in|at|who|as|after|to|from|that|during|when)\b)"
    )


@cache
def _trigger() -> re.Pattern[str]:
    return re.compile(rf"\b{_finite()}\b")


_SILENT = re.compile(r"\b(?:was|were|is|are|be|been|being|not)(?:\s\w+ing(?:\s(?:into|through|up))?)?$|^\d")
"""No speaker: "was reported", "is looking into reports"."""


def voices(text: str) -> Iterator[Voice]:
    """Every speaker that a verb of saying names, in order."""
    if not _trigger().search(text):
        return
    verbs = table("sources")["verbs"]
    for pattern in (_before(), _behind()):
        for match in pattern.finditer(text):
            verb = match["verb"].lower()
            if _SILENT.search(match["who"]):
                continue
            yield Voice(match["who"].strip(), match.start("verb"), verb in verbs["ambiguous"], verb in verbs["deny"])


_TITLE = re.compile(r"(?:[\w’'.-]+\s+){0,6}(?:[A-Z][\w’'.-]+\s+){0,3}$")
_BEHIND_NAME = re.compile(r",\s(?:\d\d?,\s)?([^.;\n“”\"]{3,80}?)[,.]")


def introduced(text: str, surname: str) -> Iterator[str]:
    """What stands beside a name where the article brings it in: "Mayor Ana Brenner", "Ana Brenner, the fire chief,"."""
    for match in re.finditer(rf"\b{re.escape(surname)}\b", text):
        if behind := _BEHIND_NAME.match(text, match.end()):
            yield behind.group(1)
        before = re.split(
            r"(?:[,;:\n“”\"]|(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})(?<!\b[A-Z][a-z]{3})\.)(?:\s|$)",
            text[max(0, match.start() - 90) : match.start()],
        )[-1]
        if title := _TITLE.search(before):
            yield title.group()


def is_company(text: str, name: str) -> bool:
    """The article speaks of the name as of a firm: its shares, its staff, "the chipmaker X"."""
    ahead, behind = _firm()
    return beside(text, name, ahead, behind)


def may_be_company(text: str, name: str) -> bool:
    """The article speaks of a company, and of nobody whose name this ends: "Orrin said ... the carmaker"."""
    if _itself().search(text) is None:
        return False
    named = re.finditer(rf"\b([A-Z][\w.’'-]*)\s+{re.escape(name)}\b", text)
    return all(m[1].lower() in _OPENERS for m in named)


_OPENERS = frozenset({
    "at", "in", "for", "but", "when", "the", "as", "and", "since", "by", "to", "of", "after", "from", "with", "on",
    "before", "while", "if", "what", "why", "how",
})  # fmt: skip
"""Words whose capital only opens a sentence."""


@cache
def _itself() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(table('sources')['companies']['itself'])}\b")


@cache
def _firm() -> tuple[re.Pattern[str], re.Pattern[str]]:
    owned, firms = (any_of(table("sources")["companies"][key]) for key in ("owned", "firms"))
    return re.compile(rf"\b{firms}\s+$"), re.compile(
        rf"(?:['’]s)?\s+(?:[a-z-]+\s+){{0,2}}?{owned}\b|,?\s+(?:an?|the)\s+(?:[\w-]+\s+){{0,4}}?{firms}\b"
    )


def beside(text: str, name: str, ahead: re.Pattern[str], behind: re.Pattern[str]) -> bool:
    """One of the patterns stands right ahead of the name or right behind it, somewhere in the text."""
    start = text.find(name)
    while start >= 0:
        end = start + len(name)
        whole = not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum())
        if whole and (behind.match(text, end) or ahead.search(text[max(0, start - _NEAR) : start])):
            return True
        start = text.find(name, end)
    return False


_NEAR = 60
"""Characters ahead of a name in which the words that introduce it stand."""
