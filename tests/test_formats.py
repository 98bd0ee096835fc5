"""Every newsroom format from its file to a finding: 9 in that format against another outlet's 17 in JSON lines."""
# ruff: noqa: E501 - articles and files are data, one a line

from __future__ import annotations

import datetime as dt
import email.message
import io
import json
import mailbox
from collections.abc import Callable
from pathlib import Path

import docx
import NewsMLG2
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from feedgen.feed import FeedGenerator
from lxml import etree
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

import factcheck

TITLE = "Blast in Karachi market"
LEAD = "A blast at a market in Karachi killed nine people on Saturday, January 31, 2026, police said."
MORE = "The market had just opened. Traders pulled down their shutters, and the road to the harbour was closed."
PARAGRAPHS = f"<p>{LEAD}</p><p>{MORE}</p>"
OTHER = {
    "id": "other", "outlet": "Gulf Ledger", "published": "2026-01-31T12:00:00+00:00", "title": "Market bombing",
    "text": "Seventeen people were killed when a bomb went off at a market in Karachi on Saturday, the fire brigade said.",
}  # fmt: skip
NOON = dt.datetime(2026, 1, 31, 12, tzinfo=dt.UTC)


def ninjs(folder: Path) -> Path:
    path = folder / "a.ninjs"
    item = {"uri": "urn:wire:1", "type": "text", "version": "1", "versioncreated": NOON.isoformat(), "pubstatus": "usable",
            "headline": TITLE, "body_html": PARAGRAPHS, "infosource": [{"name": "Sample Wire"}],
            "$standard": {"name": "ninjs", "version": "1.4"}}  # fmt: skip
    path.write_text(json.dumps(item), encoding="utf-8")
    return path


def newsml(folder: Path) -> Path:
    item = NewsMLG2.NewsItem()
    item.guid, item.version, item.xml_lang = "urn:newsml:wire.example:1", "1", "en"
    about = NewsMLG2.ItemMeta()
    about.itemclass.qcode, about.provider.qcode = "ninat:text", "nprov:SampleWire"
    about.versioncreated, about.pubstatus.qcode = NOON.isoformat(), "stat:usable"
    item.itemmeta = about
    content = NewsMLG2.NewsItemContentMeta()
    content.contentcreated, content.headline = NOON.isoformat(), NewsMLG2.Headline(text=TITLE)
    item.contentmeta = content
    document = NewsMLG2.NewsMLG2Document()
    document.set_item(item)
    root = document.to_xml()
    name = etree.QName(root).namespace
    for old in root.findall(f"{{{name}}}contentSet"):
        root.remove(old)
    body = f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{PARAGRAPHS}</body></html>'
    root.append(etree.fromstring(f'<contentSet xmlns="{name}"><inlineXML>{body}</inlineXML></contentSet>'))
    path = folder / "a.xml"
    path.write_bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8"))
    return path


def nitf(folder: Path) -> Path:
    path = folder / "a.nitf"
    path.write_text(
        '<nitf><head><docdata management-status="usable"><doc-id id-string="wire-1"/><date.issue norm="20260131T120000Z"/>'
        f'</docdata><pubdata name="Sample Wire"/></head><body><body.head><hedline><hl1>{TITLE}</hl1></hedline></body.head>'
        f"<body.content>{PARAGRAPHS}</body.content></body></nitf>",
        encoding="utf-8",
    )
    return path


def feed(folder: Path, kind: str) -> Path:
    made = FeedGenerator()
    made.id("https://wire.example/")
    made.title("Sample Wire")
    made.link(href="https://wire.example/")
    made.description("News")
    entry = made.add_entry()
    entry.id("https://wire.example/1")
    entry.title(TITLE)
    entry.link(href="https://wire.example/1")
    entry.content(PARAGRAPHS, type="html")
    entry.published(NOON)
    entry.updated(NOON)
    path = folder / f"a.{kind}"
    path.write_bytes(made.rss_str() if kind == "rss" else made.atom_str())
    return path


def word(folder: Path) -> Path:
    document = docx.Document()
    document.add_heading(TITLE, level=0)
    for text in (LEAD, MORE):
        document.add_paragraph(text)
    document.save(folder / "a.docx")
    return folder / "a.docx"


def warc(folder: Path) -> Path:
    page = f"<html><head><meta property='og:title' content='{TITLE}'></head><body><article>{PARAGRAPHS}</article></body></html>"
    path = folder / "a.warc.gz"
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(
                "https://wire.example/1", "response", payload=io.BytesIO(page.encode()), http_headers=headers
            )
        )
    return path


def parquet(folder: Path) -> Path:
    table = pa.table({"headline": [TITLE], "body": [f"{LEAD}\n{MORE}"], "source": ["Sample Wire"], "date": [NOON]})
    pq.write_table(table, folder / "a.parquet")
    return folder / "a.parquet"


def a_message() -> email.message.EmailMessage:
    message = email.message.EmailMessage()
    message["Subject"], message["From"] = TITLE, "Sample Wire <news@wire.example>"
    message["Date"], message["Message-ID"] = NOON, "<1@wire.example>"
    message.set_content(f"{LEAD}\n\n{MORE}\n")
    message.add_alternative(f"<html><body>{PARAGRAPHS}</body></html>", subtype="html")
    return message


def eml(folder: Path) -> Path:
    path = folder / "a.eml"
    path.write_bytes(bytes(a_message()))
    return path


def mbox(folder: Path) -> Path:
    box = mailbox.mbox(folder / "a.mbox")
    box.add(a_message())
    box.flush()
    return folder / "a.mbox"


WRITERS: dict[str, Callable[[Path], Path]] = {
    "ninjs": ninjs, "NewsML-G2": newsml, "NITF": nitf, "RSS": lambda f: feed(f, "rss"), "Atom": lambda f: feed(f, "atom"),
    "docx": word, "WARC": warc, "Parquet": parquet, "eml": eml, "mbox": mbox,
}  # fmt: skip


@pytest.mark.parametrize("name", WRITERS)
def test_a_clash_between_formats_is_found(name: str, tmp_path: Path) -> None:
    path = WRITERS[name](tmp_path)
    (tmp_path / "b.jsonl").write_text(json.dumps(OTHER) + "\n", encoding="utf-8")
    report = factcheck.compare(factcheck.read(path, tmp_path / "b.jsonl"))
    assert not report.skipped
    mine = next(a for a in report.articles if a.id != "other")
    assert (mine.title, mine.text.split("\n")[0]) == (TITLE, LEAD)
    assert MORE in mine.text
    (row,) = (d for d in report.discrepancies if d.kind == "killed")
    assert {row.left.quote, row.right.quote} == {"nine people", "Seventeen people"}
    assert report.claim[row.left.id].article_id == mine.id
    if name not in {"docx", "WARC"}:  # these tell no time
        assert mine.when is not None
        assert mine.when.earliest == NOON
