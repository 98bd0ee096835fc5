"""The figures of a draft against those that coverage holds to be current: the first rule that matches speaks."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from factcheck.comparisons.figures import parts
from factcheck.comparisons.figures.lineage import ENEMIES
from factcheck.comparisons.statements.evidence import evidence, grade, outlet, unique
from factcheck.comparisons.verdicts.ladder import CORRECTED, Pair, judge, weight
from factcheck.comparisons.verdicts.order import UNKNOWN
from factcheck.comparisons.wording import phrasing
from factcheck.lexicon import table
from factcheck.lexicon.hedges import printed, stated
from factcheck.records import SEVERITIES, UNATTRIBUTED, Fact, Remark

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.comparisons.scene import Scene
    from factcheck.comparisons.statements.statement import Key, Statement
    from factcheck.records import Discrepancy, Findings, Rule, Severity

_LOUD = ("disputed", "conflict")
_NEAR = 120
"""Characters around a number, or behind a sentence, that still speak of it."""
_ANYBODY = frozenset({"", "people", "persons", "person", "others", "victims"})
"""Nouns that tell nothing of what is counted."""


@dataclass(frozen=True)
class _Case:
    """One figure of the draft, and what coverage has on the same fact."""

    scene: Scene
    key: Key
    mine: Statement
    told: frozenset[float]
    theirs: tuple[Statement, ...]
    fact: Fact | None
    rows: tuple[Discrepancy, ...]

    @property
    def latest(self) -> list[Statement]:
        """What is current in coverage, the best placed first."""
        held = [t for t in self.theirs if t.current and (self.fact is None or t.claim.id in self.fact.claims)]
        policy = self.scene.policy
        return sorted(held, key=lambda t: (-grade(t, policy), t.in_title, t.threshold, -t.figure))

    @property
    def unsure(self) -> list[Statement]:
        """Where coverage has the draft's figure only as feared, or as denied."""
        return [t for t in self.theirs if t.figure == self.mine.figure and t.claim.certainty in ("feared", "denied")]

    def pair(self, other: Statement) -> Pair:
        """The two side by side, the lower one left; a draft is printed after everything it is held against."""
        low, high = sorted((self.mine, other), key=lambda s: (s.figure, s.interval.low))
        return Pair(low, high, self.key, UNKNOWN, self.scene.policy, definition=parts.difference(self.scene, low, high))

    def remark(
        self, rule: Rule, severity: Severity, against: Sequence[Statement], *, words: str = "", **more: str
    ) -> Remark:
        """What to say under a rule."""
        policy = self.scene.policy
        proof = evidence(against, policy)
        place = self.mine.claim.place if self.key.place else ""
        message = str(table("comparing")["remarks"][words or rule]).format(
            figure=printed(self.mine.claim),
            fact=phrasing.what(replace(self.key, place=None)) + (f" in {place}" if place else ""),
            values=phrasing.values(against, policy),
            outlets=phrasing.joined(proof.outlets[:3]) if len(proof.outlets) <= 3 else f"{len(proof.outlets)} outlets",
            authorities=phrasing.joined(named(proof.authorities)) or phrasing.joined(proof.authorities),
            texts=len(proof.chains),
            **more,
        )
        return Remark(
            rule=rule,
            severity=severity,
            kind=self.key.kind,
            group=self.key.group,
            message=message[:1].upper() + message[1:],
            claim=self.mine.claim,
            wording=self.fact.wording if self.fact else "",
            against=unique(c.id for s in against for c in s.claims),
        )


def remarks(scene: Scene, coverage: Findings) -> Iterator[Remark]:
    """What coverage says of each current figure of the draft."""
    fact_of = {i: fact for fact in coverage.facts for i in fact.claims}
    rows_of: dict[str, list[Discrepancy]] = {}
    for row in coverage.discrepancies:
        for ident in row.claims:
            rows_of.setdefault(ident, []).append(row)
    for key, statements in scene.figures.items():
        mine = [s for s in statements if s.article.id == scene.draft]
        theirs = tuple(s for s in statements if s.article.id != scene.draft)
        facts = [fact_of[c.id] for s in theirs for c in s.claims if c.id in fact_of]
        rows = {id(r): r for s in theirs for c in s.claims for r in rows_of.get(c.id, ())}
        told = frozenset(s.figure for s in mine)
        for s in mine:
            if s.current and not s.minor:
                case = _Case(scene, key, s, told, theirs, next(iter(facts), None), tuple(rows.values()))
                yield from _about(case)


def _about(case: _Case) -> Iterator[Remark]:
    latest = case.latest
    if not latest:
        yield from _alone(case)
        return
    verdicts = {id(t): judge(case.pair(t)) for t in latest}
    agreeing = [t for t in latest if verdicts[id(t)] == "compatible"]
    rivals = [t for t in latest if verdicts[id(t)] not in (None, "compatible") and t.figure not in case.told]
    if defined := [t for t in rivals if verdicts[id(t)] == "definition"]:
        yield _defined(case, defined)
        return
    if rivals and _taken_back(case):
        yield case.remark("withdrawn", _gravity(case.pair(rivals[0])), rivals)
    elif agreeing:
        yield from _contested(case, rivals)
        yield from _carried(case, agreeing)
    elif rivals:
        yield _behind(case, rivals)


def _defined(case: _Case, others: list[Statement]) -> Remark:
    """Coverage counts another set under the same word; which one is said where it is known."""
    pair = case.pair(others[0])
    if pair.definition:
        return case.remark("definition", "low", others, set=pair.definition)
    if pair.narrower:
        return case.remark(
            "definition", "low", others, words="narrower", set=str(table("comparing")["narrower"][pair.narrower])
        )
    return case.remark("definition", "low", others, words="other_set")


def _alone(case: _Case) -> Iterator[Remark]:
    """Coverage has no current count of this; it may fear or deny it, or tell the same number of something else."""
    figure = case.mine.figure
    if case.unsure:
        yield _feared(case)
        return
    others = [c for c in case.scene.claims if c.article_id != case.mine.article.id and c.interval is not None]
    alike = any(stated(c) == figure for c in others if c.kind == case.key.kind or not _counted(case.key))
    if not alike and not printed_beside(case.scene, case.mine):
        yield case.remark("only_here", "low", ())


def _feared(case: _Case) -> Remark:
    certainty = case.unsure[0].claim.certainty
    return case.remark("hedge_lost", "medium", case.unsure, words="feared_lost", certainty=certainty)


def _counted(key: Key) -> bool:
    return key.kind not in ("money", "duration", "quantity")


def _contested(case: _Case, rivals: list[Statement]) -> Iterator[Remark]:
    """The draft's figure is current, and so is another that it does not tell."""
    if not rivals:
        return
    loud = [
        r for r in case.rows if r.verdict in _LOUD and not {c.id for t in rivals for c in t.claims}.isdisjoint(r.claims)
    ]
    worst = min(loud, key=lambda r: SEVERITIES.index(r.severity), default=None)
    if worst is None:
        return
    rule: Rule = "disputed" if worst.verdict == "disputed" else "conflict"
    yield case.remark(rule, worst.severity, rivals, words=f"{rule}_too")


def _taken_back(case: _Case) -> bool:
    """Some article takes the very figure back, whoever still prints it."""
    return any(t.figure == case.mine.figure and t.superseded and t.cues & CORRECTED for t in case.theirs)


def _gravity(pair: Pair) -> Severity:
    return weight(pair) if pair.disjoint else "low"


def _behind(case: _Case, rivals: list[Statement]) -> Remark:
    """No current count agrees with the draft's figure."""
    figure, pair = case.mine.figure, case.pair(rivals[0])
    if before := [t for t in case.theirs if t.figure == figure and t not in case.unsure]:
        lowered = any(
            r.verdict == "revision" and figure > stated(r.left) and any(t.claim.id in r.claims for t in before)
            for r in case.rows
        )
        if lowered or _earlier(before, rivals):
            return case.remark("withdrawn" if lowered else "outdated", _gravity(pair), rivals, since=_newest(before))
        return case.remark("conflict", "low", rivals, words="conflict_too")
    if case.unsure:
        return _feared(case)
    if not pair.disjoint:
        return case.remark("conflict", "low", rivals, words="looser")
    if parties := [t for t in rivals if judge(case.pair(t)) == "disputed"]:
        return case.remark("disputed", weight(pair), parties)
    if printed_beside(case.scene, case.mine):
        return case.remark("conflict", "low", rivals, words="beside")
    return case.remark("conflict", weight(pair), rivals)


def _earlier(before: Sequence[Statement], rivals: Sequence[Statement]) -> bool:
    """Whoever prints the figure called it outdated, or certainly printed it before the newest of the others."""
    later = [m for s in rivals if (m := s.moment)]
    standing = [s.moment for s in before if not s.superseded]
    return all(m is not None and any(m.before(other) for other in later) for m in standing)


def printed_beside(scene: Scene, mine: Statement) -> bool:
    """An article prints the number beside another figure of the kind, or beside its word or noun.

    Such a number may be the same count in words that were not read ("took back its figure of 26; 21 stand").
    """
    written = {f"{mine.figure:.0f}", f"{mine.figure:,.0f}"}
    number = re.compile(rf"(?<![\d.,])(?:{'|'.join(map(re.escape, sorted(written)))})(?![\d%]|[.,]\d)")
    kind, noun = mine.claim.kind, mine.claim.noun.casefold()
    beside = {str(table("comparing")["verbs"].get(kind, kind))} | ({noun} - _ANYBODY)
    counted = [c for c in scene.claims if c.kind == kind and c.interval is not None]
    for article in (a for i, a in scene.articles.items() if i != mine.article.id):
        spans = [c.sentence for c in counted if c.article_id == article.id and c.field == "body"]
        for found in number.finditer(article.text):
            at = found.start()
            around = article.text[max(0, at - _NEAR) : at + _NEAR].casefold()
            if any(start <= at <= end + _NEAR for start, end in spans) or any(w and w in around for w in beside):
                return True
    return False


def _newest(statements: Sequence[Statement]) -> str:
    """Who printed it last, and when: "Harbour Courier (31 January, 12:10)"."""
    newest = max(statements, key=lambda s: s.moment.latest if s.moment else dt.datetime.min.replace(tzinfo=dt.UTC))
    time = phrasing.when(newest)
    return outlet(newest) + (f" ({time})" if time else "")


def _carried(case: _Case, agreeing: list[Statement]) -> Iterator[Remark]:
    """On whose word the figure stands in coverage, and what of that the draft dropped."""
    mine = case.mine
    plain = all(c.source_type == "none" and not c.source and not c.authority for c in mine.claims)
    attributed = all(any(c.source or c.source_type not in UNATTRIBUTED for c in t.claims) for t in agreeing)
    proof = evidence(agreeing, case.scene.policy)
    stake = {c.source_type for t in agreeing for c in t.claims} - UNATTRIBUTED
    if plain and attributed:
        sided = (stake and stake <= set(case.scene.policy.parties.interested)) or case.key.group in ENEMIES
        words = "attribution_lost" if stake else "source_lost"
        yield case.remark("attribution_lost", "medium" if sided else "low", agreeing, words=words)
    elif len(named(proof.authorities)) <= 1 and not proof.corroborated and not mine.vague:
        yield case.remark("one_authority", "low", agreeing, words="" if named(proof.authorities) else "no_authority")
    alike = [t for t in agreeing if t.figure == mine.figure]
    if mine.interval.is_exact and alike and all(not t.interval.is_exact for t in alike):
        yield case.remark("hedge_lost", "low", alike)


def named(authorities: Sequence[str]) -> list[str]:
    """Authorities without the outlets' own counts."""
    return [a for a in authorities if a != table("comparing")["sources"]["media"]]
