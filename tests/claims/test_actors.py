# ruff: noqa: E501 - a case stands on one line
"""Organisations that claimed, were blamed, or denied. Own sentences."""

from __future__ import annotations

import pytest

from factcheck.claims import actors
from factcheck.claims.document import open_article
from factcheck.policy import Policy
from factcheck.records import Article

POLICY = Policy.load()


def found(text: str, title: str | None = None) -> set[tuple[str, str]]:
    document = open_article(Article(text=text, title=title, published="2026-01-31"))
    claims = actors.find(document, POLICY)
    assert all(document.article.part(c.field)[c.start : c.end] == c.quote for c in claims)
    return {(c.value, c.role) for c in claims}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Northern Liberation Front claimed responsibility for the attack.", {("Northern Liberation Front", "claimed")}),
        ("The Northern Liberation Front, the region's largest armed group, has claimed the bombing.", {("Northern Liberation Front", "claimed")}),
        ("The attack was claimed by the outlawed Northern Liberation Front (NLF).", {("Northern Liberation Front", "claimed")}),
        ("The Northern Liberation Front (NLF) is small. The NLF said it had carried out the raid.", {("Northern Liberation Front", "claimed")}),
        ("The NLF claimed responsibility.", {("NLF", "claimed")}),
        ("Officials blamed the Northern Liberation Front.", {("Northern Liberation Front", "blamed")}),
        ("The army blamed the attack on the Taliban.", {("Taliban", "blamed")}),
        ("The governor accused Uganda of arming the rebels, which Uganda denies.", {("Uganda", "blamed"), ("Uganda", "denied")}),
        ("He accused Chad and Sudan of it; both have denied it.", {("Chad", "blamed"), ("Sudan", "blamed"), ("Chad", "denied"), ("Sudan", "denied")}),
        ("The Northern Red Crescent denied giving the figure.", {("Northern Red Crescent", "denied")}),
        ("ISIS claimed responsibility for the blast.", {("Islamic State", "claimed")}),
    ],
)  # fmt: skip
def test_an_organisation_and_its_role(text: str, expected: set[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Police blamed John Smith for the shooting.",
        "Marta Olsen claimed responsibility for the fire.",
        "Nobody has claimed responsibility.",
        "No group has claimed the attack.",
        "The opposition accused Jane Doe of negligence.",
    ],
)
def test_private_persons_and_nobody_are_no_actors(text: str) -> None:
    assert found(text) == set()


def test_who_claims_an_attack_is_not_listed_as_blamed_as_well() -> None:
    text = "Officials blamed the Northern Liberation Front. The Northern Liberation Front claimed responsibility."
    assert found(text) == {("Northern Liberation Front", "claimed")}
