"""The words that factcheck knows, as data: TOML tables that a journalist can extend without touching code.

Each table states in its head what a line means. Any stage may read a table; no table knows a stage.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any


@cache
def table(name: str) -> Mapping[str, Any]:
    """The table ``lexicon/<name>.toml``, read once.

    Raises:
        FileNotFoundError: no table has that name.
    """
    text = resources.files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return MappingProxyType(tomllib.loads(text))
