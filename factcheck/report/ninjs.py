"""The draft as ninjs, the IPTC's JSON for news, with what was found in its note to editors (``ednote``).

A draft that came as ninjs keeps all that it holds; another becomes a minimal item of version 2.1. Whether it may be
published (``pubstatus``) is not ours to say.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from factcheck.report import ednote
from factcheck.report.excerpts import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.records import Article
    from factcheck.report.draft import Finding

_STANDARD: Final = {
    "name": "ninjs",
    "version": "2.1",
    "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_2.1.json",
}
_THREE: Final = frozenset({"edNote", "pubStatus", "versionCreated", "firstCreated"})
"""Properties by which version 3 is known: it alone writes them so."""


def dump(found: Sequence[Finding], draft: Article, source: str, articles: int) -> str:
    """The item as JSON.

    Args:
        found: the findings.
        draft: the article that was checked.
        source: its file's own text.
        articles: how many articles it was held against.
    """
    item = _given(source) or _made(draft)
    name = "edNote" if _THREE & item.keys() else "ednote"
    item[name] = ednote.joined(str(item.get(name) or ""), ednote.note(found, articles))
    return json.dumps(item, indent=1)  # as ASCII: what came as a lone surrogate can be written again


def _given(source: str) -> dict[str, Any] | None:
    try:
        item = json.loads(source)
    except (ValueError, RecursionError):
        return None
    return item if isinstance(item, dict) and {"uri", "guid"} & item.keys() else None


def _made(draft: Article) -> dict[str, Any]:
    item: dict[str, Any] = {"uri": f"urn:factcheck:draft:{draft.content_id}", "type": "text"}
    if draft.published and len(draft.published) > 10:
        item["versioncreated"] = draft.published
    item["language"] = draft.language or "en"
    if draft.title:
        item["headlines"] = [{"role": "main", "contenttype": "text/plain", "value": visible(draft.title)}]
    item["bodies"] = [{"role": "main", "contenttype": "text/plain", "value": visible(draft.text)}]
    item["standard"] = _STANDARD
    return item
