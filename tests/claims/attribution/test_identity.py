"""Who a name, a role or a short form is."""

from __future__ import annotations

from factcheck.claims.attribution.identity import People
from factcheck.claims.attribution.source import NOBODY, Source, source_of

POLICE = Source("police", "police", "police")
RIGHTS = Source("the Osk Observatory", "ngo", "osk observatory")


def identified(words: str, text: str = "", *heard: Source, near: tuple[Source, ...] = ()) -> Source:
    last = heard[-1] if heard else None
    return People(text).identified(source_of(words, text), last, heard, near)


def test_a_short_form_is_the_last_body_that_it_can_mean() -> None:
    assert identified("the group", "", RIGHTS, POLICE).authority == "osk observatory"
    assert identified("the force", "", POLICE, RIGHTS).kind == "police"
    assert identified("the group's spokeswoman", "", RIGHTS).kind == "ngo"


def test_a_group_that_nobody_introduced_is_a_party() -> None:
    assert identified("the group").kind == "party"


def test_its_officials_are_those_of_the_body_named_beside_them() -> None:
    clinic = Source("the clinic", "hospital", "hospital")
    assert identified("its director", "", POLICE, near=(clinic,)).kind == "hospital"
    assert identified("a spokesman", "", POLICE, near=(clinic,)).kind == "police"


def test_a_name_has_the_office_that_the_article_gives_it() -> None:
    text = "Fire chief Ana Brenner arrived at noon."
    assert identified("Brenner", text).kind == "rescue"
    assert identified("Osei", text).kind == "none"


def test_a_capital_speaks_for_its_government_and_a_region_only_where_it_is_one() -> None:
    assert identified("Paris").kind == "government"
    assert identified("Meta", "Meta said it would cut jobs.").kind != "government"


def test_nobody_is_nobody() -> None:
    assert identified("") == NOBODY
