"""Lists that give the parts of a whole: "26 dead: 14 soldiers, five civilians and six clerks", "79 and 64, 143 in all".

Figures joined by commas and a last "and" make a list. What stands around it tells its whole, and whether the list is
all of it: "the dead were", a colon, dashes or brackets behind a total, a total that sums it up. "Of the 26" and a mere
comma promise less: such a list is all only where it leaves out fewer than its smallest part. Words as "including",
"among them", "so far" or "others" without a number leave it open; "among the 50" is all only of men and women.
Words are data: ``[lists]`` of ``lexicon/linking.toml``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from factcheck.claims.people import nouns, wholes
from factcheck.lexicon import any_of, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from factcheck.claims.parse import Parse
    from factcheck.claims.people.mentions import Mention
    from factcheck.claims.people.tolls import Link
    from factcheck.records import Kind

_Hold = Literal["all", "nearly", "sexes"]
"""A list is all of its whole; all of it if it comes near; all of it if it tells men and women apart."""
_THE_OTHER = re.compile(r"\bthe\s+(?:other|remaining)\s+$", re.IGNORECASE)
"""With a number behind it this closes a list."""
_WEAK = frozenset({"women", "children", "elderly"})
"""Who is told apart while the rest goes without saying."""
TAIL = 10
"""Words that may follow the people of a part: "12 in a village south of the capital"."""
MIDDLE = 90
"""Characters between a whole and the mark that opens its list."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of parts, as indices of mentions.

    Attributes:
        parts: the mentions that it adds up.
        whole: the mention of what they make; -1 where that is told elsewhere ("the dead were ...").
        kind: the kind of the whole, where its word names one ("the dead").
        complete: they are all of it.
    """

    parts: tuple[int, ...]
    whole: int = -1
    kind: Kind | None = None
    complete: bool = True


def find(doc: Parse, mentions: Sequence[Mention], own: Sequence[Link | None]) -> list[Listing]:
    """The lists of a sentence whose whole it tells or names."""
    if sum(m.form == "number" for m in mentions) < _LEAST:
        return []
    reader = _Reader(doc, mentions, own)
    found = (reader.listing(run) for run in reader.runs())
    return [listing for listing in found if listing is not None]


_LEAST = 2


@cache
def _words(name: str) -> str:
    return any_of(table("linking")["lists"][name])


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    sets, be = any_of(wholes.words()), _words("copulas")
    tail = r"(?P<tail>[^,;:()\"“”–—]*?)"
    texts = {
        "join": rf"{tail}(?P<mark>[,;]\s*(?:and\s+)?|\s+(?:{_words('and')})\s+|\s*$)(?:{_words('small')}\s+)*$",
        "set": rf"(?:^|[.;:]\s|\bthat\s|\bsaid\s)(?:all\s+(?:of\s+)?)?(?:the|those)\s+(?:[\w,-]+\s+)?(?P<set>{sets})"
        rf"(?:\s+(?:in|at|on|of|from)(?:\s+[\w'’]+){{1,4}})?\s+{be}\s+$",
        "pronoun": rf"^(?:They|All(?:\s+of\s+them)?|These)\s+{be}\s+$",
        "among": r"^Among\s+(?:the|those)\s+(?:[\w,]+\s+)?(?P<set>\w+)\s+(?:were|are|was)\s+$",
        "opened": rf"^(?P<middle>[^:;.()\"“”–—]{{0,{MIDDLE}}}?)(?P<mark>:\s*|\s*[–—]\s*|\s-{{1,2}}\s|\s*\()"
        rf"(?:{_words('small')}\s+)*$",
        "comma": rf"^(?P<middle>[^,:;()\"“”–—]{{0,{MIDDLE}}}),\s*(?:{_words('small')}\s+)*$",
        "of": r"^[^,:;.]{0,60},\s*(?:\w+\s+)?$",
        "sum": rf"{tail}\s*[,;–—-]*\s*(?:{_words('summing')})\s*$",
        "sum_behind": rf"{tail}\s*[,;–—-]+\s*(?:(?:or|making|making it|that is)\s+)?$",
        "in_all": rf"\s*(?:\w+\s+)?{_words('in_all')}\b",
        "among_behind": r"\s*(?:(?:are|were|was|is)\s+)?(?:counted\s+|listed\s+)?among\s+(?:the|those)\s+$",
        "turns": rf"\b{_words('turns')}\b",
        "breaks": rf"\b(?:{_words('turns')}|{_words('breaks')})\b",
        "open": rf"\b{_words('open')}\b",
    }
    return {name: re.compile(text, re.IGNORECASE if name != "of" else 0) for name, text in texts.items()}


@dataclass(frozen=True, slots=True)
class _Reader:
    doc: Parse
    mentions: Sequence[Mention]
    own: Sequence[Link | None]

    def runs(self) -> Iterator[tuple[int, ...]]:
        """Mentions of people joined to a list; what a part's place counts ("at one hospital") is none of them."""
        usable = [n for n, m in enumerate(self.mentions) if not self._in_tail(n) and m.form != "zero"]
        run: list[int] = []
        for n, following in pairwise([*usable, -1]):
            if not self._part(n):
                run = []
                continue
            run.append(n)
            if following < 0 or not self._part(following) or not self._joined(n, following):
                if len(run) >= _LEAST and all(self._says_who(k) for k in run):
                    yield tuple(run)
                run = []

    def _in_tail(self, n: int) -> bool:
        m, i = self.mentions[n], self.mentions[n].left - 1
        while i > 0 and self.doc[i].tag == "DT":
            i -= 1
        thing = m.thing or (m.phrase.head >= 0 and not nouns.is_person(self.doc[m.phrase.head].text))
        return thing and i >= 0 and self.doc[i].tag == "IN" and self.doc[i].lower != "of"

    def _part(self, n: int) -> bool:
        """A number of people that is not taken out of another ("three of them")."""
        m = self.mentions[n]
        summed = _patterns()["in_all"].match(self.doc.text, m.end)
        return not (m.thing or m.inner or m.phrase.partitive or summed) and m.form in {"number", "single"}

    def _says_who(self, n: int) -> bool:
        """The part has a noun, or words that tell where or who: "14", "6 and 9" alone are ages, scores, hours."""
        m = self.mentions[n]
        return m.phrase.head >= 0 or bool(re.match(r"\s+[a-z]+\s+\w", self.doc.text[m.end :]))

    def _ahead(self, n: int) -> str:
        return self.doc.text[: self.doc[self.mentions[n].left].idx]

    def _between(self, one: int, other: int) -> str:
        end, start = self.mentions[one].end, self.doc[self.mentions[other].left].idx
        return self.doc.text[end : max(end, start)]

    def _joined(self, one: int, other: int) -> bool:
        found = _patterns()["join"].fullmatch(self._between(one, other))
        if found is None or not _plain(found["tail"]):
            return False
        named = min(self.mentions[k].phrase.head for k in (one, other)) >= 0
        if not found["mark"].strip():
            return named and not found["tail"].strip()  # "six women five children and two men"
        apposed = named and self._counts_all(one) and not self._counts_all(other)
        return not (apposed and found["mark"].strip() == ",")  # "30 people, 22 men and eight women"

    def listing(self, run: tuple[int, ...]) -> Listing | None:
        """The list with what it is of, if the sentence tells."""
        for rule in (self._named, self._opened, self._summed, self._taken):
            found = rule(run)
            if found is not None:
                whole, kind, hold = found
                if whole < 0 and (summed := self._summed(run)):
                    whole = summed[0]
                kinds = {link.kind for n in (*run, whole) if n >= 0 and (link := self.own[n]) is not None}
                if len(kinds | ({kind} - {None})) > 1:
                    return None
                return Listing(run, whole, kind, complete=self._holds(run, whole, hold))
        return None

    def _holds(self, run: tuple[int, ...], whole: int, hold: _Hold) -> bool:
        between = [self.mentions[n] for n in (*run, *([whole] if whole >= 0 else []))]
        text = self.doc.text
        for m in sorted(between, key=lambda m: -m.start):
            text = f"{_THE_OTHER.sub('', text[: m.start])}#{text[m.end :]}"
        groups = {self.mentions[n].group for n in run}
        sexes = {"men", "women"} <= groups
        opened = _patterns()["open"].search(text)
        if hold == "sexes":
            return sexes and (opened is None or opened[0].lower() == "among")
        if opened:
            return False
        if hold == "all" or whole < 0 or sexes:
            return True
        if groups <= _WEAK:
            return False
        sizes = [self.mentions[n].interval.stated for n in run]
        return abs(self.mentions[whole].interval.stated - sum(sizes)) < min(sizes)

    def _closed(self, run: tuple[int, ...]) -> bool:
        """The last part is joined by a word for "and"."""
        found = _patterns()["join"].fullmatch(self._between(*run[-2:]))
        return found is not None and bool(found["mark"].strip(" ,;"))

    def _holds_all(self, whole: int, run: tuple[int, ...]) -> bool:
        return whole >= 0 and self.mentions[whole].interval.stated > max(self.mentions[n].interval.stated for n in run)

    def _named(self, run: tuple[int, ...]) -> tuple[int, Kind | None, _Hold] | None:
        """What the list is said to be: "the dead were", "they were", "among the 50 dead were"."""
        ahead = self._ahead(run[0])
        inside = run[0] - 1 if run[0] else -1
        if _patterns()["pronoun"].match(ahead):
            return (-1, None, "all") if self._closed(run) else None
        for name, hold in _NAMING:
            found = _patterns()[name].search(ahead)
            kind = wholes.kind_of(found["set"].lower()) if found else None
            if found and kind and self._closed(run):
                whole = inside if inside >= 0 and self.mentions[inside].start >= found.start() else -1
                return whole, kind, hold
        return None

    def _opened(self, run: tuple[int, ...]) -> tuple[int, Kind | None, _Hold] | None:
        """Behind its whole and a mark: "26 people were killed: ...", "26 people – ... –", "26 dead (...)"."""
        whole = self._before(run)
        if whole < 0 or not self._holds_all(whole, run):
            return None
        between, behind = self._between(whole, run[0]), self._behind(run[-1])
        found = _patterns()["opened"].match(between)
        if found is not None and not _patterns()["turns"].search(found["middle"]):
            mark = found["mark"].strip()
            ends = {"(": r"\)", ":": r"[.;]|$"}.get(mark, r"\s*[–—]|\s-|[.;]|$")
            return (whole, None, "all") if re.match(ends, behind) else None
        found = _patterns()["comma"].match(between)
        apposed = found is not None and not _patterns()["turns"].search(found["middle"])
        apposed = apposed and self._closed(run) and self._counts_all(whole)
        named = all(self.mentions[n].phrase.head >= 0 or self._of_people(n) for n in run)
        return (whole, None, "nearly") if apposed and named else None

    def _before(self, run: tuple[int, ...]) -> int:
        """The mention that the list may be of: the last before it that something befell; of two, the one it makes."""
        ahead = [n for n in range(run[0]) if not self._in_tail(n)][-2:]
        if not ahead or self.own[ahead[-1]] is None or self.mentions[ahead[-1]].thing:
            return -1
        rivals = self.own[ahead[0]] is not None and not re.search(r"[:;]", self._between(ahead[0], ahead[-1]))
        made = sum(self.mentions[n].interval.stated for n in run)
        alike = [n for n in ahead if self.mentions[n].interval.stated == made]
        return ahead[-1] if len(ahead) == 1 or not rivals else alike[-1] if alike else -1

    def _of_people(self, n: int) -> bool:
        """Bodies told by whose they are: "79 of men and 64 of women"."""
        return bool(re.match(r"\s+of\s+(?:wo)?men\b|\s+of\s+children\b", self.doc.text[self.mentions[n].end :]))

    def _counts_all(self, n: int) -> bool:
        m = self.mentions[n]
        return m.phrase.head >= 0 and self.doc[m.phrase.head].lower in table("linking")["lists"]["everybody"]

    def _behind(self, n: int) -> str:
        """The text behind a part, its tail left out."""
        rest = self.doc.text[self.mentions[n].end :]
        stop = re.search(r"[,;:()\"“”–—]|\s-\s|\.?\s*$", rest)
        return rest[stop.start() :] if stop and _plain(rest[: stop.start()]) else " "

    def _summed(self, run: tuple[int, ...]) -> tuple[int, Kind | None, _Hold] | None:
        """Before the total that sums it up: ", 144 in all", "for a total of 28", or that it is counted among."""
        whole = next((n for n in range(run[-1] + 1, len(self.mentions)) if not self._in_tail(n)), -1)
        if not self._holds_all(whole, run) or self.mentions[whole].thing:
            return None
        between, behind = self._between(run[-1], whole), self.doc.text[self.mentions[whole].end :]
        if _patterns()["among_behind"].fullmatch(between):
            return whole, None, "sexes"
        found = _patterns()["sum"].fullmatch(between)
        if found is None and _patterns()["in_all"].match(behind):
            found = _patterns()["sum_behind"].fullmatch(between)
        return (whole, None, "all") if found is not None and not _patterns()["turns"].search(found["tail"]) else None

    def _taken(self, run: tuple[int, ...]) -> tuple[int, Kind | None, _Hold] | None:
        """Taken from the whole that the sentence opens with: "Of the 26 dead, 14 were soldiers, ..."."""
        if run[0] != 1 or not self.mentions[0].inner or not self._holds_all(0, run):
            return None
        fits = _patterns()["of"].match(self._between(0, 1)) and self._closed(run)
        return (0, None, "nearly") if fits else None


_NAMING: tuple[tuple[str, _Hold], ...] = (("set", "all"), ("among", "sexes"))


def _plain(tail: str) -> bool:
    """Words that only tell more of a part, and begin no other clause."""
    return len(tail.split()) <= TAIL and not _patterns()["breaks"].search(tail)
