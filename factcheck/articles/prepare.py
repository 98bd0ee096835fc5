"""What every article passes on its way in, wherever it comes from: unique ids, clean texts, possible dates, English."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, Final

from factcheck.articles import clean, dates, heads, limits, status
from factcheck.articles.language import other_language
from factcheck.errors import InputError
from factcheck.records import Article, Moment, Reading, Skipped

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_UNSAFE_ID: Final = re.compile(r"[\s;\x00-\x1f\x7f\ud800-\udfff]+")  # list cells join ids with ";"
_BREAK: Final = re.compile(r"(?<=[.!?])\s+|\n+")
_UNDECODED: Final = 0.1
"""Share of characters that no encoding explains from which a text is none."""
_SHARED: Final = 0.5
"""Share of the shorter text's words from which a second text under one id is another version of it."""


def prepare(articles: Iterable[Article], today: dt.date | None = None) -> Reading:
    """Make any articles fit for the next stages, in their order.

    Texts are cleaned, ids made unique (the second use of one gets a suffix; by the same outlet, with another text, it
    is a version of the same item), dates in the future made unknown; empty texts, texts in another language and
    withdrawn items with their earlier versions are left out. Whatever is changed or left out is said. What ``articles``
    itself lists as skipped (a ``Reading``, the iterator of ``read``) is handed on.

    Args:
        articles: from ``read``, or built by hand.
        today: dates after the day after it are in the future; the machine's date when None.

    Raises:
        TypeError: something given is no article.
    """
    # Somewhere it is already tomorrow.
    last = (today or dt.datetime.now(dt.UTC).date()) + dt.timedelta(days=1)
    kept: list[Article] = []
    skipped: list[Skipped] = []
    warnings: list[Skipped] = []
    ids: dict[str, int] = {}
    first: dict[str, int] = {}
    given = [_article(one) for one in articles]
    orders = heads.orders(given)
    withdrawn: dict[tuple[str | None, str], list[Article]] = {}
    for article in given:
        if status.withdrawn(article.metadata.get("pubstatus", "")):
            withdrawn.setdefault(_named(article)[0], []).append(article)
    for article in given:
        if reason := _withdrawn(article, [by for name in _named(article) for by in withdrawn.get(name, ())]):
            skipped.append(Skipped(where=where(article), reason=reason))
            continue
        mended, notes = _mend(article, last, orders.get(article.outlet))
        if reason := _unfit(mended):
            skipped.append(Skipped(where=where(article), reason=reason))
            continue
        version = _UNSAFE_ID.sub("-", mended.metadata.get("version", ""))
        unique = _unique(mended.id, version, ids)
        if unique not in {mended.id, f"{mended.id}-v{version}"}:
            notes.append(f"the id {mended.id!r} is used before; this article is called {unique!r}")
        ids[unique] = 1
        earlier = first.setdefault(mended.id, len(kept))
        if earlier < len(kept) and _another_version(kept[earlier], mended):
            kept[earlier], mended = _of_item(kept[earlier], mended.id), _of_item(mended, mended.id)
        kept.append(replace(mended, id=unique))
        warnings += [Skipped(where=where(article), reason=note) for note in notes]
    return Reading(
        articles=tuple(kept),
        skipped=(*getattr(articles, "skipped", ()), *skipped),
        warnings=(*getattr(articles, "warnings", ()), *warnings),
    )


def _article(given: object) -> Article:
    """What was given, which a caller without a type checker may have taken for something else.

    Raises:
        TypeError: it is no article.
    """
    if not isinstance(given, Article):
        raise TypeError(f"{type(given).__name__} {given!r:.60} is no Article; factcheck.read(path) yields articles")
    return given


def without(reading: Reading, unread: Mapping[str, str]) -> Reading:
    """The reading without the articles of some ids, which are listed as not read, with the reason given."""
    given_up = tuple(Skipped(where=where(a), reason=unread[a.id]) for a in reading.articles if a.id in unread)
    kept = tuple(a for a in reading.articles if a.id not in unread)
    return replace(reading, articles=kept, skipped=(*reading.skipped, *given_up))


def prepare_draft(draft: Article, against: Iterable[Article], today: dt.date | None = None) -> Reading:
    """A draft, and the coverage that it is held against, made fit as by ``prepare``: the draft is the first article.

    What carries the draft's very text is the draft again, not coverage. A draft without a date is taken to be as late
    as the newest article, which its words ("on Saturday") are read by.

    Raises:
        InputError: the draft cannot be read.
    """
    alone = prepare([draft], today)
    if not alone.articles:
        raise InputError(alone.skipped[0].reason, where=draft.origin or "the draft", mend="give a text in English")
    both = prepare(chain(alone.articles, against), today)
    mine, *others = both.articles
    rest = [a for a in others if a.text != mine.text]
    skipped = [*getattr(against, "skipped", ()), *both.skipped]
    skipped += [Skipped(where=where(a), reason="is the draft itself") for a in others if a.text == mine.text]
    warnings = [*getattr(against, "warnings", ()), *alone.warnings, *both.warnings]
    newest = max((a for a in rest if a.when), key=lambda a: (a.when.latest, a.when.iso) if a.when else (), default=None)
    if mine.published is None and newest is not None:
        mine = replace(mine, published=newest.published)
        warnings.append(Skipped(where=where(draft), reason=f"has no date; taken as of {newest.published}, the newest"))
    return Reading(articles=(mine, *rest), skipped=tuple(skipped), warnings=tuple(warnings))


def _embargo(article: Article) -> list[str]:
    """Until when it must not be published, unless its own version came out after that."""
    until = Moment.parse(dates.parse(article.metadata.get("embargoed", "")))
    if until is None or (article.when is not None and until.before(article.when)):
        return []
    return [f"is under embargo until {until.iso}: it is compared, and nothing of it may be published before"]


def where(article: Article) -> str:
    """How a message names an article: where it was read, else its id."""
    return article.origin or f"article {article.id}"


def _mend(article: Article, last: dt.date, order: dates.Order | None) -> tuple[Article, list[str]]:
    notes = _embargo(article)
    text = clean.text(article.text)
    if len(text) > limits.TEXT:
        notes.append(f"only the first {limits.TEXT:,} of {len(text):,} characters are read")
        text = _cut(text)
    outlet = clean.line(article.outlet or "") or None
    title = heads.bare_title(clean.line(article.title or ""), outlet)[: limits.TITLE] or None
    published, about_published = _date(article.published, "published", last)
    if head := heads.of(text, title):
        text = head.text
        printed, _ = _date(heads.published(published, head, order), "the day in the text", last)
        if printed and printed != published:
            about_published.append(f"is dated {printed} in its text, and {published or 'nowhere'} beside it")
            published = printed
    modified, about_modified = _date(article.modified, "modified", last)
    ident = _UNSAFE_ID.sub("-", clean.line(article.id)).strip("-") or article.content_id
    mended = replace(
        article,
        text=text,
        title=title,
        outlet=outlet,
        published=published,
        modified=modified,
        id=ident,
    )
    return mended, notes + about_published + about_modified


def _date(value: str | None, name: str, last: dt.date) -> tuple[str | None, list[str]]:
    if not value:
        return None, []
    iso = dates.parse(value)
    moment = Moment.parse(iso)
    if moment is None:
        return None, [f"{name} {clean.line(value[: dates.LONGEST])!r} is no date that can be read; taken as unknown"]
    if moment.day > last:
        return None, [f"{name} {iso} lies in the future; taken as unknown"]
    return iso, []


def _unfit(article: Article) -> str:
    if not article.text:
        return "no text"
    if article.text.count("\ufffd") > _UNDECODED * len(article.text):
        return "its bytes are no text in any encoding that is known"
    sample = f"{article.title or ''}\n{article.text}"
    if language := other_language(sample, article.language):
        return f"not in English ({language})"
    return ""


def _unique(ident: str, version: str, ids: dict[str, int]) -> str:
    """The id itself; its version behind it where that is free; else the first free number."""
    if ident in ids and version and f"{ident}-v{version}" not in ids:
        return f"{ident}-v{version}"
    unique = ident
    while unique in ids:
        ids[ident] += 1
        unique = f"{ident}-{ids[ident]}"
    return unique


def _named(article: Article) -> list[tuple[str | None, str]]:
    """What a withdrawal may name the article by: its item's name, which is the world's, or else its outlet's own id.

    The first is what the article names itself by: an item without versions bears the item's name as its id.
    """
    own = (article.outlet or "", article.id)
    return [(None, article.item)] if article.item else [own, (None, article.id)]


def _withdrawn(article: Article, withdrawals: Sequence[Article]) -> str:
    """By which withdrawal of its item the article is not to be used, empty where by none.

    A withdrawal concerns its own version and all before it; where no versions are told, every text of the item.
    """
    for by in sorted(withdrawals, key=lambda w: w is not article):
        if by is article or not article.version or not by.version or article.version <= by.version:
            later = "" if by is article else f", in {clean.line(by.id)}"
            how = status.withdrawn(by.metadata["pubstatus"])
            return f"{clean.line(article.id) or 'the item'} is {how} by its publisher{later}"
    return ""


def _another_version(one: Article, other: Article) -> bool:
    """One id, one known outlet, and one address or half the words: a feed polled twice, an export with its history.

    The id alone proves nothing: two tables may both count their rows from one.
    """
    if not one.outlet or one.outlet != other.outlet or one.text == other.text:
        return False
    words, others = set(one.text.lower().split()), set(other.text.lower().split())
    alike = len(words & others) >= _SHARED * min(len(words), len(others))
    return alike if not one.url or not other.url else one.url == other.url


def _of_item(article: Article, item: str) -> Article:
    return replace(article, metadata={"version_of": item, **article.metadata})


def _cut(text: str) -> str:
    """The longest whole sentences within the bound."""
    head = text[: limits.TEXT]
    ends = [found.start() for found in _BREAK.finditer(head, limits.TEXT * 9 // 10)]
    return head[: ends[-1]] if ends else head
