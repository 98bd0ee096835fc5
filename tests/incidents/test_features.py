from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.incidents import terms
from factcheck.incidents.bonds import Bonds
from factcheck.incidents.candidates import candidates
from factcheck.incidents.clusters import JOIN, cluster
from factcheck.incidents.features import FEATURES, fitted
from factcheck.incidents.gates import REASONS, gates
from factcheck.incidents.profiles import Pairs, Profile, Table
from factcheck.incidents.space import Index, Space
from factcheck.incidents.terms import aftermath, happenings, kin, names
from factcheck.lexicon import table
from factcheck.policy import Policy
from factcheck.records import Article, Claim
from tests.incidents.stories import AGAIN, ALL, CLAIMS, FLOOD, HARBOUR, JOBS, LAYOFFS, day, killed, scene

POLICY = Policy.load()


def profile(article: Article, *claims: Claim) -> Profile:
    return Profile.of(article, claims)


def pair(a: Profile, b: Profile) -> Pairs:
    space = Space.of([a.article, b.article])
    return Pairs(np.array([0]), np.array([1]), Table.of([a, b]), space, np.zeros((2, 1), np.float32))


def gate(a: Profile, b: Profile) -> str | None:
    there, back = (int(gates(pair(*both), POLICY)[0]) for both in ((a, b), (b, a)))
    assert there == back
    return REASONS[there](a, b) if there else None


def value(name: str, a: Profile, b: Profile) -> float:
    return float(FEATURES[name](pair(a, b))[0])


def test_the_gate_on_days_is_the_policys():
    a = profile(HARBOUR[0], day("h1", "2026-03-02"))
    assert gate(a, profile(HARBOUR[1], day("h2", "2026-03-05"))) is None
    assert gate(a, profile(AGAIN[0], day("k1", "2026-03-08"))) == "events 6 days apart"


def test_an_unsure_day_shuts_no_gate():
    a = profile(HARBOUR[0], day("h1", "2026-03-02"))
    assert gate(a, profile(AGAIN[0], day("k1", "2026-03-08", confidence=0.5))) is None


def test_a_report_from_court_shuts_no_gate():
    trial = Article(
        text="The lorry driver was in court.", title="Two charged over Salem Port bombing", published="2026-09-01"
    )
    assert aftermath(trial)
    assert gate(profile(HARBOUR[0], day("h1", "2026-03-02")), profile(trial, day(trial.id, "2026-09-01"))) is None


def test_what_unfolds_for_weeks_is_not_parted_by_its_days():
    a, b = profile(FLOOD[0], day("f1", "2026-05-03")), profile(FLOOD[2], day("f3", "2026-05-10"))
    assert gate(a, b) is None
    assert gate(a, profile(FLOOD[2], day("f3", "2026-08-10"))) == "events 99 days apart"


def test_a_report_cannot_be_older_than_its_event():
    undated = profile(HARBOUR[0])
    later = profile(AGAIN[0], day("k1", "2026-03-08"))
    assert gate(undated, later) == "published 6 days before the other's event"


def test_background_dates_and_figures_do_not_count():
    old = Claim(article_id="h1", kind="date", value="2021-01-01", scope="background")
    assert profile(HARBOUR[0], old, day("h1", "2026-03-02")).event == profile(HARBOUR[1], day("h2", "2026-03-02")).event
    assert profile(HARBOUR[0], killed("h1", 60, scope="background")).figures == {}


@pytest.mark.parametrize(
    ("one", "other", "likeness", "parted"),
    [
        ((("Salem Port", "Norland"),), (("Salem Port", "Norland"),), 1.0, False),
        ((("Salem Port", "Harbour District", "Norland"),), (("Harbour District", "Norland"),), 0.5, False),
        ((("Salem Port", "Norland"),), (("Norland",),), 0.5, False),
        ((("Salem Port", "Norland"),), (("Pell", "Norland"),), -1.0, False),
        ((("Salem Port", "Norland"),), (("Pell", "Osterland"),), -1.0, False),
        ((("Salem Port", "Norland"), ("Orsk", "Norland")), (("Pell", "Osterland"), ("Kolm", "Osterland")), -1.0, True),
        ((("Salem Port",),), (("Pell",),), -1.0, False),
        ((("Córdel", "Norland"),), (("Cordel", "Norland"),), 1.0, False),
        ((), (("Pell", "Norland"),), 0.0, False),
    ],
)
def test_places_agree_by_name_or_containment(one, other, likeness, parted):
    silent, quiet = (replace(article, title=None, text="A bomb killed some.") for article in HARBOUR[:2])
    a = profile(silent, *(scene("h1", *names) for names in one))
    b = profile(quiet, *(scene("h2", *names) for names in other))
    for x, y in ((a, b), (b, a)):
        assert value("place", x, y) == likeness
        assert (gate(x, y) is not None) == parted


def test_places_in_different_countries_are_a_gate_with_a_reason():
    a, b = (
        profile(HARBOUR[0], scene("h1", "Salem Port", "Norland"), scene("h1", "Orsk", "Norland")),
        profile(FLOOD[0], scene("f1", "Pell", "Osterland"), scene("f1", "Kolm", "Osterland")),
    )
    assert gate(a, b) == "Salem Port and Pell lie in different countries"


def test_figures_alike_speak_for_and_others_do_not_speak():
    six, seven = profile(HARBOUR[0], killed("h1", 6)), profile(HARBOUR[1], killed("h2", 7))
    assert value("figures", six, profile(HARBOUR[1], killed("h2", 6))) == 1.0
    assert value("figures", six, seven) == 0.0
    assert value("figures", six, profile(HARBOUR[1])) == 0.0
    one = profile(HARBOUR[0], killed("h1", 1))
    assert value("figures", one, profile(HARBOUR[1], killed("h2", 1))) == 0.0


def test_days_count_less_where_a_happening_unfolds():
    bombs = (profile(a, day(a.id, d)) for a, d in ((HARBOUR[0], "2026-03-02"), (AGAIN[0], "2026-03-08")))
    floods = (profile(a, day(a.id, d)) for a, d in ((FLOOD[0], "2026-05-03"), (FLOOD[2], "2026-05-09")))
    assert value("gap", *bombs) > 1.5 * value("gap", *floods) > 0


def test_the_days_of_the_events_outweigh_those_of_publication():
    soon, late = profile(HARBOUR[0], day("h1", "2026-03-02")), replace(HARBOUR[1], published="2026-03-20")
    assert value("gap", soon, profile(late, day("h2", "2026-03-02"))) == 0.0
    assert value("gap", soon, profile(late)) > 1.0


def test_what_strikes_whole_regions_is_told_from_places_and_countries_that_share_nothing():
    def told(title: str) -> tuple[Profile, Profile]:
        one, other = replace(HARBOUR[0], title=title, text=title), replace(HARBOUR[1], title=title, text=title)
        here = (scene("h1", "Orsk", "Norland"), scene("h1", "Salem Port", "Norland"))
        there = (scene("h2", "Pell", "Osterland"), scene("h2", "Kolm", "Osterland"))
        return profile(one, *here), profile(other, *there)

    assert gate(*told("Earthquake kills hundreds")) is None
    assert gate(*told("Orvane layoffs at all plants")) is None
    assert value("place", *told("Earthquake kills hundreds")) == 0.0
    assert gate(*told("Bombing kills nine")) is not None


def test_two_firms_are_two_incidents_and_one_firm_is_one():
    orvane, brannock = profile(JOBS[0]), profile(LAYOFFS[2])
    assert gate(orvane, brannock) == "Orvane and Brannock are different firms"
    assert gate(orvane, profile(JOBS[1])) is None
    both = replace(LAYOFFS[2], text=f"{LAYOFFS[2].text} Orvane had cut 4,000 jobs in June.")
    assert gate(orvane, profile(both)) is None, "who prints the other's name may tell of both"
    assert profile(HARBOUR[0]).printed == (), "only what strikes firms is parted by them"


def test_scenes_that_share_nothing_are_silent_where_one_prints_the_others():
    quay, town = scene("h1", "Quayside", "Salem Port"), scene("h2", "Merrow", "Salem Port")
    plain = [replace(a, title="Bomb kills nine", text="A bomb killed nine people.") for a in HARBOUR[:2]]
    assert value("place", profile(plain[0], quay), profile(plain[1], town)) == -1.0
    told = replace(plain[1], text="A bomb killed nine people in Merrow, a mile from Quayside.")
    assert value("place", profile(plain[0], quay), profile(told, town)) == 0.0


def follow(votes: tuple[float, float, float], **bonds: frozenset[tuple[int, int]]) -> list[list[int]]:
    """Three articles that belong together, and a fourth that is this likely with each of them."""
    matrix = np.full((4, 4), 0.9)
    matrix[3, :3] = matrix[:3, 3] = votes
    left, right = np.triu_indices(4, 1)
    return cluster(
        left, right, matrix[left, right], lambda a, b: matrix[a, b], np.ones(4, np.bool_), Bonds(count=4, **bonds)
    )


def test_a_follow_up_joins_where_one_member_is_likely_and_another_may_be():
    assert sorted(map(len, follow((0.4, 0.25, 0.01)))) == [4]
    assert sorted(map(len, follow((0.29, 0.29, 0.01)))) == [1, 3], "two that only may be"
    assert sorted(map(len, follow((0.7, 0.01, 0.01)))) == [1, 3], "one alone may merely mention it"
    assert sorted(map(len, follow((0.4, 0.25, 0.01), apart=frozenset({(2, 3)})))) == [1, 3], "an editor's word wins"
    assert sorted(map(len, follow((0.4, 0.0, 0.0)))) == [1, 3], "gates"


def test_an_undated_article_joins_and_bridges_nothing():
    matrix = np.array([  # two attacks of one province, two dated reports each, and one undated that is like all four
        [0.0, 0.9, 0.1, 0.1, 0.95],
        [0.9, 0.0, 0.1, 0.1, 0.95],
        [0.1, 0.1, 0.0, 0.9, 0.9],
        [0.1, 0.1, 0.9, 0.0, 0.9],
        [0.95, 0.95, 0.9, 0.9, 0.0],
    ])  # fmt: skip
    left, right = np.triu_indices(5, 1)
    for dated, expected in ((True, [[0, 1, 2, 3, 4]]), (False, [[0, 1, 4], [2, 3]])):
        known = np.array([True] * 4 + [dated])
        found = cluster(left, right, matrix[left, right], lambda a, b: matrix[a, b], known, Bonds(count=5))
        assert sorted(map(sorted, found)) == expected
    alone = cluster(left, right, matrix[left, right], lambda a, b: matrix[a, b], np.zeros(5, np.bool_), Bonds(count=5))
    assert sorted(i for members in alone for i in members) == [0, 1, 2, 3, 4]


def test_kinds_of_happening():
    assert happenings(HARBOUR[0]).most_common(1)[0][0] == "bombing"
    assert happenings(FLOOD[0]).most_common(1)[0][0] == "flood"
    assert happenings(JOBS[0]).most_common(1)[0][0] == "layoffs"
    assert value("cause", profile(HARBOUR[0]), profile(FLOOD[0])) == -1.0
    assert value("cause", profile(HARBOUR[0]), profile(HARBOUR[1])) == 1.0


@pytest.mark.parametrize(
    ("title", "kinds"),
    [
        ("Chief Fire Officer Petra Lund spoke to the fire brigade", set()),
        ("Fire in a mill, fire service says", {"fire"}),
        ("Orvane shares sank after the news", set()),
        ("Ferry sank off Salem Port", {"sinking"}),
        ("Blast in Salem Port", {"explosion"}),
        ("Crowds storm parliament, police stormed out", set()),
        ("Storm over Salem Port", {"storm"}),
        ("The storm the city feared has come; after the storm a dam held", {"storm"}),
        ("Gunmen storm the town hall", set()),
        ("Coach falls into a ravine, killing 17", set()),
        ("Rains lash Salem Port, killing dozens", set()),
        ("Killing of a trader in Salem Port", {"killing"}),
        ("The killings in Salem Port", {"killing"}),
    ],
)
def test_words_that_only_look_like_a_happening(title, kinds):
    assert happenings(Article(text="", title=title)).keys() == kinds


def test_the_table_of_happenings_names_only_kinds_it_has():
    kinds = table("happenings")
    for kind, row in kinds.items():
        assert set(row["within"]) <= kinds.keys() - {kind}
        assert row["noun"]
        assert all(kind in kin(other) for other in kin(kind))


def test_names_are_runs_of_capitals_without_the_words_that_begin_sentences():
    assert names("The blast hit Salem Port. In Tarrow, Idris Vant's men stood by.") == [
        "salem", "port", "salem port", "tarrow", "idris", "vant", "idris vant",
    ]  # fmt: skip


def test_every_weight_has_its_feature_and_the_sign_that_its_docstring_names():
    weights = fitted()
    assert weights.intercept < 0
    assert weights.slopes.keys() == FEATURES.keys()
    for name, slopes in weights.slopes.items():
        against = (FEATURES[name].__doc__ or "").startswith("Against:")
        assert all((slope <= 0) == against or slope == 0 for _, slope in slopes), name


def test_silence_is_neutral():
    bare = [profile(Article(id=i, text="")) for i in ("x", "y")]
    for name in FEATURES.keys() - {"gap"}:
        assert value(name, *bare) == 0.0, name


def test_features_are_symmetric():
    profiles = [Profile.of(a, [c for c in CLAIMS if c.article_id == a.id]) for a in ALL]
    left, right = np.triu_indices(len(ALL), 1)
    space, vectors = Space.of(ALL), np.zeros((len(ALL), 4), np.float32)
    there, back = (Pairs(a, b, Table.of(profiles), space, vectors) for a, b in ((left, right), (right, left)))
    for name, feature in FEATURES.items():
        assert np.allclose(feature(there), feature(back)), name


def test_candidates_are_ordered_pairs_within_the_window_or_alike_in_names():
    published = Table.of([Profile.of(a, ()) for a in ALL]).published
    left, right = candidates(Space.of(ALL), published, 30, np.arange(len(ALL)))
    assert (left < right).all()
    assert (0, 1) in set(zip(left.tolist(), right.tolist(), strict=True))
    some = candidates(Space.of(ALL), published, 30, np.array([2]))
    assert all(2 in pair for pair in zip(some[0].tolist(), some[1].tolist(), strict=True))


def test_an_index_reads_each_article_once(monkeypatch):
    index, read = Index(), []
    monkeypatch.setattr(terms, "views", lambda article, views=terms.views: read.append(article.id) or views(article))
    index.space(ALL[:4])
    space = index.space(ALL)
    assert read == [a.id for a in ALL]
    assert len(index) == len(ALL)
    for name, rows in Space.of(ALL).rows.items():
        assert np.allclose((rows @ rows.T).toarray(), (space.rows[name] @ space.rows[name].T).toarray(), atol=1e-5)


@st.composite
def tangles(draw):
    count = draw(st.integers(2, 9))
    matrix = np.zeros((count, count))
    for i in range(count):
        for j in range(i):
            matrix[i, j] = matrix[j, i] = draw(st.sampled_from([0.0, 0.2, 0.45, 0.7, 0.99]))
    pairs = [(i, j) for i in range(count) for j in range(i + 1, count)]
    pinned = draw(st.lists(st.sampled_from(pairs), max_size=2))
    apart = [p for p in draw(st.lists(st.sampled_from(pairs), max_size=2)) if not any(set(p) & set(q) for q in pinned)]
    return matrix, tuple(pinned), frozenset(apart)


@given(tangles())
@settings(max_examples=60, deadline=None)
def test_clusters_cover_everything_once_and_keep_the_bonds(tangle):
    matrix, pinned, apart = tangle
    left, right = np.triu_indices(len(matrix), 1)
    bonds = Bonds(count=len(matrix), apart=apart, pinned=pinned)
    dated = np.ones(len(matrix), np.bool_)
    found = cluster(left, right, matrix[left, right], lambda a, b: matrix[a, b], dated, bonds)
    assert sorted(i for members in found for i in members) == list(range(len(matrix)))
    home = {i: n for n, members in enumerate(found) for i in members}
    assert all(home[a] == home[b] for a, b in pinned)
    assert all(home[a] != home[b] for a, b in apart)
    for members in found:
        if len(members) > 1 and not pinned:
            inside = [matrix[a, b] for a in members for b in members if a != b]
            assert max(inside) >= JOIN
