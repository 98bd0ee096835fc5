"""The README's examples, run for real.

A block marked ``console`` holds commands after ``$`` and, below each, its output. Lines of ``...`` stand for any lines.

    python -m tests.readme     run them and write their output, and the committed figures, into the README
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests import quality

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PYTHON = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


FIGURES = re.compile(r"(?<=<!-- figures -->\n).*?(?=<!-- end of figures -->)", re.DOTALL)
SKILLS = {
    "claims_number": "counts: article, kind and number right (F1)",
    "claims_complete": "... and bounds, group and scope as well (F1)",
    "places": "places (F1)",
    "dates": "day of the incident",
    "incidents": "grouping (B-cubed F1)",
    "findings": "true differences that a row reports, with the right verdict",
    "alarms": "alarms that a true difference of that type stands behind",
    "quiet": "known traps that raise no alarm",
}
"""The rows of the README's table of figures."""


@dataclass(frozen=True)
class Example:
    """One command and the output that the README shows for it."""

    command: str
    output: str


def examples(text: str) -> list[list[Example]]:
    """The console blocks, each a list of commands in order."""
    return [[Example(*_split(part)) for part in _parts(block)] for block in BLOCK.findall(text)]


def _parts(block: str) -> Iterator[str]:
    yield from (part for part in re.split(r"^\$ ", block, flags=re.MULTILINE) if part)


def _split(part: str) -> tuple[str, str]:
    command, _, output = part.partition("\n")
    while command.endswith("\\"):
        more, _, output = output.partition("\n")
        command = f"{command}\n{more}"
    return command, output.rstrip("\n")


def workplace(folder: Path) -> Path:
    """A folder that looks like a checkout, where examples may write."""
    for name in ("corpora", "README.md"):
        (folder / name).symlink_to(ROOT / name)
    (folder / "reports").mkdir()
    return folder


def run(command: str, folder: Path) -> str:
    """What a person sees: both streams, on a terminal of 100 columns without colours."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["/bin/bash", "-c", command],
        cwd=folder,
        env={**os.environ, "PATH": path, "COLUMNS": "100", "NO_COLOR": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
        timeout=300,
    )
    return "\n".join(line.rstrip() for line in done.stdout.decode().splitlines())


def agrees(shown: str, real: str) -> bool:
    """Equal, where a line of three dots stands for any lines."""
    pattern = r"\n".join(".*?" if line == "..." else re.escape(line.rstrip()) for line in shown.splitlines())
    return re.fullmatch(pattern, real, re.DOTALL) is not None


def written(text: str) -> str:
    """The README with fresh output; a block that holds ``...`` keeps what it shows where that still agrees."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = workplace(Path(temporary))

        def renew(match: re.Match[str]) -> str:
            shown = []
            for example in (Example(*_split(part)) for part in _parts(match[1])):
                real = run(example.command, folder)
                output = example.output if agrees(example.output, real) else real
                shown.append(f"$ {example.command}\n{output}\n" if output else f"$ {example.command}\n")
            return f"```console\n{''.join(shown)}```"

        return BLOCK.sub(renew, text)


def figures() -> str:
    """The committed floors as a table: a row a skill, a column a set of corpora."""
    floors = quality.floors()
    lines = [["", *floors], ["---", *["---:"] * len(floors)]]
    lines += [[said, *(_share(held[skill]) for held in floors.values())] for skill, said in SKILLS.items()]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def _share(value: float) -> str:
    return f"{value:.2f}" if value else "-"


def renew_figures() -> None:
    """Write the table of figures into the README."""
    README.write_text(FIGURES.sub(lambda _: figures(), README.read_text(encoding="utf-8")), encoding="utf-8")


def main() -> None:
    renew_figures()
    README.write_text(written(README.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
