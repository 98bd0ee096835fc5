"""report.json: by its schema, complete, and readable back."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from factcheck.errors import InputError
from factcheck.report import Report, raw
from tests.report import make


@pytest.mark.parametrize("report", [make.small(), make.hostile(), Report()], ids=["small", "hostile", "empty"])
def test_schema(report: Report) -> None:
    jsonschema.Draft202012Validator.check_schema(raw.schema())
    jsonschema.validate(json.loads(raw.dump(report)), raw.schema())
    jsonschema.validate(json.loads(raw.dump(report, full_text=True)), raw.schema())


def test_schema_refuses_an_unknown_verdict() -> None:
    data = json.loads(raw.dump(make.small()))
    data["discrepancies"][0]["verdict"] = "wrong"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, raw.schema())


def test_reads_back_what_was_written(tmp_path: Path) -> None:
    report = make.small()
    back = Report.load(report.write(tmp_path / "out"))
    assert back == replace(report, articles=back.articles, policy=back.policy)
    assert [a.id for a in back.articles] == [a.id for a in report.articles]
    assert [back.excerpt(c) for c in back.claims] == [report.excerpt(c) for c in report.claims]
    assert Report.load(report.write(tmp_path / "out", full_text=True)).articles == report.articles


def test_texts_leave_only_when_asked() -> None:
    report = make.small()
    report = replace(report, articles=tuple(replace(a, metadata={"copy": a.text}) for a in report.articles))
    sentence = "The raid began at dawn."
    assert sentence not in raw.dump(report)
    assert sentence in raw.dump(report, full_text=True)


@pytest.mark.parametrize(
    "content",
    [
        None,
        "",
        "[]",
        "{}",
        '{"generator": "factcheck", "schema_version": 99}',
        "{",
        '{"generator": "factcheck", "schema_version": 1}',
    ],
)
def test_what_is_no_report_is_one_error(content: str | None, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / "report.json").write_text(content, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        Report.load(tmp_path)
    assert "factcheck compare" in str(caught.value)
