"""The outputs of ``factcheck check``, by name."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

from factcheck.records import SCHEMA_VERSION
from factcheck.report.excerpts import visible
from factcheck.report.raw import NOTICE, version

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from factcheck.records import Skipped
    from factcheck.report.draft import Checked, Finding


def text(checked: Checked) -> str:
    """One line a finding, as compilers print it: ``file:line:column: severity: rule: message``."""
    return "".join(f"{f}\n" for f in checked.found)


def plain(checked: Checked) -> str:
    """The findings as JSON, for an editor's plug-in."""
    data = {
        "schema_version": SCHEMA_VERSION,
        "notice": NOTICE,
        "articles": checked.coverage,
        "policy_version": checked.report.policy_version,
        "findings": [_plain(f) for f in checked.found],
        "skipped": [_note(item) for item in checked.report.skipped],
        "warnings": [_note(item) for item in checked.report.warnings],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _plain(f: Finding) -> dict[str, Any]:
    remark = f.remark
    return {
        "file": f.file,
        **asdict(f.place),
        "severity": remark.severity,
        "rule": remark.rule,
        "kind": remark.kind,
        "group": remark.group,
        "quote": visible(remark.claim.quote) if remark.claim else "",
        "message": visible(remark.message),
        "wording": visible(remark.wording),
        "against": [asdict(q) for q in f.against],
    }


def _note(item: Skipped) -> dict[str, str]:
    return {name: visible(words) for name, words in asdict(item).items()}


def sarif(checked: Checked) -> str:
    """SARIF 2.1.0."""
    from factcheck.report import sarif as module  # noqa: PLC0415 - each output loads its own

    return module.dump(checked.found, version()) + "\n"


def ninjs(checked: Checked) -> str:
    """The draft as ninjs, with the findings in its note to editors."""
    from factcheck.report import ninjs as module  # noqa: PLC0415 - each output loads its own

    return module.dump(checked.found, checked.draft, checked.source, checked.coverage) + "\n"


def html(checked: Checked) -> str:
    """A page: the findings, and the draft with what they are about marked in it."""
    from factcheck.report.page import draft  # noqa: PLC0415 - jinja2 loads on first use

    return draft.render(checked)


SHAPES: Final[Mapping[str, Callable[[Checked], str]]] = {
    "text": text,
    "json": plain,
    "sarif": sarif,
    "ninjs": ninjs,
    "html": html,
}
