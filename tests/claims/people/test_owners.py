"""Whose people are counted."""

from __future__ import annotations

import pytest

from factcheck.claims.people import mentions, owners
from factcheck.records import SourceType
from tests.claims.reading import POLICY, parsed


@pytest.mark.parametrize(
    ("text", "speaker", "side"),
    [
        ("The corps lost nine of its own.", "none", "security"),
        ("Two of our boys were hurt.", "military", "security"),
        ("Two of our boys were hurt.", "witness", ""),
        ("We lost eight.", "party", "militants"),
        ("The army lost seven men.", "none", "security"),
        ("The army lost seven games.", "none", ""),
        ("The village lost seven men.", "none", ""),
        ("Rebels fled and the police said two of its men were hurt.", "police", "security"),
        ("The rebels buried two of their men.", "police", "militants"),
        ("The rebels' two men fell.", "none", ""),
        ("Two men were hurt.", "military", ""),
    ],
)
def test_side(text: str, speaker: SourceType, side: str) -> None:
    doc = parsed(text)
    first, *_ = mentions.find(doc, POLICY)
    assert owners.side(doc, first, speaker) == side


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("The brigade's death toll is 31.", "security"),
        ("The army put its own losses at four.", "security"),
        ("The death toll is 31.", ""),
        ("Troops killed a man and 41 died.", ""),
    ],
)
def test_of_losses(text: str, side: str) -> None:
    doc = parsed(text)
    *_, last = mentions.find(doc, POLICY)
    assert owners.of_losses(doc, last, "none") == side
