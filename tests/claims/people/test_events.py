"""Words and phrases that say what happened."""

from __future__ import annotations

import pytest

from factcheck.claims.people import events
from tests.claims.reading import parsed


def test_forms_of_regular_verbs() -> None:
    assert {"carry", "carries", "carried", "carrying"} <= events.forms("carry")
    assert {"free", "freed", "freeing"} <= events.forms("free: freed freeing")
    assert {"vanish", "vanishes", "vanished"} <= events.forms("vanish")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Nine were shot dead.", "killed"),
        ("Nine lost their lives.", "killed"),
        ("Nine were rushed to a hospital.", "injured"),
        ("Nine are unaccounted for.", "missing"),
        ("Nine were taken into custody.", "arrested"),
        ("Nine were taken hostage.", "kidnapped"),
        ("Nine were pulled alive from the mud.", "rescued"),
        ("Nine fled their homes.", "displaced"),
        ("Nine broke out of the compound.", "escaped"),
    ],
)
def test_one_event_each(text: str, kind: str) -> None:
    assert {e.kind for e in events.mark(parsed(text)).values()} == {kind}
    assert events.triggers(text)
