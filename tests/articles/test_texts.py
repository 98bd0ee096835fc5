"""Plain text and Markdown, with and without front matter."""
# ruff: noqa: E501 - articles and files are data, one a line

import pytest

BODY = "Nine people died in the blast, police said.\n\nTen were hurt."


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (
            "a.md",
            f"---\ntitle: 'Blast: nine die'\noutlet: Daily Sample\ndate: 2026-01-31T10:00:00+05:00\n---\n\n{BODY}\n",
        ),
        (
            "a.txt",
            f"---\r\ntitle: 'Blast: nine die'\r\noutlet: Daily Sample\r\ndate: 2026-01-31T10:00:00+05:00\r\n---\r\n{BODY}",
        ),
        (
            "a.md",
            f'+++\ntitle = "Blast: nine die"\noutlet = "Daily Sample"\ndate = 2026-01-31T10:00:00+05:00\n+++\n{BODY}',
        ),
        ("a.txt", f"Title: Blast: nine die\nOutlet: Daily Sample\nDate: 2026-01-31T10:00:00+05:00\n\n{BODY}"),
    ],
)
def test_front_matter(name, content, one):
    article = one(name, content)
    assert (article.title, article.outlet, article.text) == ("Blast: nine die", "Daily Sample", BODY)
    assert article.published.replace(" ", "T") == "2026-01-31T10:00:00+05:00"


def test_dateline_is_no_front_matter(one):
    article = one("a.txt", f"EXAMPUR: Officials spoke of nine dead.\n\n{BODY}")
    assert article.text.startswith("EXAMPUR: Officials")
    assert article.title is None


def test_first_line_that_stands_apart_is_the_title(one):
    article = one("a.txt", f"Blast kills nine in Exampur\n\n{BODY}")
    assert (article.title, article.text) == ("Blast kills nine in Exampur", BODY)


def test_first_line_that_is_a_sentence_is_body(one):
    assert one("a.txt", BODY).title is None


def test_markdown_marks_go_and_words_stay(one):
    article = one(
        "a.md",
        "# Blast *kills* nine\n\n![File photo, 40 dead in 2019](a.jpg)\n\nAt least **nine** people died, "
        "[police said](https://a.example/x).\n\n## Hurt\n\n- ten _people_\n- two children\n\n> a quote with 5 * 3 and file_name_x\n",
    )
    assert article.title == "Blast *kills* nine"
    assert article.text == (
        "At least nine people died, police said.\n\nHurt\n\nten people\ntwo children\n\na quote with 5 * 3 and file_name_x"
    )


def test_hard_wrapped_lines_are_joined(one):
    wrapped = (
        "The police said on Saturday that the toll of the blast had risen\nto nine, while the hospital spoke of at least\n"
        "eleven dead and of twenty others who were being treated for their\nwounds in two wards of the town.\n\nThe end.\n"
    )
    text = one("a.txt", wrapped).text
    assert "risen to nine, while the hospital spoke of at least eleven dead" in text
    assert text.endswith("town.\n\nThe end.")


def test_origin_names_the_line_where_the_body_starts(one):
    assert one("a.md", f"---\ntitle: x\n---\n{BODY}").origin.endswith("a.md:4")


@pytest.mark.parametrize(
    "front", ["a: [1, 2\nb: }", "&a [*a, *a]", "a: " + "[" * 5000, "- x", "x: !!python/object:os.system 1"]
)
def test_broken_or_hostile_front_matter_leaves_the_body(front, one):
    assert one("a.md", f"---\n{front}\n---\n{BODY}").text == BODY
