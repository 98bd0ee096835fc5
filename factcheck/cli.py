"""The command line: paths and flags -> pipeline -> print. No logic lives here.

Heavy modules load inside the commands, so that ``factcheck --help`` answers at once.
"""

from __future__ import annotations

import contextlib
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from factcheck import own, process
from factcheck.errors import FactcheckError, InputError
from factcheck.options import (
    Columns,
    Extra,
    FailOn,
    Folder,
    Force,
    Inputs,
    Level,
    NoCache,
    Out,
    Outcome,
    PinsFile,
    PolicyFile,
    Shape,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.incidents import Pins
    from factcheck.policy import Policy
    from factcheck.records import Article, Progress, Reading, Severity, Skipped
    from factcheck.report import Report

INTERRUPTED: Final = 130
UNREAD: Final = 141
"""Exit codes as shells have them: 128 + SIGINT; 128 + SIGPIPE, where whoever read our output has ended."""

app = typer.Typer(
    name="factcheck",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help="""Compare what several outlets report about one incident: what differs, why, and what is safe to print.

    \b
    Examples:
      factcheck compare coverage/ --out report         a folder of articles; open report/report.html
      factcheck compare day1.csv day2.jsonl --out r    several files: CSV, JSONL, HTML, text and more
      factcheck check draft.md --against coverage/     a draft against coverage, line by line
      factcheck show report                            the call sheet again: PRINT, HOLD, DROP
      factcheck explain 1 report                       everything about the gravest discrepancy
      factcheck decide 1 hold report                   your decision, kept in the report

    Exit codes: 0 done; 1 done, and something at or above --fail-on was found; 2 wrong command or input;
    130 or 143 stopped from outside (Ctrl-C, SIGTERM), and nothing was written; 141 nobody reads the output.
    """,
)


@app.command(short_help="Group articles into incidents; report what differs.")
def compare(
    inputs: Inputs,
    *,
    out: Out,
    formats: Annotated[
        list[Extra] | None,
        typer.Option("--format", help="Also write xlsx or md; csv, json and html always are. Repeatable."),
    ] = None,
    columns: Columns = None,
    policy: PolicyFile = None,
    pins: PinsFile = None,
    together: Annotated[
        bool, typer.Option("--together", help="All articles tell of one incident: compare them without grouping.")
    ] = False,
    earlier: Annotated[
        Path | None,
        typer.Option("--earlier", metavar="DIR", help="A report of some of them: incidents keep articles and ids."),
    ] = None,
    fail_on: FailOn = None,
    force: Force = False,
    full_text: Annotated[
        bool, typer.Option("--full-text", help="Let full article texts into the report (default: quotes only).")
    ] = False,
    no_cache: NoCache = False,
) -> int:
    """Group articles into incidents and report what differs within each.

    \b
    factcheck compare coverage/ --out report
    factcheck compare coverage/ --out report --together      (one incident, as you know)
    factcheck compare export.csv --map title=headline_text --map text=copy --out report
    factcheck compare feed.jsonl --out report --format xlsx --fail-on high
    factcheck compare monday/ tuesday/ --out new --earlier report    (known incidents stay)
    cat feed.jsonl | factcheck compare - --out report

    Writes report.html (start there), discrepancies.csv, claims.csv, incidents.csv and report.json. Decisions (factcheck
    decide) in --earlier, or in the report that is replaced, stay with disputes that stand as they did.
    """
    from factcheck.report import check_folder, console

    check_folder(out, force=force)
    report = _compared(inputs, columns, policy, pins, together=together, earlier=earlier, cached=not no_cache)
    for before in dict.fromkeys(folder for folder in (earlier, out) if folder and own.is_report(folder)):
        report = _remembering(report, before)
    report.write(out, [f.value for f in formats or ()], force=force, full_text=full_text)
    console.summary(report, console.console(), wrote=out)
    return _exit_code([d.severity for d in report.open], fail_on)


@app.command(short_help="Write every claim to claims.csv, without comparing.")
def extract(
    inputs: Inputs,
    *,
    out: Out,
    columns: Columns = None,
    policy: PolicyFile = None,
    force: Force = False,
    no_cache: NoCache = False,
) -> int:
    """Write every claim of every article to claims.csv, without comparing.

    \b
    factcheck extract article.txt --out claims
    """
    from factcheck import engines, pipeline, store
    from factcheck.report import check_folder, console, write_claims

    check_folder(out, force=force)
    rules = _policy(policy)
    with console.progress() as progress, store.open_cache(wanted=not no_cache) as cache:
        reading = _read(inputs, columns, progress)
        extract_all = store.CachedExtract(cache, engines.extract_all)
        report = pipeline.extract_all(reading, rules, extract=extract_all, progress=progress)
    _note_more(report, reading)
    write_claims(report, out, force=force)
    counted = f"{console.many(len(report.claims), 'claim')} of {console.many(len(report.articles), 'article')}"
    typer.echo(f"{counted}: {out / 'claims.csv'}")
    return 0


@app.command(short_help="Compare a draft with coverage, line by line.")
def check(
    draft: Annotated[str, typer.Argument(metavar="DRAFT", help="The text to check: one article in one file.")],
    against: Annotated[
        list[str],
        typer.Option("--against", metavar="INPUT", help="Coverage of the same incident. Repeatable, or a folder."),
    ],
    more: Annotated[list[str] | None, typer.Argument(metavar="[INPUT]...", help="More coverage.")] = None,
    *,
    shape: Annotated[Shape, typer.Option("--format", help="How to print the findings.")] = Shape.text,
    columns: Columns = None,
    policy: PolicyFile = None,
    fail_on: FailOn = None,
    no_cache: NoCache = False,
) -> int:
    """Compare a draft with coverage of the same incident; one line a finding, at its place in the draft.

    \b
    factcheck check draft.md --against coverage/
    factcheck check draft.md --against a.html b.html c.html --fail-on high
    factcheck check draft.md --against coverage/ --format sarif > findings.sarif

    Text is file:line:column: severity: rule: message, as compilers print it.
    """
    from factcheck import engines, pipeline, store
    from factcheck.articles.decoding import decode
    from factcheck.report import console, shapes
    from factcheck.report import draft as drafts

    rules = _policy(policy)
    mine = _draft(draft)
    with console.progress() as progress, store.open_cache(wanted=not no_cache) as cache:
        reading = _read([*against, *(more or ())], columns, progress)
        report = pipeline.check(mine, reading, rules, extract=store.CachedExtract(cache, engines.extract_all))
    _note_more(report, reading)
    coverage = len(report.articles) - 1
    if not coverage:  # a gate that holds a draft against nothing lets everything through
        raise InputError("nothing is left to hold the draft against", where=draft, mend="give coverage by others")
    source = drafts.source_of(Path(draft), mine, decode)
    found = drafts.findings(report, mine, draft, source)
    checked = drafts.Checked(report=report, draft=mine, found=found, source=source, coverage=coverage)
    shown = shapes.SHAPES[shape.value](checked)  # a file format is UTF-8 whatever the terminal speaks
    typer.echo(shown if shape is Shape.text else shown.encode("utf-8", "replace"), nl=False)
    counted = f"{console.many(len(found), 'finding')} against {console.many(coverage, 'article')}"
    typer.echo(drafts.line(f"{draft}: {counted}"), err=True)
    return _exit_code([r.severity for r in report.remarks], fail_on)


@app.command(short_help="Print a report's call sheet: PRINT, HOLD, DROP.")
def show(
    folder: Folder,
    incident: Annotated[str | None, typer.Option("--incident", metavar="ID", help="Only this incident.")] = None,
) -> int:
    """Print the call sheet of a report again: PRINT, HOLD, DROP, and every discrepancy with its two quotes.

    \b
    factcheck show report
    factcheck show report --incident i3f2a
    """
    from factcheck.report import Report, console

    report = Report.load(folder)
    console.show(report, report.chosen(incident), console.console())
    return 0


@app.command(short_help="List incidents and their articles.")
def incidents(
    inputs: Annotated[list[str], typer.Argument(metavar="DIR_OR_INPUT", help="A report, or articles to group.")],
    *,
    columns: Columns = None,
    policy: PolicyFile = None,
    pins: PinsFile = None,
    no_cache: NoCache = False,
) -> int:
    """List incidents and their articles, from a report or straight from articles.

    \b
    factcheck incidents report
    factcheck incidents coverage/
    """
    from factcheck.report import Report, console

    written = len(inputs) == 1 and (Path(inputs[0]) / "report.json").is_file()
    report = Report.load(inputs[0]) if written else _compared(inputs, columns, policy, pins, cached=not no_cache)
    console.incidents(report, console.console())
    return 0


@app.command(short_help="Tell everything about one discrepancy.")
def explain(
    discrepancy: Annotated[str, typer.Argument(metavar="DISCREPANCY_ID", help="Its id, or its rank (1 is gravest).")],
    folder: Folder,
) -> int:
    """Tell everything about one discrepancy: quotes, how each reads, their order, what cannot hold, the verdict.

    \b
    factcheck explain 1 report
    factcheck explain d3f2a0c41b7e report
    """
    from factcheck import pipeline
    from factcheck.report import Report, console

    report = Report.load(folder)
    found = report.discrepancy(discrepancy)
    console.explain(report, found, pipeline.explain(report, found), console.console())
    return 0


@app.command(short_help="Keep your decision on one discrepancy.")
def decide(
    discrepancy: Annotated[str, typer.Argument(metavar="DISCREPANCY_ID", help="Its id, or its rank (1 is gravest).")],
    outcome: Annotated[Outcome, typer.Argument(help="What to do with it.")],
    folder: Folder,
    note: Annotated[str, typer.Option("--note", metavar="TEXT", help="Why; who said so.")] = "",
) -> int:
    """Keep your decision on one discrepancy: shown in every file of the report, and carried into the next run.

    \b
    factcheck decide 1 drop report --note "The desk of Coastline Radio will correct."
    factcheck decide d3f2a0c41b7e hold report

    It holds while the dispute is the same: with other articles or figures in it, it is asked anew.
    """
    from factcheck.report import Report, console, rewrite_report

    report = Report.load(folder).decided(discrepancy, outcome.value, " ".join(note.split()))
    rewrite_report(report, folder)
    console.decided(report, report.discrepancy(discrepancy), console.console())
    return 0


def _version(asked: bool) -> None:
    if asked:
        from factcheck import __version__

        typer.echo(f"factcheck {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass


def _compared(
    inputs: Sequence[str],
    columns: Sequence[str] | None,
    policy: Path | None,
    pins: Path | None,
    *,
    together: bool = False,
    earlier: Path | None = None,
    cached: bool = True,
) -> Report:
    from factcheck import engines, store
    from factcheck import incidents as grouping
    from factcheck.report import Report, console

    extract = engines.extract_all if together else partial(engines.extract_all, meanwhile=grouping.load)
    rules, pinned, known = _policy(policy), _pins(pins), Report.load(earlier) if earlier else None
    with console.progress() as progress, store.open_cache(wanted=cached) as cache:
        reading = _read(inputs, columns, progress)
        report = store.compare(
            reading, rules, cache=cache, extract=extract, pins=pinned, together=together, earlier=known,
            progress=progress,
        )  # fmt: skip
    _note_more(report, reading)
    return report


def _remembering(report: Report, before: Path) -> Report:
    """The report with the decisions of an earlier one; a damaged or older one is replaced all the same."""
    from factcheck.records import Skipped
    from factcheck.report import Report

    try:
        return report.remembering(Report.load(before))
    except InputError:
        _note([Skipped(where=str(before), reason="the report there cannot be read; decisions in it are not kept")])
        return report


def _note_more(report: Report, reading: Reading) -> None:
    """Say what later stages have given up or taken for granted, beside what reading has said."""
    said = {*reading.skipped, *reading.warnings}
    _note([item for item in (*report.skipped, *report.warnings) if item not in said])


def _read(inputs: Sequence[str], columns: Sequence[str] | None, progress: Progress | None) -> Reading:
    from factcheck.articles import read_all

    reading = read_all(inputs, _mapping(columns or ()), progress)
    _note([*reading.skipped, *reading.warnings])
    return reading


def _note(items: Sequence[Skipped]) -> None:
    from factcheck.report import console

    if items:
        typer.echo(console.notes(items), err=True)


def _draft(path: str) -> Article:
    from factcheck.articles import read_all

    reading = read_all([path])
    if len(reading.articles) > 1:
        raise InputError(f"holds {len(reading.articles)} articles", where=path, mend="give one draft")
    _note([*reading.skipped, *reading.warnings])
    return reading.articles[0]


def _mapping(columns: Sequence[str]) -> dict[str, str]:
    pairs = [column.partition("=") for column in columns]
    for field, _, column in pairs:
        if not field or not column:
            raise InputError("--map wants FIELD=COLUMN", mend="for example --map title=headline_text")
    return {field: column for field, _, column in pairs}


def _policy(path: Path | None) -> Policy:
    from factcheck.policy import Policy

    return Policy.load(path)


def _pins(path: Path | None) -> Pins | None:
    if path is None:
        return None
    from factcheck.incidents import Pins

    return Pins.load(path)


def _exit_code(severities: Sequence[Severity], fail_on: Level | None) -> int:
    levels = list(Level)
    return int(fail_on is not None and any(levels.index(Level(s)) <= levels.index(fail_on) for s in severities))


def main() -> int:
    """Run the command line and return its exit code. An error is one line on stderr, never a traceback."""
    process.ready()
    try:
        code = app(args=sys.argv[1:] or ["--help"], prog_name="factcheck", standalone_mode=False)
    except FactcheckError as error:
        return _fail(str(error))
    except typer.TyperException as error:
        return _fail(f"{' '.join(error.format_message().split())} (see factcheck --help)")
    except (
        OSError
    ) as error:  # ours are told where they happen: this is a full disk behind a stream, or a broken install
        return _fail(f"{error.filename or 'standard output'}: {error.strerror or error}")
    except (KeyboardInterrupt, typer.Abort):
        code = INTERRUPTED
    except SystemExit as end:
        if end.code != 1:
            raise
        code = UNREAD  # typer's way to end where nobody reads on
    if code == INTERRUPTED:
        typer.echo("factcheck: interrupted; nothing was written", err=True)
    return int(code or 0)


def _fail(line: str) -> int:
    from factcheck.report.excerpts import visible

    with contextlib.suppress(OSError):
        typer.echo(f"factcheck: {visible(line)}", err=True)
    return 2


if __name__ == "__main__":
    sys.exit(main())
