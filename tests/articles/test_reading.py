"""Paths in, articles out; bad input gives one clear line."""
# ruff: noqa: E501 - articles and files are data, one a line

import io
import struct
import zipfile
from pathlib import Path

import pytest

from factcheck import articles
from factcheck.errors import EmptyInputError, InputError

CSV = "title,text,outlet,published\nBlast kills nine,Nine people died in the blast.,Daily Sample,2026-01-31\n"


def test_folder_is_read_in_the_order_of_names_with_subfolders(given, tmp_path):
    given("in/b.txt", "Second text of the two.")
    given("in/a/one.csv", CSV)
    given("in/a/.hidden.txt", "Never read.")
    read = articles.read_all([tmp_path / "in"])
    assert [a.text for a in read] == ["Second text of the two.", "Nine people died in the blast."]
    assert len(read) == 2


def test_glob_is_expanded_by_us_too(given, tmp_path):
    for name in ("day1.txt", "day2.txt", "other.md"):
        given(name, f"Text of {name} with words.")
    read = articles.read_all([str(tmp_path / "day*.txt")])
    assert [Path(a.origin.rsplit(":", 1)[0]).name for a in read] == ["day1.txt", "day2.txt"]


def test_stdin_is_read_by_its_content(monkeypatch):
    class Stdin:
        buffer = io.BytesIO(CSV.encode())

    monkeypatch.setattr("sys.stdin", Stdin)
    (article,) = articles.read_all(["-"])
    assert (article.outlet, article.origin) == ("Daily Sample", "<stdin>:2")


def test_same_file_given_twice_is_read_once(given):
    path = given("a.txt", "Four people were hurt.")
    read = articles.read_all([path, path])
    assert len(read) == 1
    assert "given twice" in read.skipped[0].reason


def test_folder_that_links_to_itself_ends(given, tmp_path):
    given("in/a.txt", "Four people were hurt.")
    (tmp_path / "in" / "loop").symlink_to(tmp_path / "in")
    assert len(articles.read_all([tmp_path / "in"])) == 1


def test_readme_of_a_folder_is_no_article_unless_named(given, tmp_path):
    given("in/a.txt", "Four people were hurt.")
    card = given("in/README.md", "# Data card\n\nWhat these articles are.")
    read = articles.read_all([tmp_path / "in"])
    assert len(read) == 1
    assert "describes the folder" in read.skipped[0].reason
    assert articles.read_all([card]).articles[0].title == "Data card"


def test_a_report_of_ours_is_no_coverage_wherever_it_was_written(given, tmp_path):
    given("in/a.txt", "Four people were hurt.")
    for folder in ("in/out", "in"):  # in a folder of its own; among coverage, by --force
        given(f"{folder}/report.json", '{\n"generator": "factcheck",\n"version": "0.1.0"\n}\n')
        for name in ("report.html", "report.md", "claims.csv"):
            given(f"{folder}/{name}", "<p>Nine people died in a fire in Marl on Monday, police said.</p>")
    read = articles.read_all([tmp_path / "in", str(tmp_path / "in" / "*.html"), tmp_path / "in" / "out" / "report.md"])
    assert [a.text for a in read] == ["Four people were hurt."]
    assert [s.where for s in read.skipped] == [str(tmp_path / "in"), str(tmp_path / "in" / "out")]
    with pytest.raises(EmptyInputError, match="holds a report of ours, which is no coverage"):
        articles.read_all([tmp_path / "in" / "out"])


def test_a_page_of_that_name_without_our_report_beside_it_is_read(given, tmp_path):
    given("in/report.html", "<p>Nine people died in a fire in Marl on Monday, police said.</p>")
    given("in/report.json", '[{"text": "Ten people died.", "generator": "factcheck"}]')
    assert len(articles.read_all([tmp_path / "in"])) == 2


def test_one_bad_file_never_stops_the_rest(given, tmp_path):
    given("in/a.csv", "x,y\n1,2\n")
    given("in/b.jsonl", '{"text": "Nine people died."}\n{broken\n{"text": "Ten people died."}\n')
    given("in/c.png", b"\x89PNG\r\n\x1a\n\0\0")
    read = articles.read_all([tmp_path / "in"])
    assert [a.text for a in read] == ["Nine people died.", "Ten people died."]
    reasons = {Path(s.where).name: s.reason for s in read.skipped}
    assert "no column for the text; it has: x, y" in reasons["a.csv"]
    assert "not JSON" in reasons["b.jsonl:2"]
    assert "a picture" in reasons["c.png"]


def test_read_gives_what_compare_lists_as_skipped(given, tmp_path):
    given("in/a.txt", "Nine people died.")
    given("in/b.png", b"\x89PNG\r\n\x1a\n\0\0")
    ready = articles.prepare(articles.read(tmp_path / "in"))
    assert len(ready) == 1
    assert [Path(s.where).name for s in ready.skipped] == ["b.png"]


def test_progress_counts_inputs(given, tmp_path):
    for name in "ab":
        given(f"in/{name}.txt", "Nine people died.")
    seen = []
    articles.read_all([tmp_path / "in"], progress=lambda *step: seen.append(step))
    assert seen == [("reading", 1, 2), ("reading", 2, 2)]


def a_zip() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.csv", CSV)
    return buffer.getvalue()


BAD = {
    "missing file": ("missing.csv", None, "no such file or folder"),
    "empty file": ("a.csv", b"", "is empty"),
    "blank text": ("a.txt", b" \n \n", "no text"),
    "zip named csv": ("a.csv", a_zip(), "is a zip archive"),
    "picture named txt": ("a.txt", b"\xff\xd8\xff\xe0\0\x10JFIF", "is a picture"),
    "pdf": ("a.pdf", b"%PDF-1.7\n", "is a PDF"),
    "csv without a text column": ("a.csv", b"headline,day\nx,2026-01-31\n", "no column for the text; it has: headline, day"),
    "csv without rows": ("a.csv", b"title,text\n\n", "holds no rows"),
    "broken json line": ("a.jsonl", b'{"text": "x"\n', "the line is not JSON"),
    "broken json": ("a.json", b'[{"text": "x"},\n {]\n', "is not JSON"),
    "json without text": ("a.json", b'{"a": 1}', "no column for the text"),
    "json of numbers": ("a.json", b"[1, 2]", "not a JSON object"),
    "broken xml": ("a.xml", b"<rss><channel>", "not well-formed XML"),
    "unknown xml": ("a.xml", b"<svg/>", "XML of a kind"),
    "broken gzip": ("a.csv.gz", b"\x1f\x8b\x08\0broken", "broken gzip"),
    "empty folder": ("", None, "holds no file"),
    "zip that is no draft": ("a.docx", a_zip(), "no Word document"),
    "text named docx": ("a.docx", b"Nine people died.", "broken Word document"),
    "text named parquet": ("a.parquet", b"Nine people died.", "not readable Parquet"),
    "text named mbox": ("a.mbox", b"Nine people died.", "holds no message"),
    "text named warc": ("a.warc", b"Nine people died.", "breaks off"),
    "another language": ("a.txt", "Al menos diez personas murieron en la ciudad, según dijo la policía del estado, y otras "
                                  "veinte han sido llevadas a los hospitales de la zona.".encode(), "not in English (es)"),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD)
def test_bad_input_gives_one_line_that_names_the_file(case, given, tmp_path):
    name, content, words = BAD[case]
    path = tmp_path / name if content is None else given(name, content)
    with pytest.raises(InputError) as raised:
        articles.read_all([path])
    line = str(raised.value)
    assert words in line
    assert str(path) in line
    assert "\n" not in line


def test_broken_json_names_its_line(given):
    with pytest.raises(EmptyInputError, match=r"a\.json:2: is not JSON"):
        articles.read_all([given("a.json", '[{"text": "x"},\n {]\n')])


def test_folder_of_pictures(given, tmp_path):
    for name in ("a.png", "b.png"):
        given(f"in/{name}", b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13))
    with pytest.raises(EmptyInputError, match=r"is a picture.*and 1 more"):
        articles.read_all([tmp_path / "in"])


def test_nothing_given():
    with pytest.raises(EmptyInputError, match="no article in what was given"):
        articles.read_all([])


def test_missing_path_is_told_at_once_by_read(tmp_path):
    with pytest.raises(InputError, match="no such file"):
        articles.read(tmp_path / "none")


def test_mapping_names_a_column_that_is_not_there(given):
    with pytest.raises(InputError, match=r"has no column 'story_line'.*it has: a, b"):
        articles.read_all([given("x.csv", "a,b\n1,2\n")], columns={"text": "story_line"})


def test_mapping_names_an_unknown_field(given):
    with pytest.raises(InputError, match="no field is called 'heading'"):
        articles.read_all([given("x.csv", CSV)], columns={"heading": "title"})


@pytest.mark.parametrize(
    ("name", "content", "outlet"),
    [
        ("export", CSV, "Daily Sample"),
        ("export.dat", '{"text": "Nine died.", "outlet": "A"}\n{"text": "Ten died.", "outlet": "A"}\n', "A"),
        ("page", "<!doctype html><html><head><meta property='og:site_name' content='A Paper'></head><body><p>Nine people died in the blast at the market, police said.</p></body></html>", "A Paper"),
        ("note", "---\noutlet: Desk\n---\nNine people died in the blast.", "Desk"),
    ],
)  # fmt: skip
def test_named_file_without_a_known_suffix_is_read_by_its_content(name, content, outlet, given):
    assert articles.read_all([given(name, content)]).articles[0].outlet == outlet
