"""A whole comparison from the cache: the same articles under the same policy are not compared twice."""

from __future__ import annotations

import dataclasses
import json
from typing import TYPE_CHECKING

from factcheck import articles as reading
from factcheck import pipeline
from factcheck.errors import InputError
from factcheck.policy import fields as plain
from factcheck.report import Report, raw
from factcheck.store.cache import key
from factcheck.store.claims import CachedExtract
from factcheck.store.vectors import CachedEncoder

if TYPE_CHECKING:
    from factcheck.incidents import Pins
    from factcheck.pipeline import Extract
    from factcheck.policy import Policy
    from factcheck.records import Progress, Reading
    from factcheck.store.cache import Cache


def compare(
    articles: Reading,
    policy: Policy,
    *,
    cache: Cache,
    extract: Extract,
    pins: Pins | None = None,
    together: bool = False,
    earlier: Report | None = None,
    progress: Progress | None = None,
) -> Report:
    """``pipeline.compare``, with everything that an earlier run has found taken from the cache."""
    if not cache.on:
        return pipeline.compare(
            articles, policy, extract=extract, pins=pins, together=together, earlier=earlier, progress=progress
        )
    read = reading.prepare(articles)
    name = key("report", policy.fingerprint, _pinned(pins), str(together), _settled(earlier), _told(read))
    held = cache.get([name]).get(name)
    if held is not None and (report := _revived(held, read, policy)):
        return report
    from factcheck.incidents import MiniLM  # noqa: PLC0415 - numpy, when it is needed after all

    report = pipeline.compare(
        read, policy, extract=CachedExtract(cache, extract), encoder=CachedEncoder(cache, MiniLM()), pins=pins,
        together=together, earlier=earlier, progress=progress,
    )  # fmt: skip
    if not set(report.skipped) - set(read.skipped):  # what the clock gave up is tried again
        cache.put({name: report.raw.encode("utf-8", "surrogatepass")})
    return report


def _pinned(pins: Pins | None) -> str:
    return json.dumps([sorted(map(sorted, pins.together)), pins.apart]) if pins else ""


def _settled(earlier: Report | None) -> str:
    return earlier.raw if earlier else ""


def _told(read: Reading) -> str:
    """Everything that the report may tell of what was read."""
    return json.dumps(dataclasses.asdict(read), sort_keys=True)


def _revived(held: bytes, read: Reading, policy: Policy) -> Report | None:
    """The report that was written, with the texts that only the articles at hand have; None when it does not fit."""
    by_id = {article.id: article for article in read.articles}
    try:
        fields = raw.parse(held.decode("utf-8", "surrogatepass"), "the cache")
        articles = tuple(by_id[article.id] for article in fields["articles"])
    except (InputError, UnicodeDecodeError, KeyError):
        return None
    return Report(**{**fields, "articles": articles, "policy": plain(policy)})
