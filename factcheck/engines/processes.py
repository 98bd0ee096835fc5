"""The claims stage in several processes, where there are articles enough to pay for their start.

For programs that own their process, such as the command line: children are started afresh (not forked), and each
reads whole chunks of articles, the same chunks that one process would read in turn.
"""

from __future__ import annotations

import contextlib
import importlib
import multiprocessing
import os
import signal
import sys
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING, Final

from factcheck.records import Extraction

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.pipeline import Progress
    from factcheck.policy import Policy
    from factcheck.records import Article

ENOUGH: Final = 64
"""Articles per process: a child's start costs two seconds, in which one process reads about a hundred."""

MOST: Final = 8
"""Processes; each holds the parser and the gazetteer, about 350 MB."""


def extract_all(articles: Sequence[Article], policy: Policy, *, progress: Progress | None = None) -> Extraction:
    """``claims.extract_all``, by as many processes as there are processors and work for."""
    processes = min(_processors(), MOST, len(articles) // ENOUGH)
    if processes < 2:
        return read_lean(articles, policy, progress=progress)
    from factcheck.claims import CHUNK  # noqa: PLC0415 - each child imports the stage for itself

    chunks = [articles[i : i + CHUNK] for i in range(0, len(articles), CHUNK)]
    found: list[Extraction] = []
    with _pool(processes) as pool:
        try:
            for part in pool.map(_read, chunks, [policy] * len(chunks)):
                found.append(part)
                if progress:
                    progress("reading claims", min(len(found) * CHUNK, len(articles)), len(articles))
        except BrokenProcessPool:  # a child was killed, for want of memory perhaps: one process needs less
            rest = read_lean(articles[len(found) * CHUNK :], policy, progress=progress)
            found.append(rest)
    return Extraction(
        claims=tuple(claim for part in found for claim in part.claims),
        unread={i: reason for part in found for i, reason in part.unread.items()},
    )


def read_lean(articles: Sequence[Article], policy: Policy, *, progress: Progress | None = None) -> Extraction:
    """``claims.extract_all`` in this process, without what the parser brings along and does not use."""
    with _without_torch():
        importlib.import_module("thinc.api")
    from factcheck.claims import extract_all as read  # noqa: PLC0415 - behind the lean import

    return read(articles, policy, progress=progress)


@contextlib.contextmanager
def _without_torch() -> Iterator[None]:
    """The parser's thinc imports torch where it is installed: a second and 230 MB that the parser never uses."""
    if "torch" in sys.modules or "thinc" in sys.modules:
        yield
        return
    sys.modules["torch"] = None  # type: ignore[assignment]  # the import system's word for "there is none"
    try:
        yield
    finally:
        del sys.modules["torch"]


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextlib.contextmanager
def _pool(processes: int) -> Iterator[ProcessPoolExecutor]:
    """Children that stop with us, at once when we are interrupted."""
    before = set(multiprocessing.active_children())
    with _single_threaded():
        pool = ProcessPoolExecutor(processes, multiprocessing.get_context("spawn"), initializer=_begin)
        try:
            yield pool
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            for child in set(multiprocessing.active_children()) - before:
                child.terminate()
            raise
        pool.shutdown()


@contextlib.contextmanager
def _single_threaded() -> Iterator[None]:
    """Children inherit this: as many processes as processors leave none for threads of a numerical library."""
    names = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
    before = {name: os.environ.get(name) for name in names}
    os.environ.update(dict.fromkeys(names, "1"))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _begin() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the parent too, which ends its children
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _read(articles: Sequence[Article], policy: Policy) -> Extraction:
    return read_lean(articles, policy)
