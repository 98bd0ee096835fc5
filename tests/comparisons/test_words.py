"""What a finding says: evidence counted right, words an editor would sign, nobody harmed."""

import re
from dataclasses import replace

import pytest

from factcheck import extract
from factcheck.comparisons import explain, stated
from factcheck.comparisons.kinds.actors import same as same_organisation
from factcheck.comparisons.statements.evidence import authority, evidence
from factcheck.comparisons.statements.name_matching import same_place
from factcheck.comparisons.statements.statement import Statement
from factcheck.lexicon.hedges import printed
from factcheck.records import Article, Claim, Interval
from tests.comparisons.build import POLICY, figure, told

DAY1, DAY2 = "2026-02-01", "2026-02-02"


def statement(outlet, source="", **more):
    claim = Claim(**{"article_id": outlet, "origin": outlet, **figure(12, source), **more})
    return Statement(claim, Article(id=outlet, text="", outlet=outlet), 12, (claim,))


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("More than 20 people were killed.", "more than 20"),
        ("There were 20+ killed.", "20+"),
        ("A quarter of the 60 were killed.", "15"),
    ],
)
def test_a_figure_is_shown_as_it_was_printed(told, shown):
    (claim,) = [c for c in extract(Article(text=told)) if c.kind == "killed" and c.group == "total"]
    assert printed(claim) == shown


def test_nine_outlets_that_quote_the_military_are_one_authority():
    proof = evidence([statement(f"Outlet {i}", "military") for i in range(9)], POLICY)
    assert (len(proof.outlets), len(proof.authorities), proof.corroborated) == (9, 1, False)


def test_five_copies_are_one_chain():
    proof = evidence([statement(f"Outlet {i}", "police", origin="wire") for i in range(5)], POLICY)
    assert (len(proof.outlets), len(proof.chains)) == (5, 1)


def test_two_sides_through_two_chains_corroborate():
    assert evidence([statement("One", "hospital"), statement("Two", "military")], POLICY).corroborated


@pytest.mark.parametrize(
    "pair",
    [
        (statement("One", "hospital", origin="w"), statement("Two", "military", origin="w")),
        (statement("One", "unnamed_official"), statement("Two", "unnamed_official")),
        (statement("One", "military"), statement("Two", "police")),  # both against the same party: one side
    ],
)
def test_what_does_not_corroborate(pair):
    assert not evidence(pair, POLICY).corroborated


def test_persons_become_their_office():
    claim = Claim(
        article_id="a",
        kind="killed",
        source="Colonel A. Example",
        source_type="military",
        authority="colonel a. example",
    )
    assert authority(claim) == "the military"
    assert (
        authority(Claim(article_id="a", kind="killed", source="Marie", source_type="party", authority="marie"))
        == "a party to the conflict"
    )


def test_organisations_keep_their_name():
    assert (
        authority(Claim(article_id="a", kind="killed", source="the BLA", source_type="party", authority="bla")) == "BLA"
    )
    assert (
        authority(
            Claim(article_id="a", kind="killed", source="Red Shield", source_type="ngo", authority="red shield society")
        )
        == "the Red Shield Society"
    )


def test_disputed_wording_gives_both_claims_and_no_range():
    found = told((DAY1, [figure(84, "party", group="security")]), (DAY2, [figure(10, "military", group="security")]))
    (row,) = found.discrepancies
    assert row.best is None
    assert all(word in row.wording for word in ("84", "10", "disputed"))
    assert row.status == "hold"
    assert row.question.startswith("Ask ")


def test_our_voice_is_neutral():
    found = told((DAY1, [figure(27, "police")]), (DAY2, [figure(19, "military")]), (DAY2, [figure(40, "party")]))
    ours = " ".join(d.reason + d.wording + d.question for d in found.discrepancies) + " ".join(
        f.wording for f in found.facts
    )
    assert not re.search(r"confirmed|terrorist|martyr|neutralis", ours, re.IGNORECASE)


def test_best_is_of_the_best_graded_authority_and_never_averaged():
    found = told((DAY1, [figure(20, "hospital")]), (DAY1, [figure(26, "unnamed_official")]))
    (fact,) = found.facts
    assert fact.best in (20, 26)
    assert (fact.low, fact.high) == (20, 26)


def test_the_printed_number_is_shown():
    claim = Claim(article_id="a", kind="killed", interval=Interval(117, 117, None), qualifier="more than")
    assert stated(claim) == 116


def test_explain_names_quotes_order_algebra_and_rule():
    found = told((DAY1, [figure(27)]), (DAY2, [figure(19)]), (DAY2, [figure(19)]))
    (row,) = found.discrepancies
    articles = [Article(id=f"a{i}", text="Text.", outlet=f"Outlet {i}", published=DAY1) for i in range(3)]
    how = explain(row, [row.left, row.right], articles)
    assert [(claim.id, reads, more) for claim, reads, more in how.readings] == [
        (row.right.id, "exactly 27", 0),
        (row.left.id, "exactly 19", 0),
    ]
    assert how.order == "by day of publication"
    assert re.fullmatch(r"Cannot all hold: 27 \(Outlet 0\) and 19 \(Outlet [12]\)\.", how.algebra[0])
    assert how.algebra[1].endswith("the rest can all hold.")
    assert how.rule.startswith("conflict, high: ")


def test_explain_says_so_where_no_order_is_known():
    (row,) = told((None, [figure(27)]), (None, [figure(19)])).discrepancies
    assert explain(row, [row.left, row.right], []).order == "order unknown"


def test_explain_takes_hedged_figures_that_clash_for_counts():
    found = told(
        (None, [figure(26, "police", hedge="at least", as_of=DAY1)]), (None, [figure(28, "police", as_of=DAY1)])
    )
    assert not [d for d in found.discrepancies if d.severity != "low"]
    rescue, police = figure(23, "rescue", hedge="at least"), figure(52, "police", hedge="at least")
    (row,) = told((DAY1, [rescue, police]), (DAY1, [])).discrepancies
    assert "As bounds both could hold" in row.reason
    assert (
        row.question
        == "Ask rescue services and police (quoted by Northline Wire): is it 23 or 52 (deaths), and as of when?"
    )
    (line, _) = explain(row, [row.left, row.right], [Article(id="a0", text="Text.", outlet="One")]).algebra
    assert line.startswith("Read as bounds all can hold; read as counts not.")
    assert {m for _, _, m in explain(row, [row.left, row.left, row.right], []).readings} == {0}


def test_altered_copy_is_medium_at_least_whatever_the_order():
    found = told((None, [figure(6, kind="injured")]), (None, [figure(9, kind="injured")]), copies=True)
    (row,) = found.discrepancies
    assert (row.verdict, row.severity) == ("conflict", "medium")
    assert "differs_from_twin" in row.flags


def test_faithful_copy_is_silent():
    assert not told((None, [figure(6), figure(3)]), (None, [figure(3), figure(6)]), copies=True).discrepancies


def test_hedge_lost_in_a_copy():
    (row,) = told((None, [figure(12, hedge="at least")]), (None, [figure(12)]), copies=True).discrepancies
    assert (row.verdict, row.severity, row.flags) == ("less_precise", "low", ("hedge_lost",))


def test_attribution_lost_in_a_copy():
    (row,) = told(
        (None, [figure(84, "party", group="security")]), (None, [figure(84, group="security")]), copies=True
    ).discrepancies
    assert row.verdict == "disputed"
    assert "attribution_lost" in row.flags


def test_status_dispute_is_grave():
    found = told(
        (DAY1, [figure(12, "military", group="militants")]), (DAY1, [figure(12, "witness", group="civilians")])
    )
    row = found.discrepancies[0]
    assert (row.verdict, row.severity) == ("disputed", "high")
    assert "status_dispute" in row.flags


def test_two_groups_side_by_side_are_no_status_dispute():
    both = [figure(12, "military", group="militants"), figure(12, "military", group="civilians")]
    assert not told((DAY1, both), (DAY1, both)).discrepancies


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Noshki", "Nushki", True),
        ("Quetta", "Quetta railway station", True),
        ("Quetta", "Peshawar", False),
        ("Kech", "Mach", False),
    ],
)
def test_names_of_one_place(one, other, alike):
    assert same_place(one, other) == same_place(other, one) == alike


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Baloch Liberation Army", "BLA", True),
        ("the Baloch Liberation Army", "Baloch Liberation Army", True),
        ("Green Front", "Red Cross", False),
    ],
)
def test_names_of_one_organisation(one, other, alike):
    assert same_organisation(one, other) == same_organisation(other, one) == alike


def named(kind, value, **more):
    return {"kind": kind, "value": value, "quote": value, "group": "", **more}


def test_days_apart():
    near = told((DAY1, [named("date", "2026-02-01")]), (DAY1, [named("date", "2026-02-02")])).discrepancies
    assert [(d.verdict, d.severity) for d in near] == [("conflict", "low")]
    assert "time zone" in near[0].reason
    days = ("2026-02-01", "2026-02-01", "2026-02-05")
    far = told(*((DAY1, [named("date", d)]) for d in days)).discrepancies
    assert [(d.verdict, d.severity) for d in far] == [("conflict", "medium")]


def test_blame_keeps_its_denial():
    rows = told(
        (DAY1, [named("actor", "Green Front", role="blamed")]), (DAY1, [named("actor", "Green Front", role="denied")])
    ).discrepancies
    assert [d.verdict for d in rows] == ["disputed"]
    assert "denial" in rows[0].reason


def test_blame_beside_its_denial_leaves_nothing_to_settle():
    both = [named("actor", "Green Front", role="blamed"), named("actor", "Green Front", role="denied")]
    assert not told((DAY1, both)).discrepancies
    one_outlet = told((DAY1, [both[0]]), (DAY2, [both[1]]), outlets=("Northline Wire", "Northline Wire")).discrepancies
    assert not one_outlet


@pytest.mark.parametrize(
    ("one", "other", "rivals"),
    [
        ("Green Front", "Red Brigade", True),
        ("Marland", "Orrin", True),
        ("Marland", "Marlander government", False),
        ("Marland", "army", False),  # whose is not told
        ("President Olm's forces", "Marland", False),
        ("Marland", "Green Front", True),
        ("Orrin air force", "Marlander army", True),
    ],
)
def test_two_names_of_one_side_are_no_rivals(one, other, rivals):
    rows = told((DAY1, [named("actor", one, role="blamed")]), (DAY1, [named("actor", other, role="blamed")]))
    assert bool(rows.discrepancies) == rivals


def test_who_is_weighed_by_both_articles_is_no_dispute_between_them():
    blamed = [(DAY1, [named("actor", name, role="blamed")]) for name in ("Green Front", "Red Brigade")]
    texts = ("Police blamed the Green Front, not the Red Brigade.", "The Red Brigade is blamed.")
    assert not told(*blamed, texts=texts).discrepancies


def test_two_currencies_are_never_compared():
    euros = figure(2.95e9, kind="money", group="", unit="EUR", noun="fine")
    dollars = figure(3.45e9, kind="money", group="", unit="USD", noun="fine")
    assert not told((DAY1, [euros]), (DAY2, [dollars])).discrepancies
    assert told((DAY1, [euros]), (DAY1, [{**euros, "interval": Interval.exact(3.1e9)}])).discrepancies


def test_unattributed_is_no_authority():
    proof = evidence([statement("One", source_type="none", authority="somebody"), statement("Two", "police")], POLICY)
    assert proof.authorities == ("police",)


def test_a_question_never_offers_one_figure_twice():
    found = told((DAY1, [figure(27, scope="superseded", cue="withdrawn")]), (DAY2, [figure(27, "police")]))
    (row,) = found.discrepancies
    assert row.verdict == "revision"
    assert row.question.count("27") == 1


def test_a_quantity_is_printed_as_a_statement():
    residents = figure(3050, "government", kind="quantity", noun="residents", unit="")
    found = told((DAY1, [residents]), (DAY1, [residents]))
    assert found.facts[0].wording == "3,050 residents, the government said (1 February)."


def test_a_subset_never_speaks_for_a_group_whose_whole_is_known():
    some = figure(3, "hospital", group="militants", relation="subset")
    found = told((DAY1, [some]), (DAY1, [figure(37, "military", group="militants")]))
    fact = next(f for f in found.facts if f.group == "militants")
    assert (fact.low, fact.best, fact.high) == (37, 37, 37)


def test_what_clashes_closely_has_a_floor_to_print():
    found = told((DAY1, [figure(27)]), (DAY2, [figure(26, "hospital", hedge="at least")]))
    assert [d.status for d in found.discrepancies] == ["hold"]
    (fact,) = found.facts
    assert (fact.status, fact.wording) == ("print", "At least 26 people killed, hospital staff said (2 February).")
    (fact,) = told((DAY1, [figure(27)]), (DAY2, [figure(19, "hospital")])).facts
    assert fact.status == "hold"
    assert fact.wording == "HOLD: deaths: 19 (hospital staff via The Harbour Courier) | 27 (Northline Wire)."


def test_a_word_is_never_printed_where_a_count_is_at_hand():
    found = told((None, [figure(24, "hospital", hedge="dozens")]), (None, [figure(27)]))
    assert found.facts[0].wording == "27 people killed, as The Harbour Courier reports."


def test_a_range_is_printed_as_a_range_and_a_place_as_it_is_spelled():
    listed = figure(
        1000, kind="missing", scope="part", place="Castel Mor", interval=Interval(1000, None, 1100), qualifier="range"
    )
    found = told((DAY1, [listed]), (DAY1, [{**listed, "interval": Interval.exact(800), "qualifier": ""}]))
    assert "800 (The Harbour Courier) and 1,000 to 1,100 (Northline Wire)" in found.discrepancies[0].reason
    assert found.discrepancies[0].reason.startswith("Missing (Castel Mor): ")
    assert found.discrepancies[0].status == "print"  # order unknown: one may simply be the later


def test_days_are_asked_for_as_people_write_them():
    days = ("2026-02-01", "2026-02-01", "2026-02-05")
    (row,) = told(*((DAY1, [named("date", d)]) for d in days)).discrepancies
    assert "which date holds, 1 February 2026 or 5 February 2026?" in row.question


def test_a_bare_kind_of_body_is_no_name():
    assert authority(Claim(article_id="a", kind="killed", source_type="company", authority="company")) == "the company"


def test_a_figure_beyond_all_others_is_not_offered_for_print():
    found = told((DAY1, [figure(135)]), (DAY1, [figure(137)]), (DAY1, [figure(150_000, "military")]))
    assert next(f for f in found.facts).high == 137
    found = told((DAY1, [figure(135)]), (DAY1, [figure(1_200, "military")]), (DAY1, [figure(1_150)]))
    assert next(f for f in found.facts).high == 1_200


def test_an_early_clash_holds_no_toll_that_has_passed_it():
    found = told((DAY1, [figure(60, "police"), figure(87, "government")]), (DAY2, [figure(121, "government")]))
    assert [d.verdict for d in found.discrepancies if d.status == "hold"] == ["conflict"]
    assert found.facts[0].wording == "121 people killed, the government said (2 February)."


def test_what_a_correction_gives_stands_until_somebody_raises_it():
    undated = (None, [figure(111)])
    lowered = (DAY2, [figure(97, "government", cue="correction"), figure(115, "government", scope="superseded")])
    found = told((DAY1, [figure(115, "government")]), undated, lowered)
    assert found.facts[0].wording == "97 people killed, the government said (2 February)."


def test_a_range_by_nobody_is_not_offered_where_a_count_is_at_hand():
    rumour = figure(700, interval=Interval(700, None, 800), qualifier="between")
    assert told((DAY1, [rumour]), (DAY1, [figure(232)])).facts[0].wording.startswith("232 people killed")


def test_a_people_is_called_by_its_name():
    found = told((DAY1, [figure(4, group="french", noun="french citizens")]), (DAY1, [figure(4, group="french")]))
    assert found.facts[0].wording.startswith("4 French citizens killed")


def test_explain_puts_a_bare_day_behind_the_hours_of_that_day():
    hours = {
        "a": "2026-02-01T08:00+00:00",
        "b": "2026-02-01",
        "c": "2026-02-01T20:00+00:00",
        "d": None,
        "e": "2026-01-31",
    }
    articles = [Article(id=i, text="Text.", published=when) for i, when in hours.items()]
    claims = [Claim(**{"article_id": i, **figure(n)}) for n, i in enumerate(hours, start=10)]
    (row,) = told((DAY1, [figure(10)]), (DAY2, [figure(12)])).discrepancies
    row = replace(row, claims=tuple(c.id for c in claims))
    assert [c.article_id for c, _, _ in explain(row, claims, articles).readings] == ["e", "a", "c", "b", "d"]


def test_a_quoted_outlet_is_not_the_outlet_s_own_count():
    own = {**figure(22), "source": "Shoreline media", "source_type": "media", "authority": "shoreline media"}
    rows = told((DAY1, [own, figure(24, "police")])).discrepancies
    assert [("other media" in d.reason, "own count" in d.reason) for d in rows] == [(True, False)]


def test_a_headline_rests_on_the_attribution_of_the_first_sentences():
    texts = (
        "In Marl on the coast road 40 are dead, the Front said.",
        "In Marl on the coast road 40 are dead, the Front said.",
    )
    claimed = {**figure(40, "party"), "source": "the Front", "authority": "front"}
    rows = told((DAY1, [claimed]), (DAY1, [figure(40, field="title")]), copies=True, texts=texts).discrepancies
    assert not [d for d in rows if "attribution_lost" in d.flags]
    bare = (texts[0], "In Marl on the coast road 40 are dead. Roads are closed.")
    rows = told((DAY1, [claimed]), (DAY1, [figure(40, field="title")]), copies=True, texts=bare).discrepancies
    assert [d for d in rows if "attribution_lost" in d.flags]


def test_two_causes_that_one_article_names_are_no_difference():
    causes = [(DAY1, [named("cause", value)]) for value in ("derailment", "flood")]
    assert told(*causes, texts=("The train derailed.", "They fled.")).discrepancies
    assert not told(*causes, texts=("The train derailed.", "The derailment met them as they fled.")).discrepancies
