# ruff: noqa: E501 - a case stands on one line
"""Who claimed, was blamed, or denied. Own sentences."""

from __future__ import annotations

import pytest

from factcheck.claims import extract_all
from factcheck.policy import Policy
from factcheck.records import Article, Claim

POLICY = Policy.load()


def actors(text: str, title: str | None = None) -> list[Claim]:
    article = Article(text=text, title=title, published="2026-01-31")
    claims = [c for c in extract_all([article], POLICY).claims if c.kind == "actor"]
    assert all(article.part(c.field)[c.start : c.end] == c.quote for c in claims)
    return claims


def found(text: str, title: str | None = None) -> set[tuple[str, str]]:
    return {(c.value, c.role) for c in actors(text, title) if c.scope == "incident"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Northern Liberation Front claimed responsibility for the attack.", {("Northern Liberation Front", "claimed")}),
        ("The Northern Liberation Front, the region's largest armed group, has claimed the bombing.", {("Northern Liberation Front", "claimed")}),
        ("The attack was claimed by the outlawed Northern Liberation Front (NLF).", {("Northern Liberation Front", "claimed")}),
        ("The Northern Liberation Front (NLF) is small. The NLF said it had carried out the raid.", {("Northern Liberation Front", "claimed")}),
        ("The NLF claimed responsibility.", {("NLF", "claimed")}),
        ("ISIS claimed responsibility for the blast.", {("Islamic State", "claimed")}),
        ("A group calling itself the Salt Road Brigade took credit for the ambush in a video.", {("Salt Road Brigade", "claimed")}),
        ("The Taliban admitted the killings on Thursday.", {("Taliban", "claimed")}),
        ("The Harrow Brigade and the Iron Front have both claimed the strike.", {("Harrow Brigade", "claimed"), ("Iron Front", "claimed")}),
        ("The Iron Front's Delta branch has claimed the attack.", {("Iron Front", "claimed")}),
        ("Hezbollah said its fighters fired forty rockets at the base.", {("Hezbollah", "claimed")}),
        ("The military acknowledged that it had bombed the school.", {("military", "claimed")}),
        ("The Delta Avengers Movement, which says it blew up the pipeline, wants talks.", {("Delta Avengers Movement", "claimed")}),
    ],
)  # fmt: skip
def test_who_claims_it(text: str, expected: set[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Officials blamed the Northern Liberation Front.", {("Northern Liberation Front", "blamed")}),
        ("The army blamed the attack on the Taliban.", {("Taliban", "blamed")}),
        ("The Taliban were blamed for the ambush by tribal elders.", {("Taliban", "blamed")}),
        ("Kenya has accused Al-Shabaab of planting the mine.", {("Al-Shabaab", "blamed")}),
        ("Relatives hold the shipping line responsible for the sinking.", {("shipping line", "blamed")}),
        ("Investigators attributed the derailment to negligence by the track contractor.", {("track contractor", "blamed")}),
        ("The inquiry found the water board negligent.", {("water board", "blamed")}),
        ("Prosecutors charged the ferry's captain with manslaughter.", {("ferry's captain", "blamed")}),
        ("Police arrested the owner of the nightclub on Sunday.", {("owner of the nightclub", "blamed")}),
        ("Two site managers and an engineer were detained over the collapse.", {("site managers", "blamed"), ("engineer", "blamed")}),
        ("The bomb was planted by members of the Free Marches Front.", {("Free Marches Front", "blamed")}),
        ("A Syrian rocket slammed into the orchard, killing three farmhands.", {("Syria", "blamed")}),
        ("Residents said that army helicopters had strafed and bombed the market.", {("army", "blamed")}),
        ("Soldiers opened fire on the marchers at the bridge.", {("soldiers", "blamed")}),
        ("Twenty died when police shot at the crowd.", {("police", "blamed")}),
        ("Ethiopian air strikes killed 30 people in the town.", {("Ethiopia", "blamed")}),
        ("Suspected Boko Haram fighters attacked the village at dawn.", {("Boko Haram", "blamed")}),
        ("Villagers accused the army of firing without warning.", {("army", "blamed")}),
        ("Lawyers for the families sued Corvane Airlines in Lyon.", {("Corvane Airlines", "blamed")}),
        ("Moscow pointed the finger at Kyiv.", {("Kyiv", "blamed")}),
        ("A case of culpable homicide was registered against the organisers of the fair.", {("organisers of the fair", "blamed")}),
        ("Prosecutors charged the rebels with an attempt on the governor's life.", {("rebels", "blamed")}),
        ("Investigators linked the Marsh Wolves to the bombing.", {("Marsh Wolves", "blamed")}),
        ("Twelve Danes remain in custody.", {("Danes", "blamed")}),
        ("The group behind it, the Harrow Brigade, has struck here before.", {("Harrow Brigade", "blamed")}),
        ("The massacre was committed by the occupation.", {("occupation", "blamed")}),
        ("Nine people are behind bars, the harbour master's deputy and the chief of the port among them.", {("harbour master's deputy", "blamed"), ("chief of the port", "blamed")}),
        ("Ministers say that Norland's government carried out the shelling of the town.", {("Norland's government", "blamed")}),
        ("Eight people were arrested, among them the mayor of the town.", {("mayor of the town", "blamed")}),
    ],
)  # fmt: skip
def test_who_is_blamed(text: str, expected: set[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The governor accused Uganda of arming the rebels, which Uganda denies.", {("Uganda", "blamed"), ("Uganda", "denied")}),
        ("He accused Chad and Sudan of it; both have denied it.", {("Chad", "blamed"), ("Sudan", "blamed"), ("Chad", "denied"), ("Sudan", "denied")}),
        ("The Northern Red Crescent denied giving the figure.", {("Northern Red Crescent", "denied")}),
        ("Rwanda has rejected the accusations.", {("Rwanda", "denied")}),
        ("Iran dismissed the allegation as baseless.", {("Iran", "denied")}),
        ("State television called the reports untrue.", {("state television", "denied")}),
        ("The army command denied it had shelled the school.", {("army command", "denied")}),
        ("The regime's channels denied involvement.", {("regime", "denied")}),
        ("The airline disputed the report.", {("airline", "denied")}),
        ("A Turkish spokesman said his country had nothing to do with the strike.", {("Turkey", "denied")}),
        ("The Harrow Brigade said it was not behind the bombing.", {("Harrow Brigade", "denied")}),
        ("The interior ministry called the claims a fabrication.", {("interior ministry", "denied")}),
        ("The Iron Front distanced itself from the killings.", {("Iron Front", "denied")}),
        ("The mine's operator said that it had played no part in the decision.", {("mine's operator", "denied")}),
        ("Islamabad accuses Afghanistan of sheltering them, which Kabul denies.", {("Afghanistan", "blamed"), ("Afghanistan", "denied")}),
    ],
)  # fmt: skip
def test_who_denies_it(text: str, expected: set[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Police blamed John Smith for the shooting.",
        "Marta Olsen claimed responsibility for the fire.",
        "The opposition accused Jane Doe of negligence.",
        "Police suspect a 23-year-old man of setting the fire.",
        "Nobody has claimed responsibility.",
        "No group has claimed the attack.",
        "There was no immediate claim of responsibility from the Iron Front.",
        "The Iron Front did not claim the attack.",
        "The Harrow Brigade would neither confirm nor deny the report.",
        "Police did not blame the Harrow Brigade.",
        "The floods claimed 40 lives in the Iron Valley.",
        "Officials blamed heavy rain and poor visibility.",
        "A judge denied the request for bail.",
        "The court rejected the appeal of the Iron Front.",
        "Police shot the gunman dead outside the bank.",
        "Security forces killed four militants in the raid.",
        "The army said it would strike again if attacked.",
        "Rescuers accused nobody and went on digging.",
        "Police arrested 200 protesters near the palace.",
        "Three Ghanaians were killed when the bus overturned.",
        "A Malaysian plane crashed into the sea with 90 people aboard.",
        "The Red Cross said it had flown in tents and doctors.",
        "Seven soldiers were killed in the ambush.",
        "The French foreign minister condemned the bombing.",
        "An Egyptian church was bombed on Sunday.",
        "Hospitals charged with treating the wounded ran out of blood.",
        "The ministry said it had no figure yet.",
        "The railway says it has counted 40 dead.",
        "Gunmen attacked the checkpoint and fled.",
        "The company denied entry to reporters.",
        "The jury found the three drivers not guilty.",
        "The coast guard says it has carried 300 people to safety.",
        "It has nothing to do with the brakes, the engineer said.",
        "We cannot establish who is responsible, the board said.",
        "When the Harbour Express hit a lorry, nine people died.",
        "FLOOD WALL FAILS AT HARBOUR, ENGINEERS BLAME WALL DESIGN.",
        "A WALL of mud killed nine people in the valley.",
        "A hiker had been in jail that week.",
    ],
)
def test_what_is_no_actor(text: str) -> None:
    assert found(text) == set()


def test_who_claims_an_attack_is_not_listed_as_blamed_as_well() -> None:
    text = "Officials blamed the Northern Liberation Front. The Northern Liberation Front claimed responsibility."
    assert found(text) == {("Northern Liberation Front", "claimed")}


def test_blame_keeps_who_says_so() -> None:
    (claim,) = actors("The defence ministry blamed the Harrow Brigade for the bombing.")
    assert (claim.source, claim.source_type) == ("The defence ministry", "military")


def test_the_group_and_it_go_back_to_the_organisation_named_last() -> None:
    assert found("The Harrow Brigade is active here. The group claimed responsibility.") == {
        ("Harrow Brigade", "claimed")
    }
    assert found("The Harrow Brigade is active here. Officials accused it of the raid.") == {
        ("Harrow Brigade", "blamed")
    }


def test_another_attack_is_background() -> None:
    (claim,) = actors("In 2019 a similar attack was claimed by the Harrow Brigade.")
    assert claim.scope == "background"
