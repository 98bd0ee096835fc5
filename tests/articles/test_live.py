"""Live pages as text: entries with their own times, on strong evidence only."""
# ruff: noqa: E501 - articles and files are data, one a line

import pytest

from factcheck.articles import live
from factcheck.records import Article

ENTRIES = "14:30 GMT - The toll has risen to 12, police say.\n\n12:15 GMT - Nine people are dead, a hospital says.\n\n10:05 GMT - Police say five people died."


def a_page(text: str = ENTRIES, **fields: str) -> Article:
    return Article(
        **{"text": text, "title": "Market blast: live updates", "published": "2026-01-31", "id": "p", **fields}
    )


def test_entries_have_their_own_times():
    found = live.split(a_page())
    assert [(a.published, a.text) for a in found] == [
        ("2026-01-31T14:30+00:00", "The toll has risen to 12, police say."),
        ("2026-01-31T12:15+00:00", "Nine people are dead, a hospital says."),
        ("2026-01-31T10:05+00:00", "Police say five people died."),
    ]
    assert [a.metadata["live_of"] for a in found] == ["p"] * 3
    assert len({a.id for a in found}) == 3


def test_one_entry_answers_to_the_id_of_the_page():
    assert live.split(a_page())[0].id == "p"


def test_a_lead_keeps_the_id_and_the_time_of_the_page():
    lead = "This is what we know so far about the blast at the market in Exampur on Saturday."
    found = live.split(a_page(f"{lead}\n\n{ENTRIES}\nThe hospital has asked people of the town to give blood."))
    assert (found[0].text, found[0].id, found[0].published) == (lead, "p", "2026-01-31")
    assert len(found) == 4


@pytest.mark.parametrize(
    ("stamp", "published", "iso"),
    [
        ("2:30 pm", "2026-01-31T20:00:00+05:00", "2026-01-31T14:30+05:00"),
        ("14.30 GMT", "2026-01-31T20:00:00+05:00", "2026-01-31T14:30+00:00"),
        ("14:30", "2026-01-31", "2026-01-31T14:30"),
        ("[14:30 IST]", "2026-01-31", "2026-01-31T14:30"),
        ("14:30", None, None),
    ],
)
def test_stamps(stamp, published, iso):
    text = f"{stamp} Police say 12 people died in the blast.\n{stamp}\nNine died, a hospital says now.\n{stamp} - Five died, it says."
    found = live.split(a_page(text, published=published))
    assert [a.published for a in found] == [iso] * 3
    assert [a.text for a in found] == [
        "Police say 12 people died in the blast.",
        "Nine died, a hospital says now.",
        "Five died, it says.",
    ]


@pytest.mark.parametrize(
    "page",
    [
        a_page(title="How the day unfolded: a chronology"),
        a_page("10:05 Police say five died.\n14:30 Twelve died."),
        a_page("10:05 Five died.\n14:30 Twelve died.\n09:00 Nobody died."),
        a_page(
            ENTRIES
            + "\n\n"
            + "A long report follows that has nothing to do with hours of the day. " * 1
            + "\n"
            + "x " * 10,
            title="Report",
        ),
        a_page("3.45 billion dollars were lost.\n4.15 billion are needed.\n5.30 billion were pledged."),
        a_page("10:05 Police say.\n\n11:00 So.\n\n12:00 The end.", title="Court report", url="https://a.example/alive"),
    ],
)
def test_weak_evidence_leaves_the_page_whole(page):
    assert live.split(page) == [page]
