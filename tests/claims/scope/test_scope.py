"""The incident's own current figures, and the others."""

from __future__ import annotations

import pytest

from factcheck.claims.scope import scope
from tests.claims.reading import counts


@pytest.mark.parametrize(
    ("text", "figure", "expected"),
    [
        ("The blast killed 9 people. In 2021 a similar attack left 60 people dead.", 60, "background"),
        ("The blast killed 9 people. In 2021 a similar attack left 60 people dead.", 9, "incident"),
        ("More than 1,200 people have died since the war began.", 1201, "background"),
        ("The death toll rose to 21 from 12.", 12, "superseded"),
        ("The death toll rose to 21 from 12.", 21, "incident"),
        ("Police had earlier said nine people died.", 9, "superseded"),
        ("Two people died on the spot.", 2, "part"),
    ],
)
def test_scope_of_a_figure(text: str, figure: float, expected: str) -> None:
    assert [c.scope for c in counts(text, published="2026-03-02") if c.interval.stated == figure] == [expected]


def test_a_clause_ends_at_a_contrast() -> None:
    text = "Nine died in the flood, while four were hurt last year"
    start = text.index("four")
    left, right = scope.clause(text, start, start + 4)
    assert text[left:right].startswith("four")
    assert not scope.speaks_of_another(text, 0, 4)
    assert scope.speaks_of_another(text, start, start + 4)


def test_a_rank_is_no_other_event() -> None:
    text = "The deadliest crash since 2019 killed nine people"
    assert not scope.speaks_of_another(text, text.index("nine"), len(text))


def test_words_of_correction() -> None:
    assert scope.corrects("The agency revised its count.")
    assert not scope.corrects("The agency gave its count.")
