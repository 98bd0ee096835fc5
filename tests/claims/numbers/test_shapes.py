"""What a number is by what stands around it."""

from __future__ import annotations

import pytest

from factcheck.claims.numbers import find


@pytest.mark.parametrize(
    ("text", "shapes"),
    [
        ("A carpenter, 45, was killed.", ["age"]),
        ("Two men, 19 and 20, were hurt.", ["cardinal", "age", "age"]),
        ("A girl of eleven was hurt.", ["age"]),
        ("A mother of three died.", ["age"]),
        ("Nine are under 18.", ["cardinal", "age"]),
        ("The dead were under 18.", ["cardinal"]),
        ("Five more than on Saturday died.", ["difference"]),
        ("The dead number 93.", ["cardinal"]),
        ("Flight 182 was late.", ["name"]),
        ("He came at 7 p.m.", ["clock"]),
        ("A group of eleven was hurt.", ["cardinal"]),
    ],
)
def test_shapes(text: str, shapes: list[str]) -> None:
    assert [n.shape for n in find(text)] == shapes
