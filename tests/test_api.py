"""The public names and signatures: what other programs import. A change here is a change of the contract."""

from __future__ import annotations

import inspect
import subprocess
import sys
from datetime import UTC, datetime

import pytest

import factcheck

NAMES = {
    "Article", "Claim", "Discrepancy", "FactcheckError", "Incident", "Interval", "Policy", "Report",
    "check", "compare", "extract", "read",
}  # fmt: skip


def parameters(callable_: object) -> dict[str, str]:
    kinds = {"POSITIONAL_OR_KEYWORD": "", "KEYWORD_ONLY": "*", "VAR_POSITIONAL": "*args"}
    found = inspect.signature(callable_).parameters.values()
    return {p.name: kinds[p.kind.name] + ("?" if p.default is not p.empty else "") for p in found if p.name != "self"}


def test_names() -> None:
    assert set(factcheck.__all__) == NAMES
    assert {*NAMES, "__version__"} <= set(dir(factcheck))
    for name in NAMES:
        assert getattr(factcheck, name).__doc__, name


def test_unknown_name_is_an_attribute_error() -> None:
    assert not hasattr(factcheck, "no_such_name")


def test_functions() -> None:
    assert parameters(factcheck.compare) == {
        "articles": "", "policy": "?", "encoder": "*?", "pins": "*?", "together": "*?", "earlier": "*?",
        "extract": "*?", "progress": "*?",
    }  # fmt: skip
    assert parameters(factcheck.check) == {"draft": "", "against": "", "policy": "?", "extract": "*?"}
    assert parameters(factcheck.extract) == {"article": "", "policy": "?"}
    assert parameters(factcheck.read) == {"paths": "*args", "columns": "*?"}


def test_article() -> None:
    given = factcheck.Article(text="x", title=None, outlet=None, published=None, url=None, id="1")
    assert (given.text, given.id) == ("x", "1")
    assert factcheck.Article(text="x").id == factcheck.Article(text="x").id != factcheck.Article(text="y").id


def test_what_a_person_knows_an_article_by() -> None:
    text = "Nine people died in Quetta."
    assert factcheck.Article(text=text, outlet="Inland Gazette", origin="day1.csv:17").label == "Inland Gazette"
    assert factcheck.Article(text=text, id="IG-7", origin="day1.csv:17").label == "IG-7"
    assert factcheck.Article(text=text, origin="saved/page.html").label == "page.html"
    alone = factcheck.Article(text=text)
    assert alone.label == alone.id


def test_what_is_no_article_is_named() -> None:
    with pytest.raises(TypeError, match=r"Article\.published is datetime, not text"):
        factcheck.Article(text="x", published=datetime(2026, 3, 1, tzinfo=UTC))  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"Article\.text is NoneType"):
        factcheck.Article(text=None)  # type: ignore[arg-type]
    for given in ("coverage/", ["coverage/"]):
        with pytest.raises(TypeError, match=r"is no Article; factcheck\.read\(path\) yields articles"):
            factcheck.compare(given)  # type: ignore[arg-type]


def test_report() -> None:
    assert parameters(factcheck.Report.write) == {"folder": "", "formats": "?", "force": "*?", "full_text": "*?"}
    assert parameters(factcheck.Report.frame) == {"name": ""}
    fields = set(factcheck.Report.__dataclass_fields__)
    assert {"articles", "claims", "incidents", "discrepancies", "skipped"} <= fields
    assert {"verdict", "severity", "reason", "left", "right"} <= set(factcheck.Discrepancy.__dataclass_fields__)


def test_import_loads_no_model() -> None:
    heavy = "{'torch', 'spacy', 'pandas', 'sklearn', 'rich', 'jinja2', 'trafilatura', 'sentence_transformers'}"
    for module in ("factcheck", "factcheck.cli", "factcheck.pipeline"):
        script = f"import sys, {module}; print(sorted({heavy} & set(sys.modules)))"
        done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
        assert done.stdout.strip() == "[]", module
