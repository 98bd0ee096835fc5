"""What runs the stages on more than one processor. Results are the same to the byte, however many there are."""

from __future__ import annotations

from factcheck.engines.processes import extract_all, read_lean

__all__ = ["extract_all", "read_lean"]
