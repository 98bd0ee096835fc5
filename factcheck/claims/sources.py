# ruff: noqa: E501 - a pattern stands on one line
"""Who says so: the source of a sentence's figures, what kind of source it is, and the agency it came through.

Read from reporting verbs with their subject, "according to", and a quotation that goes on from the sentence before.
Source words and their types are data: ``lexicon/sources.toml``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from factcheck.claims import voices
from factcheck.claims.authorities import canonical, type_of
from factcheck.claims.setting import gazetteer
from factcheck.lexicon import any_of, table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcheck.claims.document import Document, Sentence
    from factcheck.claims.parse import Parse, Word
    from factcheck.records import SourceType


@dataclass(frozen=True, slots=True)
class Source:
    """A source as the words name it.

    Attributes:
        words: as printed, without titles of address ("a senior security official").
        kind: what sort of source it is.
        authority: one canonical name for it, to tell independent authorities apart.
        chain: the outlet or agency that the words came through ("told AFP"), empty when direct.
        denies: the verb is one of denial.
        start, end: characters in the sentence of the clause that the source vouches for.
    """

    words: str
    kind: SourceType
    authority: str
    chain: str = ""
    denies: bool = False
    start: int = 0
    end: int = 10**9


NOBODY = Source("", "none", "")


@cache
def _phrases(key: str) -> str:
    """Any of the phrases by which a text names a source in one way."""
    return any_of(table("sources")["phrases"][key])


@cache
def _medium() -> re.Pattern[str]:
    name = r"[A-Z][\w.&’'-]*(?:\s+[A-Z][\w.&’'-]*){0,3}"
    return re.compile(
        rf"\btold\s+(?:the\s+)?(?P<a>{name})|\b{_phrases('carried')}\s+by\s+(?:the\s+)?(?P<b>{name})"
        rf"|\bto\s+(?P<c>{_phrases('wires')})\b"
    )


@cache
def _verbs() -> tuple[frozenset[str], frozenset[str]]:
    verbs: Mapping[str, list[str]] = table("sources")["verbs"]
    return frozenset(verbs["say"]) | frozenset(verbs["deny"]), frozenset(verbs["deny"])


def verbs() -> frozenset[str]:
    """The verbs of saying and denying, in every form."""
    return _verbs()[0]


@cache
def _according() -> re.Pattern[str]:
    return re.compile(rf"\b{_phrases('according')}\s+(?P<who>[^,;.()“”\"]{{2,90}})")


@cache
def _by() -> re.Pattern[str]:
    return re.compile(rf"\b{_phrases('given')} by (?P<who>(?:the |a |an )?[\w.’' -]{{3,60}})")


@cache
def _ends() -> re.Pattern[str]:
    """Where the words for a source behind "according to" end."""
    return re.compile(rf"\s(?:{_phrases('ends')}\b|\d)")


_PRONOUN = {"he", "she", "they", "it", "who", "which", "that", "this", "we", "i", "there", "one"}


def read(document: Document, *, unparsed: bool = False) -> dict[Sentence, tuple[Source, ...]]:
    """The sources that each sentence names; empty where nobody is named.

    A pronoun ("he said") stands for the source named before it; a sentence inside a quotation that began before
    belongs to the speaker of that quotation. ``unparsed``: also by the words of sentences that nobody parsed, which is
    what measures need; on the counts it was tried and cost more findings than it brought.
    """
    found: dict[Sentence, tuple[Source, ...]] = {}
    last: Source | None = None
    people: dict[str, Source] = {}
    told_in = -1
    quoting, spoke = False, -1
    for sentence in document.sentences:
        if sentence.field == "title":
            found[sentence] = _title_source(sentence.text)
            continue
        found_here = _named(sentence.text, document.parse(sentence), unparsed=unparsed)
        named = [_identified(s, last, people, document.article.text if unparsed else "") for s in found_here]
        resolved: list[Source] = []
        for source in named:
            if source.words.lower() in _PRONOUN:
                named_last = resolved[-1] if resolved else last
                if named_last is not None:
                    chain = source.chain or named_last.chain
                    resolved.append(replace(named_last, start=source.start, end=source.end, chain=chain))
                continue
            resolved.append(source)
        opens = (
            sentence.text.count("“") - sentence.text.count("”")
            if "“" in sentence.text or "”" in sentence.text
            else sentence.text.count('"') % 2
        )
        alone = sentence.text[0] in '“"' and spoke == sentence.paragraph  # a quotation beside one with its speaker
        if not resolved and (quoting or alone) and last is not None:
            resolved = [replace(last, start=0, end=len(sentence.text))]
        going_on = told_in == sentence.paragraph and last is not None and _goes_on().match(sentence.text)
        if not resolved and going_on and last is not None:
            resolved = [replace(last, start=0, end=len(sentence.text))]
        if resolved:
            told_in = sentence.paragraph
            last = next((s for s in reversed(resolved) if s.kind != "none"), resolved[-1])
        spoke = sentence.paragraph if resolved else spoke
        quoting = (quoting and opens == 0 and bool(resolved)) or opens > 0
        found[sentence] = tuple(resolved)
    return found


_NAME = re.compile(r"^(?:(?:[A-Z][a-z]+\.?)\s)*([A-Z][\w’'-]+)$")


def _identified(source: Source, last: Source | None, people: dict[str, Source], text: str) -> Source:
    """A source of no kind of its own: a voice of the body named before, somebody introduced, a firm, a capital."""
    name = re.search(r"([A-Z][\w’'-]+)$", source.words)
    if last is not None and last.kind in {"ngo", "un", "rescue"} and re.match(r"the (?:group|body)\b", source.words):
        return replace(source, kind=last.kind, authority=last.authority)
    if source.kind not in {"none", "unnamed_official"}:
        if name:
            people.setdefault(name.group(1), source)
        for word in re.findall(r"\b[A-Z][a-z]{4,}", source.words):  # "the commission" after the National Commission
            people.setdefault(f"the {word.lower()}", source)
        return source
    known = people.get(name.group(1) if name else source.words.lower())
    if known is None and name and source.kind == "none" and text and (met := _introduced(source, name.group(1), text)):
        people[name.group(1)] = met
        return met
    own = re.match(r"(?:its|his|her|their)\s", source.words, re.IGNORECASE)
    voice = _voice().search(source.words) and (
        own
        or not re.search(
            r"\b(?:senior|security|unnamed|local)\b|s$|\b(?:of|at|for)\s+(?:[a-z]+\s+)*(?:the\s+)?[A-Z]", source.words
        )
    )
    if known is None and voice and last is not None and last.kind not in {"none", "witness", "media"}:
        known = last
    if known is not None:
        return replace(source, kind=known.kind, authority=known.authority)
    if source.kind == "none" and _NAME.match(source.words):
        places = gazetteer.lookup(source.words)
        if any(p.level in {"country", "province"} or p.population >= _CAPITAL for p in places):
            return replace(source, kind="government", authority=f"government of {source.words}".lower())
    return source


def _introduced(source: Source, surname: str, text: str) -> Source | None:
    """The office that the article gives a person elsewhere, or that the name is a firm's."""
    if source.words == surname and voices.is_company(text, surname):
        return replace(source, kind="company", authority=surname.lower())
    for words in voices.introduced(text, surname):
        kind = type_of(words)
        if kind not in {"none", "unnamed_official", "media"}:
            return replace(source, kind=kind, authority=canonical(words, kind))
    return None


_CAPITAL = 200_000
"""Inhabitants from which a town whose name is the subject of "said" is a capital that speaks."""


@cache
def _voice() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(table('sources')['voices']['words'])})\b", re.IGNORECASE)


@cache
def _goes_on() -> re.Pattern[str]:
    openers = "|".join(re.escape(w) for w in table("sources")["voices"]["continued"])
    numbers = "|".join(table("numbers")["words"])
    return re.compile(rf"\W*(?:{openers}|of\s+(?:\d[\d,]*|{numbers})\s+[a-z]+)\b", re.IGNORECASE)


@cache
def _bold() -> re.Pattern[str]:
    """A verb of claiming and who claims, where the parser takes the verb for a noun: "the medics claim to have"."""
    verbs = "|".join(table("sources")["verbs"]["bold"])
    return re.compile(
        r"\b(?P<who>(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir)\s(?:(?:of\s(?:the\s)?)?(?!(?:the|an?|its|their|of|in|on)\b)[\w'’-]+\s){1,5})"
        rf"(?:{verbs})\s(?:to have|having|of having|of|that|about)\b"
    )


@cache
def _plainly() -> re.Pattern[str]:
    """Who says so at the beginning or the end of a sentence that is not parsed."""
    who, say = r"[\w’'. -]{2,60}?", r"(?:says?|said)"
    return re.compile(
        rf"^(?P<first>(?:[A-Z]|(?:The|An?|Its|Their)\s){who})\s{say}\s(?!on\b)|,\s(?P<last>{who})\s{say}\W*$"
    )


@cache
def _owned() -> re.Pattern[str]:
    counts = "|".join(re.escape(w) for w in table("sources")["voices"]["counts"])
    return re.compile(
        rf"\b(?P<who>(?:(?:the|an?|its|their)\s+)?(?:[A-Z][\w’-]*\s+|[a-z-]+\s+){{0,3}}?[\w-]+)['’]s?\s+(?:own\s+)?(?:[a-z-]+\s+){{0,2}}(?:{counts})\b"
    )


@cache
def _by_count() -> re.Pattern[str]:
    """Whose count a figure is: "by the UN estimate", "by the ministry's reckoning", "by our tally"."""
    counts = "|".join(re.escape(w) for w in table("sources")["voices"]["counts"])
    return re.compile(
        rf"\b[Bb]y\s+(?:the\s+)?(?:(?P<who>our|[A-Z][\w.’' -]{{1,40}}?)|(?P<whose>[a-z][\w -]{{2,40}}?)['’]s?)\s+(?:own\s+|latest\s+)?(?:{counts})\b"
    )


_LABEL = re.compile(
    r"^\W{0,3}(?:\d{1,2}[:.]\d{2}\s+(?:[A-Z]{2,4}\s+)?)?(?P<who>[A-Z][\w’'. -]{1,40}?):\s(?=\S)"
    r"|:\s+(?P<behind>[A-Z][\w’' ]{2,30})$"
)


def of(sources: tuple[Source, ...], position: int) -> Source:
    """The source that vouches for what stands at a character of the sentence."""
    inside = [s for s in sources if s.start <= position < s.end]
    if inside:
        return min(inside, key=lambda s: s.end - s.start)
    return NOBODY


@cache
def _title_forms() -> tuple[tuple[re.Pattern[str], bool], ...]:
    """How a headline names its source, and whether the words must be a source's by their own meaning."""
    who, says = r"[\w .'’&-]{2,40}?", _phrases("title_says")
    return (
        (re.compile(rf"(?:,|:|–|—|-)\s*(?P<who>{who})\s+{says}\s*$"), False),
        (re.compile(rf",\s{says}\s+(?P<who>[\w .'’]{{2,40}})$"), False),
        (re.compile(rf"\s{says}\s+(?P<who>[\w .'’]{{2,40}})$"), True),
        (re.compile(r"\s[–—|-]\s?(?P<who>[\w .'’]{2,40})\s*$"), True),
        (re.compile(rf"(?:^|[,:;]\s|\bas\s)(?P<who>{who})\s{says}\b"), True),
    )


def _title_source(text: str) -> tuple[Source, ...]:
    """Who stands behind a headline: at its end, or as the subject of its verb.

    A label before a colon ("Governor: 220 dead") was tried: it set headlines against older counts of the same article.
    """
    for form, typed in _title_forms():
        match = form.search(text)
        if match and (not typed or type_of(match["who"].strip()) != "none"):
            whole = text.endswith(match.group())  # at the end it stands behind all of the headline
            span = (0, len(text)) if whole else _clause(text, match.start("who"))
            return (_source(match["who"].strip(), text, *span),)
    return ()


def _source(words: str, text: str, start: int, end: int, *, denies: bool = False) -> Source:
    words = re.sub(r"\s+", " ", words).strip(" ,.;:“”\"'’")
    kind = type_of(words)
    medium = _medium().search(text)
    chain = next((g for g in medium.groups() if g), "").removesuffix(".") if medium else ""
    return Source(words[:120], kind, canonical(words, kind), chain, denies, start, end)


def _named(text: str, doc: Parse | None, *, unparsed: bool = False) -> list[Source]:
    found: list[Source] = []
    for match in _according().finditer(text):
        who = _ends().split(match.group("who"))[0]
        start, end = _clause(text, match.start())
        found.append(_source(who, text, start, end))
    if doc is not None:
        found += _by_verb(doc)
    if unparsed and (not found or doc is None):
        found += _by_words(text)
    if not found and doc is None and (plain := _plainly().search(text)):
        found.append(_source(plain.group("first") or plain.group("last"), text, *_clause(text, plain.start())))
    if not found and (bold := _bold().search(text)):
        found.append(_source(bold.group("who"), text, *_clause(text, bold.start())))
    if not found and (label := _LABEL.search(text)):
        words = label.group("who") or label.group("behind")
        if type_of(words) != "none":
            found.append(_source(words, text, 0, len(text)))
    if not found:
        found += [
            _source(m.group("who"), text, *_clause(text, m.start()))
            for m in _owned().finditer(text)
            if type_of(m.group("who")) != "none"
        ]
    if unparsed and not found and (own := _by_count().search(text)):
        who = own.group("who") or own.group("whose")
        kind: SourceType | None = "media" if who.lower() == "our" else None
        source = _source(who, text, *_clause(text, own.start()))
        if kind or source.kind != "none":
            found.append(replace(source, kind=kind or source.kind, authority=source.authority or who))
    if not found:
        by = _by().search(text)
        if by:
            found.append(_source(by.group("who"), text, *_clause(text, by.start())))
    return found


def _by_words(text: str) -> list[Source]:
    """Speakers of a sentence that nobody parsed, or in which the parse shows none: of a known kind, and names."""
    found = []
    for voice in voices.voices(text):
        typed = type_of(voice.who) != "none" or voice.who.lower() in _PRONOUN
        named = not voice.ambiguous and bool(_PERSON.match(voice.who))
        if typed or named:
            found.append(_source(voice.who, text, *_clause(text, voice.verb), denies=voice.denies))
    return found


_PERSON = re.compile(
    r"^(?:(?:Mr|Mrs|Ms|Dr|Prof|Sir|Fr|Rev|Gov|Sen|Rep|Lt|Col|Gen|Maj|Capt|Sgt)\.?\s)?"
    r"(?:[A-Z][\w’'.-]+\s){0,3}[A-Z][\w’'-]+$"
)


def _clause(text: str, position: int) -> tuple[int, int]:
    """The stretch between semicolons or a contrasting "while/but" around a position."""
    start, end = 0, len(text)
    for match in re.finditer(r";|,?\s(?:while|whereas|but|although|though)\s(?!\w+ing\b)", text):
        if match.end() <= position:
            start = match.end()
        elif match.start() > position:
            end = match.start()
            break
    return start, end


def _by_verb(doc: Parse) -> list[Source]:
    say, deny = _verbs()
    care = frozenset(table("sources")["voices"]["care"])
    found = []
    for token in doc:
        cares = token.lower in care
        if not (token.lower in say or cares) or not token.tag.startswith("VB"):
            continue
        subject = _subject(token) or (_subject(token.head) if token.dep == "conj" else None)
        if subject is None or (token.lower in _ambiguous() and not _speaks(doc, token, subject)):
            continue
        words = _subtree(doc, subject, token)
        if cares and type_of(words) != "hospital":
            continue
        start, end = _reach(doc, token)
        found.append(_source(words, doc.text, start, end, denies=token.lower in deny))
    return found


def _subject(verb: Word) -> Word | None:
    """The nearest before the verb: a dateline or the sentence quoted may pass for another ("Ten died, police said")."""
    found = [c for c in verb.children if c.dep == "nsubj"]
    return max((c for c in found if c.i < verb.i), key=lambda c: c.i, default=None) or next(iter(found), None)


@cache
def _ambiguous() -> frozenset[str]:
    return frozenset(table("sources")["verbs"]["ambiguous"])


def _speaks(doc: Parse, verb: Word, subject: Word) -> bool:
    """A verb that also means other things is one of reporting when its subject is a source, or it has a clause.

    So is "claim to have", and "put the number at".
    """
    return (
        type_of(_subtree(doc, subject, verb)) != "none"
        or any(c.dep in {"ccomp", "xcomp"} for c in verb.children)
        or subject.tag == "PRP"
        or (verb.lower in _puts() and bool(_AT.search(doc.text, verb.idx)))
    )


_AT = re.compile(r"\bat (?:[a-z-]+ ){0,3}\d")


@cache
def _puts() -> frozenset[str]:
    return frozenset(table("sources")["verbs"]["put"])


_DATELINE = re.compile(r"^[A-Z]{3,}[\w ,/.]*(?:\([\w ./]+\))?\s*[-–—]+\s+")


def _subtree(doc: Parse, token: Word, verb: Word) -> str:
    left, right = token.left, token.right + 1
    left = min((c.left for c in verb.children if c.dep == "nsubj" and c.right + 1 == left), default=left)
    words = doc.between(left, right)
    words = _DATELINE.sub("", words)
    words = re.split(r",?\s(?:who|which|that|where)\s|,\s(?:of|some|most|all|both)\s", words)[0]
    return words if len(words) <= 140 else token.text


def _reach(doc: Parse, verb: Word) -> tuple[int, int]:
    """The characters that a reporting verb vouches for: its clause, up to a coordinated one with its own subject."""
    conj = next((c for c in verb.children if c.dep == "conj" and c.i > verb.i), None)
    end = doc[conj.left].idx if conj is not None and any(c.dep == "nsubj" for c in conj.children) else len(doc.text)
    head = verb
    start = doc[verb.left].idx if verb.dep in {"relcl", "acl"} else 0
    if head.dep == "conj" and any(c.dep == "nsubj" for c in head.children):
        start = doc[head.left].idx
    left, right = _clause(doc.text, verb.idx)
    return max(start, left), min(end, right) if right > verb.idx else end
