"""Where CONTRIBUTING sends whoever wants to change something, something stands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
PATHS = sorted(set(re.findall(r"`((?:[\w.-]+/)*[\w.-]+(?:/|\.(?:py|toml|txt|md)))`", TEXT)))


def test_paths_are_found() -> None:
    assert len(PATHS) > 30


@pytest.mark.parametrize("path", PATHS)
def test_every_path_leads_somewhere(path: str) -> None:
    assert any((home / path).exists() for home in (ROOT, ROOT / "factcheck"))
