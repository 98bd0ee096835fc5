from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from multiprocessing.connection import Connection

import pytest

from factcheck import engines
from factcheck.claims import extract_all
from factcheck.engines import processes
from factcheck.policy import Policy
from factcheck.records import Article

POLICY = Policy.load()
MANY = [
    Article(id=f"a{n}", text=f"{n + 2} people were killed on Monday when a coach fell into a river near Lower Aldham.")
    for n in range(150)
]


def test_several_processes_find_what_one_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[str, int, int]] = []
    monkeypatch.setattr(processes, "_processors", lambda: 2)
    before = dict(os.environ)
    found = engines.extract_all(MANY, POLICY, progress=lambda *step: told.append(step))
    assert found == extract_all(MANY, POLICY)
    assert told[-1] == ("reading claims", 150, 150)
    assert dict(os.environ) == before


@pytest.mark.parametrize(("processors", "articles"), [(1, 150), (8, 100)])
def test_little_work_or_one_processor_starts_none(
    monkeypatch: pytest.MonkeyPatch, processors: int, articles: int
) -> None:
    monkeypatch.setattr(processes, "_processors", lambda: processors)
    monkeypatch.setattr(processes, "_results", None)
    assert len(engines.extract_all(MANY[:articles], POLICY).claims) >= articles


@pytest.mark.parametrize("fails", [True, False])
def test_work_beside_the_reading_is_done_when_the_claims_are_there(
    monkeypatch: pytest.MonkeyPatch, fails: bool
) -> None:
    done: list[str] = []

    def work() -> None:
        done.append(os.environ.get("OMP_NUM_THREADS", "none"))
        if fails:
            raise ValueError

    monkeypatch.setattr(processes, "_processors", lambda: 2)
    monkeypatch.delenv("OMP_NUM_THREADS", raising=False)
    assert engines.extract_all(MANY, POLICY, meanwhile=work) == extract_all(MANY, POLICY)
    assert done == ["none"]  # the children's one thread is theirs alone


def test_a_child_that_dies_costs_time_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "_processors", lambda: 2)
    monkeypatch.setattr(processes, "_read", _die)
    assert engines.extract_all(MANY, POLICY) == extract_all(MANY, POLICY)


def test_processes_that_cannot_be_started_cost_time_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_: object) -> None:
        raise BlockingIOError("no more processes")

    monkeypatch.setattr(processes, "_processors", lambda: 2)
    monkeypatch.setattr(multiprocessing.get_context("spawn").Process, "start", refused)
    assert engines.extract_all(MANY, POLICY) == extract_all(MANY, POLICY)


@pytest.mark.parametrize("forks", [True, False])
def test_children_forked_or_fresh_find_the_same(monkeypatch: pytest.MonkeyPatch, forks: bool) -> None:
    if forks and not hasattr(os, "fork"):
        pytest.skip("no fork here")
    monkeypatch.setattr(processes, "_processors", lambda: 2)
    monkeypatch.setattr(processes, "_FORKS", forks)
    assert len(engines.extract_all(MANY, POLICY).claims) >= len(MANY)
    assert not multiprocessing.active_children()


@pytest.fixture
def pipe(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Connection, Connection]]:
    monkeypatch.setattr(signal, "signal", lambda *_: None)  # a child's own; this process keeps its handlers
    ours, theirs = multiprocessing.Pipe()
    with ours, theirs:
        yield ours, theirs


def test_a_child_whose_parent_is_gone_ends_without_a_word(pipe: tuple[Connection, Connection]) -> None:
    pipe[0].close()
    processes._read([pipe[1]], POLICY)


def test_a_child_that_fails_leaves_the_failure_to_its_parent(
    pipe: tuple[Connection, Connection], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ValueError

    monkeypatch.setattr(processes, "read_lean", fail)
    pipe[0].send((0, MANY[:1]))
    processes._read([pipe[1]], POLICY)
    assert pipe[0].recv() is None
    with pytest.raises(EOFError):
        pipe[0].recv()


def _die(*_: object) -> None:
    os._exit(9)


def test_the_parser_is_read_without_torch() -> None:
    script = (
        "import sys; from factcheck import Article, engines; from factcheck.policy import Policy\n"
        "print(len(engines.extract_all([Article(text='Two died.')], Policy.load()).claims), 'torch' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["1", "False"]
