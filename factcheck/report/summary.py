"""Ten seconds: what can be printed, what must be held, what must be dropped. Every format shows these same lines."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from factcheck.lexicon import table
from factcheck.lexicon.hedges import stated
from factcheck.records import COUNT_KINDS, UNNAMED, Kind, Moment
from factcheck.report.excerpts import printed, visible, voice

if TYPE_CHECKING:
    from factcheck.records import Claim, Discrepancy, Fact, Incident, Status
    from factcheck.report.content import Content

_ZONE: Final = re.compile(r"Z$|[+-]\d\d:?\d\d$")
_ORDER: Final[tuple[Status, ...]] = ("print", "hold", "drop")


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One line of the call sheet.

    Attributes:
        status: print, hold or drop.
        text: the sentence to print; the question to ask; the figure to drop.
        note: as of when, or why, and on how many shoulders it stands.
        carriers: for drop, the outlets that still print the figure.
        decided: an editor's decision, with his note; empty where there is none.
        discrepancy: id of the discrepancy behind it, empty for a plain fact.
    """

    status: Status
    text: str
    note: str = ""
    carriers: tuple[str, ...] = ()
    decided: str = ""
    discrepancy: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much stands behind an incident; copies of one text are one chain."""

    articles: int
    outlets: int
    chains: int
    authorities: int
    newest: str


def calls(report: Content, incident: Incident) -> tuple[Call, ...]:
    """PRINT, then HOLD, then DROP, each gravest first; empty when nothing of the incident is counted or disputed.

    What an editor has decided stands where he put it.
    """
    facts = report.facts_in[incident.id]
    rows = [d for _, d in report.disputes_in[incident.id]]
    held: dict[tuple[str, str, str | None, str], Discrepancy] = {}  # one question a dispute
    for d in rows:
        if d.status == "hold" and not d.decision:
            held.setdefault((d.kind, d.group, d.place, d.verdict), d)
    open_ = {at[:3] for at in held} | {(d.kind, d.group, d.place) for d in rows if d.decision}
    decided = [_decided(report, d) for d in rows if d.decision]
    said = {"", *(c.text for c in decided)}
    found = [
        *(_print(f) for f in sorted(facts, key=_weight) if f.status == "print" and f.wording not in said and _worth(f)),
        *(_hold(d) for d in held.values()),
        *(
            Call(status="hold", text=f.wording.removeprefix("HOLD: "), note=_shoulders(f))
            for f in facts
            if f.status == "hold" and f.wording and (f.kind, f.group, f.place) not in open_
        ),
        *(_drop(report, d) for d in rows if d.status == "drop" and not d.decision),
        *decided,
    ]
    return tuple(sorted(found, key=lambda c: _ORDER.index(c.status)))


def told(report: Content) -> tuple[Incident, ...]:
    """Incidents with an answer: those in which something differs, then those on which several articles agree."""
    return tuple(i for i in report.incidents if report.disputes_in[i.id] or (len(i.members) > 1 and calls(report, i)))


_GROUPS: Final = ("total", "civilians", "security", "militants")


def _weight(fact: Fact) -> tuple[int, bool, int, int]:
    """What to print first: deaths before the rest, the whole before a place, totals before groups."""
    kind = COUNT_KINDS.index(fact.kind) if fact.kind in COUNT_KINDS else len(COUNT_KINDS)
    group = _GROUPS.index(fact.group) if fact.group in _GROUPS else len(_GROUPS)
    return kind, bool(fact.place), group, -len(fact.outlets)


_TOLLS: Final[frozenset[Kind]] = frozenset({"killed", "injured"})
"""Counts that a report of an incident opens with, whoever counted."""


def _worth(fact: Fact) -> bool:
    """What an editor prints as a toll.

    The dead and hurt of the whole incident, where a number is given; other counts, and civilians, security forces and
    militants, on the word of an authority. A part, another group, none at all and what is measured need two outlets
    that did not copy one text; one member of a group and bare quantities make no line.
    """
    agreed = len(fact.outlets) > 1 and len(fact.chains) > 1
    if fact.kind not in COUNT_KINDS:
        return agreed and fact.kind in ("magnitude", "money")
    if fact.group != "total" and fact.best == 1:
        return False
    if fact.place or fact.group not in _GROUPS or not fact.best:
        return agreed
    told = any(a not in _nobody() for a in fact.authorities)
    return agreed or told or (fact.group == "total" and fact.kind in _TOLLS)


def _print(fact: Fact) -> Call:
    return Call(status="print", text=fact.wording, note=_shoulders(fact))


def _hold(d: Discrepancy) -> Call:
    return Call(status="hold", text=d.question or d.wording or d.reason, note=d.values, discrepancy=d.id)


def _decided(report: Content, d: Discrepancy) -> Call:
    """A dispute where an editor has put it, with his note."""
    decided = visible(f"decided: {d.note}" if d.note else "decided")
    if d.decision == d.status != "print":
        return replace(_hold(d) if d.status == "hold" else _drop(report, d), decided=decided)
    safe = d.wording if d.decision == "print" and not d.wording.startswith("HOLD") else ""
    text = safe or (d.question if d.decision == "hold" else "") or d.reason
    return Call(status=d.decision or d.status, text=text, note=d.values, decided=decided, discrepancy=d.id)


def _drop(report: Content, d: Discrepancy) -> Call:
    old, new = withdrawn(d), lowered(d)
    place = f" in {visible(d.place)}" if d.place else ""
    fate = "withdrawn" if new is None else f"lowered to {printed(new)}"
    text = f"{printed(old)} {d.kind} ({visible(d.group) or 'total'}){place}: {fate}"
    return Call(status="drop", text=text, note=d.reason, carriers=carriers(report, d), discrepancy=d.id)


def withdrawn(d: Discrepancy) -> Claim:
    """The side of a revision that was taken back: the higher figure, since a revision lowers."""
    return max((d.left, d.right), key=stated)


def lowered(d: Discrepancy) -> Claim | None:
    """The side that took its place; None where one side only says that the figure no longer holds."""
    new = min((d.left, d.right), key=stated)
    return None if stated(new) == stated(withdrawn(d)) else new


def carriers(report: Content, d: Discrepancy) -> tuple[str, ...]:
    """The outlets that print a withdrawn figure as current, without those that corrected themselves."""
    old, new = withdrawn(d), lowered(d)
    prints: dict[str, None] = {}
    corrected = set()
    for ident in d.claims:
        claim = report.claim.get(ident)
        if claim is None:
            continue
        outlet = visible(report.outlet(claim.article_id))
        if stated(claim) == stated(old) and claim.scope != "superseded":
            prints[outlet] = None
        elif stated(claim) == stated(old) or (new and stated(claim) == stated(new)):
            corrected.add(outlet)
    return tuple(outlet for outlet in prints if outlet not in corrected)


def _shoulders(fact: Fact) -> str:
    """Who stands behind a figure: "Nine outlets agree; one authority, the military, counted."""
    outlets = len(fact.outlets)
    authorities = [a for a in fact.authorities if a not in _nobody()]
    said = f"{outlets} outlets agree" if outlets > 1 else f"{outlets} outlet"
    if not authorities:
        who = "nobody named counted"
    elif len(authorities) == 1:
        who = f"one authority, {authorities[0]}, counted"
    else:
        who = f"{len(authorities)} authorities counted: {', '.join(authorities)}"
    corroborated = "; corroborated" if fact.corroborated else ""
    as_of = f"; as of {clock(fact.as_of)}" if fact.as_of else ""
    return f"{said}; {who}{corroborated}{as_of}"


def _nobody() -> frozenset[str]:
    """How our own voice says that no authority stands behind a figure."""
    sources = table("comparing")["sources"]
    return frozenset(str(label) for kind, label in sources.items() if kind in UNNAMED)


def clock(iso: str) -> str:
    """A time as people read it: "2 February 2026, 12:30 (+05:00)"; a day stays a day."""
    moment = Moment.parse(iso)
    if moment is None:
        return visible(iso)
    day = f"{moment.day.day} {moment.day:%B %Y}"
    if len(iso) <= 10:
        return day
    zone = _ZONE.search(iso[16:])
    shown = "" if zone is None else " UTC" if zone[0] in ("Z", "+00:00") else f" ({zone[0]})"
    return visible(f"{day}, {iso[11:16]}{shown}")


def counts(report: Content, incident: Incident) -> Counts:
    """The incident's articles, outlets, chains and authorities, and the newest time of publication."""
    articles = [a for i in incident.article_ids if (a := report.article.get(i))]
    counted = [c for c in report.claims_in[incident.id] if c.kind in COUNT_KINDS]
    dated = [(a.when.latest, a.published) for a in articles if a.when and a.published]
    return Counts(
        articles=len(articles),
        outlets=len({a.outlet for a in articles if a.outlet}),
        chains=len({m.origin for m in incident.members}),
        authorities=len(
            {voice(c) for c in counted if c.source_type not in UNNAMED and c.scope in ("incident", "part")}
        ),
        newest=max(dated)[1] if dated else "",
    )
