"""Words for the whole that figures are parts of."""

from __future__ import annotations

import pytest

from factcheck.claims.people import wholes


@pytest.mark.parametrize(
    ("ahead", "behind", "kind"),
    [
        ("The dead included ", " children.", "killed"),
        ("", " are among the injured.", "injured"),
        ("", " of them were among those rescued.", "rescued"),
        ("The road included ", " bridges.", None),
    ],
)
def test_beside(ahead: str, behind: str, kind: str | None) -> None:
    assert wholes.beside(ahead, behind) == kind


def test_opener() -> None:
    assert wholes.opener("Of the injured, ten are children.")[0] == "injured"
    assert wholes.opener("Of those killed, 101 were taken to hospitals.")[0] == "killed"
    assert wholes.opener("Of late, it rains.")[0] is None
