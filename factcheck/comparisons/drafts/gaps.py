"""What coverage has that the draft lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.comparisons.kinds import actors, name_kinds
from factcheck.comparisons.statements.evidence import unique
from factcheck.comparisons.statements.name_matching import told_in
from factcheck.comparisons.statements.statement import Key
from factcheck.comparisons.wording import phrasing
from factcheck.lexicon import table
from factcheck.records import COUNT_KINDS, Remark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.comparisons.scene import Scene
    from factcheck.records import Fact, Findings

_KINDS = frozenset({*COUNT_KINDS, "magnitude"})


def remarks(scene: Scene, coverage: Findings) -> Iterator[Remark]:
    """Facts of the whole incident that two outlets carry, or the only one that there is, and the draft does not."""
    everybody = {a.label for i, a in scene.articles.items() if i != scene.draft}
    least = min(2, len(everybody))
    told = {
        (c.kind, c.group or "total") for c in scene.claims if c.article_id == scene.draft and c.interval is not None
    }
    partitions = table("comparing")["nouns"]
    article_of = {c.id: scene.articles[c.article_id] for c in scene.claims}
    carriers = {
        id(f): unique(a.label for i in f.claims if (a := article_of.get(i)))
        for f in coverage.facts
        if f.kind in _KINDS and f.place is None
    }
    carried = [f for f in coverage.facts if len(carriers.get(id(f), ())) >= least]
    kinds = {kind for kind, _ in told}
    for fact in sorted(carried, key=lambda f: -len(carriers[id(f)])):
        if (fact.kind, fact.group or "total") in told:
            continue
        if fact.group in partitions or fact.kind not in kinds:
            kinds |= {fact.kind} if fact.group not in partitions else set()
            yield _remark(fact, carriers[id(fact)])
    yield from _claimed(scene, least)


def _remark(fact: Fact, carriers: tuple[str, ...]) -> Remark:
    message = str(table("comparing")["remarks"]["lacking"]).format(
        fact=phrasing.what(Key(fact.kind, fact.group)), outlets=_outlets(len(carriers))
    )
    return Remark(
        rule="lacking",
        severity="low",
        kind=fact.kind,
        group=fact.group,
        message=message[:1].upper() + message[1:],
        wording=fact.wording,
        against=fact.claims,
    )


def _claimed(scene: Scene, least: int) -> Iterator[Remark]:
    """Organisations that several outlets have claiming it, or blamed for it, and the draft does not name."""
    given = name_kinds.statements(scene, "actor")
    own = given.pop(scene.draft, [])
    draft = scene.articles[scene.draft]
    seen: list[str] = [s.claim.value for s in own]
    for s in (s for some in given.values() for s in some if s.claim.by_name and s.claim.role in ("claimed", "blamed")):
        name = s.claim.value
        if told_in(name, draft) or any(actors.same(name, other) for other in seen):
            continue
        seen.append(name)
        alike = [t for some in given.values() for t in some if actors.same(name, t.claim.value)]
        outlets = unique(t.article.label for t in alike)
        if len(outlets) >= least:
            message = str(table("comparing")["remarks"]["actor_lacking"]).format(
                value=name, outlets=_outlets(len(outlets))
            )
            yield Remark(
                rule="lacking",
                severity="low",
                kind="actor",
                group="",
                message=message,
                against=unique(t.claim.id for t in alike),
            )


def _outlets(number: int) -> str:
    return f"{number} outlet{'' if number == 1 else 's'}"
