"""The seeded errors: every record has its clean twin, and the two differ in the error alone."""

from __future__ import annotations

import difflib
import json
from pathlib import Path

import pytest

FILES = sorted((Path(__file__).resolve().parents[2] / "corpora" / "seeded").glob("*.jsonl"))


def test_five_kinds() -> None:
    kinds = {f.stem for f in FILES}
    assert kinds == {"withdrawn_figure", "altered_copy", "lost_attribution", "status_swap", "stale_draft"}


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_thirty_pairs_that_differ_in_the_watched_text_alone(path: Path) -> None:
    records = {r["id"]: r for r in map(json.loads, path.read_text(encoding="utf-8").splitlines())}
    bad = [r for r in records.values() if r["seeded"]]
    assert (len(bad), len(records)) == (30, 60)
    for record in bad:
        twin = records[record["twin"]]
        assert not twin["seeded"]
        differing = []
        for one, two in zip(*([*r["articles"], *filter(None, [r.get("draft")])] for r in (record, twin)), strict=True):
            assert (one["outlet"], one["published"]) == (two["outlet"], two["published"])
            if one["text"] != two["text"]:
                differing.append(one["id"])
                if path.stem in {"withdrawn_figure", "altered_copy", "stale_draft"}:
                    words = difflib.ndiff(one["text"].split(), two["text"].split())
                    assert sum(w.startswith("- ") for w in words) <= 4, record["id"]
        assert differing == [record["watch"]]
