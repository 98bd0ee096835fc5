"""One name for one body, however it is written; two bodies stay two."""

from __future__ import annotations

import pytest

from factcheck.claims.authorities import canonical, type_of


def name(words: str) -> str:
    return canonical(words, type_of(words))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the health ministry", "the Ministry of Health"),
        ("the health ministry", "Health Minister Ines Brenner"),
        ("the Minister of the Interior", "the interior ministry"),
        ("the Tarn Observatory", "Tarn Observatory head Ines Brenner"),
        ("the Orre-based Tarn Observatory", "Ines Brenner, director of the Tarn Observatory"),
        ("an inquiry released Tuesday by the Lantern Observatory", "the Lantern Observatory"),
    ],
)
def test_one_body_written_two_ways_has_one_name(one: str, other: str) -> None:
    assert name(one) == name(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the health ministry", "the interior ministry"),
        ("the Tarnish health ministry", "the Orrish health ministry"),
        ("the prime minister's office", "the health minister"),
        ("the Tarn Observatory", "the Orre Observatory"),
        ("the Dock Workers' Union", "the Teachers' Union"),
    ],
)
def test_two_bodies_keep_two_names(one: str, other: str) -> None:
    assert name(one) != name(other)
