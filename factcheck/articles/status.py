"""Versions and publishing status as the IPTC's formats state them (ninjs, NewsML-G2, NITF): one item, many versions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.records import Article

if TYPE_CHECKING:
    from factcheck.articles.source import Source


def withdrawn(status: str) -> str:
    """One of the IPTC's publishing statuses under which nothing of an item may be used; empty for the others."""
    status = status.lower().replace("cancelled", "canceled")
    return status if status in {"canceled", "withheld"} else ""


def withdrawal(ident: str, version: str, status: str, source: Source, at: int | str | None) -> Article:
    """What stands for a withdrawn item: no text, but which version and all before it are not to be used."""
    metadata = {"version_of": ident, "version": version, "pubstatus": status}
    return Article(text="", id=versioned(ident, version), origin=source.at(at), metadata=metadata)


def versioned(ident: str, version: str) -> str:
    """The id of one version of an item."""
    return f"{ident}-v{version}" if ident and version else ident


def metadata(ident: str, version: str, **told: str) -> dict[str, str]:
    """What an item states beside its text, as an article keeps it: the item and its version, and what is not empty."""
    stated = {"version": version, "version_of": ident if version else "", **told}
    return {name: text for name, text in stated.items() if text}
