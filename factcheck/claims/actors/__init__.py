"""Who is said to have done it: those that claimed it, were blamed for it, or denied it, and on whose word.

``frames`` finds the places that predicates have for parties, ``parties`` says who a noun stands for, ``names`` knows
what the article calls an organisation. Private persons never come out by name.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from factcheck.claims.actors import frames, names, parties
from factcheck.claims.authorities import canonical, type_of
from factcheck.claims.scope import scope
from factcheck.lexicon import any_of, table
from factcheck.records import Claim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.claims.actors.frames import Hit
    from factcheck.claims.actors.parties import Discourse, Party
    from factcheck.claims.document import Document, Sentence
    from factcheck.claims.parse import Parse, Word
    from factcheck.policy import Policy
    from factcheck.records import Role

EARLY = 6
"""Sentences of the body, from 0, in which a deed told as plain fact is the incident's own."""


@cache
def _trigger() -> re.Pattern[str]:
    return re.compile(any_of(table("actors")["triggers"]["words"]))


def wants(sentence: Sentence) -> bool:
    """The sentence holds a word of claim, blame or denial."""
    return bool(_trigger().search(sentence.text))


def find(document: Document, policy: Policy) -> list[Claim]:
    """Claims of kind ``actor``, each party once a role, in the order of the text.

    ``policy`` is asked for nothing yet: persons are left out under every policy.
    """
    del policy
    said = parties.Discourse(names.of(document.article))
    claims: dict[tuple[str, str], Claim] = {}
    for sentence in document.sentences:
        doc = document.any_parse(sentence)
        if doc is None:
            said.hear(sentence.text)
            continue
        for role, party, by in _parties(doc, sentence, said):
            claim = _claim(document, sentence, role, party, by)
            held = claims.get((party.value.lower(), role))
            if held is None or (held.scope != "incident" and claim.scope == "incident"):
                claims[party.value.lower(), role] = claim
    return _apart(list(claims.values()))


def _parties(doc: Parse, sentence: Sentence, said: Discourse) -> Iterator[tuple[Role, Party, str]]:
    """Role and party, and who says it of the party."""
    late = sentence.field == "body" and sentence.number > EARLY
    by_word: dict[int, list[Hit]] = {}
    for hit in frames.hits(doc):
        if not (hit.frame.early and late):
            by_word.setdefault(_subject_proper(doc, hit.party).i, []).append(hit)
    for word in doc:
        held = by_word.get(word.i, ())
        if not held and not (word.tag.startswith("NN") and word.dep not in {"compound", "nmod", "amod"}):
            continue
        read = parties.read(doc, word, said)
        for hit in held:
            for party in parties.owner(doc, word, said) if hit.frame.party == "mod" else read:
                if party.sort in hit.frame.who and not (party.back and hit.frame.plain) and not _own(hit, party, doc):
                    yield _role(hit, word), party, _by(hit, doc, said)
        for party in read:
            said.note(party)


def _role(hit: Hit, word: Word) -> Role:
    """Whoever names a part of itself as the doer claims the deed: "its Majeed Brigade carried it out"."""
    own = hit.frame.role == "blamed" and any(
        c.lower in {"its", "their", "our"} for c in word.children if c.dep == "poss"
    )
    return "claimed" if own and hit.frame.party == "subject" else hit.frame.role


def _by(hit: Hit, doc: Parse, said: Discourse) -> str:
    """Who says it of the party, where that is somebody who can speak."""
    told = ((w, doc.between(w.left, w.right + 1)) for w in hit.by if w is not hit.party)
    return " and ".join(words for w, words in told if type_of(words) != "none" or parties.read(doc, w, said))[:120]


def _own(hit: Hit, party: Party, doc: Parse) -> bool:
    """Nobody accuses himself: "Pakistani officials accuse it" is of another."""
    by = " ".join(doc.between(w.left, w.right + 1) for w in hit.by)
    return party.back and any(party.value in {w, names.land(w)} for w in by.split())


_DATELINE = re.compile(r"^[A-Z]{3,}[\w ,/.’']{0,60}(?:\([\w ./]{1,30}\))? ?[-–—]{1,2} ")


def _subject_proper(doc: Parse, word: Word) -> Word:
    """A dateline that the parser takes for the subject gives way to the noun behind it."""
    line = _DATELINE.match(doc.text)
    if line is None or word.idx >= line.end():
        return word
    return next((w for w in doc if w.idx >= line.end() and w.tag.startswith("NN") and w.dep != "compound"), word)


def _apart(claims: list[Claim]) -> list[Claim]:
    """Who claims it is not blamed for it, and a shorter name of one who stands there is left out."""
    own = {c.value.lower() for c in claims if c.role == "claimed"}
    kept = [c for c in claims if c.role != "blamed" or c.value.lower() not in own]
    return [c for c in kept if not any(_within(c, other) for other in kept)]


def _within(one: Claim, other: Claim) -> bool:
    a, b = set(one.value.lower().split()), set(other.value.lower().split())
    return one.role == other.role and one.scope == other.scope and a < b


def _claim(document: Document, sentence: Sentence, role: Role, party: Party, by: str) -> Claim:
    start, end = sentence.start + party.start, sentence.start + party.end
    another = sentence.field == "body" and scope.speaks_of_another(sentence.text, party.start, party.end)
    kind = type_of(by)
    return Claim(
        article_id=document.article.id,
        kind="actor",
        value=party.value,
        role=role,
        scope="background" if another else "incident",
        source=by,
        source_type=kind,
        authority=canonical(by, kind),
        field=sentence.field,
        start=start,
        end=end,
        quote=document.article.part(sentence.field)[start:end],
        sentence=(sentence.start, sentence.end),
        confidence=0.8,
    )
