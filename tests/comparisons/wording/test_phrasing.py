"""The reason of a finding names the right outlets for the right thing."""

from __future__ import annotations

from factcheck import Article, compare


def test_who_took_a_figure_back_is_not_said_to_print_it_still():
    dated = "on Sunday, March 1, 2026"
    report = compare(
        [
            Article(
                id="one", outlet="Harwick Post", published="2026-03-01T10:00+00:00", title="Mill fire in Karachi",
                text=f"A fire at a mill in Karachi killed 27 workers {dated}, police said.",
            ),
            Article(
                id="two", outlet="Harwick Post", published="2026-03-02T09:00+00:00", title="Mill fire in Karachi",
                text="Correction: an earlier version of this article said 27 workers had been killed. It was 17.\n\n"
                f"A fire at a mill in Karachi killed 17 workers {dated}, police said.",
            ),
            Article(
                id="three", outlet="Coast Echo", published="2026-03-02T12:00+00:00", title="Karachi mourns",
                text=f"The fire at the mill in Karachi {dated} killed 27 workers.",
            ),
        ],
        together=True,
    )  # fmt: skip
    (reason,) = [d.reason for d in report.discrepancies if "still in print" in d.reason]
    gone, _, printed = reason.partition("it is still in print")
    assert "27 has been withdrawn (Harwick Post)" in gone
    assert printed == " (Coast Echo)."


def test_a_sentence_to_print_names_the_year_where_it_is_another_than_the_events():
    day = "on Sunday, November 30, 2025"
    first = Article(
        id="one", outlet="Harwick Post", published="2025-11-30T10:00+00:00", title="Mill fire in Karachi",
        text=f"A fire at a mill in Karachi killed 27 workers {day}, police said.",
    )  # fmt: skip
    later = Article(
        id="two", outlet="Coast Echo", published="2026-01-13T09:00+00:00", title="Mill fire in Karachi: toll rises",
        text=f"The fire at a mill in Karachi {day} killed 31 workers, police said.",
    )  # fmt: skip
    printed = {f.wording for f in compare([first, later], together=True).facts if f.kind == "killed"}
    assert printed == {"31 workers killed, police said (13 January 2026, 09:00)."}
    assert {f.wording for f in compare([first]).facts if f.kind == "killed"} == {
        "27 workers killed, police said (30 November, 10:00)."
    }


def test_an_actor_is_listed_with_what_it_is_said_to_have_done():
    deed = "A bomb at a market in Karachi killed 12 people on Sunday, March 1, 2026, police said. "
    blamed = Article(
        id="one", outlet="Harwick Post", published="2026-03-01T10:00+00:00", title="Market bomb in Karachi",
        text=deed + "Police blamed the Iron Front for the bombing.",
    )  # fmt: skip
    denied = Article(
        id="two", outlet="Coast Echo", published="2026-03-01T12:00+00:00", title="Market bomb in Karachi",
        text=deed + "The Iron Front denied any involvement.",
    )  # fmt: skip
    (row,) = [d for d in compare([blamed, denied], together=True).discrepancies if d.kind == "actor"]
    assert row.values == "Iron Front, denied it (Coast Echo) | Iron Front, blamed (police via Harwick Post)"
    assert row.wording == f"HOLD: who did it: {row.values}."
    assert "what is the count" not in row.question
    assert row.question.startswith(
        "Ask the desk of Coast Echo and police (quoted by Harwick Post): on what evidence is"
    )
