"""How what we wrote is known as ours: to replace it, and never to read it as coverage."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

GENERATOR: Final = "factcheck"
"""``report.json["generator"]``, and what our pages state."""

FILES: Final = frozenset({
    "claims.csv", "discrepancies.csv", "discrepancies.xlsx", "incidents.csv", "report.html", "report.json", "report.md",
})  # fmt: skip
"""Every file of a report."""

_HEAD: Final = re.compile(rf'\s*\{{\s*"generator": "{GENERATOR}"')
"""How a report.json of any version begins."""


def is_report(folder: Path) -> bool:
    """A report of ours stands in the folder, perhaps among other files."""
    try:
        with (folder / "report.json").open(encoding="utf-8", errors="replace") as file:
            return _HEAD.match(file.read(80)) is not None
    except OSError:
        return False
