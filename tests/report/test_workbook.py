"""discrepancies.xlsx: a sheet per table, header frozen, nothing that runs."""

from __future__ import annotations

import io

import openpyxl

from factcheck.report import tables, workbook
from tests.report import make


def test_sheets() -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook.render(make.small())))
    assert book.sheetnames == ["discrepancies", "claims", "incidents"]
    for sheet in book.worksheets:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref.startswith("A1:")
        assert tuple(cell.value for cell in sheet[1]) == tables.TABLES[sheet.title].columns
        assert sheet.max_row == 1 + len(list(tables.TABLES[sheet.title].rows(make.small())))
    rows = list(book["claims"].iter_rows(min_row=2, values_only=True))
    low = tables.TABLES["claims"].columns.index("low")
    assert sorted(row[low] for row in rows if row[low] is not None) == [9, 10, 10, 12, 17, 31]


def test_nothing_runs() -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook.render(make.hostile())))
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                assert cell.hyperlink is None
                assert not str(cell.value or "").startswith(("=", "@"))
