"""What a draft is told: every rule on the shortest draft that it speaks to, and one on which it is quiet."""

# ruff: noqa: E501 - a story reads best on one line

from __future__ import annotations

from collections.abc import Sequence

import pytest

from factcheck import Article, check
from factcheck.comparisons.drafts import figures
from factcheck.comparisons.statements.statement import Statement
from factcheck.errors import InputError
from factcheck.records import Claim, Interval, Remark

BUS = (
    ("Harbour Courier", "2026-03-07T09:00:00Z", "At least 12 people were killed when a bus fell into a ravine near Quetta on Saturday, police said. Thirty people were injured."),
    ("Gulf Ledger", "2026-03-07T15:00:00Z", "A bus plunged into a ravine near Quetta on Saturday, killing 17 people, police said. The driver lost control on a wet road. Thirty people were injured, hospital staff said."),
    ("Inland Gazette", "2026-03-07T18:00:00Z", "Seventeen people died when a bus fell into a gorge near Quetta on Saturday, according to police. A rescue official said 30 people were injured."),
)  # fmt: skip
RAID = (
    ("Quayside Herald", "2026-03-08T09:00:00Z", "The Kessel Liberation Army said it had killed 40 soldiers in an attack on a camp near Marl on Saturday. The army said 9 soldiers died."),
    ("Coastline Radio", "2026-03-08T12:00:00Z", "Nine soldiers were killed in Saturday's attack on a camp near Marl, the military said. The Kessel Liberation Army claimed responsibility for the attack."),
    ("Northline Wire", "2026-03-08T13:00:00Z", "The army said nine soldiers were killed in the attack near Marl on Saturday, for which the Kessel Liberation Army claimed responsibility."),
)  # fmt: skip
TAKEN_BACK = (
    ("Harbour Courier", "2026-03-07T09:00:00Z", "Police said 16 people died in a fire at a mill in Orsk on Saturday."),
    ("Harbour Courier", "2026-03-07T18:00:00Z", "Correction: an earlier version of this article said 16 people died in the fire at a mill in Orsk on Saturday. Six people were killed, police said."),
)  # fmt: skip
FEARED = (
    (
        "Harbour Courier",
        "2026-03-07T09:00:00Z",
        "Up to 30 people are feared dead after a ferry sank off Port Lorne on Saturday, officials said.",
    ),
)
FEARED_THEN_COUNTED = (
    ("Harbour Courier", "2026-03-07T09:00:00Z", "Ten people are feared dead after a ferry sank off Port Lorne on Saturday, officials said."),
    ("Gulf Ledger", "2026-03-07T18:00:00Z", "Twelve people were killed when a ferry sank off Port Lorne on Saturday, police said."),
)  # fmt: skip
WHO_THEY_WERE = (
    ("Harbour Courier", "2026-03-08T09:00:00Z", "An air strike near Marl on Saturday killed 12 villagers, residents said. The 12 were woodcutters, they said."),
    ("Gulf Ledger", "2026-03-08T12:00:00Z", "Residents said 12 civilians were killed in Saturday's air strike near Marl."),
)  # fmt: skip
BLAMED = (
    ("Harbour Courier", "2026-03-07T09:00:00Z", "Police blamed the Kessel Front for the bombing in Marl on Saturday that killed six people. The Kessel Front denied involvement in the bombing."),
    ("Gulf Ledger", "2026-03-07T12:00:00Z", "Six people were killed in a bombing in Marl on Saturday, police said."),
)  # fmt: skip


def told(draft: str, coverage: Sequence[tuple[str, str, str]], **fields: str) -> list[Remark]:
    against = [Article(outlet=o, published=p, text=t, id=f"c{n}") for n, (o, p, t) in enumerate(coverage)]
    return list(check(Article(**{"text": draft, "id": "draft", **fields}), against).remarks)


def rules(remarks: Sequence[Remark], kind: str = "") -> list[tuple[str, str]]:
    return [(r.rule, r.severity) for r in remarks if r.kind == kind or not kind]


CASES = {
    "current and attributed": ("A bus fell into a ravine near Quetta on Saturday, killing 17 people, police said.", BUS, "killed", [("one_authority", "low")]),
    "a later count exists": ("A bus fell into a ravine near Quetta on Saturday, killing 12 people, police said.", BUS, "killed", [("outdated", "high")]),
    "hedged and outdated": ("A bus fell into a ravine near Quetta on Saturday, killing at least 12 people, police said.", BUS, "killed", [("outdated", "low")]),
    "nobody has it": ("A bus fell into a ravine near Quetta on Saturday, killing 71 people, police said.", BUS, "killed", [("conflict", "high")]),
    "attribution lost": ("A bus fell into a ravine near Quetta on Saturday, killing 17 people.", BUS, "killed", [("attribution_lost", "low")]),
    "two authorities": ("Thirty people were injured when a bus fell into a ravine near Quetta, hospital staff said.", BUS, "injured", []),
    "one side's figure": ("The Kessel Liberation Army said it killed 40 soldiers at a camp near Marl on Saturday.", RAID, "killed", [("disputed", "high"), ("one_authority", "low")]),
    "both sides told": ("The Kessel Liberation Army said it killed 40 soldiers at a camp near Marl on Saturday. The army said nine soldiers were killed.", RAID, "killed", [("one_authority", "low"), ("one_authority", "low")]),
    "a party's claim as a fact": ("Forty soldiers were killed at a camp near Marl on Saturday.", RAID, "killed", [("disputed", "high"), ("attribution_lost", "medium")]),
    "who the dead were": ("An air strike near Marl on Saturday killed 12 militants, the army said.", WHO_THEY_WERE, "killed", [("disputed", "high"), ("lacking", "low")]),
    "withdrawn": ("A fire at a mill in Orsk on Saturday killed 16 people, police said.", TAKEN_BACK, "killed", [("withdrawn", "high")]),
    "the corrected figure": ("A fire at a mill in Orsk on Saturday killed six people, police said.", TAKEN_BACK, "killed", [("one_authority", "low")]),
    "feared is not counted": ("Thirty people died when a ferry sank off Port Lorne on Saturday, officials said.", FEARED, "killed", [("hedge_lost", "medium")]),
    "still feared": ("Up to 30 people are feared dead after a ferry sank off Port Lorne on Saturday.", FEARED, "killed", []),
    "feared before it was counted": ("Officials said ten people died on Saturday when a ferry went down off Port Lorne.", FEARED_THEN_COUNTED, "killed", [("hedge_lost", "medium")]),
    "hedge lost": ("A bus fell into a ravine near Quetta on Saturday, killing 12 people, police said.", BUS[:1], "killed", [("one_authority", "low"), ("hedge_lost", "low")]),
    "only in the draft": ("A bus fell into a ravine near Quetta on Saturday. Four people were arrested, police said.", BUS, "arrested", [("only_here", "low")]),
    "headline against body": ("A bus fell into a ravine near Quetta on Saturday, killing 17 people, police said.", BUS, "killed", [("self_contradiction", "high"), ("one_authority", "low")]),
    "another place": ("A bus fell into a ravine near Multan on Saturday, killing 17 people, police said.", BUS, "place", [("conflict", "medium")]),
    "another day": ("A bus fell into a ravine near Quetta on Tuesday, March 3, 2026, killing 17 people, police said.", BUS, "date", [("conflict", "medium")]),
    "the same day": ("A bus fell into a ravine near Quetta on March 7, 2026, killing 17 people, police said.", BUS, "date", []),
    "a denial left out": ("Police blamed the Kessel Front for the bombing in Marl on Saturday that killed six people.", BLAMED, "actor", [("lacking", "medium")]),
    "a denial told": ("Police blamed the Kessel Front for the bombing in Marl that killed six people. The Kessel Front denied involvement in the bombing.", BLAMED, "actor", []),
    "somebody else is blamed": ("Police blamed the Maresh Brigade for the bombing in Marl on Saturday that killed six people.", BLAMED, "actor", [("only_here", "medium")]),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_rules(name: str) -> None:
    draft, coverage, kind, expected = CASES[name]
    fields = {"title": "Bus crash kills 12"} if name == "headline against body" else {}
    assert rules(told(draft, coverage, **fields), kind) == expected


@pytest.mark.parametrize(
    ("printed", "earlier"),
    [(["09:00"], True), (["18:00"], False), ([None], False), (["09:00", None], False), (["09:00", "18:00"], False)],
)
def test_an_earlier_count_is_one_whose_every_time_is_known(printed: list[str | None], earlier: bool) -> None:
    def statement(hour: str | None, n: float) -> Statement:
        claim = Claim(article_id=f"{n}", kind="killed", interval=Interval.exact(n))
        when = hour and f"2026-03-07T{hour}:00Z"
        return Statement(claim, Article(text=f"{n}", published=when), n, (claim,))

    assert figures._earlier([statement(hour, 10) for hour in printed], [statement("15:00", 12)]) is earlier


def test_messages_are_complete_sentences_with_a_safe_wording() -> None:
    (remark,) = (r for r in told(CASES["a later count exists"][0], BUS) if r.kind == "killed")
    assert remark.message == (
        "12 (deaths) is an earlier count, last in Harbour Courier (7 March 2026, 09:00); the latest is 17 (police via 2 outlets)."
    )
    assert remark.wording == "17 people killed, police said (7 March, 15:00)."
    assert remark.claim is not None
    assert remark.claim.quote == "12 people"


def test_what_the_draft_lacks_is_carried_by_two_outlets_and_named_once() -> None:
    remarks = told("A bus fell into a ravine near Quetta on Saturday, police said.", BUS)
    lacking = {(r.kind, r.group): r for r in remarks if r.rule == "lacking"}
    assert set(lacking) == {("killed", "total"), ("injured", "total")}
    assert lacking["killed", "total"].wording == "17 people killed, police said (7 March, 15:00)."
    assert "actor" not in {
        r.kind for r in told("An attack hit a camp near Marl. The Kessel Liberation Army claimed it.", RAID)
    }


def test_a_day_is_told_as_people_write_it() -> None:
    (remark,) = (r for r in told("A bus fell into a ravine near Quetta on February 24, 2026.", BUS) if r.kind == "date")
    assert remark.message.partition(" (")[0] == "The draft dates it 24 February 2026; the coverage has 7 March 2026"


NAMED = tuple(
    (outlet, "2026-03-08T09:00:00Z", "A bomb killed six people in Marl on Saturday. The Kessel Front claimed responsibility.")
    for outlet in ("Harbour Courier", "Gulf Ledger")
)  # fmt: skip


@pytest.mark.parametrize(
    ("title", "text", "lacks"),
    [
        ("", "A bomb killed six people in Marl on Saturday.", True),
        ("", "A bomb killed six people in Marl, a town of the Kessel Frontier, on Saturday.", True),
        ("", "A bomb killed six people in Marl on Saturday; the Kessel Front's men were seen.", False),
        ("Kessel Front bomb kills six", "A bomb killed six people in Marl on Saturday.", False),
    ],
)
def test_an_organisation_is_named_by_words_of_its_own_anywhere_in_the_draft(title: str, text: str, lacks: bool) -> None:
    remarks = [r for r in told(text, NAMED, title=title) if r.rule == "lacking" and r.kind == "actor"]
    assert bool(remarks) is lacks


def test_a_draft_without_a_date_is_as_late_as_the_newest_article() -> None:
    against = [Article(outlet=o, published=p, text=t) for o, p, t in BUS]
    report = check(Article(text="Twelve people died in the bus crash near Quetta.", id="d"), against)
    assert report.article["d"].published == "2026-03-07T18:00:00Z"
    assert any("has no date" in w.reason for w in report.warnings)


def test_the_draft_among_its_coverage_is_no_coverage() -> None:
    draft = Article(text=CASES["nobody has it"][0], id="d")
    report = check(draft, [*(Article(outlet=o, published=p, text=t) for o, p, t in BUS), draft])
    assert len(report.articles) == 4
    assert report.skipped[0].reason == "is the draft itself"
    assert ("conflict", "high") in rules(report.remarks, "killed")


def test_nothing_to_hold_it_against() -> None:
    assert [r.rule for r in check(Article(text=CASES["nobody has it"][0]), []).remarks if r.kind == "killed"] == [
        "only_here"
    ]


@pytest.mark.parametrize(
    "text", [" \n", "La policía dijo que los diez muertos son de la ciudad y que no hay más heridos en la zona."]
)
def test_a_draft_that_cannot_be_read_is_an_error(text: str) -> None:
    with pytest.raises(InputError, match="the draft: "):
        check(Article(text=text), [Article(text=BUS[0][2])])


def test_the_order_of_coverage_changes_nothing() -> None:
    against = [Article(outlet=o, published=p, text=t, id=f"c{n}") for n, (o, p, t) in enumerate((*RAID, *BUS, *BLAMED))]
    draft = Article(
        text=" ".join(CASES[name][0] for name in ("a party's claim as a fact", "another place")), id="draft"
    )
    assert check(draft, against).remarks == check(draft, against[::-1]).remarks
