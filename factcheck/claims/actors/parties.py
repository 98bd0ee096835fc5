"""Who a noun stands for: an organisation, a state, a body named by what it is, people by their office or trade.

Private persons have no name here: whoever is accused is "suspect", whoever holds an office is the office.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING, Literal

from factcheck.claims.actors import names
from factcheck.lexicon import any_of, people, table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcheck.claims.actors.names import Names
    from factcheck.claims.parse import Parse, Word

Sort = Literal[
    "organisation", "state", "body", "armed", "people", "nationals", "office", "side", "named", "attackers", "person"
]
"""What a party is. "armed" are bodies and people under arms that the state answers for; "attackers" are people whom the
text knows by the deed alone ("gunmen"); "named" is a name that is no person's, of an organisation or a thing."""


@dataclass(frozen=True, slots=True)
class Party:
    """A party by its clean name, and the words of the sentence that name it (``start`` to ``end``, characters)."""

    value: str
    sort: Sort
    start: int
    end: int
    plural: bool = False
    back: bool = False
    """It stands for one named before ("it", "the group")."""


@dataclass
class Discourse:
    """What was named so far in an article: what "it", "the group" and "both" go back to."""

    names: Names
    bodies: list[Party] = field(default_factory=list)
    states: dict[str, str] = field(default_factory=dict)

    def note(self, party: Party) -> None:
        """Keep a party for what goes back to it."""
        if not party.back:
            self.bodies = [p for p in self.bodies if p.value != party.value] + [party]

    def hear(self, text: str) -> None:
        """Keep the organisations that a sentence which nobody parsed names."""
        for match in _NAME.finditer(text):
            name, start = _bare(match.group(), match.start())
            if names.is_organisation(name) or name in self.names.spelled:
                self.note(Party(self.names.full(name), "organisation", start, start + len(name)))

    def one(self, party: Party) -> Party:
        """A state is called as it was before: "Kabul" after "Afghanistan"."""
        if party.sort != "state":
            return party
        country = names.state(party.value) or party.value
        return replace(party, value=self.states.setdefault(country, party.value))

    def last(self, *sorts: Sort, plural: bool | None = None) -> Party | None:
        """The party named last, of some sorts, one or several."""
        fit = (p for p in reversed(self.bodies) if p.sort in sorts and plural in {None, p.plural})
        return next(fit, None)


_BODIES: tuple[Sort, ...] = ("organisation", "state", "body", "armed", "side")
_ONE = frozenset({"it", "itself"})
_NOBODY = frozenset({"nobody", "none", "anybody", "somebody", "someone", "anyone", "everyone", "everybody"})
_TWO = frozenset({"both"})
_MANY = frozenset({"they", "them", "themselves"})
_DETERMINED = frozenset({"the", "this", "that", "its", "their", "his", "her", "our"})
_THEIRS = frozenset({"its", "their", "his", "her", "our"})
_CALLED = frozenset({"called", "calling", "named", "dubbed"})
_PARTS = frozenset({"compound", "amod", "nmod", "poss", "nummod"})


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(table("actors")["parties"][key])


@cache
def _bodies() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = table("actors")["parties"]
    return re.compile(rf"\b(?:{any_of(words['bodies'])})$"), re.compile(rf"\b(?:{any_of(words['armed'])})$")


@cache
def _groups() -> Mapping[str, str]:
    """Nouns of people and the group they stand for; what the lexicon says of a noun wins over WordNet."""
    found = {noun: group for noun, group in people().items() if group != "thing"}
    for group, nouns in table("groups")["nouns"].items():
        found |= dict.fromkeys(nouns, group)
    found |= {noun: "person" for key in ("nouns", "trades", "forces") for noun in table("groups")["persons"][key]}
    return found | dict.fromkeys((*table("groups")["keep"]["nouns"], *_words("trades")), "person")


@cache
def _titles() -> frozenset[str]:
    """Nouns that are what somebody is, even with a capital: "Interior Minister"."""
    listed = (noun for nouns in table("groups")["nouns"].values() for noun in nouns)
    return frozenset((*_words("offices"), *_words("voices"), *_words("trades"), *listed))


def _singular(noun: str) -> str:
    for ending, other in (("ies", "y"), ("men", "man"), ("ches", "ch"), ("ses", "s"), ("s", "")):
        if noun.endswith(ending) and (noun.removesuffix(ending) + other) in _groups():
            return noun.removesuffix(ending) + other
    return noun


def read(doc: Parse, word: Word, said: Discourse, *, depth: int = 0) -> tuple[Party, ...]:
    """The parties that a noun and its phrase stand for; most nouns stand for none."""
    refused = any(c.lower in {"no", "any", "neither"} for c in word.children if c.dep in {"det", "preconj"})
    if depth > _DEEPEST or refused or word.lower in _NOBODY:
        return ()
    if word.lower in _ONE | _MANY | _TWO:
        return _before(word, said)
    if beside := _beside(word):
        return read(doc, beside, said, depth=depth + 1)
    if inner := _behind(doc, word, said, depth):
        return inner
    capital = word.tag.startswith("NNP") or (word.text[:1].isupper() and (word.i > 0 or word.text.isupper()))
    party = (_named(doc, word, said) if capital else None) or _common(doc, word, said)
    return (said.one(party),) if party is not None else ()


_DEEPEST = 3
"""Phrases within phrases that are looked into: "members of a branch of X"."""


def _before(word: Word, said: Discourse) -> tuple[Party, ...]:
    """Whom a pronoun goes back to."""
    if word.lower in _TWO:
        back = [p for p in said.bodies if p.sort in _BODIES and p.sort != "side"][-2:]
    elif word.lower in _ONE:
        back = [p for p in (said.last(*_BODIES, plural=False),) if p]
    else:
        back = [p for p in (said.last(*_BODIES, "people", "nationals", "office", "person", plural=True),) if p]
    return tuple(replace(p, start=word.idx, end=word.end, back=True) for p in back)


def _beside(word: Word) -> Word | None:
    """The name beside a general word: "a local outfit, Iron Dawn", "Iron Dawn, a separatist group"."""
    if word.lower not in _words("whole"):
        return None
    if word.dep == "appos" and word.head.tag.startswith("NNP"):
        return word.head
    inside = (w for prep in word.children if prep.dep == "prep" for w in prep.children)
    described = (c for w in (word, *inside) for c in w.children if c.dep == "acl" and c.lower in _CALLED)
    called = (o for c in described for o in c.children)
    beside = (c for c in word.children if c.dep == "appos")
    return next((w for w in (*beside, *called) if w.tag.startswith("NNP")), None)


def owner(doc: Parse, word: Word, said: Discourse) -> tuple[Party, ...]:
    """Whose arms or deed a noun's adjective or name says it is: "Israeli", "police", "Northern Front"."""
    if country := names.land(word.text):
        return (said.one(Party(country, "state", word.idx, word.end)),)
    if word.lower in _words("short_bodies"):
        return (Party(word.lower, "armed", word.idx, word.end),)
    found = read(doc, word, said) if word.tag.startswith("NNP") else ()
    return tuple(p for p in found if p.sort in {"organisation", "armed"})


def _behind(doc: Parse, word: Word, said: Discourse, depth: int) -> tuple[Party, ...]:
    """Members, voices and arms stand for the body they belong to: "members of X", "an X spokesman", "X missiles"."""
    noun = word.lower
    if not any(noun in _words(key) for key in ("members", "voices", "arms")):
        return ()
    return _belonging(doc, word, said, depth) or _owned(doc, word, said, depth)


def _belonging(doc: Parse, word: Word, said: Discourse, depth: int) -> tuple[Party, ...]:
    """ "members of X", "fighters loyal to X"."""
    close = [doc[word.i + 1]] if word.i + 1 < len(doc) and doc[word.i + 1].head is not word else []
    for child in (*word.children, *close):
        if child.tag == "IN" and child.lower in {"of", "from", "for", "to", "in", "within"}:
            for inner in (n for n in child.children if n.dep == "pobj"):
                found = tuple(p for n in _joined(inner) for p in read(doc, n, said, depth=depth + 1))
                if found and all(p.sort in _BODIES for p in found):
                    return found
        if child.dep == "acl" and child.lower in _words("linked"):
            for prep in child.children:
                for inner in (n for n in prep.children if n.dep == "pobj"):
                    if found := read(doc, inner, said, depth=depth + 1):
                        return found
    return ()


def _owned(doc: Parse, word: Word, said: Discourse, depth: int) -> tuple[Party, ...]:
    """ "an X spokesman", "X's fighters", "Ruritanian missiles"."""
    noun = word.lower
    for child in word.children:
        if child.dep in {"poss", "compound", "nmod", "amod"} and child.i < word.i:
            if country := names.land(child.text):
                return (said.one(Party(country, "state", child.idx, word.end)),)
            if child.lower in _words("short_bodies") and noun not in _words("members"):
                return (Party(child.lower, "armed", child.idx, word.end),)
            if child.tag.startswith("NNP") or child.dep == "poss":
                found = read(doc, child, said, depth=depth + 1)
                if found and found[0].sort in _BODIES:
                    return found[:1]
    return ()


def _joined(word: Word) -> list[Word]:
    return [word, *(w for c in word.children if c.dep == "conj" for w in _joined(c))]


_NAME = re.compile(
    r"(?:al-|Al-)?[A-Z][\w’'.-]*(?:(?:\s+(?:(?:of|for)(?:\s+the)?|e|ul|al)\s+|\s+|-e-|-)(?:al-)?[A-Z][\w’'-]*){0,6}"
)


def _named(doc: Parse, word: Word, said: Discourse) -> Party | None:
    name, start = _name(doc, word)
    if not name or (name.isupper() and _shouted(doc, word)):
        return None
    end = start + len(name)
    low = name.lower()
    known = said.names.is_organisation(name)
    common = _bodies()[0].fullmatch(low) or _bodies()[1].fullmatch(low)
    if common or (not known and _singular(low.split()[-1]) in _titles()):
        return None
    if names.state(name):
        return Party(name, "state", start, end)
    if known:
        return Party(said.names.full(name), "organisation", start, end)
    if _bodies()[0].search(low) or _bodies()[1].search(low):
        return None
    if word.tag == "NNPS":
        return Party(name, "nationals" if names.land(name) else "organisation", start, end, plural=True)
    if " " in name and any(c.lower == "the" and c.dep == "det" for c in word.children):
        return Party(said.names.full(name), "named", start, end)  # no person's name takes an article
    if speaker := _voice(doc, word, said):
        return speaker
    office = _office(doc, word, said)
    if office:
        return replace(office, end=max(end, office.end))
    return Party("suspect", "person", start, end) if len(name) > 2 and word.tag == "NNP" else None


def _shouted(doc: Parse, word: Word) -> bool:
    """Capitals for effect, where no word is an acronym: a whole headline, "a WALL of water"."""
    if any(c.lower in {"a", "an"} for c in word.children if c.dep == "det"):
        return True
    beside = (doc[i].text for i in (word.i - 1, word.i + 1) if 0 <= i < len(doc))
    return any(len(text) > 1 and text.isupper() for text in beside)


_BEFORE_NAMES = frozenset({"CD", "CC", "DT", "IN", "RB", "PDT", "UH"})
"""Tags of what stands with a capital before a name because the sentence begins there."""

_LONGEST = 7
"""Words of a name at most; what is longer is a headline in capitals."""


def _name(doc: Parse, word: Word) -> tuple[str, int]:
    """The capitals around a word, and where they begin; those close before it alone in a headline of capitals."""
    covering = next((m for m in _NAME.finditer(doc.text) if m.start() <= word.idx < m.end()), None)
    if covering is None or len(covering.group().split()) > _LONGEST or covering.end() < word.end:
        left = min((c.left for c in word.children if c.dep in {"compound", "nmod"} and c.i < word.i), default=word.i)
        text, start = doc.text[doc[left].idx : word.end], doc[left].idx
    else:
        first = next(w for w in doc.words[doc.at(covering.start()) :] if w is word or w.tag not in _BEFORE_NAMES)
        owns = re.search(r"['’]s(?=\s)", doc.text[word.end : covering.end()])  # "Iron Front's Delta branch"
        end = word.end + owns.start() if owns else covering.end()
        text, start = doc.text[first.idx : end], first.idx
    name, start = _bare(text, start)
    return (name, start) if name[:1].isupper() or name[:3] == "al-" else ("", start)


def _bare(text: str, start: int) -> tuple[str, int]:
    """A name without what stands before it ("Banned") and its owner's mark, and where it begins."""
    name = re.sub(r"['’]s?$", "", text).strip(" .-")
    name = _openers().sub("", name)
    return name, start + text.index(name)


@cache
def _openers() -> re.Pattern[str]:
    return re.compile(rf"^(?:{any_of(table('actors')['organisations']['openers'])}\s+)+(?=[A-Z])")


def _voice(doc: Parse, word: Word, said: Discourse) -> Party | None:
    """Whom a named person speaks for: "Red Crescent spokesman Tom Vale", "Tom Vale, a spokesman for the ministry"."""
    for other in word.children:
        if other.dep in {"appos", "compound", "nmod"} and other.lower in _words("voices"):
            if other.dep == "appos":
                return next(iter(_behind(doc, other, said, 1)), None)
            before = _NAME.search(doc.text, doc[word.left].idx, other.idx)
            if before and said.names.is_organisation(before.group()):
                return Party(said.names.full(before.group()), "organisation", before.start(), word.end)
            if before and (country := names.land(before.group())):
                return said.one(Party(country, "state", before.start(), word.end))
            close = doc[other.i - 1] if other.i else None
            if close is not None and _bodies()[0].fullmatch(close.lower):
                return Party(close.lower, "body", close.idx, word.end)
    return None


def _office(doc: Parse, word: Word, said: Discourse) -> Party | None:
    """The office or trade that stands beside a name: "the mayor, Ana Brenner", "engineer Tom Vale"."""
    for other in [c for c in word.children if c.dep in {"appos", "compound", "nmod"}] + (
        [word.head] if word.dep == "appos" else []
    ):
        if not other.tag.startswith("NNP") or other.lower in _groups():
            party = _common(doc, other, said)
            if party is not None and party.sort in {"people", "office"}:
                return party
    return None


def _common(doc: Parse, word: Word, said: Discourse) -> Party | None:
    """A party by what it is; whoever is known by the deed alone, or by nothing, is "suspect"."""
    noun = _singular(word.lower)
    if noun in _words("whole") | _words("lands") and (back := _back(doc, word, said)):
        return back
    if meant := _short(word, said):
        return meant
    phrase, start, end = _phrase(doc, word)
    many = word.tag in {"NNS", "NNPS"} or word.lower in {"police", "people"}
    if noun in _words("whole") and " of " in phrase and not phrase.startswith(("group", "side")):
        return Party(phrase, "body", start, end)
    sort = _sort(noun, doc.text[start : word.end].lower(), many=many)
    if sort is None:
        return None
    return Party("suspect" if sort in {"attackers", "person"} else phrase, sort, start, end, many)


def _sort(noun: str, words: str, *, many: bool) -> Sort | None:
    """What a common noun names, by the first list that holds it."""
    group = _groups().get(noun, "")
    sorts: tuple[tuple[Sort | None, bool], ...] = (
        ("armed", bool(_bodies()[1].search(words))),
        ("body", bool(_bodies()[0].search(words))),
        ("office", noun in _words("offices")),
        (None, group in {"", "protesters"}),
        ("side", noun in _words("sides") and (many or noun == "opposition")),
        ("attackers", group == "militants" or noun in _words("faceless")),
        ("armed" if many else "office", group == "security"),
        ("person", group in _ANYBODY or noun in _kin()),
    )
    return next((sort for sort, held in sorts if held), "people")


_ANYBODY = frozenset({"children", "women", "men", "total", "civilians", "hostages", "foreigners"})
"""Groups of people whom their noun gives no part in a deed."""


@cache
def _kin() -> frozenset[str]:
    return frozenset(table("groups")["persons"]["kin"]) | {"dad", "mum", "mom"}


def _short(word: Word, said: Discourse) -> Party | None:
    """ "the board" after "the Tarn Water Board"; "the army" is the state's, whoever else calls himself one."""
    if word.lower in _words("short_bodies"):
        return None
    alone = [c.lower for c in word.children if c.dep in _PARTS or c.dep == "det"] == ["the"]
    fit = (p for p in reversed(said.bodies) if p.sort == "organisation" and p.value.lower().endswith(f" {word.lower}"))
    meant = next(fit, None) if alone else None
    return replace(meant, start=word.idx, end=word.end) if meant else None


def _back(doc: Parse, word: Word, said: Discourse) -> Party | None:
    """ "the group", "that outfit" is the organisation named last, "his country" the state."""
    last = said.last("state" if word.lower in _words("lands") else "organisation")
    near = {c.lower for c in word.children if c.dep in {"det", "poss"}} | {doc[max(word.i - 1, 0)].lower}
    if last and near & (_THEIRS if word.lower in _words("lands") else _DETERMINED):
        return replace(last, start=word.idx, end=word.end)
    return None


def _phrase(doc: Parse, word: Word) -> tuple[str, int, int]:
    """The words that name it: what stands close before the noun, and an office's "of" behind ("mayor of the ward")."""
    first = word
    for child in sorted((c for c in word.children if c.dep in _PARTS and c.i < word.i), key=lambda c: -c.i):
        if child.right != first.i - 1 and not (child.dep == "poss" and child.right == first.i - 1):
            break
        proper = child.text[:1].isupper() and child.i > 0
        if child.dep in {"amod", "nummod"} and not proper and child.lower not in _words("kinds"):
            break
        if child.tag == "PRP$":
            break
        first = doc[child.left]
        if first.tag in {"DT", "PRP$"}:
            first = doc[min(first.i + 1, word.i)]
    last = word
    for child in word.children:
        if (
            child.dep == "prep"
            and child.i == word.i + 1
            and child.lower in {"of", "for"}
            and child.right - child.i <= 6
        ):
            last = doc[child.right]
    start, end = first.idx, last.end
    if re.search(r"\s[-–—]+\s|[()\"“”]", doc.text[start : word.end]):
        start = word.idx
    words = re.sub(r"\s+", " ", doc.text[start:end])
    whole = words.lower()
    known = any(p.fullmatch(whole) for p in _bodies())
    if known:
        words = whole
    elif first.i == 0 and first.tag not in {"NNP", "JJ"}:
        words = words[:1].lower() + words[1:]
    return re.sub(r"^(?:the|a|an)\s+", "", words, flags=re.IGNORECASE), start, end
