"""The CSV files: the contract's columns in its order, and no cell that runs."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.report import Report, tables
from tests.report import make

CONTRACT = {
    "claims": (
        "claim_id article_id outlet url published incident_id kind group low best high qualifier certainty scope place "
        "as_of source source_type origin value unit field start end quote"
    ),
    "discrepancies": (
        "rank status discrepancy_id incident_id incident kind group place verdict severity reason wording values "
        "articles outlets authorities chains order_basis flags low best high earliest latest confidence policy_version "
        "decision"
    ),
    "incidents": "incident_id incident article_id outlet title published url origin why",
}
SIDE = (
    "claim_id article_id outlet value low high group place qualifier certainty source source_type as_of published url "
    "quote"
)


def parsed(name: str, report: make.Report) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(tables.to_csv(tables.TABLES[name], report), newline="")))


@pytest.mark.parametrize("name", CONTRACT)
def test_contract_columns_come_first(name: str) -> None:
    wanted = CONTRACT[name].split()
    if name == "discrepancies":
        wanted += [f"{side}_{column}" for side in ("left", "right") for column in SIDE.split()]
    columns = list(tables.TABLES[name].columns)
    assert columns[: len(wanted)] == wanted
    assert "schema_version" in columns
    assert len(columns) == len(set(columns))


def test_rows_hold_what_the_records_hold() -> None:
    report = make.small()
    first = parsed("discrepancies", report)[0]
    assert (first["rank"], first["status"], first["flags"]) == ("1", "drop", "stale_copy")
    assert first["articles"] == "a3;a2"
    assert (first["left_value"], first["right_value"], first["right_high"]) == ("10", "17", "")
    assert first["left_quote"].startswith("Ten security personnel")
    claims = {row["claim_id"]: row for row in parsed("claims", report)}
    open_ended = next(row for row in claims.values() if row["qualifier"] == "at least")
    assert (open_ended["low"], open_ended["best"], open_ended["high"]) == ("17", "17", "")
    place = next(row for row in claims.values() if row["kind"] == "place")
    assert (place["value"], place["low"]) == ("Harran Valley", "")
    assert {row["incident_id"] for row in claims.values()} == {"i1", "i2"}
    assert [row["article_id"] for row in parsed("incidents", report)][:3] == ["a1", "a2", "a3"]


def test_every_line_ends_as_rfc_4180_has_it() -> None:
    text = tables.to_csv(tables.TABLES["claims"], make.small())
    assert text.count("\r\n") == len(make.small().claims) + 1


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\uff1d1", "\r=1", "\x1b=1", "\u202e=1"]
)
def test_formulas_are_made_harmless(text: str) -> None:
    assert tables.harmless(text).startswith("'")


@given(st.text())
def test_no_cell_starts_a_formula_or_steers_a_terminal(text: str) -> None:
    safe = tables.harmless(text)
    assert not re.match(r"\s*[=+\-@]", safe)
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", safe)


@given(st.lists(st.text(alphabet="a;=,\n ", min_size=1), max_size=4))
def test_a_list_cell_has_as_many_items_as_the_list(items: list[str]) -> None:
    assert len(tables.joined(items).split(";")) == max(1, len(items))


def test_bounds_of_a_frame_are_numbers_though_none_is_known() -> None:
    nameless = replace(make.small(), claims=tuple(c for c in make.small().claims if c.interval is None))
    for report in (nameless, Report()):
        assert {str(report.frame("claims")[name].dtype) for name in ("low", "best", "high")} == {"float64"}
        assert str(report.frame("discrepancies")["left_high"].dtype) == "float64"


def test_frame_has_the_csv_columns() -> None:
    report = make.small()
    for name, table in tables.TABLES.items():
        frame = report.frame(name)
        assert tuple(frame.columns) == table.columns
        assert len(frame) == len(parsed(name, report))
    assert report.frame("discrepancies")["left_value"].tolist() == ["10", "10", "10"]
    with pytest.raises(KeyError):
        report.frame("facts")
