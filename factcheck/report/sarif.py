"""Findings as SARIF 2.1.0, which editors and code hosts show in place."""

from __future__ import annotations

import json
import os
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from factcheck.lexicon import table
from factcheck.report.raw import NOTICE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.report.draft import Finding

_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS: Final = {"high": "error", "medium": "warning", "low": "note"}


def dump(found: Sequence[Finding], version: str) -> str:
    """One run with one result a finding."""
    words = table("report")["rules"]
    rules = sorted({f.remark.rule for f in found})
    driver = {
        "name": "factcheck",
        "version": version,
        "fullDescription": {"text": f"A draft against coverage of the same incident. {NOTICE}."},
        "rules": [{"id": rule, "shortDescription": {"text": words[rule]}} for rule in rules],
    }
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": [_result(f) for f in found]}
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1)


def _result(finding: Finding) -> dict[str, Any]:
    remark, place = finding.remark, finding.place
    region = {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }
    return {
        "ruleId": remark.rule,
        "level": _LEVELS[remark.severity],
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(finding.file)}, "region": region}}],
        "properties": {"kind": remark.kind, "group": remark.group},
    }


def _uri(file: str) -> str:
    path = PurePath(file)
    return path.as_uri() if path.is_absolute() else quote(os.fsencode(file.replace("\\", "/")))
