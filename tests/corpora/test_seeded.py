"""The seeded errors: every record has its clean twin, and the two differ in the error alone."""

from __future__ import annotations

import difflib
import json
from pathlib import Path

import pytest

SEEDED = Path(__file__).resolve().parents[2] / "corpora" / "seeded"
FILES = sorted(SEEDED.glob("*.jsonl"))
SECOND = sorted((SEEDED / "second").glob("*.jsonl"))


def test_five_kinds() -> None:
    kinds = {f.stem for f in FILES}
    assert kinds == {"withdrawn_figure", "altered_copy", "lost_attribution", "status_swap", "stale_draft"}


@pytest.mark.parametrize("path", [*FILES, *SECOND], ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_pairs_differ_in_the_watched_text_alone(path: Path) -> None:
    records = {r["id"]: r for r in map(json.loads, path.read_text(encoding="utf-8").splitlines())}
    bad = [r for r in records.values() if r["seeded"]]
    pairs = 10 if path in SECOND else 30
    assert (len(bad), len(records)) == (pairs, 2 * pairs)
    for record in bad:
        twin = records[record["twin"]]
        assert not twin["seeded"]
        differing = []
        for one, two in zip(*([*r["articles"], *filter(None, [r.get("draft")])] for r in (record, twin)), strict=True):
            assert (one["outlet"], one["published"]) == (two["outlet"], two["published"])
            if one["text"] != two["text"]:
                differing.append(one["id"])
                if path in FILES and path.stem in {"withdrawn_figure", "altered_copy", "stale_draft"}:
                    words = difflib.ndiff(one["text"].split(), two["text"].split())
                    assert sum(w.startswith("- ") for w in words) <= 4, record["id"]
        assert differing == [record["watch"]]
