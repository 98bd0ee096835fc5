"""Compare what several outlets report about one incident.

    import factcheck

    report = factcheck.compare(factcheck.read("coverage/"))
    report.write("out")

The names below are the public API; everything else may change.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from factcheck.articles import read
    from factcheck.errors import FactcheckError
    from factcheck.pipeline import check, compare, extract
    from factcheck.policy import Policy
    from factcheck.records import Article, Claim, Discrepancy, Incident, Interval
    from factcheck.report import Report

__version__ = "0.1.0"

_HOMES = {
    "Article": "records", "Claim": "records", "Discrepancy": "records", "Incident": "records", "Interval": "records",
    "FactcheckError": "errors", "Policy": "policy", "Report": "report", "check": "pipeline", "compare": "pipeline",
    "extract": "pipeline", "read": "articles",
}  # fmt: skip

__all__ = [
    "Article", "Claim", "Discrepancy", "FactcheckError", "Incident", "Interval", "Policy", "Report",
    "check", "compare", "extract", "read",
]  # fmt: skip


def __getattr__(name: str) -> Any:  # noqa: ANN401 - PEP 562: the models behind these names load on first use
    if name in _HOMES:
        return getattr(import_module(f"factcheck.{_HOMES[name]}"), name)
    raise AttributeError(f"module 'factcheck' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
