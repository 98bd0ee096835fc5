# ruff: noqa: E501 - a pattern stands on one line
"""Every way in which a sentence names a source: reporting verbs with their subject, "according to", labels, owners.

Each finds what its grammar shows and judges nothing: which of them vouches for a figure is weighed in ``evidence``.
Source words and their types are data: ``lexicon/sources.toml``.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from factcheck.claims import voices
from factcheck.claims.attribution.source import Cue, phrases, source_of
from factcheck.claims.authorities import canonical, type_of, typed
from factcheck.lexicon import any_of, numerals, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from factcheck.claims.authorities import Typed
    from factcheck.claims.parse import Parse, Word


PRONOUN = frozenset(
    {"he", "she", "they", "it", "who", "which", "that", "this", "we", "i", "there", "one", "his", "her", "its", "their"}
)


@cache
def _verbs() -> tuple[frozenset[str], frozenset[str]]:
    verbs: Mapping[str, list[str]] = table("sources")["verbs"]
    return frozenset(verbs["say"]) | frozenset(verbs["deny"]), frozenset(verbs["deny"])


def verbs() -> frozenset[str]:
    """The verbs of saying and denying, in every form."""
    return _verbs()[0]


def in_body(text: str, doc: Parse | None) -> list[Cue]:
    """What names a source in a sentence of the body."""
    found = list(_according(text))
    said = list(_by_verb(doc)) if doc is not None else []
    found += said or _by_words(text)
    for pattern, how, meant in _forms():
        for match in pattern.finditer(text):
            group = next(g for g, words in match.groupdict().items() if words)
            words = match[group]
            if how == "given" and not (_pictures() | {"names"}).isdisjoint(text[: match.start()].lower().split()[-3:]):
                continue
            if (not meant or source_of(words, text).kind != "none") and not _known(found, match.span(group)):
                found.append(_cue(text, how, match.start(), match.span(group)))
    return found


def mentioned(text: str, cues: list[Cue], doc: Parse | None) -> Iterator[Cue]:
    """Words for a source by their meaning alone ("the governor's table", "28, from the ministry")."""
    for word in typed(text):
        span = _phrase(word, doc)
        counted = _counted().match(text[slice(*span)])  # "some 30 soldiers" are told of, they do not tell
        how = _role(text, word, doc) if word.weight and not counted and not _known(cues, span) else ""
        if how:
            yield _cue(text, how, word.start, span)


def parted(cues: list[Cue]) -> list[Cue]:
    """The cues, with what each vouches for ending where the next one's own clause begins without a verb.

    An outlet that cites somebody only carries the figure: it is left out.
    """
    found = []
    cited = any(c.how == "according" and c.source.kind not in {"media", "none"} for c in cues)
    for cue in cues:
        if cited and cue.source.kind == "media" and cue.how in {"verb", "words"}:
            continue
        nexts = [c.who[0] for c in cues if c.how == "gapped" and c.who[0] > cue.at]
        start = cue.who[0] if cue.how == "gapped" else cue.reach[0]
        end = min([cue.reach[1], *nexts])
        found.append(replace(cue, how="verb" if cue.how == "gapped" else cue.how, reach=(start, end)))
    return found


def _phrase(word: Typed, doc: Parse | None) -> tuple[int, int]:
    """The noun phrase up to the words that name a source: "the county's fire chief"."""
    if doc is None:
        return word.start, word.end
    noun = _noun(doc, word)
    start, end = doc[noun.left].idx, max(noun.end, word.end)
    return (start, end) if start <= word.start and end - start <= _LONGEST else (word.start, word.end)


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(rf"(?:[\w’'-]+\s+){{0,3}}?(?:\d|{numerals.word()}\b)", re.IGNORECASE)


_LONGEST = 60
"""Characters of a noun phrase that is still one name for a source."""


def _noun(doc: Parse, word: Typed) -> Word:
    """The head of the noun phrase in which the words stand."""
    noun = doc[doc.at(word.end - 1)]
    while noun.dep in {"compound", "amod", "nmod", "det"} and noun.head.i > noun.i:
        noun = noun.head
    return noun


def _known(cues: list[Cue], span: tuple[int, int]) -> bool:
    return any(c.who[0] < span[1] and span[0] < c.who[1] for c in cues)


def _cue(text: str, how: str, at: int, who: tuple[int, int], *, denies: bool = False) -> Cue:
    return Cue(source_of(text[slice(*who)], text, denies=denies), how, at, who, clause(text, at))


# ---- by a verb -------------------------------------------------------------------------------------------------------


def _by_verb(doc: Parse) -> Iterator[Cue]:
    say, deny = _verbs()
    care = frozenset(table("sources")["voices"]["care"])
    for token in doc:
        cares = token.lower in care
        if not (token.lower in say or cares) or not token.tag.startswith("VB"):
            continue
        subject = _subject(token) or (_subject(token.head) if token.dep == "conj" else None)
        if subject is None:
            continue
        relative = subject.lower in _RELATIVE or doc[subject.left].lower == "whose"
        if relative and token.dep == "relcl" and token.head.i < subject.i:
            words, start = _before_relative(doc, token.head, token)
        else:
            words, start = _subtree(doc, subject, token)
        if token.lower in _ambiguous() and not _speaks(doc, token, subject, "" if relative else words):
            continue
        if any(c.dep == "dobj" and c.lower in _pictures() for c in token.children):
            continue
        if words.lower() in _ARTICLES or (_counted().match(words) and type_of(words) == "none"):
            continue
        if cares and type_of(words) != "hospital":
            continue
        source = source_of(words, doc.text, denies=token.lower in deny)
        if source.kind in _NAMEABLE and _anonymous().search(doc.text, start, start + len(words) + _NEAR_NAME):
            source = replace(source, kind="unnamed_official", authority=canonical(words, "unnamed_official"))
        how = "care" if cares else "verb"
        yield Cue(source, how, token.idx, (start, start + len(words)), _reach(doc, token))


_NAMEABLE = frozenset({"government", "police", "military"})
_NEAR_NAME = 100
"""Characters behind a source in which it is said that it asked not to be named."""


@cache
def _anonymous() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(table('sources')['voices']['anonymous'])}\b", re.IGNORECASE)


_RELATIVE = frozenset({"who", "which", "that"})
_ARTICLES = frozenset({"a", "an", "the", "some", "those", "these"})


def _before_relative(doc: Parse, noun: Word, verb: Word) -> tuple[str, int]:
    """The words of a noun up to its relative clause: "the governor, who put the dead at nine"."""
    return doc.between(noun.left, min(noun.right + 1, max(verb.left, noun.i + 1))).rstrip(" ,"), doc[noun.left].idx


def _subject(verb: Word) -> Word | None:
    """The nearest before the verb: a dateline or the sentence quoted may pass for another ("Ten died, police said")."""
    found = [c for c in verb.children if c.dep == "nsubj"]
    return max((c for c in found if c.i < verb.i), key=lambda c: c.i, default=None) or next(iter(found), None)


@cache
def _ambiguous() -> frozenset[str]:
    return frozenset(table("sources")["verbs"]["ambiguous"])


def _speaks(doc: Parse, verb: Word, subject: Word, words: str) -> bool:
    """A verb that also means other things is one of reporting when its subject is a source, or it has a clause.

    So is "claim to have", and "put the number at".
    """
    return (
        type_of(words) != "none"
        or any(c.dep in {"ccomp", "xcomp"} for c in verb.children)
        or subject.tag == "PRP"
        or any(c.dep == "dobj" and (c.tag == "CD" or any(g.dep == "nummod" for g in c.children)) for c in verb.children)
        or (verb.lower in _puts() and bool(_at().search(doc.text, verb.idx)))
    )


@cache
def _at() -> re.Pattern[str]:
    return re.compile(rf"\bat (?:[a-z-]+ ){{0,3}}?(?:\d|{numerals.word()}\b)")


@cache
def _pictures() -> frozenset[str]:
    """What can be published or claimed and counts nobody."""
    return frozenset(table("sources")["voices"]["pictures"])


@cache
def _puts() -> frozenset[str]:
    return frozenset(table("sources")["verbs"]["put"])


_DATELINE = re.compile(r"^[A-Z]{3,}[\w ,/.]*(?:\([\w ./]+\))?\s*[-–—]+\s+")


def _subtree(doc: Parse, token: Word, verb: Word) -> tuple[str, int]:
    """The words of a verb's subject, and the character where they begin."""
    left, right = token.left, token.right + 1
    left = min((c.left for c in verb.children if c.dep == "nsubj" and c.right + 1 == left), default=left)
    words, start = doc.between(left, right), doc[left].idx
    if dateline := _DATELINE.match(words):
        words, start = words[dateline.end() :], start + dateline.end()
    words = re.split(r",?\s(?:who|which|that|where)\s|,\s(?:of|some|most|all|both)\s", words)[0]
    return (words, start) if len(words) <= 140 else (token.text, token.idx)


def _reach(doc: Parse, verb: Word) -> tuple[int, int]:
    """The characters that a reporting verb vouches for: its clause, up to a coordinated one with its own subject."""
    conj = next((c for c in verb.children if c.dep == "conj" and c.i > verb.i), None)
    end = doc[conj.left].idx if conj is not None and any(c.dep == "nsubj" for c in conj.children) else len(doc.text)
    own = verb.dep == "conj" and any(c.dep == "nsubj" for c in verb.children)
    start = doc[verb.left].idx if own or verb.dep in {"relcl", "acl"} else 0
    left, right = clause(doc.text, verb.idx)
    return max(start, left), min(end, right) if right > verb.idx else end


_CLAUSE = re.compile(r";|,?\s(?:while|whereas|but|although|though)\s(?!\w+ing\b)")


def clause(text: str, position: int) -> tuple[int, int]:
    """The stretch between semicolons or a contrasting "while/but" around a position."""
    start, end = 0, len(text)
    for match in _CLAUSE.finditer(text):
        if match.end() <= position:
            start = match.end()
        elif match.start() > position:
            end = match.start()
            break
    return start, end


_PERSON = re.compile(
    r"^(?:(?:Mr|Mrs|Ms|Dr|Prof|Sir|Fr|Rev|Gov|Sen|Rep|Lt|Col|Gen|Maj|Capt|Sgt)\.?\s)?"
    r"(?:[A-Z][\w’'.-]+\s){0,3}[A-Z][\w’'-]+$"
)


def _by_words(text: str) -> list[Cue]:
    """Speakers of a sentence that nobody parsed, or in which the parse shows none: of a known kind, and names."""
    found = []
    for voice in voices.voices(text):
        typed = type_of(voice.who) != "none" or voice.who.lower() in PRONOUN
        if not _pictures().isdisjoint(text[voice.verb :].lower().split(maxsplit=4)[1:4]):
            continue
        if typed or (not voice.ambiguous and _PERSON.match(voice.who)):
            start = max(text.find(voice.who), 0)
            span = start, start + len(voice.who)
            found.append(_cue(text, "words", voice.verb, span, denies=voice.denies))
    return found


# ---- by other words --------------------------------------------------------------------------------------------------


@cache
def _ends() -> re.Pattern[str]:
    """Where the words for a source behind "according to" end."""
    return re.compile(rf"\s(?:{phrases('ends')}\b|\d)")


@cache
def _accords() -> re.Pattern[str]:
    return re.compile(rf"\b{phrases('according')}\s+(?P<who>[^,;.()“”\"]{{2,90}})", re.IGNORECASE)


def _according(text: str) -> Iterator[Cue]:
    for match in _accords().finditer(text):
        ends = [m.start() for m in _ends().finditer(match["who"]) if match["who"][: m.start()].lower() not in _ARTICLES]
        who = match["who"][: min(ends, default=None)]
        yield _cue(text, "according", match.start(), (match.start("who"), match.start("who") + len(who)))


@cache
def _forms() -> tuple[tuple[re.Pattern[str], str, bool], ...]:
    """Patterns of one form each, its name, and whether the words must be a source's by their own meaning."""
    counts = "|".join(re.escape(w) for w in table("sources")["voices"]["counts"])
    bold = "|".join(table("sources")["verbs"]["bold"])
    own = r"(?:own\s+|latest\s+|last\s+|official\s+|final\s+|[a-z-]+\s+)?"
    return (
        (
            re.compile(
                r"\b(?P<who>(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir)\s(?:(?:of\s(?:the\s)?)?(?!(?:the|an?|its|their|of|in|on)\b)[\w'’-]+\s){1,5})"
                rf"(?:{bold})\s(?:to have|having|of having|of|that|about)\b"
            ),
            "bold",
            False,
        ),
        (
            re.compile(
                r"^\W{0,3}(?:\d{1,2}[:.]\d{2}\s+(?:[A-Z]{2,4}\s+)?)?(?P<who>[A-Z][\w’'. -]{1,40}?):\s(?=\S)"
                r"|:\s+(?P<behind>[A-Z][\w’' ]{2,30})$"
            ),
            "label",
            True,
        ),
        (
            re.compile(
                rf"\b[Bb]y\s+(?:the\s+)?(?:(?P<who>our|[A-Z][\w.’' -]{{1,40}}?)|(?P<whose>[a-z][\w -]{{2,40}}?)['’]s?)\s+{own}(?:{counts})\b"
            ),
            "by_count",
            True,
        ),
        (
            re.compile(
                rf"\b{phrases('given')} by (?P<who>(?:the |a |an )?[\w.’' -]{{3,60}}?)(?=[,;.()“”\"]|$|\s{phrases('ends')}\b)"
            ),
            "given",
            True,
        ),
        (re.compile(rf"\b(?P<who>[Oo]ur)\s+{own}(?:{counts})\b"), "own", True),
    )


_BEFORE = re.compile(r"\b([A-Za-z]+)\s+(?:the\s+|an?\s+)?(?:[\w’'-]+\s+){0,2}?$")
_BY = frozenset({"from", "per"})
_HAS = frozenset({"has", "have", "had", "having"})


@cache
def _kept() -> re.Pattern[str]:
    """What a body keeps its count in, right behind its name: "the ministry's latest figure", "police figures"."""
    counts = "|".join(re.escape(w) for w in table("sources")["voices"]["counts"])
    return re.compile(rf"(?:['’]s?)?\s+(?:[\w:.-]+\s+){{0,3}}?(?:{counts})\b")


@cache
def _gapped() -> re.Pattern[str]:
    """A figure right behind its source, where the verb of the clause before is understood: "the ministry at 22"."""
    time = r"(?![:.]\d\d|\s?(?:[ap]\.?m\b|o['’]clock|hours\b|years?\b|%|per\b))"
    return re.compile(rf"(?:\sat|\son|\sof|\s[–—-])?\s(?:\w+\s){{0,2}}?(?:\d[\d,]*\b{time}|{numerals.word()}\b{time})")


@cache
def _after_figure() -> re.Pattern[str]:
    """A figure, and the beginning of the next clause."""
    return re.compile(
        rf"(?:\d\S*?|\b{numerals.word()})(?:\s[\w’'-]+){{0,3}}?(?:,|;|,?\s(?:and|but|while))\s(?:the\s|an?\s)?(?:[\w’'-]+\s){{0,2}}$"
    )


def _role(text: str, word: Typed, doc: Parse | None) -> str:
    """By which grammar the words of a source stand, where no verb of saying governs them; empty where they only act."""
    if _kept().match(text, word.end):
        return "keeper"
    if _gapped().match(text, word.end) and _after_figure().search(text[max(0, word.start - 40) : word.start]):
        return "gapped"
    if doc is None:
        before = _BEFORE.search(text[max(0, word.start - 40) : word.start])
        return f"near_{before[1].lower()}" if before and before[1].lower() in _BY else ""
    noun = _noun(doc, word)
    if noun.dep == "nsubj":
        verb = noun.head
        return "has" if verb.lower in _HAS else "" if any(c.dep == "dobj" for c in verb.children) else "subject"
    if noun.dep in {"pobj", "agent"} and noun.head.lower in _BY:
        return f"near_{noun.head.lower}"
    return ""


# ---- headlines -------------------------------------------------------------------------------------------------------


@cache
def _title_forms() -> tuple[tuple[re.Pattern[str], bool], ...]:
    """How a headline names its source, and whether the words must be a source's by their own meaning."""
    who, says = r"[\w .'’&-]{2,40}?", phrases("title_says")
    return (
        (re.compile(rf"(?:,|:|–|—|-)\s*(?P<who>{who})\s+{says}\s*$"), False),
        (re.compile(rf",\s{says}\s+(?P<who>[\w .'’]{{2,40}})$"), False),
        (re.compile(rf"\s{says}\s+(?P<who>[\w .'’]{{2,40}})$"), True),
        (re.compile(r"\s[–—|-]\s?(?P<who>[\w .'’]{2,40})\s*$"), True),
        (re.compile(rf"(?:^|[,:;]\s|\bas\s)(?P<who>{who})\s{says}\b"), True),
    )


def in_title(text: str) -> list[Cue]:
    """Who stands behind a headline: at its end, or as the subject of its verb.

    A label before a colon ("Governor: 220 dead") was tried: it set headlines against older counts of the same article.
    """
    for form, meant in _title_forms():
        match = form.search(text)
        if match and (not meant or type_of(match["who"].strip()) != "none"):
            whole = text.endswith(match.group())  # at the end it stands behind all of the headline
            reach = (0, len(text)) if whole else clause(text, match.start("who"))
            return [Cue(source_of(match["who"], text), "title", match.start("who"), match.span("who"), reach)]
    return []
