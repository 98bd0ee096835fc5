from __future__ import annotations

import re
import signal
import time
from dataclasses import replace

import pytest

from factcheck import claims
from factcheck.claims import bounds
from factcheck.claims.document import MAX_SENTENCE, cut
from factcheck.pipeline import compare
from factcheck.policy import Policy
from factcheck.records import Article

POLICY = Policy.load()
FINE = Article(id="fine", text="Three people were killed in a fire at a mill in Lower Aldham on Monday, police said.")


def bounded(**bound: float) -> Policy:
    return replace(POLICY, reading=replace(POLICY.reading, **bound))


@pytest.mark.parametrize(
    ("policy", "text", "reason"),
    [
        (bounded(figures=5), "Goals: 1, 2, 3, 4, 5, 6.", "6 figures; up to 5 are read"),
        (bounded(sentences=3), "One. Two. Three. Four.", "4 sentences; up to 3 are read"),
    ],
)
def test_an_article_beyond_a_bound_is_listed_with_the_reason_and_the_others_go_on(
    policy: Policy, text: str, reason: str
) -> None:
    report = compare([Article(id="much", text=text, origin="much.txt"), FINE], policy)
    assert [a.id for a in report.articles] == ["fine"]
    assert [(s.where, s.reason.split(" (")[0]) for s in report.skipped] == [("much.txt", reason)]
    assert any(c.kind == "killed" for c in report.claims)


def test_an_article_at_the_bound_is_read() -> None:
    assert not claims.extract_all([Article(id="a", text="Goals: 1, 2.")], bounded(figures=2, sentences=1)).unread


def test_the_clock_gives_one_article_up_and_the_others_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    read = claims.claims_of
    evil = re.compile(r"(a+)+$")

    def slow(document, policy):
        if document.article.id == "slow":
            evil.match("a" * 60 + "b")  # a regular expression that would run for years, inside the C library
        return read(document, policy)

    claims.extract_all([FINE], POLICY)  # what is loaded once is not the article's to pay
    monkeypatch.setattr(claims, "claims_of", slow)
    began = time.process_time()
    found = claims.extract_all([Article(id="slow", text="Two died."), FINE], bounded(seconds=0.2))
    assert time.process_time() - began < 30
    assert list(found.unread) == ["slow"]
    assert {c.article_id for c in found.claims} == {"fine"}


def test_the_clock_stops_with_the_work() -> None:
    with bounds.within(0.05):
        pass
    until = time.process_time() + 0.2
    while time.process_time() < until:
        pass


@pytest.mark.parametrize(("timer", "handler"), [(30.0, signal.SIG_DFL), (0.0, signal.SIG_IGN), (30.0, signal.SIG_IGN)])
def test_a_timer_or_signal_that_is_in_use_is_left_alone(timer: float, handler: signal.Handlers) -> None:
    signal.signal(signal.SIGPROF, handler)
    signal.setitimer(signal.ITIMER_PROF, timer)
    try:
        with bounds.within(0.01):
            assert signal.getsignal(signal.SIGPROF) is handler
        left, _ = signal.getitimer(signal.ITIMER_PROF)
        assert abs(left - timer) < 5
        assert signal.getsignal(signal.SIGPROF) is handler
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, signal.SIG_DFL)


def test_a_long_sentence_is_cut_where_a_clause_ends() -> None:
    text = ", ".join(f"{n} people were killed in Lower Aldham" for n in range(2, 502)) + "."
    pieces = list(cut(text))
    assert all(len(p.text) <= MAX_SENTENCE and text[p.start : p.end] == p.text for p in pieces)
    assert all(p.text.endswith((",", ".")) for p in pieces)
    assert "".join(p.text for p in pieces).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize("text", ["a" * 4000, "a " * 2000, ("a" * 1499 + ", ") * 3, "é" * MAX_SENTENCE + "a"])
def test_nothing_is_lost_of_a_sentence_without_commas(text: str) -> None:
    assert "".join(p.text for p in cut(text)).replace(" ", "") == text.replace(" ", "")


def test_clauses_cost_the_same_in_the_thousands() -> None:
    """Twice the clauses, about twice the time: the bound of 3 leaves room for a busy machine, the square would be 4."""

    def seconds(clauses: int) -> float:
        text = ", ".join(f"{n} people were killed in Lower Aldham" for n in range(2, clauses + 2)) + "."
        best = 9e9
        for _ in range(3):
            began = time.process_time()
            claims.extract_all([Article(id="a", text=text)], POLICY)
            best = min(best, time.process_time() - began)
        return best

    seconds(10)
    assert seconds(800) < 3 * seconds(400)
