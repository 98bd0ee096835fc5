"""Every expression in a sentence that may count people: numbers with their noun, "both pilots", "a man", "no one"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from factcheck.claims import numbers
from factcheck.claims.people import nations, nouns
from factcheck.claims.people.nouns import NounPhrase
from factcheck.lexicon import people, table
from factcheck.records import Interval

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.claims.numbers.shapes import Number
    from factcheck.claims.parse import Parse
    from factcheck.policy import Policy


@dataclass(slots=True)
class Mention:
    """An expression that may count someone, on the tokens of one sentence.

    Attributes:
        interval: the figure with its hedge read.
        qualifier: the hedge's words.
        left: first token of the expression, hedge included.
        first, last: tokens of the bare number (last exclusive).
        phrase: the noun phrase it counts.
        start, end: characters of the expression with its noun.
        group: who is counted.
        form: "number", "single" ("a man"), "own" ("the couple"), "zero" ("no one").
        thing: it counts no people.
        noun: the noun phrase as printed, lower case.
        inner: the whole that another figure is taken from ("nine of the 40 inmates").
    """

    interval: Interval
    qualifier: str
    left: int
    first: int
    last: int
    phrase: NounPhrase
    start: int
    end: int
    group: str
    form: str = "number"
    thing: bool = False
    noun: str = ""
    inner: bool = False


def find(doc: Parse, policy: Policy) -> list[Mention]:
    """All mentions of a parsed sentence, left to right, none overlapping."""
    found: list[Mention] = []
    taken: set[int] = set()
    for zero in _zeros(doc):
        if zero.left not in taken:
            found.append(zero)
            taken.update(range(zero.left, max(zero.phrase.end, zero.last)))
    stated = [m for number in numbers.find(doc.text, policy) if (m := _from_number(doc, number, policy)) is not None]
    for other in (*stated, *_own_numbers(doc), *_singles(doc)):
        span = range(other.left, max(other.phrase.end, other.last))
        own = {*range(other.left, other.last), *([other.phrase.head] if other.form == "single" else [])}
        if taken.isdisjoint(own):
            found.append(other)
            taken.update(span if other.form != "number" else range(other.left, other.last))
    found.sort(key=lambda m: (m.left, m.first))
    _mark_wholes(doc, found)
    return found


_OUT_OF = re.compile(r"\bout of (?:the |a total of )?$", re.IGNORECASE)
_OPENS_WITH_OF = re.compile(r"Of\s+(?:the\s+)?$")


def _mark_wholes(doc: Parse, found: list[Mention]) -> None:
    """Mark the wholes that another figure is taken from."""
    for n, mention in enumerate(found):
        before = doc.text[: mention.start]
        if n:
            between = doc.text[found[n - 1].end : mention.start]
            part = _OUT_OF.search(before) or (found[n - 1].form == "number" and _OF_THE.search(between))
            mention.inner = mention.start < found[n - 1].end or bool(part)
        else:
            mention.inner = bool(_OPENS_WITH_OF.match(before))


_FRACTION = re.compile(
    r"\b(?:(?P<half>half)|(?:an?\s|one[\s-])?(?P<third>third)|two[\s-](?P<thirds>thirds)|(?:an?\s|one[\s-])?(?P<quarter>quarter)"
    r"|three[\s-](?P<quarters>quarters)|(?P<percent>[\w.-]+)(?:\s?%|\s+per\s?cent))\s+of\s+(?:(?:the|its|their|all|these|those)\s+)?(?:[\w-]+['’]s?\s+)?$",
    re.IGNORECASE,
)
_SHARES = {"half": 1 / 2, "third": 1 / 3, "thirds": 2 / 3, "quarter": 1 / 4, "quarters": 3 / 4}
_PARENTHOOD = re.compile(r"\b(?:father|mother|parents?|widow|widower|dad|mum|mom)\s+(?:of|to)\s+$", re.IGNORECASE)
_ALL_BUT = re.compile(r"\ball\s+but\s+$", re.IGNORECASE)
_DECIMAL = re.compile(r"\d+\.\d+")
_OF_THE = re.compile(r"^\s+of\s+(?:the\s+)?$", re.IGNORECASE)


def _share(text: str, number: Number, policy: Policy) -> tuple[Interval, int] | None:
    """The share of a stated total, and where its words begin: "two thirds of the 60 hostages" is 40."""
    match = _FRACTION.search(text[: number.start])
    if match is None or not number.interval.is_exact:
        return None
    name = next(k for k, v in match.groupdict().items() if v)
    share = _SHARES.get(name)
    if share is None:
        stated = numbers.find(match.group("percent"), policy)
        if not stated:
            return None
        share = stated[0].plain / 100
    return Interval.exact(float(round(share * number.plain))), match.start()


def _from_number(doc: Parse, number: Number, policy: Policy) -> Mention | None:
    """A number with the noun it counts; None where it counts no one."""
    if number.shape not in {"cardinal", "vague"} or number.currency or _PARENTHOOD.search(doc.text[: number.start]):
        return None
    if _DECIMAL.fullmatch(doc.text[slice(*number.core)]):
        return None  # nobody is counted in tenths: a magnitude, an hour, a score
    first, last, left = doc.at(number.core[0]), doc.at(number.core[1] - 1) + 1, doc.at(number.start)
    hedged = number.end > number.core[1]  # "30-odd bodies"
    if (
        not hedged
        and last + 1 < len(doc)
        and doc[last].text in {"-", "–"}
        and doc[last].glued
        and doc[last].idx == doc[last - 1].end
    ):
        return _strong(doc, number, (left, first, last))
    if _ALL_BUT.search(doc.text[: number.start]) and number.interval.is_exact:
        return _all_but(doc, number, (max(left - 2, 0), first), policy)
    phrase = nouns.after(doc, _skip_suffix(doc, last, number))
    end = max(doc[phrase.end - 1].end, number.end) if phrase.end > last else number.end
    share = _share(doc.text, number, policy)
    if share is not None:
        interval, start = share  # a share's words are no hedge: "a quarter of 60" is printed as 15
        return _build(doc, interval, "", tokens=(doc.at(start), first, last), phrase=phrase, chars=(start, end))
    mention = _build(
        doc,
        number.interval,
        number.qualifier,
        tokens=(left, first, last),
        phrase=phrase,
        chars=(number.start, end),
    )
    hedge = None if number.qualifier else numbers.hedge_behind(doc.text[mention.end :], number.plain, policy)
    if hedge is not None:
        mention.qualifier, mention.interval = hedge  # "15 people at most"
    return mention


def _strong(doc: Parse, number: Number, tokens: tuple[int, int, int]) -> Mention | None:
    """The heads of a group: "a ten-strong crew", "a five-member family"; None for "ten-day", "two-storey"."""
    last = tokens[2] + 2
    if doc[last - 1].lower not in table("numbers")["strong"]["words"]:
        return None
    phrase = nouns.after(doc, last)
    if phrase.head < 0 or nouns.is_thing(doc[phrase.head].text):
        return None
    chars = (number.start, doc[phrase.end - 1].end)
    mention = _build(doc, number.interval, number.qualifier, tokens=(*tokens[:2], last), phrase=phrase, chars=chars)
    mention.thing = False
    mention.form = "own"
    return mention


def _all_but(doc: Parse, number: Number, tokens: tuple[int, int], policy: Policy) -> Mention | None:
    """The rest of a stated total: "all but three of the 40 hostages" is 37."""
    following = (n for n in numbers.find(doc.text, policy) if n.start >= number.end)
    whole = next((n for n in following if _OF_THE.match(doc.text[number.end : n.start])), None)
    if whole is None or not whole.interval.is_exact or whole.plain < number.plain:
        return None
    last = doc.at(whole.end - 1) + 1
    phrase = nouns.after(doc, last)
    end = doc[phrase.end - 1].end if phrase.end > 0 else whole.end
    rest = Interval.exact(whole.plain - number.plain)
    chars = (number.start, max(end, whole.end))
    return _build(doc, rest, "all but", tokens=(*tokens, last), phrase=phrase, chars=chars)


def _skip_suffix(doc: Parse, last: int, number: Number) -> int:
    while last < len(doc) and doc[last].idx < number.end:
        last += 1
    return last


def _build(
    doc: Parse, interval: Interval, qualifier: str, *, tokens: tuple[int, int, int], phrase: NounPhrase,
    chars: tuple[int, int], form: str = "number",
) -> Mention:  # fmt: skip
    """A mention on tokens (left, first, last) that counts what the phrase says."""
    head = doc[phrase.head].text if phrase.head >= 0 else ""
    left, first, last = tokens
    return Mention(
        interval=interval,
        qualifier=qualifier,
        left=left,
        first=first,
        last=last,
        phrase=phrase,
        start=chars[0],
        end=chars[1],
        group=nouns.group(doc, phrase),
        form=form,
        thing=bool(head) and nouns.is_thing(head),
        noun=doc.between(phrase.start, phrase.end).lower() if head else "",
    )


@cache
def _none(key: str) -> frozenset[str]:
    return frozenset(table("groups")["nobody"][key])


def _zeros(doc: Parse) -> Iterator[Mention]:
    """Nobody: "no one", "no Ghanaian", "not a single body", and under a negation "any of them", "anybody"."""
    for token in doc:
        word, i = token.lower, token.i
        following = doc[i + 1].lower if i + 1 < len(doc) else ""
        start = i + 1
        if word in _none("words") or (word in _none("any_words") and _negated(doc, i)):
            phrase = NounPhrase(start, start, -1)
        elif word in {"no", "neither"} and following in {"one", "of"}:
            phrase = NounPhrase(i + 2, i + 2, -1)
        elif word in {"no", "zero"} or (word in {"any", "single"} and _negated(doc, i)):
            told = word == "no" and following in _none("reports") and i + 3 < len(doc) and doc[i + 2].lower == "of"
            if told and doc[i + 3].tag == "CD":
                continue  # "no word of 23 villagers": they are missed
            phrase = nouns.after(doc, start + 2 if told else start)
            if phrase.head < 0 and following in _none("harm"):
                phrase = NounPhrase(start, start + 1, start)  # "no dead"
            if phrase.head < 0 and word == "any" and following in {"having", "being", "of"}:
                phrase = NounPhrase(start, start, -1)  # "no reports of any having been killed"
            elif phrase.head < 0 or not _harmed(doc, phrase):
                continue
        else:
            continue
        last = max(phrase.end, i + 1)
        tokens = (i, i, i + 1)
        chars = (token.idx, doc[last - 1].end)
        yield _build(doc, Interval.exact(0), "none", tokens=tokens, phrase=phrase, chars=chars, form="zero")


def _harmed(doc: Parse, phrase: NounPhrase) -> bool:
    """A noun for people, or for harm to them."""
    return doc[phrase.head].lower in _none("harm") or nouns.is_person(doc[phrase.head].text)


_NEGATION_REACH = 9
"""Words between a negation and the "any" that it turns into nobody."""


def _negated(doc: Parse, i: int) -> bool:
    """A negation stands before, in the same clause: "did not cause any", "no record of any", "without a single"."""
    for k in range(i - 1, max(i - _NEGATION_REACH, -1), -1):
        if doc[k].text in {";", ":", ".", "“", "”"} or doc[k].lower in {"but", "while"}:
            return False
        if doc[k].lower in _none("negations"):
            return True
    return False


@cache
def _several() -> dict[str, int]:
    return dict(table("groups")["several"])


def _own_numbers(doc: Parse) -> Iterator[Mention]:
    """Nouns and words that state their own number: "both pilots", "the couple", "a trio", "twins"."""
    for token in doc:
        word = token.lower
        if word == "both" and token.i + 1 < len(doc):
            start = token.i + 1
            while start < len(doc) and (doc[start].tag in {"DT", "PRP$"} or doc[start].lower == "of"):
                start += 1
            phrase = nouns.after(doc, start)
            paired = phrase.end < len(doc) and doc[phrase.end].lower == "and" and start == token.i + 1
            if phrase.head >= 0 and paired:
                continue  # "both men and women"
            if phrase.head >= 0 and doc[phrase.head].tag == "NNS" and nouns.is_person(doc[phrase.head].text):
                yield _own(doc, token.i, phrase, 2)
            elif start == token.i + 1 and (doc[start].tag.startswith("VB")):
                yield _own(doc, token.i, NounPhrase(start, start, -1, partitive=True), 2)
        elif (
            word in _several()
            and token.i > 0
            and doc[token.i - 1].tag in {"DT", "PRP$"}
            and not (token.i + 1 < len(doc) and doc[token.i + 1].lower == "of")
        ):
            phrase = NounPhrase(token.i, token.i + 1, token.i)
            mention = _own(doc, token.i - 1, phrase, _several()[word])
            mention.group = "total"
            yield mention


def _own(doc: Parse, i: int, phrase: NounPhrase, n: int) -> Mention:
    last = max(phrase.end, i + 1)
    end = doc[last - 1].end
    return _build(doc, Interval.exact(n), "", tokens=(i, i, i + 1), phrase=phrase, chars=(doc[i].idx, end), form="own")


_AGE = re.compile(r"\b(?:an?|the|another)\s+(\d{1,3}|[a-z]+)[\s-](year|month|week|day)s?[\s-]old\b", re.IGNORECASE)


def _singles(doc: Parse) -> Iterator[Mention]:
    """One person each: "a police officer", "another man", "a 16-year-old", "his wife"."""
    done = -1
    for match in _AGE.finditer(doc.text):
        i, j = doc.at(match.start()), doc.at(match.end() - 1)
        phrase = nouns.after(doc, j + 1)
        if phrase.head < 0 or not nouns.is_person(doc[phrase.head].text):
            phrase = NounPhrase(i + 1, j + 1, j)
            end = match.end()
            group = "total"
        else:
            end = doc[phrase.end - 1].end
            group = nouns.group(doc, phrase)
        done = max(done, phrase.end)
        yield Mention(Interval.exact(1), "", i, i, i + 1, phrase, match.start(), end, group, "single", noun="person")
    for token in doc:
        definite = token.lower == "the"
        if token.i < done or not (definite or token.lower in _OPENERS or token.tag in {"PRP$", "POS"}):
            continue
        start, interval, form = token.i + 1, Interval.exact(1), "single"
        if token.lower in _OPENERS and start + 1 < len(doc) and doc[start].lower in _ordinals():
            interval, form = Interval.exact(_ordinals()[doc[start].lower]), "ordinal"
        phrase = nouns.after(doc, start + (form == "ordinal"))
        if phrase.head < 0 or not _one_person(doc, phrase, own=token.lower not in _OPENERS):
            continue
        if definite and not _coordinated(doc, token.i, phrase):
            continue  # "the captain" is known already, but not where he is listed: "the captain and three crew"
        left = token.head.left if token.tag == "POS" else token.i
        end = doc[phrase.end - 1].end
        tokens, chars = (left, token.i, token.i + 1), (doc[left].idx, end)
        yield _build(doc, interval, "", tokens=tokens, phrase=phrase, chars=chars, form=form)


_OPENERS = {"a", "an", "another"}


@cache
def _ordinals() -> dict[str, int]:
    return dict(table("numbers")["ordinals"])


def _coordinated(doc: Parse, start: int, phrase: NounPhrase) -> bool:
    """Another counted person follows: "the father and a fourth child"."""
    i = phrase.end
    if start and doc[start - 1].lower not in {",", "when", "while", "where", "that", "and", "–", "—", ";", ":"}:
        return False
    counted = i + 1 < len(doc) and (doc[i + 1].tag in {"CD", "PRP$"} or doc[i + 1].lower in _OPENERS)
    return counted and doc[i].lower == "and"


def _one_person(doc: Parse, phrase: NounPhrase, *, own: bool) -> bool:
    """The phrase names one person; ``own``: someone's own, who must be kin or the like ("his wife", not "his life")."""
    head = doc[phrase.head]
    if nations.demonym(doc, phrase.head):
        return not own and head.tag in {"NN", "NNP", "JJ"}
    several = head.lower in nouns.words("collectives")
    harm = head.lower in _none("harm") and people().get(head.lower) != "person"  # "a victim" is one, "a death" is not
    if head.tag != "NN" or several or harm or nouns.is_thing(head.text):
        return False
    related = phrase.start > 2 and nouns.singular(doc[phrase.start - 3].text) in nouns.kin()
    kin_of_another = related and doc[phrase.start - 2].lower in {"of", "to"}  # "the boyfriend of a granddaughter"
    if own and doc[phrase.start - 1].tag == "POS" and nouns.singular(head.text) not in nouns.kin():
        return False  # "Lena's wife", not "the couple's driver"
    return nouns.is_person(head.text) and not kin_of_another
