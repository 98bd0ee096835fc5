"""How sure a figure is said to be."""

from __future__ import annotations

import pytest

from tests.claims.reading import counts


@pytest.mark.parametrize(
    ("text", "figure", "certainty"),
    [
        ("At least 40 people are feared dead in the collapse.", 40, "feared"),
        ("Some 300 villagers are believed to be buried under the mud.", 300, "feared"),
        ("As many as 20 people may have died, a doctor said.", 20, "feared"),
        ("Officials fear that up to 60 people drowned.", 60, "feared"),
        ("Rescuers warned that the toll could climb to 90.", 90, "feared"),
        ("Up to 500 people could be missing.", 500, "feared"),
        ("Nine miners are presumed dead.", 9, "feared"),
        ("Police think that about 15 people are still trapped under the debris.", 15, "feared"),
        ("A dozen people were thought to have died in the hut.", 12, "feared"),
        ("Thirty people, feared drowned, were on the ferry.", 30, "feared"),
        ("Eleven people dead, fears the fire brigade.", 11, "feared"),
        ("The model predicts 4,000 deaths.", 4000, "feared"),
        ("Three people died on May 4, police said.", 3, "reported"),
        ("Monitors could verify one death only.", 1, "reported"),
        ("Police said 12 people suspected of smuggling were arrested.", 12, "reported"),
        ("Four others could not be traced and are missing.", 4, "reported"),
        ("Seven suspected rebels were killed, the army said.", 7, "reported"),
        ("Some 1,100 people died after the disputed election.", 1100, "reported"),
        ("Six people died, and the mayor fears for his town.", 6, "reported"),
        ("Two people died and 30 are feared buried.", 2, "reported"),
        ("Nine people were hurt in the attack, which is thought to be the work of rebels.", 9, "reported"),
        ("Five people died; the cause might have been a gas leak.", 5, "reported"),
        ("Eight people were killed at the Hope and Fears gallery.", 8, "reported"),
        ("The officer believed to be the leader killed four people.", 4, "reported"),
        ("The ministry confirmed 14 deaths.", 14, "confirmed"),
        ("Fourteen deaths have been officially recorded.", 14, "confirmed"),
        ("Seventeen people are confirmed dead.", 17, "confirmed"),
        ("The official death toll stands at 33.", 33, "confirmed"),
        ("An unconfirmed report spoke of 14 deaths.", 14, "reported"),
        ("Police have not confirmed the deaths of 14 people.", 14, "reported"),
        ("Fourteen people died, an official said.", 14, "reported"),
        ("The police declined to confirm that 19 people had died.", 19, "reported"),
        ("The army denied that 30 civilians had been killed.", 30, "denied"),
        ("The governor rejected claims that 200 people had died.", 200, "denied"),
        ("The ministry dismissed reports of 45 deaths as rumours.", 45, "denied"),
        ("Officials disputed the figure of 70 dead.", 70, "denied"),
        ("After the sergeant was dismissed, 20 people were killed.", 20, "reported"),
        ("Nine people died in the rejected applicant's shop.", 9, "reported"),
        ("The union refuted the claim that six workers died.", 6, "denied"),
        ("Rejecting the rebels' account, the army put the dead at 12.", 12, "reported"),  # beside another statement
    ],
)
def test_doubt_hangs_on_the_verb_of_the_figure(text: str, figure: float, certainty: str) -> None:
    (sure,) = {c.certainty for c in counts(text) if c.interval and figure in {c.interval.low, c.interval.stated}}
    assert sure == certainty


def test_a_month_is_no_modal() -> None:
    assert {c.certainty for c in counts("In May 2003, 2,266 people died in the quake.")} == {"reported"}


def test_what_is_denied_is_a_figure_or_having_given_it() -> None:
    (claim,) = counts("The ministry denied having said that 40 people died.")
    assert (claim.certainty, claim.cue) == ("denied", "denied_attribution")
