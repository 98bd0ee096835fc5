# ruff: noqa: E501 - a pattern stands on one line
"""Who is said to have done it: organisations that claimed, were blamed, or denied. Private persons never.

A name counts as an organisation by its words ("Army", "Front"), as an acronym, as a country, or by the list of
``lexicon/actors.toml``; two capitalised words alone are a person's name and are left out. A short form is given in full
where the article itself says what it stands for.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, get_args

from factcheck.claims.scope import scope
from factcheck.claims.setting import gazetteer
from factcheck.lexicon import any_of, table
from factcheck.records import Claim, Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.claims.document import Document, Sentence
    from factcheck.policy import Policy

_NAME = r"(?:[Tt]he\s+)?(?P<org>(?:al-|Al-)?[A-Z][\w’'-]*(?:(?:\s+(?:of|for|the|and|e|ul|al|in)\s+|\s+|-e-|-)(?:al-)?[A-Z][\w’'-]*){0,6})"
_APPOSED = r"(?:\s*\((?P<short>[A-Z][A-Za-z-]{1,9})\))?(?:,[^,.;]{2,90},|\s+(?:group|militants|separatists|fighters|insurgents|rebels|movement|organi[sz]ation)(?:['’]s)?)?"
_SLOT = r"(?:ORG|BODY|OFFICIAL|ARMS)"
_EXPANDED = re.compile(
    r"(?P<org>[A-Z][\w’'-]*(?:(?:\s+(?:of|for|the|and)\s+|\s+)[A-Z][\w’'-]*){1,6})\s*(?:\((?P<short>[A-Z][A-Za-z-]{1,9})\)|,?\s+or\s+(?P<other>[A-Z]{2,8})\b)"
)


def wants(_sentence: Sentence) -> bool:
    """Actors are read by pattern: no parse is asked for."""
    return False


@cache
def _patterns() -> tuple[tuple[Role, re.Pattern[str]], ...]:
    roles = table("actors")["roles"]
    listed = ((role, words) for role in get_args(Role) for words in roles.get(role, ()))
    return tuple((role, re.compile(form)) for role, words in listed for form in _forms(words))


def _forms(words: str) -> Iterator[str]:
    """One pattern for each kind of name that the words allow; case-blind in their own words, a name keeps its capitals."""
    bodies, speakers, arms = (any_of(table("actors")["organisations"][key]) for key in ("bodies", "speakers", "arms"))
    people = r"(?:[Tt]he\s+|[Aa]n?\s+)?(?P<people>(?P<org>[A-Z]\w+)\s+(?:[a-z]+\s+)?"
    names = {
        "ORG": _NAME + _APPOSED,
        "BODY": rf"(?:[Tt]he\s+|[Ii]ts\s+)?(?P<org>(?:[A-Z]\w+\s+)?{bodies})",
        "OFFICIAL": rf"{people}{speakers})",
        "ARMS": rf"{people}{arms})",
    }
    slot = re.search(rf"\(\?:{_SLOT}(?:\|{_SLOT})*\)|{_SLOT}", words)
    assert slot is not None, words
    for kind in re.findall(_SLOT, slot.group()):
        yield f"(?i:{words[: slot.start()]}){names[kind]}(?i:{words[slot.end() :]})"


def _land(people: str) -> str:
    """The country of a people: "Israeli" -> Israel; empty when there is none."""
    listed: str = table("actors")["peoples"].get(people, "")
    if listed:
        return listed
    for ending in ("ian", "an", "ese", "n", "i"):
        stem = people.removesuffix(ending)
        for land in (stem, stem + "a", stem + "e", stem + "ia", stem + "y", stem + "o") if stem != people else ():
            place = gazetteer.first(land)
            if place is not None and place.level == "country":
                return land
    return ""


@cache
def _triggers() -> tuple[tuple[Role, re.Pattern[str]], ...]:
    """What a sentence must hold to tell of a role: most sentences are passed over at this price."""
    words = table("actors")["triggers"]
    return tuple((role, re.compile(any_of(words[role]))) for role in get_args(Role) if role in words)


@cache
def _organisations() -> re.Pattern[str]:
    nouns = "|".join(table("actors")["organisations"]["nouns"])
    names = "|".join(re.escape(n) for n in table("actors")["organisations"]["names"])
    return re.compile(rf"\b(?:{nouns})\b|^(?:{names})\b")


@cache
def _bodies() -> re.Pattern[str]:
    return re.compile(rf"^(?:[A-Z]\w+\s+)?{any_of(table('actors')['organisations']['bodies'])}$")


def _is_organisation(name: str) -> bool:
    if name in table("actors")["organisations"]["not_organisations"]:
        return False
    if _organisations().search(name) or (re.fullmatch(r"[A-Z]{2,8}(?:-[A-Z])?", name)):
        return True
    return any(p.level == "country" for p in gazetteer.lookup(name))


def _expansions(document: Document) -> dict[str, str]:
    """Short forms that the article itself spells out: "Baloch Liberation Army (BLA)"."""
    found: dict[str, str] = {}
    for part in (document.article.title or "", document.article.text):
        for match in _EXPANDED.finditer(part):
            short = match["short"] or match["other"]
            letters = [w[0] for w in re.findall(r"[A-Za-z]+", match["org"])]
            if short and short[0].upper() in {x.upper() for x in letters}:
                found.setdefault(short, _trim(match["org"], short))
    whole = f"{document.article.title or ''}\n{document.article.text}"
    for short in set(re.findall(r"\b[A-Z]{3,6}\b", whole)) - set(found):
        spelled = re.search(r"\b" + r"\w+\s+(?:(?:of|for|the|and)\s+)?".join(short) + r"[a-z]\w+", whole)
        if spelled and _organisations().search(spelled.group()):
            found[short] = re.sub(r"\s+", " ", spelled.group())
    return found


def _longest(name: str, document: Document) -> str:
    """The fullest form in which the article names it: "Red Crescent" -> "Northern Red Crescent"."""
    if " " not in name:
        return name
    longer = re.findall(rf"\b((?:[A-Z][a-z]+\s+){{1,2}}){re.escape(name)}\b", document.article.text)
    words = {w.strip() for w in longer if w.split()[0] not in _NOT_PART}
    return (
        f"{min(words, key=lambda w: (len(w), w))} {name}" if words and all(_DEMONYM.search(w) for w in words) else name
    )


_NOT_PART = frozenset({"The", "In", "On", "At", "But", "And", "As", "While", "When", "Earlier", "Later", "Also"})
_DEMONYM = re.compile(r"(?:an|ish|ese|i)$")


def _trim(name: str, short: str) -> str:
    """The words of a name that its acronym stands for: "Ethnic Baloch Liberation Army (BLA)" -> from "Baloch" on."""
    words = name.split()
    for i in range(len(words)):
        capitals = "".join(w[0] for part in words[i:] for w in re.split(r"-", part) if w[:1].isupper())
        if capitals.upper() == short.upper():
            return " ".join(words[i:])
    return re.sub(r"^The\s+", "The ", name)


def _clean(name: str) -> str:
    name = re.sub(r"['’]s?$", "", re.sub(r"\s+", " ", name)).strip()
    return re.sub(
        r"^(?:In|On|At|But|And|As|While|When|Earlier|Later|Also|Meanwhile|Outlawed|Banned|Proscribed)\s+(?:the\s+)?",
        "",
        name,
    )


def find(document: Document, policy: Policy) -> list[Claim]:
    """Claims of kind ``actor``, each organisation once a role, in the order of the text.

    ``policy`` is asked for nothing yet: persons are left out under every policy.
    """
    del policy
    expanded = _expansions(document)
    claims: dict[tuple[str, str], Claim] = {}
    for sentence in document.sentences:
        for role, name, start, end in (*_roles(sentence), *_both(sentence)):
            aliases = table("actors")["aliases"]
            value = expanded.get(name) or aliases.get(name) or _longest(name, document)
            value = re.sub(r"^The\s+(?=[A-Z])", "", value)
            key = (value.lower(), role)
            if key not in claims:
                claims[key] = _claim(document, sentence, (start, end), value, role)
    own = {name for name, role in claims if role == "claimed"}
    return [
        c for (name, role), c in claims.items() if role != "blamed" or name not in own
    ]  # who claims it is not blamed for it


def _roles(sentence: Sentence) -> Iterator[tuple[Role, str, int, int]]:
    text = sentence.text
    told = {role for role, trigger in _triggers() if trigger.search(text)}
    for role, pattern in _patterns():
        if role not in told:
            continue
        for match in pattern.finditer(text):
            if role == "claimed" and re.search(
                r"\b(?:[Nn]o|[Nn]obody|[Nn]o one)\b", text[max(0, match.start() - 8) : match.start("org") + 8]
            ):
                continue
            if "people" in match.groupdict():
                if land := _land(match["org"]):
                    yield role, land, match.start("people"), match.end("people")
                continue
            for name, start, end in _joined(text, match):
                if _is_organisation(name) or _bodies().search(name):
                    yield role, name, start, end


def _joined(text: str, match: re.Match[str]) -> Iterator[tuple[str, int, int]]:
    """The name of a match; two names joined by "and" are two where each is an organisation of its own."""
    raw, start = match["org"], match.start("org")
    parts = re.split(r"\s+and\s+(?:the\s+)?", raw)
    if len(parts) == 1 or not all(_is_organisation(_clean(p)) for p in parts):
        parts = [raw]
    for part in parts:
        at = text.index(part, start)
        name = _clean(part)
        inner = text.find(name, at)
        if name and inner >= 0:
            yield name, inner, inner + len(name)


def _both(sentence: Sentence) -> Iterator[tuple[Role, str, int, int]]:
    """The denials of "he accused A and B of it; both have denied it"."""
    if re.search(table("actors")["roles"]["both_deny"], sentence.text):
        for role, name, start, end in _roles(sentence):
            if role == "blamed":
                yield "denied", name, start, end


def _claim(document: Document, sentence: Sentence, span: tuple[int, int], value: str, role: Role) -> Claim:
    start, end = sentence.start + span[0], sentence.start + span[1]
    another = sentence.field == "body" and scope.speaks_of_another(sentence.text, *span)
    return Claim(
        article_id=document.article.id,
        kind="actor",
        value=value,
        role=role,
        scope="background" if another else "incident",
        field=sentence.field,
        start=start,
        end=end,
        quote=document.article.part(sentence.field)[start:end],
        sentence=(sentence.start, sentence.end),
        confidence=0.8,
    )
