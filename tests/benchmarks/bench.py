"""factcheck against the plain script: whole processes from start to last byte, in turn, on this machine, in one run.

    python tests/benchmarks/bench.py articles.csv [--pairs 3]

Wall time, processor time (a command's own children among it) and the peak memory of its largest process come from the
kernel's account of each finished child (wait4). The two run alternately, so that a slow minute of the machine hits
both; the ratio is taken within each pair and its median is reported. On a machine with other work look at processor
time; on an idle one at wall time, which several processors shorten.
factcheck runs twice a pair: with an empty cache ("cold") and again with the cache that run left ("warm").
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

PLAIN = Path(__file__).with_name("plain_script.py")
FACTCHECK = Path(sys.executable).with_name("factcheck")
MEGABYTE = 1024 if sys.platform != "darwin" else 1024 * 1024  # ru_maxrss: kilobytes on Linux, bytes on macOS


@dataclass(frozen=True)
class Run:
    seconds: float
    processor: float
    peak: float  # MB


def measure(command: list[str], environment: dict[str, str]) -> Run:
    """Run one process to its end; its output is thrown away."""
    start = time.perf_counter()
    with Path(os.devnull).open("w") as nothing:
        sinks = [(os.POSIX_SPAWN_DUP2, nothing.fileno(), n) for n in (1, 2)]
        pid = os.posix_spawn(command[0], command, environment, file_actions=sinks)
        _, status, usage = os.wait4(pid, 0)
    if code := os.waitstatus_to_exitcode(status):
        raise SystemExit(f"exit code {code}: {' '.join(command)}")
    seconds = time.perf_counter() - start
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / MEGABYTE)


def spread(values: list[float], form: str) -> str:
    middle = format(statistics.median(values), form)
    if len(values) == 1:
        return middle
    return f"{middle} ({format(min(values), form)}-{format(max(values), form)})"


def main() -> None:
    parser = argparse.ArgumentParser(description="factcheck against a plain script, whole processes")
    parser.add_argument("input", help="articles: .csv or .jsonl")
    parser.add_argument("--pairs", type=int, default=3, help="how many times each is run")
    arguments = parser.parse_args()
    names = ("plain script", "factcheck, cold", "factcheck, warm")
    runs: dict[str, list[Run]] = {name: [] for name in names}
    for pair in range(arguments.pairs):
        with tempfile.TemporaryDirectory() as folder:
            environment = {**os.environ, "XDG_CACHE_HOME": f"{folder}/cache", "FACTCHECK_CACHE": f"{folder}/cache"}
            plain = [sys.executable, str(PLAIN), arguments.input, f"{folder}/plain.csv"]
            ours = [str(FACTCHECK), "compare", arguments.input, "--out", f"{folder}/out"]
            for name, command in zip(names, (plain, ours, ours), strict=True):
                runs[name].append(measure(command, environment))
        print(f"pair {pair + 1} of {arguments.pairs} done", file=sys.stderr)
    heads = ("seconds", "times as fast", "processor s", "times as fast", "peak MB")
    print(f"{'':16}" + "".join(f" {head:>20}" for head in heads))
    for name in names:
        both = list(zip(runs["plain script"], runs[name], strict=True))
        cells = (
            spread([r.seconds for _, r in both], ".1f"),
            spread([p.seconds / r.seconds for p, r in both], ".2f"),
            spread([r.processor for _, r in both], ".1f"),
            spread([p.processor / r.processor for p, r in both], ".2f"),
            spread([r.peak for _, r in both], ".0f"),
        )
        print(f"{name:16}" + "".join(f" {cell:>20}" for cell in cells))


if __name__ == "__main__":
    main()
