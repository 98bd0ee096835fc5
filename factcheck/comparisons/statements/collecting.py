"""From claims to statements: one per fact, article, figure and status."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from factcheck.comparisons.statements.name_matching import stem, suffix
from factcheck.comparisons.statements.statement import Key, Statement
from factcheck.lexicon.hedges import stated

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from factcheck.records import Article, Claim


def collect(
    claims: Iterable[Claim], articles: Mapping[str, Article], seats: frozenset[str] = frozenset()
) -> dict[Key, tuple[Statement, ...]]:
    """Bundle claims into statements: one per fact, article, figure and status (current, superseded, feared, denied).

    "26 killed, 17 others injured": with no other injured in the sentence, and no larger number of them told as all, the
    17 are all of them. "12 died in Savar", of an incident in Savar, by an article with no other toll: that is its toll.
    """
    found: dict[Key, dict[tuple[object, ...], list[Claim]]] = {}
    claims = tuple(claims)
    beside = Counter((c.article_id, c.kind, c.field, c.sentence) for c in claims if c.interval is not None)
    whole = {
        (c.article_id, c.kind, c.group)
        for c in claims
        if c.interval is not None and c.scope == "incident" and c.relation == "whole"
    }
    tops: dict[tuple[str, str], float] = {}
    for c in claims:
        if (c.article_id, c.kind, c.group) in whole and c.scope == "incident" and c.relation == "whole":
            tops[c.article_id, c.kind] = max(stated(c), tops.get((c.article_id, c.kind), 0.0))
    for claim in claims:
        alone = beside[claim.article_id, claim.kind, claim.field, claim.sentence] == 1
        if claim.relation == "rest" and alone and stated(claim) > tops.get((claim.article_id, claim.kind), 0.0):
            key = key_of(replace(claim, relation="whole"))
        elif (claim.place or "").casefold() in seats and (
            claim.scope == "superseded" or (claim.article_id, claim.kind, claim.group) not in whole
        ):
            key = key_of(replace(claim, place=None, scope="incident" if claim.scope == "part" else claim.scope))
        else:
            key = key_of(claim)
        if key is None:
            continue
        same = (claim.article_id, stated(claim), claim.scope == "superseded", claim.certainty in ("feared", "denied"))
        found.setdefault(key, {}).setdefault(same, []).append(claim)
    found = _join_places(found)
    _fold_civilians(found)
    return {
        key: _rank([_bundle(claims, articles[str(same[0])]) for same, claims in bundles.items()])
        for key, bundles in found.items()
    }


def _join_places(
    found: dict[Key, dict[tuple[object, ...], list[Claim]]],
) -> dict[Key, dict[tuple[object, ...], list[Claim]]]:
    """One place under two names ("Breathitt", "Breathitt County"; "Nay Pyi Taw", "Naypyitaw") is one place.

    Not where two kinds of place share a name: a town and its district.
    """
    forms: dict[str, list[str]] = {}
    for key in found:
        if key.place and key.place not in forms.setdefault(stem(key.place), []):
            forms[stem(key.place)].append(key.place)
    one = {
        form: listed[0] for listed in forms.values() if len({suffix(f) for f in listed} - {""}) <= 1 for form in listed
    }
    joined: dict[Key, dict[tuple[object, ...], list[Claim]]] = {}
    for key, bundles in found.items():
        home = joined.setdefault(replace(key, place=one.get(key.place or "", key.place)), {})
        for same, claims in bundles.items():
            home.setdefault(same, []).extend(claims)
    return joined


def _fold_civilians(found: dict[Key, dict[tuple[object, ...], list[Claim]]]) -> None:
    """As in "Nine villagers died": where nobody but civilians is told apart, an article's civilians are its total."""
    for key in [k for k in found if k.group == "civilians"]:
        if any(k.group in ("security", "militants") and k.kind == key.kind for k in found):
            continue
        total = replace(key, group="total")
        with_total = {same[0] for same in found.get(total, ())}
        for same in [s for s in found[key] if s[0] not in with_total]:
            found.setdefault(total, {})[same] = found[key].pop(same)
        if not found[key]:
            del found[key]


def _rank(statements: list[Statement]) -> tuple[Statement, ...]:
    """Mark the figures of an article that its own higher one overshadows; other sources' rival counts stay."""
    tops: dict[str, Statement] = {}
    for s in statements:
        if s.current and not s.in_title and (s.article.id not in tops or s.figure > tops[s.article.id].figure):
            tops[s.article.id] = s
    return tuple(
        replace(s, minor=True) if s.article.id in tops and _overshadowed(s, tops[s.article.id]) else s
        for s in statements
    )


def _overshadowed(lower: Statement, top: Statement) -> bool:
    if not lower.current or lower.figure >= top.figure or lower.in_title:
        return False
    sources = [(c.source.casefold(), c.authority.casefold()) for c in (lower.claim, top.claim)]
    return sources[0] == sources[1] or not all(any(names) for names in sources)


def _bundle(claims: list[Claim], article: Article) -> Statement:
    ranked = sorted(claims, key=lambda c: (c.field == "title", c.source_type == "none", not _exact(c), -c.confidence))
    return Statement(ranked[0], article, stated(ranked[0]), tuple(ranked))


def _exact(claim: Claim) -> bool:
    return claim.interval is not None and claim.interval.is_exact


def key_of(claim: Claim) -> Key | None:
    """The fact that a figure is about; None when it is no figure that stands for a fact of this incident.

    A delta ("three more bodies"), a rest ("4 others") and an unnamed subset ("700 of them") say nothing that another
    outlet's toll could contradict; a part without a named place cannot be matched with any other part.
    """
    if claim.interval is None or claim.scope == "background" or claim.relation in ("delta", "rest"):
        return None
    group = "total" if claim.group in ("", "hostages") and claim.kind in ("kidnapped", "rescued") else claim.group
    if claim.relation == "subset" and group in ("", "total"):
        return None
    if claim.scope == "part" and not claim.place:
        return None
    place = claim.place.casefold() if claim.place and claim.scope in ("part", "superseded") else None
    measured = claim.kind in ("money", "magnitude", "duration", "quantity")
    return Key(claim.kind, group or "total", place, claim.noun if measured else "", claim.unit if measured else "")
