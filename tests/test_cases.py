"""Every case of corpora/cases, one test each; a known miss must go on missing until its row says otherwise."""

from __future__ import annotations

import pytest

from factcheck.records import Claim, Interval
from tests import cases

CASES = cases.load()


def _parameter(case: cases.Case) -> object:
    misses = [pytest.mark.xfail(strict=True, reason=case.why)] if case.status == "known_miss" else []
    return pytest.param(case, id=case.id, marks=misses)


@pytest.fixture(scope="module")
def found() -> dict[str, list[Claim]]:
    return cases.extract(CASES)


@pytest.mark.parametrize("case", map(_parameter, CASES))
def test_case(case: cases.Case, found: dict[str, list[Claim]]) -> None:
    wrong = cases.faults(case, found[case.id])
    assert not wrong, "\n".join([case.text, *wrong])


def test_cases_are_well_formed() -> None:
    ids = [case.id for case in CASES]
    assert len(ids) == len(set(ids)) > 300
    assert {case.status for case in CASES} <= {"strict", "known_miss"}
    assert all(case.why for case in CASES)


class TestLanguage:
    """The yardstick itself can fail."""

    @staticmethod
    def claim(kind: str, group: str, low: float, high: float | None, **more: object) -> Claim:
        best = low if high is None or low == high else None
        return Claim(article_id="x", kind=kind, group=group, interval=Interval(low, best, high), **more)

    def case(self, *items: str) -> cases.Case:
        return cases.Case("x", "", "", tuple(map(cases.parse, items)), "strict", "")

    def test_what_was_asked_passes(self) -> None:
        claims = [self.claim("killed", "total", 10, 10), self.claim("injured", "total", 4, None, start=9)]
        assert cases.faults(self.case("killed total 10..10 incident", "injured total 4.. incident"), claims) == []

    @pytest.mark.parametrize(
        "item",
        [
            "killed total 11..11 incident",
            "killed total 10.. incident",
            "killed civilians 10..10 incident",
            "killed total 10..10 background",
            "killed total 10..10 incident subset",
            "killed total 10..10 incident source_type=police",
            "killed total ~10 incident place=Quetta",
            "injured total 10..10 incident",
            "place=Quetta",
            "none",
        ],
    )
    def test_anything_else_fails(self, item: str) -> None:
        items = [] if item == "none" else [item]
        assert cases.faults(self.case(*items), [self.claim("killed", "total", 10, 10)])

    def test_each_item_needs_its_own_claim(self) -> None:
        case = self.case("killed total 10..10 incident", "killed total|men 10..10 incident")
        one, other = self.claim("killed", "total", 10, 10), self.claim("killed", "men", 10, 10, start=3)
        assert cases.faults(case, [one])
        assert cases.faults(case, [one, replaced(one, start=40)])
        assert cases.faults(case, [other, one]) == []

    def test_allowed_and_forbidden(self) -> None:
        claim = self.claim("killed", "total", 60, 60)
        assert cases.faults(self.case("?killed total 60..60 incident"), [claim]) == []
        assert cases.faults(self.case("?killed total 60..60 incident"), []) == []
        assert cases.faults(self.case("!killed total 60..60"), [claim])
        day = Claim(article_id="x", kind="date", value="2049-01-01")
        assert cases.faults(self.case("!date=2049"), [day])

    def test_nonsense_is_refused(self) -> None:
        with pytest.raises(ValueError, match="what is"):
            cases.parse("killed total 10..10 sometimes")


def replaced(claim: Claim, *, start: int) -> Claim:
    return Claim(article_id=claim.article_id, kind=claim.kind, group=claim.group, interval=claim.interval, start=start)
