"""Intervals and sums: what can hold together, and the smallest set that cannot."""

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.comparisons.algebra import Bound, Sum, clash, minimal_clash, misfit
from factcheck.records import Interval

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


@given(intervals(), intervals(), intervals())
def test_addition_is_monotone(a, b, c):
    if a.within(b):
        assert (a + c).within(b + c)


@given(intervals())
def test_at_least_is_open_above(a):
    assert Interval(a.low, a.low, None).meets(Interval.exact(a.low + 1000))
    assert a.within(Interval(0, None, None))


@given(intervals(), intervals())
def test_what_is_left_fits_back(a, b):
    rest = a.minus(b)
    if rest is not None:
        assert (rest + b).meets(a)


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
        rest = [b for b in bounds if b.id != found.remove]
        assert misfit(rest, sums) < misfit(bounds, sums)


def test_the_odd_one_out_is_named():
    figures = [Bound(name, "total", Interval.exact(n)) for name, n in (("a", 121), ("b", 121), ("c", 121), ("d", 180))]
    assert clash(figures).remove == "d"


def test_parts_that_do_not_make_the_total():
    parts = [("total", 26), ("security", 14), ("civilians", 5), ("staff", 6)]
    bounds = [Bound(name, name, Interval.exact(n)) for name, n in parts]
    tied = Sum("total", ("security", "civilians", "staff"))
    assert set(minimal_clash(bounds, [tied])) == {"total", "security", "civilians", "staff"}
    assert minimal_clash(bounds, [Sum("total", tied.parts, complete=False)]) == ()


def test_a_hundred_statements_take_less_than_a_tenth_of_a_second():
    bounds = [Bound(str(i), f"v{i % 20}", Interval(1 + (7 * i) % 50, None, 6 + (7 * i) % 50)) for i in range(100)]
    sums = [Sum(f"v{i}", (f"v{5 + 2 * i}", f"v{6 + 2 * i}")) for i in range(5)]
    clash(bounds, sums)  # scipy loads
    took = []
    for _ in range(3):
        start = time.process_time()
        assert clash(bounds, sums)
        took.append(time.process_time() - start)
    assert min(took) < 0.1
