"""report.html: one self-contained page."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from factcheck.report.raw import NOTICE

if TYPE_CHECKING:
    from jinja2 import Environment

    from factcheck.report.document import Report

__all__ = ["render"]


def render(report: Report, *, full_text: bool = False) -> str:
    """The page as text. Every word of an article is escaped: nothing of it runs."""
    del full_text
    return _environment().get_template("page.html.j2").render(report=report, notice=NOTICE)


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415 - loads on first use

    return Environment(
        loader=PackageLoader("factcheck.report.page", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
