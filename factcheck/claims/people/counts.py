"""Counts of people: killed, injured, missing, arrested, kidnapped, rescued, displaced, escaped.

For every sentence: what may count someone (``mentions``), what the sentence says happened (``events``), which belongs
to which (``linking``, ``lending``), then who is counted (``nouns``), who says so (``sources``) and whether it is this
incident's current figure (``scope``). Each of these is a module of its own; this one only puts the claim together.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from factcheck.claims import numbers, sources
from factcheck.claims.people import (
    antecedents,
    bare,
    events,
    groups,
    lending,
    linking,
    listing,
    mentions,
    nations,
    nouns,
    partitions,
    rejects,
    rosters,
    sums,
    tolls,
)
from factcheck.claims.people.antecedents import Told
from factcheck.claims.people.tolls import Link
from factcheck.claims.scope import certainty, parts, scope
from factcheck.lexicon import any_of, table
from factcheck.records import Certainty, Claim, Kind, Relation, Scope

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from factcheck.claims.document import Document, Scene, Sentence
    from factcheck.claims.parse import Parse
    from factcheck.claims.people.listing import Listing
    from factcheck.claims.people.mentions import Mention
    from factcheck.claims.people.tolls import Events
    from factcheck.claims.scope.context import Context
    from factcheck.policy import Policy


@cache
def _counts() -> re.Pattern[str]:
    """A word that may count someone: a number, an article, a possessive, nobody."""
    numbered, people = table("numbers"), table("groups")
    scales = {f"{scale}s?" for scale in numbered["scales"]}
    vague = {word.split()[-1] for word in numbered["vague"]}
    nobody = {*people["nobody"]["words"], *people["nobody"]["any_words"]}
    words = {*numbered["words"], *numbered["ordinals"], *scales, *vague, *people["several"], *nobody}
    small = ["an?", "another", "his", "her", "their", "both", "half", "no", "any", "single", "couple"]
    return re.compile(rf"\d|\b{any_of([*sorted(words), *small])}\b|['’]s\s(?:\w+\s)?{any_of(sorted(nouns.kin()))}\b")


_SHORT = re.compile(r"^(?:It|That)\s(?:\w+\s){1,4}\S+\.?$|^(?:\S+\s){1,4}(?:were|was) \w+\.?$")
"""Short sentences that go on from a toll: "That makes 15.", "Six were women."."""


@cache
def _goes_on() -> re.Pattern[str]:
    """A sentence that can only be understood from a toll before it."""
    words = table("linking")["goes_on"]
    return re.compile(rf"^\W*(?:{'|'.join(words['openers'])})\b|\b{any_of(words['carriers'])}\b")


@cache
def _turns_to() -> re.Pattern[str]:
    """A sentence that turns to another count, of people to whom nothing has happened: "how many were aboard"."""
    words = table("linking")["turns_to"]
    counted, present = any_of(words["counted"]), any_of(words["present"])
    return re.compile(rf"\b{counted}\b[^.;]{{0,40}}?\b{present}\b")


def wants(sentence: Sentence) -> bool:
    """The sentence can hold a count of people and must be parsed."""
    text = sentence.text
    if not _counts().search(text):  # "the number of arrests was wrong": the next sentence has the right one
        return bool(tolls.names_counter(text) and events.triggers(text))
    return bool(
        events.triggers(text)
        or tolls.states(text)
        or bare.looks_like(text)
        or partitions.looks_like(text)
        or tolls.keeps_records(text)
        or (numbers.maybe(text) and (_goes_on().search(text) or _SHORT.search(text) or rosters.looks_like(text)))
    )


_FRESH = 2
"""Sentences that a toll is still spoken of without its name."""


def find(document: Document, scene: Scene, context: Context, policy: Policy) -> list[Claim]:
    """Every count of people that the article states, in the order of its text."""
    found: list[Claim] = []
    alone: set[tuple[str, int, int]] = set()
    before: Kind | None = None
    spoken: Claim | None = None
    nation, home = "", nations.home(_countries(scene), document.article.text)
    counting = -_FRESH - 1
    known: dict[float, Kind] = {}
    row: dict[Kind, float] = {}
    read = {sentence: _read(doc, policy) for sentence, doc in document.parses.items() if wants(sentence)}
    stated = antecedents.tolls(pair for each in read.values() for pair in each.counted())
    for at, sentence in enumerate(document.sentences):
        if _turns_to().search(sentence.text):
            before = None
        if sentence not in read:
            continue
        doc, marked, listed, own, lists = read[sentence]
        places = {place.name for place in context.setting.places.get(sentence, ())}
        topic = tolls.topic(doc, marked)
        told = Told(stated, before or topic, fresh=topic is not None or at - counting <= _FRESH, row=tuple(row.items()))
        links = lending.resolve(doc, listed, own, told, topic=topic, known=known, places=places, lists=lists)
        near = [s for s in document.sentences[max(at - 1, 0) : at + 2] if s.field == sentence.field]
        last = near[0] if near[0] is not sentence else None
        counted = last is None or (spoken is not None and spoken.sentence == (last.start, last.end))
        around = groups.Around(
            spoken=spoken,
            before="" if last is None or counted else last.text,
            near=" ".join(s.text for s in near),
            said=context.said.get(sentence),
            nation=nation,
            home=home,
        )
        reader = _Reader(document, sentence, doc, context, around)
        claims, described = reader.claims(listed, links, lists)
        alone |= {_spot(claim) for claim in claims if claim.id in described}
        if claims or topic:
            counting = at
        if claims:
            known |= {c.interval.stated: c.kind for c in claims if c.interval is not None and c.interval.stated > 9}
            whole = [c for c in claims if c.relation != "subset"] or claims[-1:]
            one = all(c.id in described or (c.relation == "subset" and _least(c) == 1) for c in claims)
            if one and spoken is not None:
                whole = [spoken]  # one person's story does not change what is counted
            kinds = {c.kind: c.interval.stated for c in whole if c.interval is not None}
            row = kinds if len(kinds) > 1 else row
            spoken = next((c for c in whole if c.group == "total" and c.kind == whole[0].kind), whole[0])
            before = spoken.kind
            nation = next((c.group for c in reversed(claims) if nations.is_nation(c.group) and _least(c) > 1), nation)
        else:
            before = topic or before
            if topic:  # "accounts of how many people died": whoever was counted before
                spoken = None
        found += claims
    return _intact(found, _without_told_again(parts.settle(context.ground, found), alone))


def _countries(scene: Scene) -> list[str]:
    """The countries, or what no gazetteer puts in one, that the scene lies in, its best place's first."""
    lies = {m.name: m.path[-1] for m in scene.mentions if m.path}
    return [lies[name] for name in scene.scene if name in lies]


class _Read(NamedTuple):
    """A sentence: what happened in it, who may be counted, the links that they have of their own, its lists."""

    doc: Parse
    events: Events
    mentions: Sequence[Mention]
    links: Sequence[Link | None]
    lists: Sequence[Listing]

    def counted(self) -> Iterator[tuple[Mention, Link]]:
        """The mentions that words of their own count."""
        for mention, link in zip(self.mentions, self.links, strict=True):
            if link is not None and not rejects.rejected(self.doc, mention, link):
                yield mention, link


def _read(doc: Parse, policy: Policy) -> _Read:
    marked, listed = events.mark(doc), mentions.find(doc, policy)
    own = [linking.link(doc, m, marked) for m in listed]
    return _Read(doc, marked, listed, own, listing.find(doc, listed, own))


def _without_told_again(claims: Sequence[Claim], alone: Collection[tuple[str, int, int]]) -> list[Claim]:
    """Drop people told of one by one where the article counts them all: each is one of those, and counts nobody new."""
    whole = [c for c in claims if c.scope == "incident" and c.relation == "whole" and _least(c) > 1]

    def told_again(claim: Claim) -> bool:
        if _spot(claim) not in alone or claim.scope not in {"incident", "part"}:
            return False
        field, start, end = _spot(claim)
        listed = (c.field == field and c.start <= start and end <= c.end for c in whole)  # by the sum of their own list
        return any(c.kind == claim.kind and not own for c, own in zip(whole, listed, strict=True))

    return [c for c in claims if not told_again(c)]


def _spot(claim: Claim) -> tuple[str, int, int]:
    return claim.field, claim.start, claim.end


def _least(claim: Claim) -> float:
    return claim.interval.low if claim.interval is not None else 0


def _mark(made: list[Claim | None], listing: Listing) -> None:
    """Mark the parts of a list that is all of its whole, where every figure of it counts the same."""
    figures = [made[n] for n in (*listing.parts, listing.whole) if n >= 0]
    counted = [c for c in figures if c is not None]
    if not listing.complete or len(counted) < len(figures) or len({c.kind for c in counted}) > 1:
        return
    key = counted[-1 if listing.whole >= 0 else 0].id
    for n in listing.parts:
        if (claim := made[n]) is not None:
            made[n] = replace(claim, partition=key)


def _intact(before: Iterable[Claim], after: Sequence[Claim]) -> list[Claim]:
    """The claims that are left; a list that has lost a figure is no longer all of its whole."""
    left = {c.id for c in after}
    broken = {c.partition for c in before if c.partition and not left.issuperset((c.id, c.partition))}
    return [replace(c, partition="") if c.partition in broken else c for c in after]


_DAYS_AFTER = re.compile(
    r"\b(?:days?|weeks?|months?|years?)\s+(?:after|earlier,? when|before,? when)\s+(?!(?:the|this|that|it|they"
    r"|\w+day['’]s)\b)[^,;.]{0,60}$",
    re.IGNORECASE,
)
_DELTA = re.compile(r"\b(?:another|a further|an additional|additional|further)\b", re.IGNORECASE)
_DIED_LATER = re.compile(
    r"\b(?:of the (?:injured|wounded)|succumb\w*|died (?:later|overnight|on the way|of (?:their|his|her) (?:injuries"
    r"|wounds)|in hospital)|later died)\b",
    re.IGNORECASE,
)
_EXCLUDING = re.compile(
    r"\b(?:excluding|not including|not counting|apart from|besides|in addition to|other than"
    r"|plus)\s+(?:the\s+)?(?:\w+\s+){0,3}?(?P<who>attackers?|assailants?|bombers?|gunm[ae]n|militants?|shooters?"
    r"|perpetrators?|hijackers?|children|women|soldiers|police)",
    re.IGNORECASE,
)
_INCLUDING = re.compile(
    r"\bincluding\s+(?:the\s+|at least\s+|all\s+)?(?:\w+\s+){0,3}?(?P<who>attackers?|assailants?|bombers?|gunm[ae]n"
    r"|militants?|shooters?|perpetrators?|hijackers?|terrorists?|insurgents?)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Puts the claims of one sentence together."""

    document: Document
    sentence: Sentence
    doc: Parse
    context: Context
    around: groups.Around

    def claims(
        self, listed: Sequence[Mention], links: Sequence[Link | None], lists: Sequence[Listing]
    ) -> tuple[list[Claim], set[str]]:
        """The claims of the sentence with the sums of people counted one by one; the ids of those that describe one."""
        made: list[Claim | None] = []
        wholes = frozenset(each.whole for each in lists)
        whose = groups.of_mentions(self.doc, listed, links, self.around, wholes)
        for n, (mention, link) in enumerate(zip(listed, links, strict=True)):
            if link is None or rejects.rejected(self.doc, mention, link):
                made.append(None)
                continue
            parent = made[link.lender] if 0 <= link.lender < len(made) else None
            claim = self._claim(mention, link, whose[n], parent)
            listed_out = (
                parent is not None and ":" in self.sentence.text[parent.end - self.sentence.start : mention.start]
            )
            if (
                link.how == "apiece"
                and parent is not None
                and not listed_out
                and (parent.scope, claim.scope) == ("incident", "part")
            ):
                made[link.lender] = replace(parent, scope="part")
            made.append(claim)
        for each in lists:
            _mark(made, each)
        pairs = [(m, c) for m, c in zip(listed, made, strict=True) if c is not None]
        apart = {c.id for m, c in sums.alone(self.doc, pairs)}
        described = {
            claim.id
            for m, link, claim in zip(listed, links, made, strict=True)
            if link is not None and claim is not None and claim.id in apart and rejects.describes(m, link)
        }
        told = [*sums.with_totals(self.doc, pairs), *self._nobody(listed, links)]
        return _intact((c for _, c in pairs), told), described

    def _claim(self, m: Mention, link: Link, group: str, parent: Claim | None) -> Claim:
        sentence = self.sentence
        speaker = sources.of(self.around.said, m.start)
        sure, cue = self._certainty(m, link, speaker)
        start, end = sentence.start + m.start, sentence.start + m.end
        kind = self._kind(link, group, speaker)
        return Claim(
            article_id=self.document.article.id,
            kind=kind,
            group=group,
            interval=m.interval,
            qualifier=m.qualifier,
            certainty=sure,
            scope=self._scope(m, link, parent, group),
            source=speaker.words,
            source_type=speaker.kind,
            authority=speaker.authority,
            chain=speaker.chain,
            noun=m.noun,
            relation=self._relation(m, link),
            parent=parent.id if parent is not None and link.relation == "subset" else "",
            includes=self._named(_INCLUDING, m.end),
            excludes=self._named(_EXCLUDING, m.end),
            cue=cue,
            field=sentence.field,
            start=start,
            end=end,
            quote=self.document.article.part(sentence.field)[start:end],
            sentence=(sentence.start, sentence.end),
            confidence=round(
                link.confidence - (0.1 if sentence.field == "title" else 0.0) - (0.1 if m.form == "single" else 0.0), 2
            ),
        )

    def _kind(self, link: Link, group: str, speaker: sources.Source) -> Kind:
        """Words that mean one thing done by the law and another done by its opponents."""
        word = self.doc[link.event].lower if link.event >= 0 else ""
        if link.kind == "arrested" and word.startswith("captur") and (speaker.kind == "party" or group == "security"):
            return "kidnapped"
        if (
            link.kind == "displaced"
            and word.startswith(("fled", "flee"))
            and group in {"prisoners", "militants", "suspect"}
        ):
            return "escaped"
        return link.kind

    def _named(self, pattern: re.Pattern[str], position: int) -> tuple[str, ...]:
        match = pattern.search(self.sentence.text, position)
        if match is None or match.start() - position > 40:
            return ()
        return (nouns.name_group(nouns.singular(match.group("who")), []),)

    def _relation(self, m: Mention, link: Link) -> Relation:
        if link.relation in {"subset", "delta"}:
            return link.relation
        ahead = self.doc.text[max(0, m.start - 24) : m.start]
        head = ahead.rpartition(",")[2] + self.doc.text[m.start : m.start + 12]
        tail = self.doc.text[m.start : m.end + 60]
        if m.phrase.more or (link.kind == "killed" and _DIED_LATER.search(tail)):
            return "delta"
        if _DELTA.search(head) or m.phrase.others:
            return "rest"
        if m.form == "single":
            return "subset"
        return "whole"

    def _certainty(self, m: Mention, link: Link, speaker: sources.Source) -> tuple[Certainty, str]:
        """How sure the figure is said to be, and what the words say became of it."""
        text = self.sentence.text
        if m.form != "zero":
            denied = certainty.denied(text, m.start) if speaker.denies else certainty.denial(text, m.start, m.end)
            if denied:
                return "denied", denied
        event = self.doc[link.event] if link.event >= 0 else None
        at = (event.idx, event.end) if event is not None else None
        return certainty.of(text, m.start, m.end, at), certainty.change(text, m.start, m.end)

    def _scope(self, m: Mention, link: Link, parent: Claim | None, group: str) -> Scope:
        text = self.sentence.text
        event = self.doc[link.event] if link.event >= 0 else None
        reach = min(max(m.end, event.end) if event is not None else m.end, m.end + 80)
        own_day = parent is not None and re.match(r"\s+on\s+[A-Z]\w+day\b", text[m.end :])
        told = scope.judge(self.context.setting, self.context.background, self.sentence, m.start, m.end, reach=reach)
        if told == "superseded" or _DAYS_AFTER.search(text[: m.start]):
            return "superseded" if told == "superseded" else "background"
        if told == "background" and not own_day:
            return told
        if link.how == "apiece" and not m.phrase.partitive and not nations.is_nation(group):
            return "part"
        if own_day:
            return "incident"
        if parent is not None and parent.scope in {"background", "superseded"}:
            return parent.scope
        return told

    def _nobody(self, listed: Sequence[Mention], links: Sequence[Link | None]) -> list[Claim]:
        """What "no casualties" says: nobody died, and nobody was hurt."""
        found = []
        for m, link in zip(listed, links, strict=True):
            if (
                link is None
                and m.form == "zero"
                and m.phrase.head >= 0
                and self.doc[m.phrase.head].lower in {"casualties", "casualty"}
            ):
                found += [self._claim(m, Link(kind, -1, "zero", 0.7), m.group, None) for kind in ("killed", "injured")]
        return found
