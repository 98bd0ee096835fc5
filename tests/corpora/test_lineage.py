"""The labelled pairs of lineage: complete, and their labels borne out by the texts."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest

FILE = Path(__file__).resolve().parents[2] / "corpora" / "lineage" / "pairs.jsonl"
PAIRS = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]


def sentences(text: str) -> set[str]:
    return {re.sub(r"\W+", " ", s).strip().lower() for s in re.split(r"(?<=[.?!])\s+", text)}


def test_sixty_pairs_with_ids_and_labels() -> None:
    counts = Counter(p["label"] for p in PAIRS)
    assert len({p["id"] for p in PAIRS}) == len(PAIRS) == 60
    assert set(counts) == {"copy", "rewritten", "same_source", "independent"}
    assert min(counts.values()) >= 12
    card = FILE.with_name("README.md").read_text(encoding="utf-8")
    assert all(f"| `{label}` | {n} |" in card for label, n in counts.items())


@pytest.mark.parametrize("pair", PAIRS, ids=lambda p: p["id"])
def test_only_copies_share_sentences(pair: dict) -> None:
    left, right = (sentences(pair[side]["text"]) for side in ("left", "right"))
    shared = len(left & right)
    assert (shared >= 2) == (pair["label"] == "copy"), shared
    assert pair["left"]["published"] <= pair["right"]["published"] or pair["label"] in {"same_source", "independent"}
