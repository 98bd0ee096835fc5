"""Every kind of fact has a comparer, and its words."""

from typing import get_args

import pytest

from factcheck.comparisons.registry import COMPARERS, comparer
from factcheck.errors import UnknownComparison
from factcheck.lexicon import table
from factcheck.records import Kind, OrderBasis, SourceType, Verdict


def test_every_kind_has_a_comparer_and_a_name():
    assert set(COMPARERS) == set(get_args(Kind))
    assert set(table("comparing")["kinds"]) == set(get_args(Kind))


def test_an_unknown_kind_is_refused():
    with pytest.raises(UnknownComparison, match="'weather'"):
        comparer("weather")


def test_every_verdict_source_and_basis_has_words():
    words = table("comparing")
    assert set(words["rules"]) == set(get_args(Verdict))
    assert set(words["sources"]) == set(get_args(SourceType))
    assert set(words["bases"]) == set(get_args(OrderBasis))
