"""CSV and TSV as they come out of spreadsheets, exports and other people's scripts."""

import csv
import gzip
import io

import pytest

from factcheck import articles

ROWS = [
    {"id": "1", "headline": "Nine die", "body": 'Police said "nine"\npeople died, at least.', "site": "Daily Sample"},
    {"id": "2", "headline": "Ten die", "body": "Ten people died; two were children.", "site": "Evening Sample"},
]


def written(delimiter: str = ",", **options: object) -> str:
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, list(ROWS[0]), delimiter=delimiter, **options)
    writer.writeheader()
    writer.writerows(ROWS)
    return buffer.getvalue()


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiter_is_found(delimiter, reading):
    read = reading("a.csv", written(delimiter))
    assert [(a.id, a.title, a.text, a.outlet) for a in read] == [
        ("1", "Nine die", 'Police said "nine"\npeople died, at least.', "Daily Sample"),
        ("2", "Ten die", "Ten people died; two were children.", "Evening Sample"),
    ]
    assert not read.skipped


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252"])
def test_encodings(encoding, reading):
    text = "title,text\nBlast,“Nine people” died in a café – police said so on the day.\n"
    assert reading("a.csv", text.encode(encoding)).articles[0].text.startswith("“Nine people” died in a café – police")


def test_rows_of_two_encodings_in_one_file(reading):
    data = "text\nDéjà vu: nine died.\n".encode() + "The café: ten died.\n".encode("cp1252")
    assert [a.text for a in reading("a.csv", data)] == ["Déjà vu: nine died.", "The café: ten died."]


def test_excel_hint_of_the_delimiter(one):
    assert one("a.csv", "sep=;\ntitle;text\nBlast;Nine died, police said.\n").text == "Nine died, police said."


def test_gzip(one):
    assert one("a.csv.gz", gzip.compress(b"title,text\nBlast,Nine people died.\n")).title == "Blast"


def test_huge_field(one):
    text = "Nine people died in the blast. " * 10_000
    assert len(one("a.csv", f'title,text\nBlast,"{text}"\n').text) == 309_999


def test_columns_of_the_contract_are_understood(one):
    head = "unit_id,article_title,article_content,publisher,datePublished,link,language,located,byline\n"
    article = one(
        "a.csv", head + "7,Blast,Nine people died.,Daily Sample,2026-01-31T10:00Z,https://a.example/7,en,Here,AFP\n"
    )
    assert (article.id, article.title, article.text, article.outlet) == (
        "7",
        "Blast",
        "Nine people died.",
        "Daily Sample",
    )
    assert (article.published, article.url, article.language) == ("2026-01-31T10:00Z", "https://a.example/7", "en")
    assert article.credit == "AFP"
    assert article.metadata == {"located": "Here"}


def test_mapping_wins_over_what_is_understood(one):
    article = one("a.csv", "title,headline_text,text\nSection A,Blast kills nine,Nine died.\n", title="headline_text")
    assert (article.title, article.metadata) == ("Blast kills nine", {"title": "Section A"})


def test_second_best_column_serves_where_the_best_is_empty(reading):
    read = reading("a.csv", "title,headline,text\n,From headline,Nine died.\nFrom title,x,Ten died.\n")
    assert [a.title for a in read] == ["From headline", "From title"]


def test_broken_rows_are_listed_and_the_rest_goes_on(reading):
    read = reading("a.csv", "title,text\nA,Nine died.\nB,Ten died, police said, today\n\nC,Eleven died.\nD,\n")
    assert [a.title for a in read] == ["A", "C"]
    assert [(s.where.rsplit(":", 1)[1], s.reason) for s in read.skipped] == [
        ("3", "the row has 4 cells, the header 2"),
        ("6", "no text"),
    ]


def test_unclosed_quote_does_not_swallow_the_rows_below(reading):
    read = reading(
        "a.csv", 'title,text\nA,Nine died.\nB,"Ten died.\nC,Eleven died.\nD,"Twelve, or so, died."\nE,End.\n'
    )
    assert [a.title for a in read] == ["A", "C", "D", "E"]
    assert read.skipped[0].where.endswith(":3")


def test_order_of_day_and_month_is_settled_by_its_column(reading):
    read = reading("a.csv", "text,date\nNine died.,3/2/2016\nTen died.,1/13/2016\nNobody died.,n/a\n")
    assert [a.published for a in read] == ["2016-03-02", "2016-01-13", None]


def test_order_that_no_row_settles_stays_unknown_and_is_kept_as_given(one):
    article = one("a.csv", "text,date\nNine died.,3/2/2016\n")
    assert article.published is None
    assert article.metadata["published_as_given"] == "3/2/2016"


def test_html_in_a_cell(one):
    article = one("a.csv", 'text\n"<p>Nine people died.</p><p>Police said &quot;so&quot;.<br>They left.</p>"\n')
    assert article.text == 'Nine people died.\nPolice said "so".\nThey left.'


def test_first_use_of_a_version_column_keeps_versions_apart(reading):
    read = reading("a.csv", "id,version,text\nx,1,Nine died.\nx,2,Ten died.\n")
    assert [(a.id, a.metadata["version"]) for a in read] == [("x", "1"), ("x-v2", "2")]


def test_no_id_gives_the_hash_of_the_content(given):
    first, second = (articles.read_all([given(f"{n}.csv", "text\nNine died.\n")]).articles[0] for n in "ab")
    assert first.id == second.id == first.content_id
