"""How long the algebra takes for an incident of a hundred statements: the smallest clash, and what settles most.

    python -m tests.benchmarks.bench_algebra [--runs 9]

Twenty counts with five statements each, bounds and ranges that do not meet, and five sums that tie fifteen of them.
Prints the median and the worst of the runs in milliseconds of processor time; the first loads scipy and is not counted.
"""

from __future__ import annotations

import argparse
import statistics
import time

from factcheck.comparisons.verdicts.algebra import Bound, Sum, clash
from factcheck.records import Interval


def hundred() -> tuple[list[Bound], list[Sum]]:
    """A hundred statements that cannot all hold."""
    bounds = [Bound(str(i), f"v{i % 20}", Interval(1 + (7 * i) % 50, None, 6 + (7 * i) % 50)) for i in range(100)]
    return bounds, [Sum(f"v{i}", (f"v{5 + 2 * i}", f"v{6 + 2 * i}")) for i in range(5)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=9)
    runs = parser.parse_args().runs
    bounds, sums = hundred()
    clash(bounds, sums)
    took = []
    for _ in range(runs):
        begin = time.process_time()
        clash(bounds, sums)
        took.append(1000 * (time.process_time() - begin))
    told = f"{len(bounds)} statements, {len(sums)} sums"
    print(f"{told}: median {statistics.median(took):.0f} ms, worst {max(took):.0f} ms")


if __name__ == "__main__":
    main()
