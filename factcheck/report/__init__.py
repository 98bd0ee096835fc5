"""Report -> files: CSV tables, report.json with its schema, one self-contained page, a workbook, Markdown, console."""

from __future__ import annotations

from factcheck.report import console, draft, shapes
from factcheck.report.document import Excerpt, Report
from factcheck.report.folder import check_folder, rewrite_report, write_claims

__all__ = ["Excerpt", "Report", "check_folder", "console", "draft", "rewrite_report", "shapes", "write_claims"]
