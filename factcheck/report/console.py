"""What the commands print: summaries for a terminal of 80 columns, plain text everywhere else."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TYPE_CHECKING, Final

from factcheck.lexicon import table
from factcheck.report.excerpts import visible, voice
from factcheck.report.raw import NOTICE
from factcheck.report.summary import calls, counts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path
    from typing import TextIO

    from rich.console import Console

    from factcheck.records import Claim, Discrepancy, Incident, Skipped
    from factcheck.report.document import Report

WIDTH: Final = 80
_MOST_INCIDENTS: Final = 5
_MOST_LINES: Final = 4
_MOST_NOTES: Final = 20
_COLOURS: Final = {
    "print": "green",
    "hold": "yellow",
    "drop": "red",
    "high": "bold red",
    "medium": "yellow",
    "low": "dim",
}


def console(file: TextIO | None = None) -> Console:
    """A console no wider than 80 columns; without colours when its output is not a terminal."""
    from rich.console import Console  # noqa: PLC0415 - a tenth of a second that `--help` does not pay

    stream = file or sys.stdout
    width = min(WIDTH, _terminal_width(stream))
    return Console(file=stream, width=width, highlight=False, markup=False, emoji=False, soft_wrap=False)


def _terminal_width(stream: TextIO) -> int:
    try:
        return max(40, os.get_terminal_size(stream.fileno()).columns)
    except (OSError, ValueError):
        return WIDTH


@contextlib.contextmanager
def progress() -> Iterator[Callable[[str, int, int], None] | None]:
    """A bar on stderr while work runs; None when stderr is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn  # noqa: PLC0415 - as above

    columns = (TextColumn("{task.description:<10}"), BarColumn(40), MofNCompleteColumn())
    with Progress(*columns, console=console(sys.stderr), transient=True) as bar:
        tasks: dict[str, int] = {}

        def tell(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bar.add_task(visible(stage), total=total)
            bar.update(tasks[stage], completed=done, total=total)  # type: ignore[arg-type] # rich's id is an int

        yield tell


def notes(items: Iterable[Skipped]) -> str:
    """What was not read or was mended, one line each; the first twenty."""
    lines = [f"{i.where}: {i.reason}" + (f"; {i.mend}" if i.mend else "") for i in items]
    more = len(lines) - _MOST_NOTES
    shown = [" ".join(visible(line).split()) for line in lines[:_MOST_NOTES]]
    return "\n".join([*shown, *([f"... and {more} more, all in report.json"] if more > 0 else [])])


def summary(report: Report, out: Console, *, wrote: Path | None = None) -> None:
    """Ten seconds: what to print, hold and drop in the gravest incidents, and where the rest stands."""
    from rich.text import Text  # noqa: PLC0415 - as above

    out.print(Text(headline(report), style="bold"))
    disputed = [i for i in report.incidents if calls(report, i)]
    for incident in disputed[:_MOST_INCIDENTS]:
        _brief(report, incident, out, most=_MOST_LINES)
    if len(disputed) > _MOST_INCIDENTS:
        out.print(f"\n... and {len(disputed) - _MOST_INCIDENTS} more incidents, gravest first, in the report.")
    out.print()
    if wrote:
        out.print(Text(f"Open {wrote / 'report.html'}; table: {wrote / 'discrepancies.csv'}"), soft_wrap=True)
    out.print(Text(f"{NOTICE}.", style="dim"))


def headline(report: Report) -> str:
    """The report in one line of counts."""
    outlets = {a.outlet for a in report.articles if a.outlet}
    high = sum(d.severity == "high" for d in report.discrepancies)
    parts = [
        _many(len(report.articles), "article"),
        _many(len(outlets), "outlet"),
        _many(len(report.incidents), "incident"),
        f"{_many(len(report.discrepancies), 'discrepancy', 'discrepancies')} ({high} high)",
        f"{len(report.skipped)} not read" if report.skipped else "",
    ]
    return ", ".join(p for p in parts if p)


def _many(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"


def _brief(report: Report, incident: Incident, out: Console, *, most: int | None = None) -> None:
    from rich.padding import Padding  # noqa: PLC0415 - as above
    from rich.text import Text  # noqa: PLC0415

    out.print()
    out.print(Text(visible(incident.label), style="bold"))
    c = counts(report, incident)
    line = [
        _many(c.articles, "article"),
        _many(c.outlets, "outlet"),
        _many(c.chains, "chain"),
        _many(c.authorities, "authority", "authorities"),
        f"newest {c.newest}" if c.newest else "",
    ]
    out.print(Padding(Text(", ".join(p for p in line if p) + f"  [{incident.id}]", style="dim"), (0, 0, 0, 2)))
    lines = calls(report, incident)
    for call in lines[:most]:
        text = Text(f"{call.status.upper():<5} ", style=_COLOURS[call.status])
        text.append(visible(call.text), style="default")
        out.print(_hanging(text))
    if most is not None and len(lines) > most:
        out.print(Padding(Text(f"... {len(lines) - most} more", style="dim"), (0, 0, 0, 2)))


def _hanging(text: object) -> object:
    from rich.padding import Padding  # noqa: PLC0415 - as above

    return Padding(text, (0, 0, 0, 2))  # type: ignore[arg-type] # rich types renderables loosely


def show(report: Report, incidents: Iterable[Incident], out: Console) -> None:
    """Incidents in full: what to print, hold and drop, and every discrepancy."""
    from rich.text import Text  # noqa: PLC0415 - as above

    for incident in incidents:
        _brief(report, incident, out)
        for rank, d in enumerate(report.discrepancies, start=1):
            if d.incident_id == incident.id:
                out.print()
                _dispute(report, rank, d, out)
    out.print()
    out.print(Text(f"{NOTICE}.", style="dim"))


def incidents(report: Report, out: Console) -> None:
    """One line an incident, and under it its articles."""
    from rich.text import Text  # noqa: PLC0415 - as above

    for incident in report.incidents:
        out.print(Text(f"{incident.id}  {visible(incident.label)}", style="bold"))
        for member in incident.members:
            article = report.article.get(member.article_id)
            if article:
                parts = [
                    article.published or "no date",
                    article.outlet or "outlet unknown",
                    article.title or article.id,
                ]
                out.print(_hanging(Text(visible("  ".join(parts) + f"  ({member.why})"), style="default")))


def explain(report: Report, d: Discrepancy, out: Console) -> None:
    """One discrepancy with everything that speaks for and against it."""
    from rich.text import Text  # noqa: PLC0415 - as above

    rank = report.discrepancies.index(d) + 1
    out.print(Text(visible(d.incident), style="bold"))
    _dispute(report, rank, d, out)
    facts = {
        "Meaning": str(table("report")["verdicts"][d.verdict]),
        "Print": d.wording,
        "Ask": d.question,
        "Order": str(table("report")["orders"][d.order_basis]),
        "Outlets": ", ".join(d.outlets),
        "Authorities": ", ".join(d.authorities) or "none named",
        "Chains": str(len(d.chains)),
        "Flags": ", ".join(f.replace("_", " ") for f in d.flags),
        "Confidence": f"{d.confidence:.2f}",
        "Policy": report.policy_version,
        "Decision": d.decision,
    }
    out.print()
    for name, value in facts.items():
        if value:
            out.print(Text.assemble((f"{name}: ", "bold"), visible(value)))
    out.print()
    out.print(Text("Every claim involved:", style="bold"))
    for ident in d.claims:
        if claim := report.claim.get(ident):
            _quote(report, claim, out)
    out.print(Text(f"\n{NOTICE}.", style="dim"))


def _dispute(report: Report, rank: int, d: Discrepancy, out: Console) -> None:
    from rich.text import Text  # noqa: PLC0415 - as above

    place = f" in {d.place}" if d.place else ""
    head = Text.assemble(
        (f"{rank}. {d.severity}", _COLOURS[d.severity]),
        visible(f" {d.kind} {d.group}{place}: {d.verdict.replace('_', ' ')}"),
        (f"  [{d.id}]", "dim"),
    )
    out.print(head)
    out.print(_hanging(Text(visible(d.reason), style="default")))
    out.print(_hanging(Text(visible(d.values), style="default")))
    for claim in (d.left, d.right):
        _quote(report, claim, out)


def _quote(report: Report, claim: Claim, out: Console) -> None:
    from rich.padding import Padding  # noqa: PLC0415 - as above
    from rich.text import Text  # noqa: PLC0415

    around = report.excerpt(claim)
    article = report.article.get(claim.article_id)
    home = (article and article.outlet) or claim.article_id
    when = (article and article.published) or "no date"
    text = Text.assemble(
        visible(f"{home}, {when}, {voice(claim)}: “{around.before}"),
        (visible(around.quote), "bold"),
        visible(f"{around.after}”"),
    )
    text = Text(" ").join(text.split()) if "\n" in text.plain else text
    out.print(Padding(text, (0, 0, 0, 4)))
