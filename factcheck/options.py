"""The options that several commands of the command line share, and their closed lists."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Level(StrEnum):
    """How grave a discrepancy must be for ``--fail-on``."""

    high = "high"
    medium = "medium"
    low = "low"


class Extra(StrEnum):
    """Formats of a report; the first three are always written."""

    csv = "csv"
    json = "json"
    html = "html"
    xlsx = "xlsx"
    md = "md"


class Outcome(StrEnum):
    """What an editor decides on a discrepancy."""

    print = "print"
    hold = "hold"
    drop = "drop"


class Shape(StrEnum):
    """Formats of ``check``."""

    text = "text"
    json = "json"
    sarif = "sarif"
    ninjs = "ninjs"
    html = "html"


Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT",
        help="Files, folders, globs, or - for standard input: CSV, TSV, JSON, JSONL, HTML, text, Markdown.",
    ),
]
Out = Annotated[
    Path,
    typer.Option("--out", metavar="DIR", help="Folder to write; an earlier report of ours there is replaced."),
]
Columns = Annotated[
    list[str] | None,
    typer.Option("--map", metavar="FIELD=COLUMN", help="Name a column, as in --map title=headline_text. Repeatable."),
]
PolicyFile = Annotated[
    Path | None,
    typer.Option("--policy", metavar="FILE", help="House style (TOML), laid over the default policy."),
]
PinsFile = Annotated[
    Path | None,
    typer.Option("--pins", metavar="FILE", help="Articles that belong together or apart (TOML); wins over grouping."),
]
FailOn = Annotated[
    Level | None,
    typer.Option("--fail-on", help="Exit with 1 when a finding at or above this severity is found."),
]
Force = Annotated[
    bool,
    typer.Option("--force", help="Also write into a folder that holds other files; those stay."),
]
NoCache = Annotated[
    bool,
    typer.Option("--no-cache", help="Read everything anew, and remember nothing (FACTCHECK_CACHE=off does the same)."),
]
Folder = Annotated[Path, typer.Argument(metavar="DIR", help="A folder that `factcheck compare` wrote.")]
