"""Archives: WARC (saved crawls), Parquet (tables of a data warehouse)."""

from __future__ import annotations

import contextlib
import datetime as dt
import io
from typing import TYPE_CHECKING, Any

from factcheck.articles import decoding, jsons, limits, pages, rows, texts
from factcheck.articles.optional import need
from factcheck.articles.rows import Row
from factcheck.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from factcheck.articles.source import Source
    from factcheck.records import Article, Skipped


def read_warc(source: Source) -> Iterator[Article | Skipped]:
    """The articles among a crawl's pages, record by record; its other files are passed over.

    Raises:
        InputError: it holds no page.
    """
    archive = need("warcio.archiveiterator", source).ArchiveIterator
    number = seen = 0
    with _open(source) as stream:
        records = _by_short_lines(archive(stream))
        while True:
            try:
                with contextlib.redirect_stderr(io.StringIO()):  # warcio prints its warnings; ours are in the report
                    record = next(records, None)
                    kind = _kind(record) if record else ""
                    data = record.content_stream().read(limits.RECORD + 1) if record and kind else b""
            except Exception as error:  # noqa: BLE001 - warcio raises whatever broken records lead it to
                yield source.skip(f"the archive breaks off ({error})", line=number + 1, mend="crawl or copy it again")
                break
            if record is None:
                break
            number += 1
            if kind:
                seen += 1
                yield from _page(record.rec_headers.get_header("WARC-Target-URI") or "", kind, data, number, source)
    if not seen:
        raise InputError("holds no web page", where=source.name)


def _by_short_lines(archive: Any) -> Iterator[Any]:  # noqa: ANN401 - warcio's iterator
    """Its records; a line of headers without an end, a gigabyte of blanks, is read in pieces."""
    readline = archive.reader.readline
    archive.reader.readline = lambda length=None: readline(length or limits.LINE)
    return iter(archive)


def _open(source: Source) -> BinaryIO:
    if source.path is None:
        return io.BytesIO(source.data())
    return source.path.open("rb")


def _kind(record: Any) -> str:  # noqa: ANN401 - warcio's record
    """Html or plain, when the record is a page that was delivered; else empty."""
    if record.rec_type == "response" and record.http_headers:
        if record.http_headers.get_statuscode() not in {"200", ""}:
            return ""
        content = record.http_headers.get_header("Content-Type") or ""
    elif record.rec_type in {"resource", "conversion"}:
        content = record.rec_headers.get_header("Content-Type") or ""
    else:
        return ""
    content = content.lower()
    return "html" if "html" in content else "plain" if content.startswith("text/plain") else ""


def _page(url: str, kind: str, data: bytes, number: int, source: Source) -> Iterator[Article | Skipped]:
    if len(data) > limits.RECORD:
        yield source.skip(f"the page is larger than {limits.RECORD >> 20} MiB", line=number)
    elif kind == "html":
        yield from pages.articles(pages.decode(data), source, at=number, url=url.strip("<>") or None)
    else:
        cells = {"text": texts.unwrapped(decoding.decode(data)[: limits.RAW]), "url": url.strip("<>")}
        yield from rows.article(Row(number, cells), rows.Columns.match(cells, {}, source.name), {}, source)


def read_parquet(source: Source) -> Iterator[Article | Skipped]:
    """A table in Parquet; nested columns are read as JSON objects are.

    Raises:
        InputError: it is no Parquet, is too large unpacked, or none of its columns can be the text.
    """
    parquet = need("pyarrow.parquet", source)
    arrow = need("pyarrow", source)
    try:
        file = parquet.ParquetFile(io.BytesIO(source.data()))
        about = file.metadata
        size = sum(about.row_group(n).total_byte_size for n in range(about.num_row_groups))
        if size > limits.UNPACKED:
            raise InputError(f"unpacks to more than {limits.UNPACKED >> 20} MiB", where=source.name, mend="split it")
        names = file.schema_arrow.names
        kept = [
            Row(number, jsons.cells({key: _plain(value) for key, value in row.items()}))
            for number, row in enumerate(
                (row for batch in file.iter_batches(batch_size=1000) for row in batch.to_pylist()), start=1
            )
        ]
    except (arrow.ArrowException, OSError, ValueError) as error:
        raise InputError(f"is not readable Parquet ({type(error).__name__})", where=source.name) from error
    yield from rows.articles(kept, names, source)


def _plain(value: object) -> object:
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, bytes):
        return decoding.decode(value)
    return value if isinstance(value, str | int | float | bool | list | dict | None) else str(value)
