"""The note to editors that goes with a checked draft: what CMSs and news services carry as ``ednote``."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from factcheck.records import SEVERITIES
from factcheck.report.draft import line
from factcheck.report.raw import NOTICE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.report.draft import Finding

_MOST: Final = 12
"""Findings that a note lists; the rest is counted."""
_HEAD: Final = "factcheck: "
_FAILED: Final = "the draft was not checked"
_OWN: Final = re.compile(
    rf"^{_HEAD}(?:[\w ,]+ \(against \d+ articles?\)\.|{_FAILED}: .*)\n(?:- .*\n)*{re.escape(NOTICE)}\.$\n?",
    re.MULTILINE,
)
"""A note of ours, line for line: an editor's own words may begin with our name too."""


def note(found: Sequence[Finding], articles: int) -> str:
    """The findings as a few lines of plain text, gravest first."""
    ranked = sorted(found, key=lambda f: SEVERITIES.index(f.remark.severity))
    counted = Counter(f.remark.severity for f in ranked)
    told = ", ".join(f"{n} {severity}" for severity, n in counted.items()) or "nothing found"
    lines = [f"{_HEAD}{told} (against {articles} article{'' if articles == 1 else 's'})."]
    lines += [f"- {f.remark.severity}, {f.remark.rule.replace('_', ' ')}: {f.message}" for f in ranked[:_MOST]]
    if len(ranked) > _MOST:
        lines.append(f"- and {len(ranked) - _MOST} more")
    return "\n".join([*lines, f"{NOTICE}."])


def failure(reason: str) -> str:
    """The note of a check that could not run: silence would pass for a clean draft."""
    return f"{_HEAD}{_FAILED}: {line(reason)}\n{NOTICE}."


def joined(old: str, new: str) -> str:
    """Our note behind what else the item's note says; an earlier note of ours gives way."""
    kept = _OWN.sub("", old).strip()
    return f"{kept}\n{new}" if kept else new
