from __future__ import annotations

import random
from dataclasses import replace

import numpy as np
import pytest

from factcheck.incidents import HashingEncoder, Index, MiniLM, Pins, group, terms, together
from factcheck.policy import Policy
from factcheck.records import Article
from tests.incidents.stories import (
    AGAIN,
    ALL,
    CLAIMS,
    FLOOD,
    HARBOUR,
    INCIDENTS,
    JOBS,
    LAYOFFS,
    LIVE,
    MORNING,
    ROUND_UP,
    SAME_WEEK,
    day,
    killed,
    scene,
)  # fmt: skip

POLICY = Policy.load()


class Counting(HashingEncoder):
    """Remembers what it was asked for."""

    def __init__(self):
        super().__init__()
        self.asked: list[str] = []

    def encode(self, texts):
        self.asked += texts
        return super().encode(texts)


def sets(grouping):
    return sorted(sorted(incident.article_ids) for incident in grouping.incidents)


def grouped(articles, claims=CLAIMS, **more):
    ids = {a.id for a in articles}
    more.setdefault("encoder", HashingEncoder())
    return group(articles, [c for c in claims if c.article_id in ids], POLICY, **more)


def home(grouping, article):
    return next(i for i in grouping.incidents if article in i.article_ids)


def test_tells_two_bombings_of_one_market_apart_and_keeps_a_week_of_flood_together():
    assert sets(grouped(ALL)) == sorted(sorted(ids) for ids in INCIDENTS)


def test_the_same_with_the_real_model():
    assert sets(grouped(ALL, encoder=MiniLM())) == sorted(sorted(ids) for ids in INCIDENTS)


def test_the_gate_on_days_says_so():
    pair = [HARBOUR[1], AGAIN[1]]
    found = grouped(pair, [day("h2", "2026-03-02"), day("k2", "2026-03-08")])
    assert len(found.incidents) == 2
    assert len(grouped(HARBOUR[:2], [day("h1", "2026-03-02"), day("h2", "2026-03-02")]).incidents) == 1


def test_works_without_any_claims():
    found = grouped([*HARBOUR, *JOBS], [])
    assert sets(found) == [["h1", "h2", "h3"], ["j1", "j2"]]


@pytest.mark.parametrize("count", [0, 1, 2])
def test_few_articles(count):
    assert sets(grouped(HARBOUR[:count])) == ([sorted(a.id for a in HARBOUR[:count])] if count else [])


def test_texts_without_words_stand_alone():
    empty = [Article(id="e1", text=""), Article(id="e2", text=""), Article(id="e3", text="...", title="?")]
    assert sets(grouped(empty)) == [["e1"], ["e2"], ["e3"]]


def test_order_of_input_does_not_matter():
    whole = grouped(ALL)
    for seed in range(3):
        mixed = ALL.copy()
        random.Random(seed).shuffle(mixed)
        again = grouped(mixed)
        assert again.incidents == whole.incidents


def test_the_same_article_twice_is_one_incident_and_says_so():
    copy = replace(HARBOUR[0], id="h1-2", outlet="Inland Gazette", published="2026-03-02T11:00+00:00")
    found = grouped([HARBOUR[0], copy, *JOBS])
    assert home(found, "h1") == home(found, "h1-2")
    why = {m.article_id: m.why for m in home(found, "h1").members}
    assert why["h1-2"].startswith("same text as Northline Wire")


def test_every_article_stands_once_and_every_claim_has_an_origin():
    found = grouped(ALL)
    assert sorted(i for x in found.incidents for i in x.article_ids) == sorted(a.id for a in ALL)
    assert [c.id for c in found.claims] == [c.id for c in CLAIMS]
    assert all(c.origin for c in found.claims)
    assert {m.origin for x in found.incidents for m in x.members} <= {c.id for c in found.chains}


def test_ids_come_from_the_founding_article_and_survive_its_file_id():
    one, other = grouped(HARBOUR), grouped([replace(a, id=f"x-{a.id}") for a in HARBOUR], [])
    assert one.incidents[0].id == other.incidents[0].id


def test_adding_articles_keeps_ids_even_when_an_older_one_arrives_late():
    known = grouped([*HARBOUR[1:], *FLOOD[1:]])
    more = grouped(ALL, known=known)
    assert sets(more) == sorted(sorted(ids) for ids in INCIDENTS)
    assert home(more, "h1").id == home(known, "h2").id
    assert home(more, "f1").id == home(known, "f2").id


def test_what_was_grouped_stays_grouped_and_costs_no_encoding():
    known = grouped(ALL)
    counting = Counting()
    again = grouped(ALL, known=known, encoder=counting)
    assert counting.asked == []
    assert {i.id: i.article_ids for i in again.incidents} == {i.id: i.article_ids for i in known.incidents}


def test_known_incidents_are_never_made_one_by_a_newcomer():
    known = grouped([HARBOUR[0], HARBOUR[1]], pins=Pins(apart=(("h1", "h2"),)))
    assert len(known.incidents) == 2
    more = grouped(HARBOUR, known=known)
    assert home(more, "h1").id != home(more, "h2").id
    assert {home(known, "h1").id, home(known, "h2").id} <= {i.id for i in more.incidents}


def test_pins_win_and_survive_another_run():
    pins = Pins(together=(frozenset({"h1", "j1"}),), apart=(("h1", "h2"), ("h1", "nowhere")))
    for known in (None, grouped(ALL)):
        found = grouped(ALL, pins=pins, known=known)
        assert home(found, "h1") == home(found, "j1")
        assert home(found, "h1") != home(found, "h2")
        assert "pinned together" in next(m.why for m in home(found, "h1").members if m.article_id == "j1")


def test_a_pin_parts_even_equal_texts():
    copy = replace(HARBOUR[0], id="h1-2")
    found = grouped([HARBOUR[0], copy], pins=Pins(apart=(("h1", "h1-2"),)))
    assert len(found.incidents) == 2
    assert len({i.id for i in found.incidents}) == 2


def test_a_round_up_stands_under_its_main_incident_and_says_so():
    found = grouped([*HARBOUR, *FLOOD, ROUND_UP])
    assert sets(found) == [["f1", "f2", "f3", "r"], ["h1", "h2", "h3"]]
    why = {m.article_id: m.why for i in found.incidents for m in i.members}
    assert why["r"].endswith("; a round-up, also tells of Salem Port bombing, 2 March 2026")
    assert not any("round-up" in reason for article, reason in why.items() if article != "r")


def test_the_second_bombing_of_a_market_is_no_round_up():
    assert not any("round-up" in m.why for i in grouped(ALL).incidents for m in i.members)


def test_many_attacks_in_one_morning_are_one_incident_with_parts():
    towns = {
        "m1": ["Orsk", "Kolm", "Tervo", "Sand", "Ulm Ford", "Brenn", "Lake Hadd", "Pell"],
        "m2": ["Kolm"],
        "m3": ["Orsk", "Kolm", "Tervo", "Sand", "Pell"],
    }
    claims = [scene(article, town, "Osterland") for article, names in towns.items() for town in names]
    claims += [*(day(article, "2026-07-04") for article in towns), killed("m1", 31), killed("m2", 11), killed("m3", 34)]
    found = grouped(MORNING, claims)
    assert sets(found) == [["m1", "m2", "m3"]]
    why = {m.article_id: m.why for m in found.incidents[0].members}
    assert why["m2"].endswith("; tells of a part: Kolm")
    assert "part" not in why["m1"] + why["m3"]


@pytest.mark.parametrize("claims", [[], [scene("u1", "Pell", "Norland"), killed("u1", 5), killed("u2", 9)]])
def test_one_outlets_live_updates_are_one_incident(claims):
    assert sets(grouped(LIVE, claims)) == [["u0", "u1", "u2"]]
    assert sets(grouped([*LIVE, *JOBS], claims)) == [["j1", "j2"], ["u0", "u1", "u2"]]


def test_job_cuts_are_one_incident_over_two_months_and_other_words():
    found = grouped([*LAYOFFS, *JOBS], [killed("l1", 1, scope="background")])
    assert sets(found) == [["j1", "j2"], ["l1", "l2", "l3"]]


def test_two_bus_crashes_in_one_country_in_one_week_are_two():
    places = {"w1": "Tervo", "w2": "Tervo", "w3": "Kolm", "w4": "Kolm"}
    claims = [scene(article, town, "Osterland") for article, town in places.items()]
    assert sets(grouped(SAME_WEEK, claims)) == [["w1", "w2"], ["w3", "w4"]]
    dated = [day("w1", "2026-04-06"), day("w2", "2026-04-06"), day("w3", "2026-04-09"), day("w4", "2026-04-09")]
    assert sets(grouped(SAME_WEEK, claims + dated)) == [["w1", "w2"], ["w3", "w4"]]


def test_labels_say_where_what_and_when():
    labels = {i.label for i in grouped(ALL).incidents}
    assert labels == {
        "Salem Port bombing, 2 March 2026", "Salem Port bombing, 8 March 2026", "Varna Delta floods, 3 May 2026",
        "Orvane job cuts, reported 1 June 2026",
    }  # fmt: skip


def test_every_member_says_what_tied_it_in():
    found = grouped(ALL)
    for incident in found.incidents:
        for member in incident.members:
            assert member.why
            assert "Vant" not in member.why
    why = next(m.why for m in home(found, "h2").members if m.article_id == "h2")
    assert "same day 2026-03-02" in why
    assert "Salem Port" in why


def test_together_takes_all_as_one_and_traces_lineage():
    found = together(ALL, CLAIMS)
    assert len(found.incidents) == 1
    assert len(found.incidents[0].members) == len(ALL)
    assert all(c.origin for c in found.claims)
    assert together([], []).incidents == ()


def test_progress_ends_where_it_said():
    seen = []
    grouped(ALL, progress=lambda *step: seen.append(step))
    assert seen[-1][1] == seen[-1][2]
    assert [s[1] for s in seen] == sorted(s[1] for s in seen)


def test_a_large_tangle_is_cut_and_joined_again(monkeypatch):
    from factcheck.incidents import clusters  # noqa: PLC0415

    monkeypatch.setattr(clusters, "LIMIT", 4)
    many = [
        replace(a, id=f"{a.id}-{n}", text=f"{a.text} {'Reporter number ' + str(n)} saw it.", outlet=f"Outlet {n}")
        for n in range(6) for a in (*HARBOUR, *JOBS)
    ]  # fmt: skip
    found = group(many, [], POLICY, encoder=HashingEncoder())
    assert len(found.incidents) == 2
    assert {len(i.members) for i in found.incidents} == {18, 12}


def test_vectors_of_nothing_decide_nothing():
    class Blank(HashingEncoder):
        def encode(self, texts):
            return np.zeros((len(texts), 8), np.float32)

    assert sets(grouped(ALL, encoder=Blank())) == sorted(sorted(ids) for ids in INCIDENTS)


def test_adding_articles_works_only_on_what_they_touch(monkeypatch):
    index = Index()
    known = grouped([*HARBOUR[:2], *AGAIN, *FLOOD, *JOBS], index=index)
    worked: list[str] = []
    seen = terms.happenings
    monkeypatch.setattr(terms, "happenings", lambda article: worked.append(article.id) or seen(article))
    read = len(index)
    more = grouped(ALL, known=known, index=index)
    assert len(index) == read + 1
    assert sets(more) == sorted(sorted(ids) for ids in INCIDENTS)
    assert not {a.id for a in JOBS} & set(worked), "an incident that no new article is like is not looked at again"
    untouched = home(known, "j1")
    assert home(more, "j1") is untouched
    assert [c.id for c in more.claims] == [c.id for c in CLAIMS]
    assert all(c.origin for c in more.claims)
    assert {m.origin for x in more.incidents for m in x.members} <= {c.id for c in more.chains}


@pytest.mark.parametrize("seed", range(4))
def test_articles_one_by_one_in_any_order_come_to_the_same_incidents(seed):
    order = random.Random(seed).sample(ALL, len(ALL))
    known, index, ids = None, Index(), {}
    for n in range(1, len(ALL) + 1):
        known = grouped(order[:n], known=known, index=index)
        for incident in known.incidents:
            for article in incident.article_ids:
                assert ids.setdefault(article, incident.id) == incident.id, "an article never changes its incident's id"
    assert sets(known) == sorted(sorted(ids) for ids in INCIDENTS)


def test_an_incident_that_loses_articles_is_worked_on_again():
    known = grouped(ALL)
    less = grouped([a for a in ALL if a.id not in {"h1", "j1", "j2"}], known=known)
    assert home(less, "h2").id == home(known, "h1").id
    assert sets(less) == [["f1", "f2", "f3"], ["h2", "h3"], ["k1", "k2"]]
    assert all("h1" not in c.article_ids for c in less.chains)


def test_an_article_alone_names_its_nearest_so_that_an_editor_can_pin_it():
    found = grouped([MORNING[1], SAME_WEEK[2]], [])
    whys = {m.article_id: m.why for i in found.incidents for m in i.members}
    assert whys["m2"].startswith("alone: Northline Wire, 2026-04-10 is nearest, but not near enough (likelihood 0.1")
    far = grouped([HARBOUR[0], JOBS[0]], [])
    assert [m.why for i in far.incidents for m in i.members] == ["alone: no other article is near enough"] * 2
