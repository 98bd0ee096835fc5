"""What articles pass on their way in, wherever they come from."""
# ruff: noqa: E501 - articles and files are data, one a line

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.articles import limits, prepare
from factcheck.records import Article

TODAY = dt.date(2026, 2, 3)


def test_same_id_twice_keeps_both():
    ready = prepare(
        [Article(id="a", text="Nine died."), Article(id="a", text="Ten died."), Article(id="a-2", text="So.")]
    )
    assert [a.id for a in ready] == ["a", "a-2", "a-2-2"]
    assert len({a.id for a in ready}) == 3
    assert ["used before" in w.reason for w in ready.warnings] == [True, True]


@pytest.mark.parametrize(
    ("day", "kept"), [("2026-02-03", True), ("2026-02-04T10:00", True), ("2026-02-05", False), ("2027-01-01", False)]
)
def test_dates_in_the_future_are_unknown(day, kept):
    ready = prepare([Article(text="Nine died.", published=day, modified=day)], today=TODAY)
    assert ready.articles[0].published == (day if kept else None)
    assert ready.articles[0].modified == (day if kept else None)
    assert len(ready.warnings) == (0 if kept else 2)


def test_dates_by_hand_become_iso_or_unknown():
    ready = prepare([Article(text="Nine died.", published="31 January 2026"), Article(text="Ten.", published="soon")])
    assert [a.published for a in ready] == ["2026-01-31", None]
    assert "no date that can be read" in ready.warnings[0].reason


@pytest.mark.parametrize("day", ["0001-01-01", "0001-01-02T01:00:00+14:00", "0050-06-01", "1799-12-31"])
def test_a_date_before_there_were_outlets_is_unknown_and_said_so(day):
    ready = prepare([Article(text="Nine died.", published=day)], today=TODAY)
    assert ready.articles[0].published is None
    assert [w.reason for w in ready.warnings] == [f"published {day!r} is no date that can be read; taken as unknown"]


def test_empty_and_foreign_texts_are_left_out_with_their_reason():
    ready = prepare([
        Article(text=" \n", origin="a.csv:2"),
        Article(text="Nine died."),
        Article(text="La policía dijo que los diez muertos son de la ciudad y que no hay más heridos en la zona.", origin="a.csv:4"),
    ])  # fmt: skip
    assert [a.text for a in ready] == ["Nine died."]
    assert [(s.where, s.reason) for s in ready.skipped] == [("a.csv:2", "no text"), ("a.csv:4", "not in English (es)")]


@pytest.mark.parametrize(
    ("text", "kept"), [("\ufffd\ufffd", False), ("Nin\ufffd d\ufffdd.", False), ("A caf\ufffd owner died.", True)]
)
def test_bytes_that_are_no_text_are_no_article(text, kept):
    ready = prepare([Article(text=text)])
    assert bool(ready.articles) is kept
    assert [s.reason for s in ready.skipped] == (
        [] if kept else ["its bytes are no text in any encoding that is known"]
    )


def test_texts_are_cleaned():
    (article,) = prepare([Article(text="Nine\0 \ud800 died.\r\n", title=" A\tB ", outlet=" X ")])
    assert (article.text, article.title, article.outlet) == ("Nine \ufffd died.", "A B", "X")


def test_ids_that_would_break_a_list_cell_are_made_safe():
    (article,) = prepare([Article(id="tag:a;b c\n", text="Nine died.")])
    assert article.id == "tag:a-b-c"


def test_text_beyond_the_bound_is_cut_at_a_sentence_and_said_so():
    ready = prepare([Article(text="Nine people died. " * 50_000)])
    assert len(ready.articles[0].text) <= limits.TEXT
    assert ready.articles[0].text.endswith("died.")
    assert "only the first 400,000" in ready.warnings[0].reason


def test_ready_articles_pass_unchanged():
    ready = prepare(
        [Article(text="Nine died.", title="T", published="2026-01-31T10:00+05:00", metadata={"x": "y"})], today=TODAY
    )
    again = prepare(ready, today=TODAY)
    assert again == ready


FIRST = {"id": "k7", "outlet": "Harbour Courier", "text": "Nine people died in a bus crash near Garrow, police said."}


@pytest.mark.parametrize(
    ("second", "items"),
    [
        ({**FIRST, "text": FIRST["text"].replace("Nine", "Twelve")}, ["k7", "k7"]),
        ({**FIRST, "text": "The council has voted for a new swimming pool."}, ["", ""]),  # rows counted from one again
        ({**FIRST, "text": FIRST["text"].replace("Nine", "Twelve"), "outlet": "Gulf Ledger"}, ["", ""]),
        (FIRST, ["", ""]),
    ],
)
def test_a_second_text_under_one_id_of_one_outlet_is_a_version(second, items):
    assert [a.item for a in prepare([Article(**FIRST), Article(**second)])] == items


ROW = {"id": "1", "outlet": "South Mail", "text": "Nine people died in a bus crash near Garrow, police said."}


@pytest.mark.parametrize("status", ["canceled", "Cancelled", "WITHHELD"])
def test_a_withdrawn_row_takes_along_what_its_outlet_calls_so_and_no_others(status):
    rows = [
        Article(**ROW, metadata={"pubstatus": status}),
        Article(**{**ROW, "outlet": "North Post"}),
        Article(**{**ROW, "text": "Ten people died in a bus crash near Garrow, police said."}),
        Article(**{**ROW, "outlet": None}),
    ]
    ready = prepare(rows)
    assert [a.outlet for a in ready] == ["North Post", None]
    word = "withheld" if status == "WITHHELD" else "canceled"
    assert [s.reason.split(",")[0] for s in ready.skipped] == [f"1 is {word} by its publisher"] * 2


def test_an_item_that_is_withdrawn_by_name_is_withdrawn_whoever_carries_it():
    gone = Article(id="urn:x:1", text="", metadata={"version_of": "urn:x:1", "pubstatus": "canceled"})
    assert not prepare([gone, Article(**{**ROW, "id": "urn:x:1"})]).articles


@given(
    st.lists(
        st.builds(
            Article,
            text=st.text(max_size=50),
            title=st.none() | st.text(max_size=20),
            id=st.sampled_from(["", "a", "b", "a-2", ";", "\ud800"]),
            published=st.none() | st.text(max_size=12) | st.dates().map(str),
        ),
        max_size=6,
    )
)
def test_any_articles_come_out_unique_and_in_order(given_articles):
    ready = prepare(given_articles, today=TODAY)
    ids = [a.id for a in ready]
    assert len(set(ids)) == len(ids)
    assert all(a.text and a.id and ";" not in a.id for a in ready)
    assert len(ready) + len(ready.skipped) == len(given_articles)
    assert all(a.published is None or a.when.day <= TODAY + dt.timedelta(days=1) for a in ready)
