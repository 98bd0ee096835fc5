"""A macro for Superdesk: hold the item against coverage, and put what was found into its note to editors (``ednote``).

Superdesk registers every loaded module with ``macros.`` in its name and a ``callback``. In the folder of the newsroom's
own macros (its ``MACROS_MODULE``) a file of one line does it:

    from factcheck.macros.check_draft import *

Coverage is read from where the variable FACTCHECK_COVERAGE says (files or folders, separated as in PATH), the house
style from FACTCHECK_POLICY; claims are remembered where FACTCHECK_CACHE says ("off": nowhere). The first use in a
process loads the language model (some seconds).
"""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factcheck.errors import FactcheckError, InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from factcheck.records import Article

__all__ = ["access_type", "action_type", "callback", "group", "label", "name"]

COVERAGE = "FACTCHECK_COVERAGE"
POLICY = "FACTCHECK_POLICY"


def check_draft(item: dict[str, Any], **kwargs: Any) -> dict[str, Any]:  # noqa: ANN401 - Superdesk's signature
    """Compare figures, places, dates and names with coverage; the findings are added to the note to editors.

    Whatever goes wrong is said in the note as well, and never stops the item.
    """
    from factcheck.report import ednote  # noqa: PLC0415 - Superdesk loads every macro at each request: load nothing here

    try:
        note = _note(item, kwargs.get("coverage") or os.environ.get(COVERAGE, "").split(os.pathsep))
    except FactcheckError as error:
        note = ednote.failure(str(error))
    except Exception as error:  # the wall: an item goes its way whatever happens here
        logging.getLogger(__name__).exception("the draft was not checked")
        note = ednote.failure(type(error).__name__)
    item["ednote"] = ednote.joined(str(item.get("ednote") or ""), note)
    return item


def _note(item: Mapping[str, Any], coverage: Iterable[str]) -> str:
    from factcheck import claims, pipeline, store  # noqa: PLC0415 - as above
    from factcheck.articles import read_all  # noqa: PLC0415
    from factcheck.policy import Policy  # noqa: PLC0415
    from factcheck.report import draft, ednote  # noqa: PLC0415

    paths = [path for path in coverage if path]
    if not paths:
        raise InputError("no coverage is given", mend=f"set {COVERAGE} to files or folders")
    style = os.environ.get(POLICY)
    policy = Policy.load(Path(style) if style else None)
    with store.open_cache() as cache:  # coverage is the same from one draft to the next
        known = store.CachedExtract(cache, claims.extract_all)
        report = pipeline.check(_article(item), read_all(paths), policy, extract=known)
    if len(report.articles) == 1:
        raise InputError("nothing is left to hold the item against", mend=f"set {COVERAGE} to coverage by others")
    mine = next(a for a in report.articles if a.origin == _ORIGIN)
    found = draft.findings(report, mine, str(item.get("slugline") or _ORIGIN), mine.text)
    return ednote.note(found, len(report.articles) - 1)


_ORIGIN = "the item"


def _article(item: Mapping[str, Any]) -> Article:
    from factcheck.articles import markup  # noqa: PLC0415 - as above
    from factcheck.records import Article  # noqa: PLC0415

    return Article(
        text=markup.plain(str(item.get("body_html") or item.get("body_text") or "")),
        title=markup.plain(str(item.get("headline") or "")) or None,
        outlet=str(item.get("source") or "") or None,
        published=str(item.get("versioncreated") or "") or None,  # a datetime, or as JSON has it
        id=str(item.get("guid") or item.get("_id") or ""),
        language=str(item.get("language") or "") or None,
        origin=_ORIGIN,
    )


name = "factcheck_draft"
label = "Check against coverage (factcheck)"
callback = check_draft
access_type = "frontend"
action_type = "direct"
group = "factcheck"
