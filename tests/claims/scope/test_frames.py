"""Where figures stand: frames opened, carried on, recalled and closed."""

from __future__ import annotations

import pytest

from factcheck.claims import extract_all
from factcheck.claims.document import by_sentence, open_article, parse_all
from factcheck.claims.people import counts
from factcheck.claims.scope import frames
from factcheck.claims.setting import dates, places
from factcheck.records import Article
from tests.claims.reading import POLICY
from tests.claims.reading import counts as counts_of

LEAD = "Floods killed 204 people on Sunday.\n"


def stands(text: str) -> dict[float, tuple[str, str]]:
    """Every figure with the key of its frame and how it came to it."""
    article = Article(id="a", text=text, published="2026-05-20")
    document = open_article(article)
    parse_all([document], counts.wants)
    days = dates.read(document)
    scene = places.read(document, days)
    claims = [c for c in extract_all([article], POLICY).claims if c.interval is not None]
    found = frames.read(frames.stage(document, by_sentence(scene.mentions)), claims, {})
    return {c.interval.stated: (found[c.id].key, found[c.id].how) for c in claims if c.interval and c.id in found}


@pytest.mark.parametrize(
    ("text", "figure", "frame"),
    [
        ("At the village school rescuers found 19 bodies.", 19, ("school", "head")),
        ("The old mill yielded 31 bodies.", 31, ("mill", "own")),
        ("The second landslide killed 12 people.", 12, ("second landslide", "head")),
        ("Nurses at the convent said 23 people had died.", 23, ("convent", "head")),
        ("The mayor said 23 people had died in a tent on the river meadow.", 23, ("tent", "own")),
        (
            "Nine of the guests, two women and seven men, died inside the ballroom, the fire chief said.",
            9,
            ("ballroom", "own"),
        ),
        (
            "Nine of the guests, two women and seven men, died inside the ballroom, the fire chief said.",
            7,
            ("ballroom", "own"),
        ),
        ("Some 90 pilgrims had gone up to Ostra, where eleven were buried, he said.", 11, ("ostra", "own")),
        ("The 14 who lost their lives in the dormitory zone were recruits.", 14, ("dormitory", "own")),
        ("At the morgue, which has room for 20, a porter said he had washed eight bodies.", 8, ("morgue", "own")),
        (
            "The porter at the clinic of Tessa counted 30 dead.\nThey took in 63 people by noon. Twelve died.",
            12,
            ("tessa", "carried"),
        ),
        ("The Elna trust treated 48 injured people.", 48, ("the elna trust", "own")),
        ("The clinic of Tessa was full.\nThey treated 48 injured people.", 48, ("tessa", "recalled")),
        ("The plane fell on a mill; 38 people died on land.", 38, ("land", "own")),
        ("She lost 16 relatives in the flood.", 16, ("family", "own")),
        ("The hamlet of Tessa was cut off. Seven people died.", 7, ("tessa", "carried")),
        ("Boats reached the hamlet of Tessa.\nSeven people died there.", 7, ("tessa", "recalled")),
        ("The clinic of Tessa was full.\nThe clinic has treated 40 injured people.", 40, ("tessa", "recalled")),
    ],
)
def test_a_sentence_opens_a_frame_and_the_next_goes_on_in_it(text: str, figure: float, frame: tuple[str, str]) -> None:
    assert stands(LEAD + text)[figure] == frame


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("The hamlet of Tessa was cut off. In all, 250 people died.", 250),  # the whole
        ("The hamlet of Tessa was cut off.\nSeven people died.", 7),  # another paragraph, and nothing points back
        ("The hamlet of Tessa was cut off. The ministry said 250 people had died.", 250),  # who says so comes first
        ("Thirty people were taken to hospital with injuries.", 30),  # any hospital
        ("Thirty injured people were brought to a clinic.", 30),
        ("The accident at the mill killed 31 people.", 31),  # the name of an event
        ("The town hall has a register of 210 dead.", 210),  # it speaks
        ("Thirty people lost their homes and 12 died.", 12),  # homes of their own
        ("Hospitals treated 48 injured people.", 48),  # all of them
        ("The lawmaker told the senate in Orlen that 70 people had died.", 70),  # said there
        ("The dead, a teacher and his wife and a boy, were found on Monday.", 3),
        ("Of 230 dead, 40 were found in the mill.", 230),
    ],
)
def test_a_figure_of_the_whole_stands_in_no_frame(text: str, figure: float) -> None:
    assert figure not in stands(LEAD + text)


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Fifty-three lost their lives that evening, one on 9 May and the last on the 18th of that month.", 53),
        ("Seven persons lost their lives in eastern Arlen and one in Tolga, officials of the two states said.", 7),
    ],
)
def test_a_count_of_people_is_no_spot(text: str, figure: float) -> None:
    assert figure not in stands(LEAD + text)


def test_a_stage_that_is_no_count_stays_one() -> None:
    assert stands(f"{LEAD}One blast killed nine people at noon.")[9][0] == "one blast"


def test_the_spot_of_the_lead_is_the_scene() -> None:
    text = "A bomb in a nightclub killed nine people.\nIn the club five people were hurt."
    assert {c.interval.stated: c.scope for c in counts_of(text) if c.interval} == {9: "incident", 5: "incident"}
