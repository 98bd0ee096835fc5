"""The process as a command wants it: its end, its memory, its streams. For a program that owns its process."""

from __future__ import annotations

import atexit
import gc
import io
import os
import signal
import sys
from typing import Final

COLLECT: Final = (50_000, 20, 20)
"""How seldom the collector looks over everything: what a command loads stays to its end. A second of every run."""


def ready() -> None:
    """SIGTERM ends it through every ``finally``; output streams are there, and take every letter somehow."""
    signal.signal(signal.SIGTERM, _terminated)
    gc.set_threshold(*COLLECT)
    atexit.register(gc.freeze)  # nor does it look over everything on the way out: another second
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # as where a service starts us
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123 - open to the end
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _terminated(*_: object) -> None:
    sys.exit(128 + signal.SIGTERM)  # so that nothing half-written stays
