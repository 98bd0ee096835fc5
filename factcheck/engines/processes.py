"""The claims stage in several processes, where there are articles enough to pay for their start.

For programs that own their process, such as the command line: a child is started afresh, never forked from this
process, which may have threads. On Linux one child loads the parser and the tables and is then forked into as many as
are wanted; elsewhere each loads its own. Each reads whole chunks of articles, the same that one process would read.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import multiprocessing
import os
import signal
import sys
import threading
from multiprocessing import connection
from typing import TYPE_CHECKING, Final, cast

from factcheck import process
from factcheck.records import Article, Extraction

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess
    from multiprocessing.process import BaseProcess

    from factcheck.policy import Policy
    from factcheck.records import Progress

ENOUGH: Final = 64
"""Articles per process: a child's start costs two to three seconds, in which one process reads about a hundred."""

MOST: Final = 8
"""Processes; each holds the parser and the gazetteer, about 350 MB, where they are not shared."""

_FORKS: Final = sys.platform == "linux"
"""Elsewhere numerical libraries of the system do not survive a fork, or there is none."""

_SAMPLE: Final = Article(
    id="sample",
    title="Blast kills 12 in Lahore",
    published="2031-03-04",
    text="PORT ALDER - At least 12 people were killed on Monday when a bomb hit a market in Lahore, police said. "
    "Rebels claimed responsibility for the attack; the army denied it. Two children were missing, and 40 homes worth "
    "$2 million were destroyed by a 5.1-magnitude earthquake last year, the ministry said.",
)
"""Whoever has read this has loaded every model, table and pattern."""


def extract_all(
    articles: Sequence[Article],
    policy: Policy,
    *,
    progress: Progress | None = None,
    meanwhile: Callable[[], object] | None = None,
) -> Extraction:
    """``claims.extract_all``, by as many processes as there are processors and work for.

    ``meanwhile`` is done in a thread while other processes read: loading what the next stage needs. What it raises is
    not told: whoever needs it then meets that again.
    """
    processes = min(_processors(), MOST, len(articles) // ENOUGH)
    if processes < 2:
        return read_lean(articles, policy, progress=progress)
    from factcheck.claims import CHUNK  # noqa: PLC0415 - each child imports the stage for itself

    chunks = [articles[i : i + CHUNK] for i in range(0, len(articles), CHUNK)]
    found: dict[int, Extraction] = {}
    for number, part in _results(chunks, policy, processes, meanwhile):
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


@contextlib.contextmanager
def _beside(work: Callable[[], object] | None) -> Iterator[None]:
    """Some work in a thread of its own, done at the end; it keeps nobody who leaves early."""
    thread = threading.Thread(target=_quietly, args=(work,), daemon=True)
    if work:
        thread.start()
    yield
    if work:
        thread.join()


def _quietly(work: Callable[[], object]) -> None:
    with contextlib.suppress(Exception):
        work()


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


def _results(
    chunks: Sequence[Sequence[Article]], policy: Policy, processes: int, meanwhile: Callable[[], object] | None
) -> Iterator[tuple[int, Extraction]]:
    """What the children find, as it comes, with the chunk's number. They end with us, whatever ends us."""
    context = multiprocessing.get_context("spawn")
    children: list[SpawnProcess] = []
    pipes: list[Connection] = []
    waiting = iter(enumerate(chunks))
    try:
        # Where no more are to be had, those that run read all, or we ourselves.
        with _single_threaded(), _uninterrupted(), contextlib.suppress(OSError):
            for readers in [processes] if _FORKS else [1] * processes:
                ends = [context.Pipe() for _ in range(readers)]
                with contextlib.ExitStack() as theirs:
                    given = [theirs.enter_context(end) for _, end in ends]
                    children.append(context.Process(target=_read, args=(given, policy)))
                    children[-1].start()
                pipes += [ours for ours, _ in ends]
        with _beside(meanwhile):  # not before: children are given an environment that is not for us
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


def _read(pipes: Sequence[Connection], policy: Policy) -> None:
    """A child: serve the first pipe, and fork a child for each of the others once all is loaded that they can share.

    It ends without a word where the parent is gone, and where reading fails: the parent then reads the chunk itself,
    and meets the failure in its own place.
    """
    forked: list[BaseProcess] = []
    signal.signal(signal.SIGTERM, lambda *_: _end(forked))
    gc.set_threshold(*process.COLLECT)  # almost all that a reader makes stays: a tenth less time
    own, *others = pipes
    with contextlib.suppress(Exception):
        if others:
            read_lean((_SAMPLE,), policy)
            gc.freeze()  # the collector would write to every object, and so unshare its page
        for pipe in others:
            with pipe:
                rest = [other for other in pipes if other is not pipe]
                forked.append(
                    multiprocessing.get_context("fork").Process(target=_fork, args=(pipe, rest, policy), daemon=True)
                )
                forked[-1].start()
        _answer(own, policy)
        own.close()
        for child in forked:
            child.join()


def _end(forked: Sequence[BaseProcess]) -> None:
    """At once, with those that were forked: an exception would be lost, and told of, where a callback is running."""
    for child in forked:
        if child.pid is not None:
            with contextlib.suppress(OSError):
                os.kill(child.pid, signal.SIGTERM)
                os.waitpid(child.pid, 0)  # else the system's account of our time lacks theirs
    os._exit(0)


def _fork(pipe: Connection, others: Sequence[Connection], policy: Policy) -> None:
    """A child of the child, which lets go of what is not its own: else nobody would notice another's death."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    for other in others:
        other.close()
    _answer(pipe, policy)


def _answer(pipe: Connection, policy: Policy) -> None:
    """Say that we are ready, then answer each chunk with its claims, until there is none."""
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
