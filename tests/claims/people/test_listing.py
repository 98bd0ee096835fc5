"""Which lists give all the parts of a whole."""

import pytest

from tests.claims.reading import counts


def lists(text):
    """The parts of each list that is marked, by the quote of its whole; "" where that is told elsewhere."""
    found = counts(text)
    quotes = {c.id: c.quote for c in found if not c.partition}
    marked = {}
    for c in found:
        if c.partition:
            marked.setdefault(quotes.get(c.partition, ""), []).append(c.interval.stated)
    return marked


@pytest.mark.parametrize(
    ("text", "whole", "parts"),
    [
        ("A raid killed 26 people. The dead were 14 soldiers, five farmers and six clerks.", "", [14, 5, 6]),
        ("Twenty-six people died. They were 14 soldiers, five farmers and six clerks.", "", [14, 5, 6]),
        ("The 26 dead are 14 soldiers, five farmers and six clerks, the hospital said.", "26", [14, 5, 6]),
        ("Seventeen people were hurt: nine men, five women and two boys.", "Seventeen people", [9, 5, 2]),
        ("The raid killed 26 people - 14 soldiers, five farmers and six clerks - on Monday.", "26 people", [14, 5, 6]),
        ("Thirteen people (nine pupils, two teachers and a driver) died.", "Thirteen people", [9, 2, 1]),
        ("The crash left 18 dead: ten in the coach, five in the lorry and two pedestrians.", "18", [10, 5, 2]),
        ("The death toll stood at 48: 21 in Arlen, 16 in Marpa and 12 in Sela.", "48", [21, 16, 12]),
        ("Nineteen people were killed in the two raids – 12 in Arlen and six in Marpa.", "Nineteen people", [12, 6]),
        ("Rescuers counted 79 bodies at one hospital and 64 at another, 144 in all.", "144", [79, 64]),
        ("Rescuers found 22 bodies in the tunnel and 15 in the yard, making a total of 38.", "38", [22, 15]),
        ("The police detained 12 men, seven women and two minors, 20 people in total.", "20 people", [12, 7, 2]),
        ("Police arrested 30 people, 22 men and seven women.", "30 people", [22, 7]),
        ("The minister said 144 bodies had been found, 79 of men and 64 of women.", "144 bodies", [79, 64]),
        ("Of the 26 dead, 14 were soldiers, five farmers and six clerks.", "26", [14, 5, 6]),
        ("Of the 44 injured, 30 were riders, eight were staff and the other five bystanders.", "44", [30, 8, 5]),
        ("Among the 50 dead were 36 men and 12 women.", "50", [36, 12]),
        ("The wounded consist of 14 soldiers and 20 villagers, 35 people in all.", "35 people", [14, 20]),
    ],
)
def test_a_list_that_is_all_of_its_whole(text, whole, parts):
    assert lists(text) == {whole: parts}


@pytest.mark.parametrize(
    "text",
    [
        "Ten people were killed, including four soldiers and three farmers.",
        "The attack killed 20 people, among them 12 soldiers and seven farmers.",
        "The attack killed 20 people, 12 of them soldiers and seven farmers.",
        "The dead include 14 soldiers, five farmers and six clerks.",
        "Six children and four women were among the ten dead girls and women.",
        "The dead identified so far are 14 tenants and five firefighters.",
        "Of the 40 injured, 12 are women and nine are children.",
        "Of the 155 hurt, 20 were in critical condition and 30 had burns.",
        "Of the 26 dead, 14 were soldiers, five were farmers and the rest were clerks.",
        "The blast killed 26 people: 14 soldiers, five farmers and others yet to be named.",
        "The blast killed 26 people: mostly soldiers and clerks, 14 and five of them.",
        "Ten people, two policemen and a child were hurt in the crash.",
        "Twelve people were hurt, six children and five women.",
        "Three soldiers and two farmers were killed on Monday, bringing the toll to 26.",
        "Five people, aged 14, 16 and 22, were killed.",
        "Five suspects, aged between 22 and 41, were detained: four men and a woman.",
        "Nine farmers, six herders and three guards were killed besides our own, which gives a total of 21.",
        "At least 1,127 were killed and 5,935 hurt in the valley: 1,003 in the east and 120 in the west.",
        "The storm killed 14 people in Arlen, nine in Dorn and five elsewhere.",
        "A man was shot in the chest and a woman in the arm.",
        "Some 26 people died, most of them pilgrims: 14 pilgrims and five vendors were crushed at the gate.",
        "The two sides lost 14 and nine men, respectively, 24 in all.",
    ],
)
def test_a_list_that_is_open_or_none(text):
    assert lists(text) == {}


def test_a_list_lends_its_kind_to_parts_without_a_word_of_their_own():
    found = counts("Rescuers counted 79 bodies at one hospital and 64 at another, 143 in all.")
    assert [(c.kind, c.group, c.interval.stated, c.relation) for c in found] == [
        ("killed", "total", 79, "whole"),
        ("killed", "total", 64, "subset"),
        ("killed", "total", 143, "whole"),
    ]


def test_a_total_behind_its_parts_is_in_none_of_their_places():
    found = counts("The ministry said 12 people were killed in Karachi, nine in Lahore and five in Quetta, 26 in all.")
    assert [(c.interval.stated, c.scope, c.group) for c in found if c.interval.stated == 26] == [
        (26, "incident", "total")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Six women five children and two men were killed.", [("women", 6), ("children", 5), ("men", 2)]),
        ("The victims were 51 women 28 children and nine men.", [("women", 51), ("children", 28), ("men", 9)]),
        ("Three foreigners among dead in hotel fire", [("foreigners", 3)]),
        ("Seven children were among those killed in the fire.", [("children", 7)]),
    ],
)
def test_parts_without_commas_and_headlines_without_articles(text, expected):
    assert [(c.group, c.interval.stated) for c in counts(text) if c.kind == "killed"] == expected
