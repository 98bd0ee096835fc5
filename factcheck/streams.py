"""The standard streams as a command needs them."""

from __future__ import annotations

import io
import os
import sys


def ready() -> None:
    """Output streams that are there, as they are not where a service starts us, and that take every letter somehow."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123 - open to the end
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
