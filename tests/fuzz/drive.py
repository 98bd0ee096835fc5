"""Coverage-guided fuzzing with atheris: `make fuzz SECONDS=300`, or one target by name.

    python tests/fuzz/drive.py [--seconds 60] [TARGET ...]

Each target runs in a process of its own, from a corpus kept in build/fuzz/. An input that breaks one is written there
and shown; the exit code is 1 then. reports/fuzzing.md tells what was run and found.
"""

from __future__ import annotations

import argparse
import importlib
import pkgutil
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
NAMES = ("reader", "grammar", "dates", "extract", "compare")
TIMEOUT = 25  # seconds that one input may take


def child(name: str, arguments: list[str]) -> None:
    """Run libFuzzer on one target; never returns."""
    import atheris  # noqa: PLC0415 - only fuzzers have it

    sys.path.insert(0, str(ROOT))
    with atheris.instrument_imports(include=["factcheck"]):  # only what is imported under it is instrumented
        package = importlib.import_module("factcheck")
        for module in pkgutil.walk_packages(package.__path__, "factcheck."):
            importlib.import_module(module.name)
    from tests.fuzz import targets  # noqa: PLC0415 - after the instrumented modules

    corpus = Path(arguments[-1])
    for number, seed in enumerate(targets.seeds(name)):
        (corpus / f"seed-{number:03}").write_bytes(seed)
    atheris.Setup([sys.argv[0], *arguments], targets.TARGETS[name])
    atheris.Fuzz()


def drive(name: str, seconds: int) -> bool:
    """Fuzz one target for a time; True when nothing broke."""
    corpus = ROOT / "build" / "fuzz" / name
    corpus.mkdir(parents=True, exist_ok=True)
    options = [f"-max_total_time={seconds}", f"-timeout={TIMEOUT}", "-max_len=4096", "-print_final_stats=1"]
    options += [f"-artifact_prefix={corpus.parent}/{name}-", "-rss_limit_mb=4096", str(corpus)]
    command = [sys.executable, __file__, "--child", name, *options]
    done = subprocess.run(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace", check=False
    )
    executions = re.search(r"stat::number_of_executed_units:\s*(\d+)", done.stdout)
    coverage = re.findall(r"cov: (\d+)", done.stdout)
    print(
        f"{name:8} {executions[1] if executions else '?':>9} executions, "
        f"coverage {coverage[-1] if coverage else '?'}, {'no fault' if done.returncode == 0 else 'FAULT'}",
        flush=True,
    )
    if done.returncode:
        print("\n".join(done.stdout.splitlines()[-60:]))
    return done.returncode == 0


def main() -> int:
    if sys.argv[1:2] == ["--child"]:
        child(sys.argv[2], sys.argv[3:])
    parser = argparse.ArgumentParser(description="coverage-guided fuzzing of factcheck")
    parser.add_argument("targets", nargs="*", default=NAMES, help=f"of {', '.join(NAMES)}")
    parser.add_argument("--seconds", type=int, default=60, help="time for each target")
    arguments = parser.parse_args()
    fine = [drive(name, arguments.seconds) for name in arguments.targets]
    return 0 if all(fine) else 1


if __name__ == "__main__":
    sys.exit(main())
