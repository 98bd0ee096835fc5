"""The patterns of ``lexicon/scope.toml``: a name in braces stands for the words listed under it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from factcheck.lexicon import any_of, calendar, spelled_out, table

if TYPE_CHECKING:
    from collections.abc import Sequence


@cache
def patterns(section: str, key: str) -> tuple[re.Pattern[str], ...]:
    """The patterns of one list of the table, case-blind, each by itself."""
    return tuple(re.compile(spell_out(p), re.IGNORECASE) for p in table("scope")[section][key])


@cache
def cue(section: str, key: str) -> re.Pattern[str]:
    """One pattern for any of a list of the table."""
    return re.compile(any_of(spell_out(p) for p in table("scope")[section][key]))


def spell_out(pattern: str) -> str:
    """The pattern with every name in braces put into words."""
    return spelled_out(pattern, lambda name: spell_out(f"(?:{'|'.join(_listed(name))})"))


def _listed(name: str) -> Sequence[str]:
    """The words behind a name in braces: of the table itself, or the months of the calendar."""
    words: Sequence[str] = calendar.months() if name == "months" else table("scope")["words"][name]
    return words
