"""How long an editor waits for a check: a draft of 600 words against 20 articles, each time with another edit.

    python tests/benchmarks/bench_check.py [--runs 15]

The articles are the longest of the bundled sets, the draft is stitched together from their sentences. Three ways:

    process      the whole command, with the cache that an earlier run left (what pre-commit and a shell see)
    cached       within one process that has its models loaded and the articles' claims at hand (a server, a macro)
    uncached     the same, with every article read anew
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from factcheck import Article, claims, pipeline, store

CORPORA = Path(__file__).parents[2] / "corpora"
ARTICLES, WORDS = 20, 600


def coverage() -> list[dict[str, str]]:
    """The longest articles, in a stable order."""
    rows = [
        json.loads(line) for path in sorted(CORPORA.glob("**/articles.jsonl")) for line in path.open(encoding="utf-8")
    ]
    return sorted(rows, key=lambda row: (-len(row["text"]), row["id"]))[:ARTICLES]


def draft(rows: list[dict[str, str]]) -> str:
    """Every third sentence of the articles, up to so many words."""
    sentences = [s for row in rows for s in re.split(r"(?<=[.!?])\s+", row["text"])][::3]
    taken = itertools.accumulate(sentences, lambda text, s: f"{text} {s}")
    return next(text for text in taken if len(text.split()) >= WORDS)


def edit(text: str, number: int) -> Article:
    """The draft, changed a little each time: only the coverage may be known already."""
    return Article(text=f"{text} Edit {number}.")


def timed(run: Callable[[int], object], runs: int) -> str:
    run(0)  # the models load, the cache fills
    seconds, worked = [], []
    for number in range(1, runs + 1):
        start, before = time.perf_counter(), sum(os.times()[:4])
        run(number)
        seconds.append(time.perf_counter() - start)
        worked.append(sum(os.times()[:4]) - before)
    span = f"{min(seconds):.2f} to {max(seconds):.2f}"
    return f"median {statistics.median(seconds):.2f} s ({span}, n {runs}), processor {statistics.median(worked):.2f} s"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=15)
    runs = parser.parse_args().runs
    rows = coverage()
    text = draft(rows)
    against = [Article(**{k: row[k] for k in ("id", "outlet", "published", "title", "text")}) for row in rows]
    words = [len(row["text"].split()) for row in rows]
    print(f"draft of {len(text.split())} words, {len(rows)} articles of {min(words)} to {max(words)} words")
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "coverage.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        os.environ["FACTCHECK_CACHE"] = str(place)

        def process(number: int) -> None:
            (place / "draft.md").write_text(edit(text, number).text, encoding="utf-8")
            command = [sys.executable, "-m", "factcheck.cli", "check", "draft.md", "--against", "coverage.jsonl"]
            subprocess.run(command, cwd=place, check=True, stdout=subprocess.DEVNULL)

        print("process: ", timed(process, runs))
        with store.open_cache() as cache:
            known = store.CachedExtract(cache, claims.extract_all)
            print("cached:  ", timed(lambda n: pipeline.check(edit(text, n), against, extract=known), runs))
    print("uncached:", timed(lambda n: pipeline.check(edit(text, n), against), runs))


if __name__ == "__main__":
    main()
