"""Scope judged over the incident. All names and events are invented."""

from __future__ import annotations

from dataclasses import replace

from factcheck.claims import extract_all
from factcheck.incidents.extent import scopes
from factcheck.incidents.extent.company import COMPANY, around
from factcheck.incidents.extent.evidence import EVIDENCE, Figure, measured
from factcheck.incidents.extent.extent import Extent
from factcheck.lexicon import table
from factcheck.policy import Policy
from factcheck.records import Article, Claim, Scope


def article(name: str, hour: str, title: str, text: str) -> Article:
    return Article(id=name, outlet=name, published=f"2026-05-04T{hour}:00+00:00", title=title, text=text)


FIRST = article(
    "Delta Telegraph",
    "08:00",
    "Flood kills 120 in Chile",
    "A flood killed 120 people in central Chile on Monday, the interior ministry said. Some 300 were injured.",
)
SECOND = article(
    "Quayside Herald",
    "12:00",
    "Chile flood toll at 124",
    "At least 124 people died in Monday's flood, the interior ministry said. Rescuers searched the mud all day.",
)
LOCAL = article(
    "Rideau Register",
    "15:00",
    "A night of mud in the valley",
    "The river came at midnight, when most of the street was asleep, and nobody had been told to leave.\n"
    "By the light of torches the neighbours carried chairs and mattresses up the hill, and waited for the day.\n"
    "At the clinic the nurses ran out of blankets before dawn. "
    "Six people died, four of them women, before a doctor came. The mayor has asked the capital for tents.",
)
REPEATS = replace(
    LOCAL, id="Savanna Times", outlet="Savanna Times", text=SECOND.text.replace("At least 124", "Some 120")
)


def judged(*articles: Article) -> list[Claim]:
    claims = extract_all(articles, Policy.load()).claims
    return scopes.over(articles, claims)


def killed(claims: list[Claim], name: str) -> dict[str, tuple[str, str]]:
    return {c.quote: (c.scope, c.scope_why) for c in claims if c.kind == "killed" and c.article_id == name}


def test_a_handful_of_whom_others_count_many_is_a_part() -> None:
    scope, why = killed(judged(FIRST, SECOND, LOCAL), LOCAL.id)["Six people"]
    assert scope == "part"
    assert why.startswith("far below")


def test_its_shares_follow_it() -> None:
    assert killed(judged(FIRST, SECOND, LOCAL), LOCAL.id)["four of them"][0] == "part"


def test_alone_the_article_keeps_its_scope() -> None:
    assert killed(judged(LOCAL), LOCAL.id)["Six people"] == ("incident", "")


def test_tolls_near_one_another_stay_whole() -> None:
    claims = judged(FIRST, SECOND, REPEATS)
    assert {c.scope for c in claims if c.kind == "killed"} == {"incident"}


def test_a_first_count_is_no_part_of_later_ones() -> None:
    early = replace(LOCAL, published="2026-05-04T01:00:00+00:00")
    assert killed(judged(FIRST, SECOND, early), early.id)["Six people"][0] == "incident"


def test_the_order_of_articles_and_their_number_change_nothing_else() -> None:
    there, back = judged(FIRST, SECOND, LOCAL), judged(LOCAL, SECOND, FIRST)
    assert {c.id: c.scope for c in there} == {c.id: c.scope for c in back}
    assert [c.id for c in there] == [c.id for c in extract_all((FIRST, SECOND, LOCAL), Policy.load()).claims]


def test_every_weight_is_of_an_evidence_and_every_reason_has_words() -> None:
    rounds = scopes.fitted()
    for weights, evidence in ((rounds.alone, {*EVIDENCE}), (rounds.together, {*EVIDENCE, *COMPANY})):
        assert set(weights.starts) == set(weights.adds) == {"part", "background"}
        assert all(set(adds) <= evidence for adds in weights.adds.values())
    assert set(table("scope")["extent"]["why"]) <= {*EVIDENCE, *COMPANY, "whole", "all"}


def test_evidence_stays_within_bounds() -> None:
    articles = (FIRST, SECOND, LOCAL)
    claims = extract_all(articles, Policy.load()).claims
    extent, by_id = Extent.of(articles, claims), {a.id: a for a in articles}
    seen = {c.id: measured(Figure(c, by_id[c.article_id], extent)) for c in filter(scopes.is_open, claims)}
    assert all(0 <= value <= 1 for row in seen.values() for value in row.values())
    taken = {name: scopes.likely({"incident": 0.0, "part": 1.0, "background": -1.0}) for name in seen}
    beside = around(extent, by_id, taken)
    assert beside.keys() == seen.keys()
    assert all(name in COMPANY and 0 <= value <= 1 for row in beside.values() for name, value in row.items())


def alone(**adds: float) -> scopes.Weights:
    return scopes.Weights({"part": -1.0}, {"part": adds})


def test_rival_counts_of_one_thing_have_one_scope() -> None:
    rounds = scopes.Rounds(alone(), alone(unsaid=2.0))
    rival = replace(LOCAL, text=LOCAL.text + " A nurse counted seven killed there.")

    def told(local: Article) -> dict[str, str]:
        claims = [replace(c, scope="incident") for c in extract_all((FIRST, local), Policy.load()).claims]
        return {c.quote: c.scope for c in scopes.over((FIRST, local), claims, rounds) if c.article_id == local.id}

    assert told(LOCAL)["Six people"] == "part"
    assert {told(rival)[quote] for quote in ("Six people", "seven")} == {"incident"}


def test_a_figure_goes_with_those_around_it() -> None:
    local = replace(LOCAL, title="Nine dead in the valley")
    claims = extract_all((FIRST, local), Policy.load()).claims

    def told(**title: float) -> dict[str, tuple[str, str]]:
        rounds = scopes.Rounds(alone(**title), alone(lead_part=4.0))
        judged = scopes.over((FIRST, local), claims, rounds)
        return {c.quote: (c.scope, c.scope_why) for c in judged if c.kind == "killed"}

    assert told(small=9.0)["Six people"] == ("part", "below a lead that tells of a part")
    assert told(small=-9.0)["Six people"] == ("incident", "")


def test_the_largest_toll_of_an_article_is_no_part_while_none_larger_was_told() -> None:
    rounds = scopes.Rounds(alone(), alone(unsaid=9.0))
    early = replace(LOCAL, published="2026-05-04T01:00:00+00:00")
    for local, scope in ((early, "incident"), (LOCAL, "part")):
        judged = scopes.over((FIRST, local), extract_all((FIRST, local), Policy.load()).claims, rounds)
        assert {c.scope for c in judged if c.quote == "Six people"} == {scope}


def scoped(scope: Scope) -> tuple[Scope, str | None]:
    """What becomes of a figure of that scope where everything speaks for the incident."""
    claims = [
        replace(c, scope=scope, place="Arlen") if c.kind == "killed" and c.article_id == LOCAL.id else c
        for c in extract_all((FIRST, SECOND, LOCAL), Policy.load()).claims
    ]
    against = scopes.Weights({"part": -9.0, "background": -9.0}, {"part": {}, "background": {}})
    judged = scopes.over((FIRST, SECOND, LOCAL), claims, scopes.Rounds(against, against))
    return next((c.scope, c.place) for c in judged if c.kind == "killed" and c.article_id == LOCAL.id)


def test_another_event_can_be_this_one_and_a_part_by_its_words_stays_one() -> None:
    assert scoped("background") == ("incident", None)
    assert scoped("part") == ("part", "Arlen")


def test_what_a_text_calls_outdated_stays_so() -> None:
    claims = [replace(c, scope="superseded") for c in extract_all((FIRST, SECOND), Policy.load()).claims]
    assert scopes.over((FIRST, SECOND), claims) == claims
