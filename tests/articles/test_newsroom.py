"""The formats of news agencies, CMSs, archives and mailboxes, written by real writers where one exists."""
# ruff: noqa: E501 - articles and files are data, one a line

import datetime as dt
import email.message
import io
import json
import mailbox
import zipfile

import docx
import NewsMLG2
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from feedgen.feed import FeedGenerator
from lxml import etree
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from factcheck import articles
from factcheck.errors import InputError

TEXT = "Nine people died in the blast at the market on Saturday, police said."
HTML = f"<p>{TEXT}</p><p>Ten were hurt.</p>"

# --- ninjs ---------------------------------------------------------------------------------------------------------

ONE = {
    "uri": "urn:sample:1", "type": "text", "version": "2", "versioncreated": "2026-01-31T12:00:00Z",
    "firstcreated": "2026-01-31T09:00:00Z", "pubstatus": "usable", "language": "en", "headline": "Blast kills nine",
    "body_html": HTML, "byline": "Sample Agency", "ednote": "CORRECTS toll to nine", "infosource": [{"name": "Sample Wire"}],
    "$standard": {"name": "ninjs", "version": "1.3"},
}  # fmt: skip
TWO = {
    "uri": "urn:sample:1", "type": "text", "version": "2", "versioncreated": "2026-01-31T12:00:00Z", "pubstatus": "usable",
    "language": "en", "headlines": [{"role": "short", "value": "Nine die"}, {"role": "main", "value": "Blast kills nine"}],
    "bodies": [{"role": "main", "contenttype": "text/html", "value": HTML}], "by": "Sample Agency",
    "ednote": "CORRECTS toll to nine", "infosources": [{"name": "Sample Wire"}], "standard": {"name": "ninjs", "version": "2.1"},
}  # fmt: skip
THREE = {
    "uri": "urn:sample:1", "type": "text", "version": "2", "versionCreated": "2026-01-31T12:00:00Z", "pubStatus": "usable",
    "language": "en", "headlines": [{"role": "headline", "value": "Blast kills nine"}],
    "bodies": [{"role": "plain", "contentType": "text/plain", "value": f"{TEXT} Ten were hurt."},
               {"role": "body", "contentType": "text/html", "value": HTML}], "by": "Sample Agency",
    "edNote": "CORRECTS toll to nine", "infoSources": [{"name": "Sample Wire"}], "standard": {"name": "ninjs", "version": "3.0"},
}  # fmt: skip


@pytest.mark.parametrize("item", [ONE, TWO, THREE], ids=["1.3", "2.1", "3.0"])
def test_ninjs(item, one):
    article = one("a.json", json.dumps(item))
    assert article.text == f"{TEXT}\nTen were hurt."
    assert (article.title, article.outlet, article.credit) == ("Blast kills nine", "Sample Wire", "Sample Agency")
    assert (article.id, article.published) == ("urn:sample:1-v2", "2026-01-31T12:00:00Z")
    assert article.metadata["version_of"] == "urn:sample:1"
    assert article.metadata["version"] == "2"
    assert article.metadata["ednote"] == "CORRECTS toll to nine"


def test_ninjs_headlines_that_are_none_are_passed_over(one):
    item = {**TWO, "headlines": ["Nine die", {"role": "main"}, {"role": "short", "value": "Nine die in blast"}]}
    assert one("a.json", json.dumps(item)).title == "Nine die in blast"


def test_versions_of_one_item_are_kept_apart(reading):
    later = {**ONE, "version": "3", "versioncreated": "2026-01-31T15:00:00Z", "body_html": HTML.replace("Nine", "Six")}
    read = reading("a.jsonl", json.dumps(ONE) + "\n" + json.dumps(later))
    assert [(a.id, a.published) for a in read] == [
        ("urn:sample:1-v2", "2026-01-31T12:00:00Z"),
        ("urn:sample:1-v3", "2026-01-31T15:00:00Z"),
    ]
    assert not read.warnings


@pytest.mark.parametrize("status", ["canceled", "withheld"])
def test_withdrawn_items_are_not_read(status, reading):
    read = reading("a.json", json.dumps([ONE, {**ONE, "uri": "urn:sample:2", "pubstatus": status}]))
    assert len(read) == 1
    assert f"urn:sample:2-v2 is {status}" in read.skipped[0].reason


def versions_of(*given: tuple[int, str]) -> list[dict[str, object]]:
    return [
        {**ONE, "version": str(n), "pubstatus": status, "body_html": HTML if status == "usable" else ""}
        for n, status in given
    ]


@pytest.mark.parametrize(
    ("versions", "kept"),
    [
        ([(1, "usable"), (2, "usable"), (3, "canceled")], []),
        ([(3, "canceled"), (1, "usable"), (10, "usable")], ["urn:sample:1-v10"]),  # a later version may be used again
        ([(1, "withheld"), (2, "usable")], ["urn:sample:1-v2"]),
    ],
)
def test_a_withdrawal_takes_the_earlier_versions_with_it(versions, kept, reading):
    other = {**ONE, "uri": "urn:sample:9"}
    read = reading("a.json", json.dumps([*versions_of(*versions), other]))
    assert [a.id for a in read] == [*kept, "urn:sample:9-v2"]
    assert len(read.skipped) == len(versions) - len(kept)
    assert all("by its publisher" in s.reason for s in read.skipped)


@pytest.mark.parametrize("kind", ["picture", "event", "planning"])
def test_captions_and_plans_are_no_texts(kind, reading):
    read = reading("a.json", json.dumps([ONE, {**ONE, "uri": "urn:sample:2", "type": kind}]))
    assert (len(read), read.skipped[0].reason) == (1, f"no text (ninjs {kind})")


def test_pictures_are_no_texts_and_packages_give_their_items(reading):
    picture = {"uri": "urn:sample:p", "type": "picture", "headline": "The market", "renditions": {}}
    package = {"uri": "urn:sample:k", "type": "composite", "associations": {"main": ONE, "picture": picture}}
    read = reading("a.json", json.dumps([package]))
    assert [a.id for a in read] == ["urn:sample:1-v2"]
    assert "ninjs picture" in read.skipped[0].reason


# --- XML -----------------------------------------------------------------------------------------------------------


def a_news_item(status: str = "stat:usable", version: int = 2) -> bytes:
    """As the IPTC's own library writes it; the text goes in beside, which that library leaves to others."""
    item = NewsMLG2.NewsItem()
    item.guid = "urn:newsml:sample.example:20260131:1"
    item.version = str(version)
    item.xml_lang = "en"
    about = NewsMLG2.ItemMeta()
    about.itemclass.qcode = "ninat:text"
    about.provider.qcode = "nprov:SampleWire"
    about.versioncreated = "2026-01-31T12:00:00+05:00"
    about.pubstatus.qcode = status
    item.itemmeta = about
    content = NewsMLG2.NewsItemContentMeta()
    content.contentcreated = "2026-01-31T09:00:00+05:00"
    content.headline = NewsMLG2.Headline(text="Blast kills nine")
    item.contentmeta = content
    document = NewsMLG2.NewsMLG2Document()
    document.set_item(item)
    root = document.to_xml()
    name = etree.QName(root).namespace
    for old in root.findall(f"{{{name}}}contentSet"):
        root.remove(old)
    root.append(etree.fromstring(
        f'<contentSet xmlns="{name}"><inlineXML contenttype="application/xhtml+xml">'
        f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>{HTML}</body></html></inlineXML></contentSet>'
    ))  # fmt: skip
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def test_newsml_g2(one):
    article = one("a.xml", a_news_item())
    assert article.text == f"{TEXT}\nTen were hurt."
    assert (article.title, article.outlet) == ("Blast kills nine", "SampleWire")
    assert (article.id, article.published) == ("urn:newsml:sample.example:20260131:1-v2", "2026-01-31T12:00:00+05:00")


def test_newsml_g2_withdrawn(reading):
    with pytest.raises(InputError, match="is canceled by its publisher"):
        reading("a.xml", a_news_item("stat:canceled"))


def test_newsml_g2_codes_as_addresses(reading):
    item = a_news_item("stat:usable").replace(
        b'qcode="stat:usable"', b'uri="http://cv.iptc.org/newscodes/pubstatusg2/canceled"'
    )
    with pytest.raises(InputError, match="is canceled by its publisher"):
        reading("a.xml", item)


def test_news_message_with_versions(reading):
    items = [etree.fromstring(a_news_item(version=v)) for v in (1, 2)]
    name = etree.QName(items[0]).namespace
    message = etree.Element(f"{{{name}}}newsMessage")
    etree.SubElement(message, f"{{{name}}}itemSet").extend(items)
    assert [a.metadata["version"] for a in reading("a.xml", etree.tostring(message))] == ["1", "2"]


NITF = f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf SYSTEM "nitf-3-6.dtd">
<nitf><head><title>Market blast</title><docdata management-status="{{status}}"><doc-id id-string="sample-1"/>
<date.issue norm="20260131T120000+0500"/><du-key version="3"/><ed-msg info="CORRECTS toll"/><doc.copyright holder="Sample Agency"/></docdata>
<pubdata name="The Daily Sample"/></head>
<body><body.head><hedline><hl1>Blast kills nine in caf&eacute;</hl1></hedline><byline>By the <org>Sample Agency</org></byline>
<dateline><location>EXAMPUR</location></dateline></body.head>
<body.content><block><p>{TEXT}</p><media media-type="image"><media-caption>Blast in 2019 that killed 40</media-caption></media>
<p><![CDATA[Ten <b>were</b> hurt.]]></p></block></body.content></body></nitf>"""


def test_nitf(one):
    article = one("a.xml", NITF.format(status="usable"))
    assert article.text == f"{TEXT}\nTen were hurt."
    assert (article.title, article.outlet, article.credit) == (
        "Blast kills nine in café",
        "The Daily Sample",
        "By the Sample Agency",
    )
    assert (article.id, article.published) == ("sample-1-v3", "2026-01-31T12:00:00+05:00")
    assert (article.metadata["ednote"], article.metadata["dateline"]) == ("CORRECTS toll", "EXAMPUR")


def test_nitf_where_no_time_is_known(one):
    story = NITF.format(status="embargoed").replace("20260131T120000+0500", "20260131000000+0500")
    article = one("a.xml", story)
    assert (article.published, article.metadata["pubstatus"]) == ("2026-01-31", "embargoed")


def test_nitf_withheld(reading):
    with pytest.raises(InputError, match="sample-1-v3 is withheld"):
        reading("a.xml", NITF.format(status="withheld"))


def a_feed() -> FeedGenerator:
    feed = FeedGenerator()
    feed.id("https://daily.example/")
    feed.title("The Daily Sample")
    feed.link(href="https://daily.example/")
    feed.description("News")
    feed.language("en")
    for number, word in ((1, "Nine"), (2, "Ten")):
        entry = feed.add_entry(order="append")
        entry.id(f"https://daily.example/{number}")
        entry.title(f"{word} die & more")
        entry.link(href=f"https://daily.example/{number}")
        entry.content(f"<p>{word} people died.</p><p>Police said so.</p>", type="html")
        entry.published(dt.datetime(2026, 1, 31, 10 + number, tzinfo=dt.timezone(dt.timedelta(hours=5))))
        entry.updated(dt.datetime(2026, 1, 31, 15, tzinfo=dt.UTC))
    return feed


@pytest.mark.parametrize("kind", ["rss", "atom"])
def test_feeds(kind, reading):
    feed = a_feed()
    read = reading(f"a.{kind}", feed.rss_str() if kind == "rss" else feed.atom_str())
    assert [(a.id, a.title, a.text) for a in read] == [
        ("https://daily.example/1", "Nine die & more", "Nine people died.\nPolice said so."),
        ("https://daily.example/2", "Ten die & more", "Ten people died.\nPolice said so."),
    ]
    assert [a.published for a in read] == ["2026-01-31T11:00:00+05:00", "2026-01-31T12:00:00+05:00"]
    assert {a.outlet for a in read} == {"The Daily Sample"}


def test_feed_entry_without_text_is_listed(reading):
    feed = a_feed().rss_str().replace(b"Nine people died.", b"").replace(b"Police said so.", b"", 1)
    read = reading("a.xml", feed)
    assert (len(read), read.skipped[0].reason) == (1, "no text")


# --- Word ----------------------------------------------------------------------------------------------------------


def a_draft() -> docx.document.Document:
    document = docx.Document()
    document.add_heading("Blast kills nine", level=0)
    document.add_paragraph(TEXT)
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Hurt", "10"
    document.add_paragraph("The end.")
    return document


def saved(document: docx.document.Document) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_draft(one):
    article = one("a.docx", saved(a_draft()))
    assert (article.title, article.text, article.published) == ("Blast kills nine", f"{TEXT}\nHurt\n10\nThe end.", None)


def test_draft_with_tracked_changes_reads_as_if_accepted(one):
    document = a_draft()
    run = "<w:r><w:{0}>{1}</w:{0}></w:r>"
    paragraph = document.add_paragraph("The toll is ")._p
    for tag, inner in (("del", run.format("delText", "nine")), ("ins", run.format("t", "eleven"))):
        paragraph.append(parse_xml(f'<w:{tag} w:id="1" w:author="x" {nsdecls("w")}>{inner}</w:{tag}>'))
    assert one("a.docx", saved(document)).text.endswith("The toll is eleven")


def test_draft_that_is_a_bomb_is_refused(given):
    buffer = io.BytesIO(saved(a_draft()))
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as archive, archive.open("word/media/a.bin", "w") as member:
        for _ in range(300):
            member.write(bytes(1 << 20))
    with pytest.raises(InputError, match="unpacks to more than 256 MiB"):
        articles.read_all([given("a.docx", buffer.getvalue())])


# --- archives ------------------------------------------------------------------------------------------------------

PAGE = f"<html><head><meta property='og:title' content='Blast kills nine'></head><body><article><p>{TEXT}</p></article></body></html>"


def a_warc(*, packed: bool) -> bytes:
    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=packed)
    for url, status, kind, body in (
        ("https://daily.example/1", "200 OK", "text/html; charset=utf-8", PAGE.encode()),
        ("https://daily.example/a.png", "200 OK", "image/png", b"\x89PNG"),
        ("https://daily.example/2", "404 Not Found", "text/html", PAGE.encode()),
        ("https://daily.example/3", "200 OK", "text/html", PAGE.replace("Nine", "Ten").encode()),
    ):
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        writer.write_record(writer.create_warc_record(url, "response", payload=io.BytesIO(body), http_headers=headers))
    return buffer.getvalue()


@pytest.mark.parametrize("packed", [False, True])
def test_warc(packed, reading):
    read = reading("a.warc.gz" if packed else "a.warc", a_warc(packed=packed))
    assert [(a.url, a.outlet) for a in read] == [
        ("https://daily.example/1", "daily.example"),
        ("https://daily.example/3", "daily.example"),
    ]
    assert read.articles[0].text == TEXT
    assert not read.skipped


def test_warc_that_breaks_off_keeps_what_came_before(reading):
    whole = a_warc(packed=True)
    read = reading("a.warc.gz", whole[: len(whole) - 40] + b"\x1f\x8bxxx")
    assert read.articles[0].text == TEXT


def test_parquet(reading, tmp_path):
    table = pa.table({
        "headline": ["Nine die", "Ten die", None],
        "body": [TEXT, "Ten people died.", None],
        "date": pa.array([dt.datetime(2026, 1, 31, 10, tzinfo=dt.UTC)] * 3, pa.timestamp("us", tz="UTC")),
        "source": [{"name": "Daily Sample"}] * 3,
        "words": [9, 8, 0],
    })  # fmt: skip
    pq.write_table(table, tmp_path / "x.parquet")
    read = reading("a.parquet", (tmp_path / "x.parquet").read_bytes())
    assert [(a.title, a.outlet, a.published) for a in read] == [
        ("Nine die", "Daily Sample", "2026-01-31T10:00:00+00:00"),
        ("Ten die", "Daily Sample", "2026-01-31T10:00:00+00:00"),
    ]
    assert read.skipped[0].reason == "no text"


# --- mail ----------------------------------------------------------------------------------------------------------


def a_message(number: int = 1, plain: str = TEXT, rich: str = "") -> email.message.EmailMessage:
    message = email.message.EmailMessage()
    message["Subject"] = "Blast kills nine – café"
    message["From"] = "Daily Sample Newsletter <news@daily.example>"
    message["Date"] = "Sat, 31 Jan 2026 10:00:00 +0500"
    message["Message-ID"] = f"<{number}@daily.example>"
    message.set_content(plain)
    if rich:
        message.add_alternative(rich, subtype="html")
    message.add_attachment(b"Forty people died in 2019.", maintype="text", subtype="plain", filename="old.txt")
    return message


def test_eml(one):
    article = one("a.eml", bytes(a_message()))
    assert (article.title, article.outlet, article.text) == ("Blast kills nine – café", "Daily Sample Newsletter", TEXT)
    assert (article.published, article.id) == ("2026-01-31T10:00:00+05:00", "1@daily.example")


def test_eml_whose_plain_part_is_a_stub(one):
    article = one("a.eml", bytes(a_message(plain="View in your browser.", rich=HTML)))
    assert article.text == f"{TEXT}\nTen were hurt."


def test_mbox(reading, tmp_path):
    box = mailbox.mbox(tmp_path / "box")
    for number in (1, 2):
        box.add(a_message(number, plain=f"{TEXT}\nFrom there, {number} went on."))
    box.flush()
    read = reading("a.mbox", (tmp_path / "box").read_bytes())
    assert [a.id for a in read] == ["1@daily.example", "2@daily.example"]
    assert read.articles[1].text.endswith("\nFrom there, 2 went on.")


def test_missing_package_names_the_extra(given, monkeypatch):
    def gone(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr("factcheck.articles.optional.import_module", gone)
    with pytest.raises(InputError, match=r"needs the package 'docx'.*factcheck-news\[formats\]"):
        articles.read_all([given("a.docx", saved(a_draft()))])
