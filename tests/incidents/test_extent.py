"""Scope judged over the incident. All names and events are invented."""

from __future__ import annotations

from dataclasses import replace

from factcheck.claims import extract_all
from factcheck.incidents.extent import scopes
from factcheck.incidents.extent.evidence import EVIDENCE, Figure
from factcheck.incidents.extent.extent import Extent
from factcheck.lexicon import table
from factcheck.policy import Policy
from factcheck.records import Article, Claim


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
    weights = scopes.fitted()
    assert set(weights.starts) == set(weights.adds) == {"part", "background"}
    assert all(set(adds) <= set(EVIDENCE) for adds in weights.adds.values())
    assert set(table("scope")["extent"]["why"]) <= {*EVIDENCE, "whole"}


def test_evidence_stays_within_bounds() -> None:
    articles = (FIRST, SECOND, LOCAL)
    claims = extract_all(articles, Policy.load()).claims
    extent, by_id = Extent.of(articles, claims), {a.id: a for a in articles}
    for claim in filter(scopes.is_open, claims):
        figure = Figure(claim, by_id[claim.article_id], extent)
        assert all(0 <= float(measure(figure)) <= 1 for measure in EVIDENCE.values())


def test_rival_counts_of_one_thing_have_one_scope() -> None:
    weights = scopes.Weights({"part": -1.0}, {"part": {"unsaid": 2.0}})
    rival = replace(LOCAL, text=LOCAL.text + " A nurse counted seven killed there.")

    def told(local: Article) -> dict[str, str]:
        claims = extract_all((FIRST, local), Policy.load()).claims
        return {c.quote: c.scope for c in scopes.over((FIRST, local), claims, weights) if c.article_id == local.id}

    assert told(LOCAL)["Six people"] == "part"
    assert {told(rival)[quote] for quote in ("Six people", "seven")} == {"incident"}
