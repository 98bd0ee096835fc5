"""JSON and JSON Lines: one object an article, alone, in a list, or in a wrapper's list; ninjs among them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from factcheck.articles import decoding, limits, ninjs, rows
from factcheck.articles.rows import Row
from factcheck.errors import InputError
from factcheck.records import Skipped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factcheck.articles.source import Source
    from factcheck.records import Article

_NAMING: Final = ("name", "rendered", "value", "text", "title", "#text", "_text", "title_full")
"""Keys that hold what an object is about: a publisher's name, a CMS's rendered title."""
_MEND: Final = "write one JSON object a line"


def read_lines(source: Source) -> Iterator[Article | Skipped]:
    """One object a line; a broken line is listed and the rest goes on."""
    text = decoding.decode(source.data())
    yield from rows.articles(_lines(text, source), None, source)


def read(source: Source) -> Iterator[Article | Skipped]:
    """A list of objects, one object, or an object that wraps a list; also JSON Lines under the wrong name.

    Raises:
        InputError: it is not JSON, or holds no object with a text.
    """
    text = decoding.decode(source.data())
    try:
        value = json.loads(text)
    except RecursionError as error:
        raise InputError("is nested too deeply", where=source.name) from error
    except ValueError as error:
        objects = list(_lines(text, source))
        if any(not isinstance(found, Skipped) for found in objects):
            yield from rows.articles(objects, None, source)
            return
        line = getattr(error, "lineno", 1)
        reason = getattr(error, "msg", str(error))
        raise InputError(f"is not JSON: {reason}", where=source.at(line), mend="mend the file at that line") from error
    entries = _objects(value)
    if not entries:
        raise InputError("holds no JSON object", where=source.name, mend="give a list of objects, one an article")
    yield from rows.articles(_entries(entries, source), None, source)


def _lines(text: str, source: Source) -> Iterator[Row | Article | Skipped]:
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except RecursionError:
            yield source.skip("the line is nested too deeply", line=number)
        except ValueError as error:
            yield source.skip(f"the line is not JSON: {getattr(error, 'msg', error)}", line=number, mend=_MEND)
        else:
            yield from _entry(value, number, source)


def _entries(objects: Iterable[Any], source: Source) -> Iterator[Row | Article | Skipped]:
    for number, value in enumerate(objects, start=1):
        yield from _entry(value, number, source)


def _entry(value: Any, number: int, source: Source) -> Iterator[Row | Article | Skipped]:  # noqa: ANN401 - JSON
    if not isinstance(value, dict):
        yield source.skip("not a JSON object", line=number, mend=_MEND)
    elif ninjs.fits(value):
        yield from ninjs.articles(value, number, source)
    else:
        yield Row(number, cells(value))


def _objects(value: Any) -> list[Any]:  # noqa: ANN401 - JSON
    """The list that holds the articles: the value itself, or the longest list of objects up to two wrappers down."""
    if isinstance(value, list):
        return value
    if not isinstance(value, dict):
        return []
    names = list(value)
    if ninjs.fits(value) or rows.Columns.match(names, {}, "").of["text"]:
        return [value]
    inner = [v for v in value.values() if isinstance(v, list | dict)]
    inner += [w for v in inner if isinstance(v, dict) for w in v.values() if isinstance(w, list)]
    lists = [v for v in inner if isinstance(v, list) and any(isinstance(entry, dict) for entry in v)]
    return max(lists, key=len, default=[value])


def cells(value: dict[str, Any]) -> dict[str, str]:
    """An object as named cells of text: nested objects by what they are called, lists joined."""
    found: dict[str, str] = {}
    for key, inner in value.items():
        found[key] = _cell(inner)
        if isinstance(inner, dict) and not found[key]:
            for name, deeper in inner.items():
                found[f"{key}.{name}"] = _cell(deeper)
    return found


def _cell(value: Any) -> str:  # noqa: ANN401 - JSON
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool | int | float):
        return json.dumps(value)
    if isinstance(value, dict):
        return next((text for name in _NAMING if isinstance(text := value.get(name), str) and text), "")
    if isinstance(value, list):
        texts = [item if isinstance(item, str) else _cell(item) for item in value if not isinstance(item, list)]
        separator = "\n\n" if any(len(text) > 100 for text in texts) else "; "  # paragraphs, or keywords
        return separator.join(text for text in texts if text)[: 4 * limits.TEXT]
    return ""
