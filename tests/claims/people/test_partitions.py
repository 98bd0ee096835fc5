"""What the people of a bare number are said to be."""

from __future__ import annotations

import pytest

from factcheck.claims.people import mentions, partitions
from tests.claims.reading import POLICY, parsed


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Two were men.", "men"),
        ("Four of them French, they were students.", "french"),
        ("Two of the dead of the parade are Mexicans.", "mexican"),
        ("Nine are under 18.", "children"),
        ("Twelve were below the age of fifteen.", "children"),
        ("Eight of the survivors have not reached eighteen.", "children"),
        ("Twenty of those who died are said to be children.", "children"),
        ("Two were killed.", None),
        ("Nine are under 30.", None),
        ("Two of the injured died.", None),
        ("Two were goats.", None),
    ],
)
def test_group(text: str, group: str | None) -> None:
    doc = parsed(text)
    first, *_ = mentions.find(doc, POLICY)
    assert partitions.group(doc, first) == group
