"""The words of a finding: a reason an editor would sign, a sentence that is safe to print, the question to ask.

Our own voice is neutral, never says "confirmed", and speaks of what the text shows, never of motive or fault.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.comparisons.statements.evidence import evidence, outlet
from factcheck.comparisons.statements.statement import mentions
from factcheck.comparisons.verdicts.ladder import another_event, campaign
from factcheck.comparisons.wording import labels
from factcheck.lexicon import table
from factcheck.lexicon.hedges import figure, listed, printed
from factcheck.lexicon.voices import authority
from factcheck.records import COUNT_KINDS, UNATTRIBUTED, Claim, Moment, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factcheck.comparisons.statements.statement import Key, Statement
    from factcheck.comparisons.verdicts.ladder import Pair
    from factcheck.policy import Policy


def what(key: Key, *statements: Statement) -> str:
    """The fact in words: "deaths, security (Pasni)"; the statements tell how its place is spelled."""
    words = table("comparing")["kinds"].get(key.kind, key.kind)
    group = key.noun or ("" if key.group in ("", "total") else labels.group(key.group))
    group = "" if group == words else group
    spelled = next((c.place for s in statements for c in s.claims if c.place), key.place)
    place = f" ({spelled})" if key.place else ""
    return f"{words}, {group}{place}" if group else f"{words}{place}"


def aside(key: Key, *statements: Statement) -> str:
    """The same for a place between brackets: "deaths, security, Pasni"."""
    fact, bracket, place = what(key, *statements).partition(" (")
    return f"{fact}, {place.removesuffix(')')}" if bracket else fact


def who(statement: Statement) -> str:
    """Authority and outlet: "police via Inland Gazette"; the outlet alone where it counts itself or names nobody."""
    claim = statement.claim
    return outlet(statement) if claim.source_type in UNATTRIBUTED else f"{authority(claim)} via {outlet(statement)}"


def shown(claim: Claim) -> str:
    """A value in a sentence: the figure with its hedge, a day as people write it, a name."""
    day = Moment.parse(claim.value) if claim.kind == "date" else None
    return f"{day.day.day} {day.day:%B %Y}" if day else printed(claim)


def when(statement: Statement, event: str | None = None) -> str:
    """The time of a figure as it is known, empty otherwise; with its year unless that is known to be the event's."""
    moment = statement.moment
    if moment is None:
        return ""
    year = "" if event and event[:4] == moment.iso[:4] else f" {moment.day:%Y}"
    day = f"{moment.day.day} {moment.day:%B}{year}"
    return f"{day}, {moment.iso[11:16]}" if len(moment.iso) > 10 else day


def values(statements: Sequence[Statement], policy: Policy) -> str:
    """Every figure with who prints it: "10 (AFP via 3 outlets) | 17 (Inland Gazette)"."""
    by_figure: dict[str, list[Statement]] = {}
    for s in sorted(statements, key=lambda s: (s.figure, s.threshold)):
        by_figure.setdefault(shown(s.claim) if s.claim.kind == "date" else listed(s.claim), []).append(s)
    return " | ".join(f"{number} ({_carriers(ss, policy)})" for number, ss in by_figure.items())


def _carriers(statements: Sequence[Statement], policy: Policy) -> str:
    proof = evidence(statements, policy)
    named = [a for a in proof.authorities if a != table("comparing")["sources"]["media"]]
    n = len(proof.outlets)
    outlets = proof.outlets[0] if n == 1 else f"{n} outlets"
    note = ", called outdated" if all(s.superseded for s in statements) else ""
    return (f"{', '.join(named)} via {outlets}" if named else outlets) + note


def reason(pair: Pair, verdict: Verdict, words: str = "") -> str:
    """One line an editor would sign; ``words`` names the template where the verdict alone does not."""
    templates = table("comparing")["reasons"]
    left, right = pair.left, pair.right
    hedged = verdict == "conflict" and not words and not pair.disjoint
    said = str(templates[words or reason_key(pair, verdict)]).format(
        low=shown(left.claim),
        high=shown(right.claim),
        low_who=who(left),
        high_who=who(right),
        fact=what(pair.key, left, right),
        basis=table("comparing")["bases"][pair.order.basis],
        definition=pair.definition or _clause(pair.explained),
        narrower=table("comparing")["narrower"].get(pair.narrower, ""),
        sum=added(pair.parts),
        outlet=outlet(left),
        low_authority=authority(left.claim),
        high_authority=authority(right.claim),
    )
    return f"{said} {templates['hedged']}" if hedged else said


def added(parts: Sequence[Statement]) -> str:
    """Parts and what they make: "14 + 5 + 6 = 25"; one alone as it is."""
    listed = " + ".join(printed(s.claim) for s in parts)
    return f"{listed} = {figure(sum(s.figure for s in parts))}" if len(parts) > 1 else listed


def reason_key(pair: Pair, verdict: Verdict) -> str:
    """The template of a reason, by verdict and by what is known of the pair."""
    if pair.versions and verdict in ("revision", "update"):
        return "version_falls" if pair.falls else "version_rises"
    if verdict == "conflict":
        if pair.copies:
            return "conflict_copies"
        if pair.same_article:
            return "conflict_counters"
        if another_event(pair) or campaign(pair):
            return "conflict_elsewhere"
        if pair.order.first == "same":
            return "conflict_same"
        return "conflict_falls" if pair.falls else "conflict_rises" if pair.rises else "conflict_unordered"
    if verdict == "definition":
        known = ((pair.definition, "definition"), (pair.explained, "definition_said"), (pair.listed, "definition_list"))
        return next((name for told, name in known if told), "definition_narrower")
    if verdict == "update":
        return "update_falls" if pair.falls and not pair.overtaken else "update" if pair.rises else "update_within"
    if verdict == "disputed":
        return "disputed_denied" if "denied" in (pair.left.claim.certainty, pair.right.claim.certainty) else "disputed"
    if verdict == "revision":
        if pair.left.figure == pair.right.figure:
            gone = pair.left.superseded, pair.right.superseded
            return {(True, False): "revision_left_gone", (False, True): "revision_right_gone"}.get(
                gone, "revision_stale"
            )
        return "revision" if pair.falls else "revision_unordered"
    if verdict == "self_contradiction":
        return "self_headline" if pair.left.claim.field != pair.right.claim.field else "self_body"
    return verdict


def _clause(text: str) -> str:
    given = text.strip(' "“”').split()
    return " ".join(given[:MOST_WORDS]) + (" ..." if len(given) > MOST_WORDS else "")


MOST_WORDS = 40
"""A quote is a clause of at most so many words."""

_OF = frozenset({"dozens", "scores", "hundreds", "thousands", "millions"})


def attributed(statement: Statement, key: Key, event: str | None, *, floor: bool = False) -> str:
    """A figure as it may be printed: with its authority and time, in neutral words; as a floor with "at least".

    ``event`` is the incident's day, as far as it is known. Empty where the part that it counts has no name to print.
    """
    claim, words = statement.claim, table("comparing")
    told = [
        _opening(statement, floor=floor),
        _counted(statement, key),
        _verb(key),
        words["conditions"].get("in_care" if _in_care(statement) else key.group, ""),
    ]
    if key.kind in words["measured"]:
        measured = str(words["measured"][key.kind])
        told = [measured.format(figure=printed(claim), unit=key.unit, noun=key.noun).strip()]
    name = next((c.place for c in statement.claims if c.place), "") if key.place else ""
    place = labels.located(name, counted=key.kind in _IN_CARE) if name else ""
    if (key.place and not place) or (key.kind in COUNT_KINDS and statement.figure % 1):
        return ""
    said = f"{authority(claim)} said" if claim.source_type not in UNATTRIBUTED else f"as {outlet(statement)} reports"
    time = when(statement, event)
    return f"{' '.join(w for w in told if w)}{place}, {said}{f' ({time})' if time else ''}."


def _in_care(statement: Statement) -> bool:
    """It counts those of the hurt who are in hospital, not all of them."""
    return statement.claim.kind == "injured" and mentions(statement.clause, "in_hospital")


_IN_CARE = frozenset({"killed", "injured", "missing"})
"""Kinds whose figures a hospital has from those brought to it."""


def _verb(key: Key) -> str:
    """What happened to those counted; of attacks counted as sites, nothing."""
    words = table("comparing")
    return "" if key.kind == "sites" and key.group in words["no_sites"]["words"] else words["verbs"].get(key.kind, "")


def _counted(statement: Statement, key: Key) -> str:
    if statement.vague and statement.claim.qualifier in _OF:
        return f"of {labels.people(key, 2)}"
    return labels.people(key, statement.figure, statement).strip()


def _opening(statement: Statement, *, floor: bool) -> str:
    if not statement.figure:
        return "No"
    number = f"at least {figure(statement.figure)}" if floor else printed(statement.claim)
    return number[:1].upper() + number[1:]


def safe(
    statements: Sequence[Statement],
    key: Key,
    best: Statement | None,
    *,
    event: str | None,
    disputed: bool,
    policy: Policy,
) -> str:
    """The sentence to print, or HOLD and why."""
    if disputed:
        sides: dict[str, Statement] = {}
        for s in sorted(statements, key=_age):
            if s.current and s.claim.source_type not in UNATTRIBUTED:
                sides.setdefault(authority(s.claim), s)
        if len({s.figure for s in sides.values()}) < 2:  # nobody speaks for the other figure
            return f"HOLD: {what(key, *statements)}: {values(statements, policy)}."
        told = [sentence for s in sides.values() if (sentence := attributed(s, key, event))]
        return " ".join([*told, "The figures are disputed."]) if told else ""
    if best is None:
        given = [s for s in statements if s.current]
        return f"HOLD: {what(key, *given)}: {values(given, policy)}."
    return attributed(best, key, event)


def named(statements: Sequence[Statement], key: Key, policy: Policy, *, open_: bool) -> str:
    """Of values without a number: what is open, or each on the word of whoever prints it."""
    if open_:
        return f"HOLD: {what(key)}: {values(statements, policy)}."
    by_value: dict[str, list[str]] = {}
    for s in statements:
        by_value.setdefault(shown(s.claim), []).append(outlet(s))
    said = (
        f"{value}, as {joined(dict.fromkeys(by))} {'reports' if len(set(by)) == 1 else 'report'}"
        for value, by in by_value.items()
    )
    return f"{table('comparing')['kinds'][key.kind].capitalize()}: {'; '.join(said)}."


def _age(statement: Statement) -> float:
    """Smaller is newer; undated last."""
    return -statement.moment.latest.timestamp() if statement.moment else 0.0


def joined(names: Iterable[str]) -> str:
    """A list in words."""
    listed = list(names)
    return listed[0] if len(listed) == 1 else f"{', '.join(listed[:-1])} and {listed[-1]}" if listed else ""
