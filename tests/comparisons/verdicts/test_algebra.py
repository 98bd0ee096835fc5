"""Intervals and sums: what can hold together, and the smallest set that cannot."""

from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.comparisons.verdicts import algebra
from factcheck.comparisons.verdicts.algebra import Bound, Sum, clash, minimal_clash, misfit
from factcheck.records import Interval
from tests.benchmarks.bench_algebra import hundred

small = st.integers(0, 30)


@st.composite
def intervals(draw):
    low = draw(small)
    high = draw(st.one_of(st.none(), st.integers(low, 40)))
    best = draw(st.one_of(st.none(), st.integers(low, high if high is not None else low + 5)))
    return Interval(low, best, high)


@st.composite
def systems(draw):
    names = ["total", "civilians", "security", "militants"]
    bounds = draw(st.lists(st.tuples(st.sampled_from(names), intervals()), min_size=1, max_size=9))
    sums = draw(
        st.sampled_from(
            [[], [Sum("total", ("civilians", "security"))], [Sum("total", ("civilians", "militants"), complete=False)]]
        )
    )
    return [Bound(str(i), name, interval) for i, (name, interval) in enumerate(bounds)], sums


@given(intervals(), intervals())
def test_meeting_is_symmetric_and_gap_says_the_same(a, b):
    assert a.meets(b) == b.meets(a) == (a.gap(b) == 0 == b.gap(a))


@given(intervals())
def test_at_least_is_open_above(a):
    assert Interval(a.low, a.low, None).meets(Interval.exact(a.low + 1000))
    assert a.within(Interval(0, None, None))


@settings(max_examples=150, deadline=None)
@given(systems())
def test_the_clash_is_minimal(system):
    bounds, sums = system
    ids = minimal_clash(bounds, sums)
    inside = [b for b in bounds if b.id in ids]
    assert (misfit(bounds, sums) > 1e-6) == bool(ids)
    if ids:
        assert misfit(inside, sums) > 1e-6
        for left_out in inside:
            assert misfit([b for b in inside if b is not left_out], sums) <= 1e-6


@settings(max_examples=80, deadline=None)
@given(systems())
def test_removing_helps_and_never_hurts(system):
    bounds, sums = system
    found = clash(bounds, sums)
    if found:
        left = [misfit([b for b in bounds if b.id != i], sums) for i in found.settling]
        assert max(left) < misfit(bounds, sums)
        assert max(left) - min(left) < 1e-5


def test_the_odd_one_out_is_named():
    figures = [Bound(name, "total", Interval.exact(n)) for name, n in (("a", 121), ("b", 121), ("c", 121), ("d", 180))]
    assert clash(figures).settling == ("d",)


def test_parts_that_do_not_make_the_total():
    parts = [("total", 26), ("security", 14), ("civilians", 5), ("staff", 6)]
    bounds = [Bound(name, name, Interval.exact(n)) for name, n in parts]
    tied = Sum("total", ("security", "civilians", "staff"))
    assert set(minimal_clash(bounds, [tied])) == {"total", "security", "civilians", "staff"}
    assert minimal_clash(bounds, [Sum("total", tied.parts, complete=False)]) == ()


def test_a_hundred_statements_take_few_programmes(monkeypatch):
    """``tests/benchmarks/bench_algebra.py`` tells what that takes in time."""
    bounds, sums = hundred()
    solved = []
    solve = algebra._solve
    monkeypatch.setattr(algebra, "_solve", lambda *given: solved.append(1) or solve(*given))
    assert clash(bounds, sums)
    assert len(solved) < len(bounds)
