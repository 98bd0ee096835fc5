"""The first stage: one reader per input format -> Article.

``read`` and ``read_all`` take paths; ``prepare`` makes articles from anywhere fit for the next stages. Formats are
listed in ``formats.py``; each has one module, and to add one is to write a module and its line in the table.
"""

from __future__ import annotations

from factcheck.articles.prepare import prepare, prepare_draft, without
from factcheck.articles.reading import Articles, nothing_read, read, read_all

__all__ = ["Articles", "nothing_read", "prepare", "prepare_draft", "read", "read_all", "without"]
