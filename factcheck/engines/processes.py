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
import threading
from multiprocessing import connection
from typing import TYPE_CHECKING, Final, cast

from factcheck.records import Extraction

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

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
    found: dict[int, Extraction] = {}
    for number, part in _results(chunks, policy, processes):
        found[number] = part
        if progress:
            progress("reading claims", min(len(found) * CHUNK, len(articles)), len(articles))
    for number in range(len(chunks)):
        if number not in found:  # its child was killed, for want of memory perhaps: one process needs less
            found[number] = read_lean(chunks[number], policy)
    parts = [found[number] for number in range(len(chunks))]
    return Extraction(
        claims=tuple(claim for part in parts for claim in part.claims),
        unread={i: reason for part in parts for i, reason in part.unread.items()},
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


def _results(chunks: Sequence[Sequence[Article]], policy: Policy, processes: int) -> Iterator[tuple[int, Extraction]]:
    """What the children find, as it comes, with the chunk's number. They end with us, whatever ends us."""
    context = multiprocessing.get_context("spawn")
    children: list[SpawnProcess] = []
    pipes: list[Connection] = []
    waiting = iter(enumerate(chunks))
    try:
        # Where no more are to be had, those that run read all, or we ourselves.
        with _single_threaded(), _uninterrupted(), contextlib.suppress(OSError):
            for _ in range(processes):
                ours, theirs = context.Pipe()
                with theirs:
                    children.append(context.Process(target=_read, args=(theirs, policy), daemon=True))
                    children[-1].start()
                pipes.append(ours)
        while pipes:
            for ready in connection.wait(pipes):
                pipe = cast("Connection", ready)  # nothing else was given; Windows has a class of its own
                try:
                    found: tuple[int, Extraction] | None = pipe.recv()
                    pipe.send(next(waiting, None))
                except (EOFError, OSError):  # it has finished, or died
                    pipes.remove(pipe)
                    continue
                if found is not None:
                    yield found
    finally:
        for child in children:
            if child.pid is not None:
                child.terminate()
                child.join()


def _read(pipe: Connection, policy: Policy) -> None:
    """A child: say that it is ready, then answer each chunk with its claims, until there is none.

    It ends without a word where the parent is gone, and where reading fails: the parent then reads the chunk itself,
    and meets the failure in its own place.
    """
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    with contextlib.suppress(Exception):
        pipe.send(None)
        while (work := pipe.recv()) is not None:
            number, articles = work
            pipe.send((number, read_lean(articles, policy)))


@contextlib.contextmanager
def _uninterrupted() -> Iterator[None]:
    """Children inherit this too: Ctrl-C reaches the parent as well, which ends them without a word."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


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
