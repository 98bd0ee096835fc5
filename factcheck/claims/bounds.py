"""What one article may cost: its sentences and figures are counted beforehand, and a clock is the last resort.

The counts decide the same on every machine; the clock is for what they do not foresee.
"""

from __future__ import annotations

import contextlib
import re
import signal
import threading
from functools import cache
from typing import TYPE_CHECKING

from factcheck.lexicon import numerals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.claims.document import Document
    from factcheck.policy import Policy


def beyond(document: Document, policy: Policy) -> str:
    """Why the article is not read, empty when it is within the policy's bounds."""
    article, most = document.article, policy.reading
    if len(document.sentences) > most.sentences:
        return f"{len(document.sentences):,} sentences; up to {most.sentences:,} are read (policy: reading.sentences)"
    figures = sum(1 for _ in _figure().finditer(article.text))
    if figures > most.figures:
        return f"{figures:,} figures; up to {most.figures:,} are read (policy: reading.figures)"
    return ""


@cache
def _figure() -> re.Pattern[str]:
    """Digits, or a run of number words."""
    word = numerals.word()
    return re.compile(rf"\d[\d,.]*|\b{word}\b(?:[\s-]{{1,3}}(?:and\s)?{word}\b)*")


def too_long(policy: Policy) -> str:
    """Why the reading of an article was given up."""
    return f"not read within {policy.reading.seconds:g} seconds of processor time (policy: reading.seconds)"


@contextlib.contextmanager
def within(seconds: float) -> Iterator[None]:
    """Give up after so many seconds of processor time, which a busy machine does not shorten.

    Nothing is timed where the system has no timer (Windows), outside a process's main thread, and where the program
    that we run in uses this timer or its signal itself (profilers do).

    Raises:
        TimeoutError: in the midst of the work.
    """
    if not _timer_is_free():
        yield
        return

    def stop(*_: object) -> None:
        raise TimeoutError

    signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, signal.SIG_DFL)


def _timer_is_free() -> bool:
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        return False
    left, _ = signal.getitimer(signal.ITIMER_PROF)
    return not left and signal.getsignal(signal.SIGPROF) is signal.SIG_DFL
