"""discrepancies.xlsx: the three tables, a sheet each, for those who work in a spreadsheet."""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING, Final

from factcheck.report.raw import NOTICE
from factcheck.report.tables import TABLES, Cell, harmless

if TYPE_CHECKING:
    from factcheck.report.content import Content

_SHEETS: Final = ("discrepancies", "claims", "incidents")
_LONGEST: Final = 32_767  # characters in a cell of the format
_WIDTHS: Final = {
    "reason": 60,
    "wording": 60,
    "values": 40,
    "quote": 60,
    "question": 50,
    "title": 50,
    "note": 40,
    "incident": 36,
}
_NARROW: Final = 9
_USUAL: Final = 16
_EPOCH: Final = dt.datetime(2000, 1, 1, tzinfo=dt.UTC).replace(tzinfo=None)  # no clock: same input, same bytes


def render(report: Content) -> bytes:
    """The workbook's bytes: frozen header, filters, widths, text cells that are never run as formulas or links."""
    import xlsxwriter  # noqa: PLC0415 - only this format needs it

    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        book.set_properties({"title": "factcheck", "comments": NOTICE, "created": _EPOCH})
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        top = book.add_format({"valign": "top"})
        tint = {
            "high": book.add_format({"bg_color": "#F6C9C4", "valign": "top"}),
            "medium": book.add_format({"bg_color": "#FBE8B8", "valign": "top"}),
        }
        for name in _SHEETS:
            table = TABLES[name]
            sheet = book.add_worksheet(name)
            sheet.set_header(f"&L{name}&R{NOTICE}")
            sheet.set_landscape()
            sheet.repeat_rows(0)
            last = 0
            for last, row in enumerate(table.rows(report), start=1):
                for column, key in enumerate(table.columns):
                    cell = _cell(row[key])
                    style = wrapped if key.removeprefix("left_").removeprefix("right_") in _WIDTHS else top
                    if key == "severity":
                        style = tint.get(str(cell), top)
                    if isinstance(cell, str):
                        sheet.write_string(last, column, cell, style)
                    elif cell is not None:
                        sheet.write_number(last, column, cell, style)
            for column, key in enumerate(table.columns):
                sheet.write_string(0, column, key, head)
                sheet.set_column(column, column, _width(key))
            sheet.freeze_panes(1, 0)
            sheet.autofilter(0, 0, last, len(table.columns) - 1)
    return buffer.getvalue()


def _cell(cell: Cell) -> Cell:
    if isinstance(cell, str):
        return harmless(cell)[:_LONGEST] if cell else None
    return cell


def _width(key: str) -> int:
    bare = key.removeprefix("left_").removeprefix("right_")
    numeric = {"rank", "low", "best", "high", "value", "start", "end", "confidence", "schema_version", "status", "kind"}
    return _NARROW if bare in numeric else _WIDTHS.get(bare, _USUAL)
