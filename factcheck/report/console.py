"""What the commands print: summaries for a terminal of 80 columns, plain text everywhere else."""

from __future__ import annotations

import contextlib
import os
import sys
import textwrap
from typing import TYPE_CHECKING, Final

from factcheck.report.excerpts import visible, voice
from factcheck.report.raw import NOTICE
from factcheck.report.summary import calls, clock, counts, told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path
    from typing import TextIO

    from rich.console import Console

    from factcheck.records import Claim, Discrepancy, Explanation, Incident, Skipped
    from factcheck.report.content import Content

WIDTH: Final = 80
_MOST_INCIDENTS: Final = 5
_MOST_CALLS: Final = 3  # of one status
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
    return Console(file=stream, width=min(WIDTH, _columns(stream)), highlight=False, markup=False, emoji=False)


def _columns(stream: TextIO) -> int:
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
    from rich.progress import (  # noqa: PLC0415 - as above
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TaskID,
        TextColumn,
    )

    columns = (TextColumn("{task.description:<10}"), BarColumn(40), MofNCompleteColumn())
    with Progress(*columns, console=console(sys.stderr), transient=True) as bar:
        tasks: dict[str, TaskID] = {}

        def tell(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bar.add_task(visible(stage), total=total)
            bar.update(tasks[stage], completed=done, total=total)

        yield tell


def notes(items: Iterable[Skipped]) -> str:
    """What was not read or was mended, one line each; the first twenty."""
    lines = [f"{i.where}: {i.reason}" + (f"; {i.mend}" if i.mend else "") for i in items]
    more = len(lines) - _MOST_NOTES
    shown = [" ".join(visible(line).split()) for line in lines[:_MOST_NOTES]]
    return "\n".join([*shown, *([f"... and {more} more, all in report.json"] if more > 0 else [])])


def summary(report: Content, out: Console, *, wrote: Path | None = None) -> None:
    """Ten seconds: what to print, hold and drop in the gravest incidents, and where the rest stands."""
    _say(out, headline(report), style="bold")
    incidents = told(report)
    for incident in incidents[:_MOST_INCIDENTS]:
        _brief(report, incident, out, most=_MOST_CALLS)
    if rest := incidents[_MOST_INCIDENTS:]:
        differ = sum(bool(report.disputes_in[i.id]) for i in rest)
        out.print()
        _say(out, f"... and {many(len(rest), 'more incident')} ({differ} with differences), in the report.")
    out.print()
    if wrote:
        out.print(visible(f"Open {wrote / 'report.html'}; as a table: {wrote / 'discrepancies.csv'}"), soft_wrap=True)
    _say(out, f"{NOTICE}.", style="dim")


def headline(report: Content) -> str:
    """The report in one line of counts."""
    high = sum(d.severity == "high" for d in report.discrepancies)
    parts = [
        many(len(report.articles), "article"),
        many(len({a.outlet for a in report.articles if a.outlet}), "outlet"),
        many(len(report.incidents), "incident"),
        f"{many(len(report.discrepancies), 'discrepancy', 'discrepancies')} ({high} high)",
        f"{len(report.skipped)} not read" if report.skipped else "",
    ]
    return ", ".join(p for p in parts if p)


def show(report: Content, incidents: Iterable[Incident], out: Console) -> None:
    """Incidents in full: what to print, hold and drop, and every discrepancy."""
    for incident in incidents:
        _brief(report, incident, out)
        for rank, d in report.disputes_in[incident.id]:
            out.print()
            _dispute(report, rank, d, out)
    out.print()
    _say(out, f"{NOTICE}.", style="dim")


def incidents(report: Content, out: Console) -> None:
    """A line an incident, and under it its articles."""
    for incident in report.incidents:
        _say(out, f"{incident.id}  {incident.label}", style="bold")
        for member in incident.members:
            article = report.article.get(member.article_id)
            if article:
                when = clock(article.published) if article.published else "no date"
                _say(out, f"{when}, {article.label}: {article.title or article.id} ({member.why})", indent=2, hang=2)


def decided(report: Content, d: Discrepancy, out: Console) -> None:
    """What was decided on one discrepancy, in one line."""
    rank = report.discrepancies.index(d) + 1
    said = f"{rank}. {_heading(d)}: {d.decision}"
    _say(out, f"{said} ({d.note})" if d.note else said)


def explain(report: Content, d: Discrepancy, how: Explanation, out: Console) -> None:
    """One discrepancy with the chain behind it: quotes, readings, order, algebra, verdict, what to do."""
    _say(out, d.incident, style="bold")
    rank = report.discrepancies.index(d) + 1
    _say(out, f"{rank}. {_heading(d)}", mark=(_COLOURS[d.severity], len(f"{rank}. {d.severity}")))
    _say(out, d.reason, indent=2)
    out.print()
    _say(out, "What they print, oldest first:", style="bold")
    for claim, reads, more in how.readings:
        _quote(report, claim, out)
        also = "" if not more else f"; {many(more, 'more mention')} there"
        _say(out, f"reads {reads}{also}", indent=6, style="dim")
    out.print()
    facts = {
        "Order": how.order,
        "Algebra": " ".join(how.algebra),
        "Verdict": how.rule,
        "Status": d.status,
        "Wording": d.wording,
        "Ask": d.question,
        "Authorities": ", ".join(d.authorities) or "none named",
        "Behind it": ", ".join((many(len(d.outlets), "outlet"), many(len(d.chains), "independent text"))),
        "Flags": ", ".join(f.replace("_", " ") for f in d.flags),
        "Confidence": f"{d.confidence:.2f}",
        "Policy": report.policy_version,
        "Decision": ": ".join(x for x in (d.decision, d.note) if x),
    }
    for name, value in facts.items():
        if value:
            _say(out, f"{name + ':':<13}{value}", hang=13, mark=("bold", len(name) + 1))
    out.print()
    _say(out, f"{NOTICE}.", style="dim")


def _brief(report: Content, incident: Incident, out: Console, *, most: int | None = None) -> None:
    out.print()
    _say(out, incident.label, style="bold")
    c = counts(report, incident)
    parts = (
        many(c.articles, "article"),
        many(c.outlets, "outlet"),
        many(c.chains, "independent text"),
        many(c.authorities, "authority", "authorities"),
        f"newest {clock(c.newest)}" if c.newest else "",
        f"id {incident.id}",
    )
    _say(out, ", ".join(p for p in parts if p), indent=2, style="dim")
    lines = calls(report, incident)
    for status in ("print", "hold", "drop"):
        mine = [call for call in lines if call.status == status]
        for call in mine[:most]:
            carried = f"; still in print: {', '.join(call.carriers)}" if call.carriers else ""
            carried += f" ({call.decided})" if call.decided else ""
            _say(out, f"{status.upper():<6}{call.text}{carried}", indent=2, hang=6, mark=(_COLOURS[status], 6))
        if most is not None and len(mine) > most:
            _say(out, f"... {len(mine) - most} more to {status}", indent=8, style="dim")


def _dispute(report: Content, rank: int, d: Discrepancy, out: Console) -> None:
    _say(out, f"{rank}. {_heading(d)}", mark=(_COLOURS[d.severity], len(f"{rank}. {d.severity}")))
    _say(out, d.reason, indent=2)
    if d.question:
        _say(out, d.question, indent=2)
    for claim in (d.left, d.right):
        _quote(report, claim, out)


def _heading(d: Discrepancy) -> str:
    place = f" in {d.place}" if d.place else ""
    what = f"{d.kind} {d.group}".strip() + place
    return f"{d.severity}: {what}, {d.verdict.replace('_', ' ')} [{d.id}]"


def _quote(report: Content, claim: Claim, out: Console) -> None:
    article = report.article.get(claim.article_id)
    home = report.outlet(claim.article_id)
    when = clock(article.published) if article and article.published else "no date"
    around = report.excerpt(claim)
    words = f"{around.before}[{around.quote}]{around.after}"
    _say(out, f"{home}, {when}, {voice(claim)}: “{words}”", indent=4)


def _say(
    out: Console,
    text: str,
    *,
    indent: int = 0,
    hang: int = 0,
    style: str = "",
    mark: tuple[str, int] | None = None,
) -> None:
    """A paragraph within the console's width; ``mark`` gives its first characters a style of their own."""
    from rich.text import Text  # noqa: PLC0415 - as above

    lines = textwrap.wrap(
        " ".join(visible(text[:hang]).splitlines()) + " ".join(visible(text[hang:]).split()),
        out.width,
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent + hang),
    )
    shown = Text("\n".join(lines), style=style)
    if mark:
        shown.stylize(mark[0], indent, indent + mark[1])
    out.print(shown, soft_wrap=True)


def many(number: int, one: str, several: str = "") -> str:
    """A number with its noun: "1 article", "2 authorities"."""
    return f"{number} {one if number == 1 else several or one + 's'}"
