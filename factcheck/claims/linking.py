"""What happened to the people that a mention counts: from its noun to the word that says so.

The rules go from the nearest evidence to the farthest, and the first that answers wins: the counted noun itself ("ten
deaths"), a word inside its phrase ("17 injured passengers"), the word right behind ("ten dead", "ten people were killed"),
the verb right before ("killing ten"), the noun a figure is given for ("the toll rose to ten"), and last the parse
(subject, object, passive, relative clause, small clause). Coordination and inclusion are resolved over the whole sentence.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from factcheck.claims import nouns
from factcheck.claims.events import Event
from factcheck.lexicon import table

if TYPE_CHECKING:
    from factcheck.claims.mentions import Mention
    from factcheck.claims.parse import Parse, Word
    from factcheck.records import Kind, Relation

Events = Mapping[int, Event]


@dataclass(frozen=True, slots=True)
class Link:
    """A mention's kind. ``event`` is the first token of the word that says so, -1 when another mention lends it.

    ``how`` names the rule; ``relation`` how the figure stands to the one named before it; ``lender`` the index of the mention
    that lends its kind, -1 when the mention has its own.
    """

    kind: Kind
    event: int
    how: str
    confidence: float
    relation: Relation = "whole"
    lender: int = -1


AGENT = Link("killed", -1, "agent", 0.0)
"""The mention does the harm: "37 militants killed ten"."""

_BE = {
    "is",
    "are",
    "was",
    "were",
    "be",
    "been",
    "being",
    "'s",
    "'re",
    "got",
    "get",
    "has",
    "have",
    "had",
    "having",
    "remain",
    "remained",
    "remains",
    "lay",
    "lie",
}
_SKIP = {
    "reported", "confirmed", "feared", "believed", "presumed", "said", "thought", "known", "estimated", "to", "still", "also",
    "now", "so", "far", "reportedly", "allegedly", "others", "other", "more", "people", "left", "found", "listed", "officially",
    "who", "which", "that", "them", "of", "all", "both", "each", "already", "at", "least", "considered", "counted", "later",
    "then", "either", "not", "yet", "just", "were", "was", "declared", "registered", "verified", "expected", "may",
    "might", "could", "would", "will", "likely", "as", "originally", "previously", "initially", "currently", "recorded", "gone", "said",
}  # fmt: skip
_WEEKDAYS = {
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "today",
    "yesterday",
    "overnight",
    "tonight",
}


def link(doc: Parse, mention: Mention, events: Events) -> Link | None:
    """The mention's own evidence, None when it has none in this sentence."""
    if mention.thing and not (mention.phrase.head in events and "noun" in events[mention.phrase.head].frames):
        return None
    if mention.inner:  # the whole that a part is taken from: only words of its own describe it
        event = events.get(mention.phrase.end)
        if event is not None and doc[event.start].tag in {"VBN", "VBD", "JJ"}:
            return Link(event.kind, event.start, "behind", 0.8)
        return _inside(doc, mention, events) or _role_noun(doc, mention)
    for rule in (_own_noun, _inside, _behind, _ahead, _toll, _parsed):
        found = rule(doc, mention, events)
        if found is not None:
            return None if found is AGENT else _outranked(doc, mention, events, found)
    return _role_noun(doc, mention)


def _outranked(doc: Parse, m: Mention, events: Events, found: Link) -> Link:
    """The main verb outranks what only describes: "two people with critical injuries died"."""
    if found.how != "behind" or found.event < 0:
        return found
    event = events[found.event]
    describes = doc[found.event].lower == "with" or (
        doc[found.event].tag in {"VBN", "VBD"}
        and found.event == max(m.phrase.end, m.last)
        and "subject" not in event.frames
    )
    if not describes:
        return found
    outer = _parsed(doc, m, events)
    if outer is not None and outer is not AGENT and outer.how in {"subject", "complement"} and outer.kind != found.kind:
        return outer
    return found


_ROLE_NOUNS: Mapping[str, Kind] = {"hostages": "kidnapped", "captives": "kidnapped", "evacuees": "displaced"}


def _role_noun(doc: Parse, m: Mention) -> Link | None:
    """Nouns that say of themselves what happened, where nothing else does: "fled with 14 hostages"."""
    if m.phrase.head < 0:
        return None
    kind = _ROLE_NOUNS.get(doc[m.phrase.head].lower)
    return Link(kind, m.phrase.head, "role", 0.7) if kind else None


def _own_noun(doc: Parse, m: Mention, events: Events) -> Link | None:
    i = m.phrase.head
    if i < 0 or i not in events:
        return None
    event = events[i]
    word = doc[i].lower
    if "noun" not in event.frames and not (word in {"dead", "injured", "wounded", "missing"} and m.phrase.partitive):
        return None
    if word == "lives":
        other = _parsed(doc, m, events) or _ahead(doc, m, events)
        if other is not None and other is not AGENT and other.kind != event.kind and other.how != "relative":
            return other
    if m.phrase.partitive:  # "two of the injured died": the verb outranks the set it is taken from
        other = _behind(doc, m, events) or _parsed(doc, m, events)
        if other is not None and other is not AGENT and other.kind != event.kind:
            return replace(other, relation="delta" if other.kind == "killed" else "subset")
        return Link(event.kind, i, "noun", 0.7, "subset")
    return Link(event.kind, i, "noun", 0.92)


def _inside(doc: Parse, m: Mention, events: Events) -> Link | None:
    for i in range(m.phrase.start, max(m.phrase.head, m.phrase.start)):
        event = events.get(i)
        if event and ("state" in event.frames or ("object" in event.frames and doc[i].tag in {"VBN", "VBD"})):
            outer = _behind(doc, m, events) or _parsed(doc, m, events)
            if (
                outer
                and outer is not AGENT
                and outer.kind in {"killed", "rescued", "missing"}
                and outer.kind != event.kind
            ):
                return outer
            return Link(event.kind, i, "inside", 0.85)
    return None


def _behind(doc: Parse, m: Mention, events: Events) -> Link | None:
    """The first event word right of the phrase with only small words between."""
    i = max(m.phrase.end, m.last)
    passive = relative = perfect = negated = False
    skipped = 0
    while i < len(doc) and skipped <= 9:
        if doc[i].text in {",", "("} and not skipped:
            i = _parenthesis(doc, i, events)
        token, event = doc[i], events.get(i)
        word = token.lower
        if event is not None:
            if "state" in event.frames or "subject" in event.frames:
                return Link(event.kind, i, "behind", 0.92)
            if "object" in event.frames:
                if passive or (token.tag == "VBN" and not perfect) or not _object_follows(doc, event.end):
                    return Link(event.kind, i, "behind", 0.92) if passive or not m.phrase.partitive else None
                return None if relative else AGENT
            if "noun" in event.frames and word in {"injured", "wounded", "survived"}:
                return Link(event.kind, i, "behind", 0.9)
            return None
        if word in _BE:
            passive |= word in {"is", "are", "was", "were", "be", "been", "being", "got", "get", "'re"}
            perfect |= word in {"has", "have", "had", "having"}
        elif word in {"not", "n't"}:
            negated = True
        elif word in {"who", "which", "that"}:
            relative = True
        elif not (word in _SKIP or token.tag in {"RB", "MD"} or (token.tag == "PRP" and relative)):
            return None
        skipped += 1
        i += 1
    return None if negated else None


def _parenthesis(doc: Parse, i: int, events: Events) -> int:
    """Behind "ten people, two of them children, were killed": the token after the insertion, or ``i``."""
    for j in range(i + 1, min(i + 12, len(doc) - 1)):
        if doc[j].text in {",", ")"}:
            following = doc[j + 1]
            return j + 1 if following.lower in _BE or (following.i in events and following.tag.startswith("VB")) else i
    return i


def _object_follows(doc: Parse, i: int) -> bool:
    while i < len(doc) and doc[i].tag == "RB":
        i += 1
    if i >= len(doc):
        return False
    token = doc[i]
    return token.tag in {"DT", "CD", "PRP", "PRP$", "NN", "NNS", "NNP", "NNPS", "JJ"} and token.lower not in _WEEKDAYS


def _ahead(doc: Parse, m: Mention, events: Events) -> Link | None:
    """The verb right before the figure ("killing ten"), or the noun it is "of" ("the deaths of ten")."""
    i = m.left - 1
    while i >= 0 and (
        doc[i].tag in {"DT", "PRP$", "RB", "PDT"}
        or doc[i].lower in {"another", "some", "as", "many", "(", "an", "additional", "up", "a", "total"}
    ):
        if doc[i].lower == "not":
            return None
        i -= 1
    if i >= 1 and doc[i].lower == "of":
        i -= 1
        if doc[i].lower == "total" and i >= 2:
            i -= 1
            while i >= 0 and doc[i].tag == "DT":
                i -= 1
    if i >= 1 and doc[i].text in {":", "="}:
        event = events.get(i - 1)
        listed = i == 1 or doc[i - 2].text in {",", ";", ".", "|", "-", "–"} or doc[i - 2].lower == "the"
        if event and listed and {"state", "toll", "noun"} & event.frames:
            return Link(event.kind, i - 1, "list", 0.8)
        return None
    for k in range(i, max(i - 8, -1), -1):  # a phrase that reaches up to the figure
        event = events.get(k)
        if event is None:
            continue
        reach = event.end - 1
        if reach != i and k != i:
            return None
        word = doc[k].lower
        if "object" in event.frames and not _is_passive(doc, k) and not (i + 1 < len(doc) and doc[i + 1].lower == "by"):
            return Link(event.kind, k, "ahead", 0.92)
        if {"noun", "toll"} & event.frames and i + 1 < len(doc) and doc[i + 1].lower == "of":
            return Link(event.kind, k, "of", 0.85)
        if (
            word in {"dead", "injured", "missing", "killed", "wounded", "arrested"}
            and i + 1 < m.left
            and doc[i + 1].text in {":", "="}
        ):
            return Link(event.kind, k, "list", 0.8)
        return None
    return None


def _is_passive(doc: Parse, i: int) -> bool:
    if doc[i].tag not in {"VBN", "VBD"}:
        return False
    for k in range(i - 1, max(i - 5, -1), -1):
        if doc[k].lower in {"was", "were", "been", "being", "be", "are", "is"}:
            return True
        if doc[k].tag not in {"RB", "VBN"}:
            return False
    return False


@cache
def _toll_pattern() -> tuple[re.Pattern[str], Mapping[str, Kind]]:
    kind_of: dict[str, Kind] = {}
    for kind, entry in table("events").items():
        for word in entry.get("toll", ()) if isinstance(entry, dict) else ():
            kind_of[word] = kind  # type: ignore[assignment]
    kind_of |= {
        "killed": "killed",
        "died": "killed",
        "fatality": "killed",
        "casualty toll": "killed",
        "lives lost": "killed",
        "arrested": "arrested",
        "hostages": "kidnapped",
        "unaccounted for": "missing",
        "victims": "killed",
        "death rate": "killed",
        "death count": "killed",
    }
    words = "|".join(sorted(kind_of, key=len, reverse=True))
    verbs = r"(?:rose|risen|rise|rises|rising|climbed|climbs|climb|climbing|jumped|jumps|reached|reaches|reaching|hit|hits|stood|stands|stand|standing|is|was|were|are|at|to|now|has|have|had|been|increased|increases|grown|grew|soared|soars|passed|passes|surpassed|surpasses|topped|tops|exceeded|exceeds|exceed|crossed|crosses|put|fell|fallen|dropped|revised|updated|went|gone|goes|up|down|stayed|remains|remained|unchanged|mounted|mounts|swelled|could|may|might|would|reach|further|sharply|officially|currently|still|already|since|then|from|of|:|nears|neared|nearing|the|a|an|total|in|confirmed|number|people|persons|those|it|been|again|later|by|overall|also|slightly|figure|likely|expected|feared|least)"
    pattern = re.compile(
        rf"\b(?:death\s+toll|(?:number|total|count|tally|figure|list|names?)\s+(?:of|for)\s+(?:the\s+|those\s+|people\s+|persons\s+|militants\s+|soldiers\s+|civilians\s+|women\s+|children\s+|police\s+|officers\s+|troops\s+|rebels\s+|fighters\s+|passengers\s+|residents\s+|confirmed\s+|who\s+|victims\s+|still\s+|known\s+|reported\s+|have\s+|were\s+|been\s+|officially\s+){{0,4}}(?P<a>{words})|(?P<b>{words}))"
        rf"(?:\s+(?:in|from|of|on|at|across|after|among|for|to)(?:\s+[\w'’-]+){{1,6}}?)??(?:[\s,]+{verbs}\b|\s*:){{1,9}}(?:\s+[\d,]+\s+to)?[\s,]*$",
        re.IGNORECASE,
    )
    return pattern, kind_of


def _toll(doc: Parse, m: Mention, events: Events) -> Link | None:
    """ "the death toll has risen to 41", "the number of injured now stands at 28"."""
    pattern, kind_of = _toll_pattern()
    start = doc[m.left].idx
    match = pattern.search(doc.text[max(0, start - 160) : start])
    if match is None:
        return None
    word = (match.group("a") or match.group("b") or "toll").lower()
    if (
        word in {"killed", "injured", "wounded", "missing", "died", "arrested", "dead", "hostages"}
        and match.group("a") is None
        and not re.search(r"(?:\bthe|['’]s)\s+$", doc.text[: max(0, start - len(match.group()))][-8:])
    ):
        return None  # "five were killed, down from ..." is no toll of its own
    event = next((i for i in range(m.left - 1, -1, -1) if i in events and events[i].kind == kind_of[word]), m.left - 1)
    return Link(kind_of[word], max(event, 0), "toll", 0.9)


_LIGHT_OF = {
    "number",
    "total",
    "list",
    "group",
    "names",
    "majority",
    "rest",
    "most",
    "remains",
    "count",
    "estimate",
    "part",
    "half",
    "score",
    "scores",
}
_STOP_PREPOSITIONS = {
    "by",
    "with",
    "from",
    "against",
    "for",
    "near",
    "after",
    "before",
    "since",
    "during",
    "than",
    "between",
    "like",
    "into",
    "onto",
    "toward",
    "towards",
    "via",
    "despite",
    "under",
    "over",
    "on",
    "in",
    "at",
    "aboard",
    "within",
}


def _parsed(doc: Parse, m: Mention, events: Events) -> Link | None:
    token: Word = doc[m.phrase.head if m.phrase.head >= 0 and not m.phrase.partitive else m.last - 1]
    if m.phrase.head >= 0 and not m.phrase.partitive:
        clause = _relative(token, events)
        if clause is not None:
            return clause
    for _ in range(7):
        dep, head = token.dep, token.head
        if head is token:
            return None
        if dep in {"nsubjpass", "nsubj"}:
            return _of_subject(doc, token, head, events, passive=dep == "nsubjpass")
        if dep in {"dobj", "dative", "oprd"}:
            event = _event_at(head, events)
            if event and "object" in event.frames:
                return Link(event.kind, event.start, "object", 0.85)
            down = _below(head, events, exclude=token) if head.lower in _SMALL_CLAUSE else None
            return replace(down, how="small clause") if down else None
        if dep == "pobj":
            noun = head.head
            event = _event_at(noun, events)
            if head.lower == "of":
                if event and {"noun", "toll", "object"} & event.frames:
                    return Link(event.kind, event.start, "of", 0.8)
                if noun.lower in _LIGHT_OF:
                    if noun.lower in {"names", "list", "remains"} and noun.dep in {"dobj", "pobj"}:
                        return None  # what was released are the names
                    token = noun
                    continue
                return None
            if head.lower in {"to", "at"} and noun.tag.startswith("VB"):
                subject = next((c for c in noun.children if c.dep in {"nsubj", "nsubjpass"}), None)
                event = _event_at(subject, events) if subject is not None else None
                if event and "toll" in event.frames:
                    return Link(event.kind, event.start, "toll", 0.85)
            if head.lower in _STOP_PREPOSITIONS:
                return None
            token = noun
            continue
        if dep == "attr":
            subject = next((c for c in head.children if c.dep in {"nsubj", "nsubjpass"}), None)
            event = _event_at(subject, events) if subject is not None else None
            if event and ({"noun", "toll", "state"} & event.frames):
                return Link(event.kind, event.start, "attribute", 0.8)
            return None
        if dep in {"conj", "appos", "nummod", "quantmod", "compound", "amod", "nmod", "det", "poss", "npadvmod", "dep"}:
            if dep == "conj" and head.tag.startswith("VB"):
                return None
            token = head
            continue
        return None
    return None


def _event_at(token: Word | None, events: Events) -> Event | None:
    if token is None:
        return None
    event = events.get(token.i)
    if event is None:
        event = next((e for e in events.values() if e.start <= token.i < e.end), None)
    return event


def _relative(token: Word, events: Events) -> Link | None:
    for child in token.children:
        if child.dep not in {"acl", "relcl"} or child.i < token.i:
            continue
        event = _event_at(child, events)
        if event is None:
            if child.dep == "relcl":
                down = _below(child, events)
                if down:
                    return replace(down, how="relative")
            continue
        has_object = any(c.dep == "dobj" for c in child.children)
        if "object" in event.frames and child.tag in {"VBN", "VBD"} and not has_object:
            return Link(event.kind, event.start, "relative", 0.85)
        if {"subject", "state"} & event.frames:
            return Link(event.kind, event.start, "relative", 0.85)
    return None


def _of_subject(doc: Parse, token: Word, verb: Word, events: Events, *, passive: bool) -> Link | None:
    event = _event_at(verb, events)
    if event is not None:
        if "subject" in event.frames or "state" in event.frames:
            return Link(event.kind, event.start, "subject", 0.88)
        if "object" in event.frames:
            has_object = any(c.dep == "dobj" for c in verb.children)
            if passive or (verb.tag in {"VBD", "VBN"} and not has_object):
                return Link(event.kind, event.start, "subject", 0.88 if passive else 0.75)
            return AGENT
    if passive or verb.lower in _COPULAS:
        down = _below(verb, events)
        if down:
            return down
    for child in verb.children:  # "ten were shot, wounded and left": coordinated predicates
        if child.dep == "conj":
            event = _event_at(child, events)
            if event and (("object" in event.frames and child.tag == "VBN" and passive) or "subject" in event.frames):
                return Link(event.kind, event.start, "subject", 0.7)
    return None


_COPULAS = _BE | {
    "remain",
    "remains",
    "remained",
    "go",
    "went",
    "gone",
    "become",
    "became",
    "lay",
    "lie",
    "lies",
    "stay",
    "stayed",
    "appear",
    "appeared",
    "seem",
    "turned",
    "ended",
    "wound",
}
_SMALL_CLAUSE = {
    "leave",
    "leaves",
    "left",
    "leaving",
    "see",
    "saw",
    "seen",
    "find",
    "found",
    "render",
    "rendered",
    "rendering",
    "make",
    "made",
    "making",
    "keep",
    "kept",
    "report",
    "reported",
    "reports",
    "list",
    "listed",
    "pronounce",
    "pronounced",
    "declare",
    "declared",
    "with",
    "have",
    "has",
    "had",
}


def _below(verb: Word, events: Events, exclude: Word | None = None, depth: int = 0) -> Link | None:
    for child in verb.children:
        if (
            child is exclude
            or child.i < verb.i
            or child.dep not in {"xcomp", "oprd", "acomp", "ccomp", "attr", "prep", "advmod", "acl"}
        ):
            continue
        event = _event_at(child, events)
        if event is not None:
            if (
                "state" in event.frames
                or "subject" in event.frames
                or ("object" in event.frames and child.tag == "VBN")
            ):
                if any(c.dep == "dobj" for c in child.children):
                    continue
                return Link(event.kind, event.start, "complement", 0.82)
            continue
        if depth < 2 and child.dep in {"xcomp", "ccomp", "oprd", "acomp"}:
            found = _below(child, events, depth=depth + 1)
            if found:
                return found
    return None


# ---- the whole sentence: lists, inclusion, partitions -----------------------------------------------------------------

_LIST = re.compile(
    r"^[\s,;:&()–—-]*(?:and\s+so\s+(?:were|was|did|have|has)|and|or|as well as|plus|along with|together with|with|while|but)?[\s,]*(?:the|a|an|another|also|at least|some|his|her|their|its|a further|(?:a\s)?total of)?\s*$",
    re.IGNORECASE,
)
_INCLUDING = re.compile(
    r"(?:\bincluding|\bincludes?|\binclude|\bincluded|\bamong (?:them|whom)|\bamongst (?:them|whom)|\bof (?:whom|them|which|these)|\bcomprising|\bcomprised|\bmade up of|\bconsisting of|\bincluded in (?:that|the)\b[\w ]*|\bmost of them|\bwere|\bbeing|\bwith|\bcounting|\binvolving)[\s,:]*(?:at least |about |the |a |an |some |also |up to |as many as )*$",
    re.IGNORECASE,
)
_AMONG = re.compile(
    r"^[\s,]*(?:of (?:them|these|those|the (?:dead|victims|deceased))[\s,]*)?(?:\w+ )?(?:was|were|are|is|being)?\s*(?:also |all )?(?:counted )?(?:among|amongst|part of|belonged to|included (?:among|in))\s+(?:the|those|them)\b(?P<set>[\w\s-]{0,40})",
    re.IGNORECASE,
)
_PARTITION = re.compile(
    r"^[\s,]*(?:others?\s)?(?:who\s+(?:were\s+|had\s+)?\w+\s+)?(?:was|were|are|is|belonged\s+to|came\s+from)\s+(?:all\s|identified\sas\s|also\s|believed\sto\sbe\s|said\sto\sbe\s|the\s|from\s)?(?P<noun>[a-z-]+(?:\s[a-z-]+){0,3})|^\s+(?P<bare>male|female|civilians?|children|women|men|soldiers|police(?:men)?|militants)\b",
    re.IGNORECASE,
)
_SET_OF = re.compile(
    r"(?:^|[\s,(–—-])(?:the\s)?(?P<set>dead|deceased|victims|fatalities|killed|injured|wounded|missing|arrested|hostages|rescued|freed|survivors|detained)\b(?:\s+(?:include[sd]?|were|are|comprised?|numbered|on\s\w+|in\s[A-Z]\w+|there|so far)){1,3}[\s,:]*(?:at least |the |a |an |some )*$",
    re.IGNORECASE,
)
_OPENER = re.compile(
    r"^(?:Of|Among)\s+(?:the|those|these|its|their)\s+(?:\d[\d,]*\s+|\w+\s+)??(?P<set>dead|deceased|victims|fatalities|killed|injured|wounded|missing|arrested|detained|hostages|rescued|freed|survivors)\b",
    re.IGNORECASE,
)
_SETS: Mapping[str, Kind] = {
    "dead": "killed", "deceased": "killed", "victims": "killed", "fatalities": "killed", "killed": "killed", "slain": "killed", "injured": "injured",
    "wounded": "injured", "missing": "missing", "arrested": "arrested", "detained": "arrested", "hostages": "kidnapped", "rescued": "rescued", "freed": "rescued", "survivors": "rescued",
    "casualties": "killed",
}  # fmt: skip


_OUT_OF = re.compile(r"\bout of (?:the |a total of )?$", re.IGNORECASE)
_FROM = re.compile(r"^[\s,]*(?:up |down )?from\s+(?:the\s+|an?\s+)?$", re.IGNORECASE)
_BUT = re.compile(r"^[^.;]{0,60}\bbut\s+$", re.IGNORECASE)
_ALONG = re.compile(
    r"\b(?:along with|together with|as well as|in addition to|and)\s+(?:(?:their|the|his|her|its|an?)\s+)?$",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"\b(?:for|bringing|taking|making|takes|brings)\s+(?:the|a|an overall)\s+(?:\w+\s+)?total\s+(?:of|to)\s+$|\bnow\s+(?:say|says|speaks?\s+of|puts?\s+it\s+at|reports?|counts?|lists?)\s+$|\b(?:spoke|speaks?|spoken)\s+of\s+$",
    re.IGNORECASE,
)


def _lends(doc: Parse, mentions: Sequence[Mention], links: Sequence[Link | None], n: int) -> bool:
    """The figure before lends its kind: "to 19 from 16", "not 12 but 21", "for a total of 54", "Danes, along with two Poles"."""
    between = _between(doc, mentions[n - 1], mentions[n])
    before = doc.text[: mentions[n].start]
    if links[n - 1] is not None and (
        _FROM.match(between) or (_BUT.match(between) and re.search(r"\bnot\s+$", doc.text[: mentions[n - 1].start]))
    ):
        return True
    if mentions[n].form in {"number", "own"} and _TOTAL.search(before):
        return True
    lender = links[n - 1]
    return (
        lender is not None and lender.how in {"ahead", "object", "behind", "subject"} and bool(_ALONG.search(between))
        and len(between) < 30 and mentions[n].phrase.head >= 0
    )  # fmt: skip


_PRONOUN_TOLL = re.compile(
    r"\b(?:put|puts|putting)\s+(?:it|the (?:figure|number|total|count))\s+at\s+(?:a\s)?$|\b(?:the|this|that|its) (?:count|figure|total|number|tally)\b[\w ,]{0,40}\b(?:is|was|still|at|to|reach|reached|stood|stands|ranges? from|now|of)\s+$|^(?:It|That) (?:now |later |since )?(?:is|was|stands at|has risen to|has (?:since )?risen to|rose to|had risen to)\s+$|\bup from (?:the )?$",
    re.IGNORECASE,
)
_APIECE = re.compile(r"^\s*(?:each\s+|people\s+|more\s+|others\s+)?(?:in|at|on|from|near)\s+(?:the\s+|a\s+)?[A-Z\d]")
_DEFINITE = re.compile(r"\b(?:the|those|these|all)\s+$", re.IGNORECASE)


def resolve(
    doc: Parse,
    mentions: Sequence[Mention],
    events: Events,
    before: Kind | None = None,
    known: Mapping[float, Kind] | None = None,
) -> list[Link | None]:
    """A link for every mention of a sentence.

    ``before`` is the kind that the sentence before spoke of last; ``known`` the kinds of the figures stated so far, for "the 104".
    """
    for n in range(1, len(mentions)):
        mentions[n].inner = mentions[n].start < mentions[n - 1].end or bool(
            _OUT_OF.search(doc.text[: mentions[n].start])
        )
    if mentions and re.match(r"Of\s+(?:the\s+)?$", doc.text[: mentions[0].start]):
        mentions[0].inner = True
    links: list[Link | None] = [link(doc, m, events) for m in mentions]
    opener = _OPENER.match(doc.text)
    for n, m in enumerate(mentions):
        named = _named_set(doc, m)
        if named is None and opener and m.start >= opener.end() - 1 and links[n] is None and m.form == "number":
            named = _SETS[opener.group("set").lower()]
        if named and not m.thing:
            own = links[n]
            if own is None or own.how in {"relative", "attribute", "complement", "subject", "toll"}:
                links[n] = Link(named, -1, "set", 0.8, "subset")
    for n in range(
        len(mentions) - 2, -1, -1
    ):  # "ten soldiers and 37 militants were killed": the last lends to the first
        here, there = links[n], links[n + 1]
        if here is None and there is not None and not mentions[n].thing and there.relation == "whole":
            between = _between(doc, mentions[n], mentions[n + 1])
            if re.search(r"^Of\s+(?:the\s+)?$", doc.text[: mentions[n].start]):
                continue
            if (
                _LIST.match(between)
                and _countable(doc, mentions[n])
                and there.how in {"behind", "subject", "relative", "list"}
                and not re.search(r"\bwhile\b|\bbut\b", between)
            ):
                links[n] = replace(there, how="list", confidence=there.confidence - 0.07, lender=n + 1)
    for n, m in enumerate(mentions):
        own = links[n]
        if m.thing and own is None:
            continue
        if n > 0 and links[n - 1] is not None:
            lender = links[n - 1]
            assert lender is not None
            between = _between(doc, mentions[n - 1], m, lender)
            if _LIST.match(between) and own is None and m.form != "single" and _countable(doc, m):
                relation: Relation = lender.relation
                if (
                    re.fullmatch(r"\s*[–—(:,-]+\s*", between)
                    and m.phrase.head >= 0
                    and mentions[n].interval.stated < mentions[n - 1].interval.stated
                ):
                    relation = "subset"
                if m.phrase.partitive and m.phrase.head < 0:
                    relation = "subset"
                links[n] = replace(
                    lender, how="list", confidence=lender.confidence - 0.07, lender=n - 1, relation=relation
                )
                continue
            if (
                _LIST.match(between)
                and own is not None
                and own.how in {"list", "behind", "subject"}
                and lender.relation == "subset"
                and own.kind == lender.kind
            ):
                links[n] = replace(own, relation="subset", lender=n - 1)
                continue
        if own is not None and m.phrase.partitive and m.phrase.head < 0 and own.relation == "whole":
            links[n] = own = replace(own, relation="subset", lender=_last(links, n))
        if _INCLUDING.search(doc.text[: doc[m.left].idx]) or (own is None and _subset_behind(doc, m)):
            lend = _last(links, n)
            strong = bool(
                re.search(
                    r"(?:includ|among|of (?:whom|them))\w*\W*(?:\w+\W+){0,3}$",
                    doc.text[: doc[m.left].idx],
                    re.IGNORECASE,
                )
            )
            if own is None or (strong and own.how not in {"behind", "noun", "inside"}):
                if lend >= 0:
                    lender = links[lend]
                    assert lender is not None
                    if (
                        strong
                        or _partition_noun(doc, m)
                        or re.search(r"\bwere[\s,]*$", doc.text[: doc[m.left].idx]) is None
                    ):
                        links[n] = replace(
                            lender, how="subset", confidence=lender.confidence - 0.07, lender=lend, relation="subset"
                        )
                elif before and (strong or _partition_noun(doc, m)):
                    links[n] = Link(before, -1, "subset", 0.65, "subset")
            elif strong and lend >= 0 and own.kind == (links[lend] or own).kind:
                links[n] = replace(own, relation="subset", lender=lend)
        elif own is None and n > 0 and _last(links, n) >= 0 and _countable(doc, m) and _lends(doc, mentions, links, n):
            lender = links[_last(links, n)]
            assert lender is not None
            links[n] = replace(lender, how="lent", confidence=0.75, lender=-1, relation="whole")
        elif (
            own is None
            and before
            and m.form == "number"
            and n == 0
            and m.phrase.head < 0
            and _TOTAL.search(doc.text[: m.start])
        ):
            links[n] = Link(before, -1, "lent", 0.7)
        elif (
            own is None
            and m.form == "number"
            and _PRONOUN_TOLL.search(doc.text[: m.start])
            and (before or _last(links, n) >= 0)
            and _countable(doc, m)
        ):
            lender = links[_last(links, n)] if _last(links, n) >= 0 else None
            kind = lender.kind if lender is not None else before
            assert kind is not None
            links[n] = Link(kind, -1, "toll", 0.75)
        elif (
            own is None
            and m.form == "number"
            and (m.phrase.head < 0 or m.phrase.others)
            and _last(links, n) >= 0
            and _APIECE.match(doc.text[m.end :])
        ):
            lender = links[_last(links, n)]
            assert lender is not None
            links[n] = replace(lender, how="apiece", confidence=0.75, lender=_last(links, n), relation="whole")
        elif (
            own is None
            and m.form == "number"
            and known
            and m.interval.stated in known
            and _DEFINITE.search(doc.text[: m.start])
            and _countable(doc, m)
        ):
            links[n] = Link(known[m.interval.stated], -1, "recalled", 0.7)
        elif own is None and m.phrase.head < 0 and (m.phrase.partitive or _partition_noun(doc, m)):
            lend = _last(links, n)
            lender = links[lend] if lend >= 0 else None
            if lender is not None:
                links[n] = replace(lender, how="partition", confidence=0.72, lender=lend, relation="subset")
            elif before:
                links[n] = Link(before, -1, "partition", 0.65, "subset")
    return links


def _countable(doc: Parse, m: Mention) -> bool:
    """A bare number, or a noun that can name people: a list lends its kind to nothing else."""
    return m.phrase.head < 0 or nouns.is_person(doc[m.phrase.head].text) or nouns.looks_human(doc[m.phrase.head].text)


def _last(links: Sequence[Link | None], n: int) -> int:
    """The nearest linked mention before ``n``, wholes before subsets; -1 when there is none."""
    before = [(k, link) for k, link in enumerate(links[:n]) if link is not None]
    wholes = [k for k, link in before if link.relation != "subset"]
    if wholes:
        return wholes[-1]
    return before[-1][0] if before else -1


def _between(doc: Parse, left: Mention, right: Mention, link: Link | None = None) -> str:
    """The words between two mentions; those up to the left one's event word belong to it."""
    if link is not None and link.how in {"behind", "relative"} and left.last <= link.event < right.left:
        token = doc[link.event]
        return doc.text[token.end : max(token.end, right.start)]
    end = max(left.end, doc[max(left.phrase.end, left.last) - 1].end)
    return doc.text[end : max(end, right.start)]


def _named_set(doc: Parse, m: Mention) -> Kind | None:
    """ "the dead included three children", "two foreigners were among the dead"."""
    match = _SET_OF.search(doc.text[: doc[m.left].idx])
    if match:
        return _SETS[match.group("set").lower()]
    tail = _AMONG.match(doc.text[m.end :])
    if tail:
        for word in re.findall(r"[a-z]+", tail.group("set").lower()):
            if word in _SETS:
                return _SETS[word]
    return None


def _subset_behind(doc: Parse, m: Mention) -> bool:
    return bool(
        re.match(r"^[\s,]*(?:of (?:them|whom|these|those)\b|among (?:them|whom)\b)", doc.text[m.end :], re.IGNORECASE)
    )


def _partition_noun(doc: Parse, m: Mention) -> str | None:
    """ "two were men", "25 female": the group noun that stands behind a bare number."""
    if m.phrase.head >= 0:
        return None
    match = _PARTITION.match(doc.text[m.end :])
    if not match:
        return None
    words = (match.group("noun") or match.group("bare")).split()
    while words:
        if nouns.is_person(words[-1]):
            return " ".join(words)
        words.pop()
    return None


def partition_group(doc: Parse, m: Mention) -> str | None:
    """The group of a bare number that its predicate names ("25 were women" -> women)."""
    words = _partition_noun(doc, m)
    if words is None:
        return None
    *modifiers, head = words.lower().split()
    return nouns.name_group(nouns.singular(head), modifiers)
