"""The house style: every choice that it offers has an effect, and is refused where it is misspelt."""

import dataclasses
import re
from pathlib import Path

import pytest

from factcheck import Article, Report, compare
from factcheck.errors import PolicyError
from factcheck.policy import Policy
from factcheck.records import Fact

PACKAGE = Path(__file__).resolve().parents[1] / "factcheck"
CODE = "\n".join(p.read_text(encoding="utf-8") for p in PACKAGE.rglob("*.py") if p.name != "policy.py")
POLICY = Policy.load()
SECTIONS = {f.name: getattr(POLICY, f.name) for f in dataclasses.fields(POLICY)}
CHOICES = [
    (name, choice.name)
    for name, section in SECTIONS.items()
    if dataclasses.is_dataclass(section)
    for choice in dataclasses.fields(section)
]


@pytest.mark.parametrize(("section", "choice"), CHOICES)
def test_every_choice_is_read(section: str, choice: str) -> None:
    assert re.search(rf"\.{choice}\b", CODE), f"{section}.{choice} changes nothing"


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("[comparing]\ngap = 2", "unknown key 'comparing.gap'"),
        ("[vague]\ndozzens = 30", "unknown key 'vague.dozzens'"),
        ("[names]\nofficials = false", "unknown key 'names'"),
        ("version = 2", "version is 2"),
        ("vague = 3", r"make it a table: \[vague\]"),
        ("[vague]\ndozens = 'many'", "give a value like 24"),
        ("[vague]\ndozens = true", "give a value like 24"),
        ("[vague]\ndozens = -1", "give a number from 0"),
        ("[hedges]\nnearly = 1.5", "give a share from 0 to 1"),
        ("[hedges]\nabout = inf", "give a share from 0 to 1"),
        ("[comparing]\nslack = nan", "give a number from 0"),
        ("[comparing]\nstatements = 2.5", "give a whole number from 0"),
        ("[ties]\nplace = 1.5", "give a whole number"),
        ("[parties]\nopposed = [['party']]", "write pairs"),
        ("[parties]\nopposed = ['party']", "write pairs"),
        ("[parties]\nopposed = [['partey', 'military']]", "no source type is 'partey'"),
        ("[parties]\ninterested = [1]", "no source type is 1"),
        ("[hedges", "is not TOML"),
        ("[severities]\ngrave = ['kiled']", "no kind of count is 'kiled'"),
        ("[severities.verdicts]\nupdate = 'grave'", "give .high., .medium., .low. or .rule."),
        ("[severities.verdicts]\nudpate = 'low'", "unknown key 'severities.verdicts.udpate'"),
        ("[wording]\nattackers = 'maybe'", "give .apart. or .counted."),
        ("[wording]\nnamed = [7]", "write names"),
    ],
)
def test_what_cannot_be_is_refused(tmp_path: Path, written: str, told: str) -> None:
    path = tmp_path / "house.toml"
    path.write_text(written, encoding="utf-8")
    with pytest.raises(PolicyError, match=told):
        Policy.load(path)


def test_a_copy_of_the_default_is_the_default(tmp_path: Path) -> None:
    """The README says: copy it, edit it, give it."""
    path = tmp_path / "house.toml"
    path.write_text((PACKAGE / "policy.toml").read_text(encoding="utf-8"), encoding="utf-8-sig")  # as Notepad saves it
    assert Policy.load(str(path)) == POLICY


@pytest.mark.parametrize("written", ["[hedges]\nnearly = 1", "[reading]\nseconds = 0.5", "[ties]\nenough_rivals = -3"])
def test_what_can_be_is_taken(tmp_path: Path, written: str) -> None:
    path = tmp_path / "house.toml"
    path.write_text(written, encoding="utf-8")
    assert Policy.load(path).fingerprint != POLICY.fingerprint


# ---- every table that a newsroom edits changes what it sees ------------------------------------------------------

DEED = "Gunmen attacked a market in Karachi on Sunday, March 1, 2026. "


def _read(tmp_path: Path, house: str, *texts: str) -> Report:
    """A report of some short articles under a house style."""
    path = tmp_path / "house.toml"
    path.write_text(house, encoding="utf-8")
    articles = [
        Article(id=f"a{n}", outlet=f"Outlet {n}", published=f"2026-03-01T1{n}:00+00:00", text=DEED + text)
        for n, text in enumerate(texts)
    ]
    return compare(articles, Policy.load(path), together=True)


def _deaths(report: Report) -> list[tuple[str, str]]:
    return [(d.verdict, d.severity) for d in report.discrepancies if d.kind == "killed"]


def _toll(report: Report) -> Fact:
    return next(f for f in report.facts if f.kind == "killed" and f.group == "total" and not f.place)


def test_vague_words_and_hedges_read_as_the_house_says(tmp_path: Path) -> None:
    text = "Dozens of people were killed and about 200 injured, police said."
    bounds = {c.kind: c.interval for c in _read(tmp_path, "", text).claims if c.interval}
    other = {c.kind: c.interval for c in _read(tmp_path, "[vague]\ndozens = 12\n[hedges]\nabout = 0.1", text).claims}
    assert [bounds["killed"].low, other["killed"].low] == [24, 12]
    assert bounds["injured"].low > other["injured"].low


def test_opposed_parties_are_the_houses(tmp_path: Path) -> None:
    texts = "Police said 18 people were killed.", "The army said 26 people were killed."
    assert ("disputed", "high") not in _deaths(_read(tmp_path, "", *texts))
    assert _deaths(_read(tmp_path, '[parties]\nopposed = [["police", "military"]]', *texts)) == [("disputed", "high")]


def test_the_best_placed_authority_is_the_houses(tmp_path: Path) -> None:
    texts = "Police said 25 people were killed.", "Hospital staff said 25 people were killed."
    named = [
        _toll(_read(tmp_path, house, *texts)).wording.partition(", ")[2].partition(" (")[0]
        for house in ("[authorities]\npolice = 9", "[authorities]\npolice = 1")
    ]
    assert named == ["police said", "hospital staff said"]


def test_a_gap_is_wide_as_the_house_says(tmp_path: Path) -> None:
    texts = ("Police said 20 people were killed, while the hospital said 23 people were killed.",)
    assert _deaths(_read(tmp_path, "", *texts)) == [("conflict", "high")]
    assert _deaths(_read(tmp_path, "[comparing]\ngap_absolute = 5", *texts)) == [("conflict", "medium")]
    assert _deaths(_read(tmp_path, "[comparing]\nconfident = 1.0", *texts)) == [("conflict", "medium")]


def test_severities_are_the_houses(tmp_path: Path) -> None:
    texts = ("Police said 20 people were killed, while the hospital said 23 people were killed.",)
    assert _deaths(_read(tmp_path, "[severities]\ngrave = ['missing']", *texts)) == [("conflict", "medium")]
    assert _deaths(_read(tmp_path, "[severities.verdicts]\nconflict = 'low'", *texts)) == [("conflict", "low")]
    rises = "Police said 9 people were killed.", "Police said the toll had risen to 12 people killed."
    assert _deaths(_read(tmp_path, "", *rises)) == [("update", "low")]
    assert _deaths(_read(tmp_path, "[severities.verdicts]\nupdate = 'medium'", *rises)) == [("update", "medium")]


def test_attackers_count_in_totals_as_the_house_says(tmp_path: Path) -> None:
    texts = "Eleven people were killed, including the two gunmen, police said.", "Police said nine people were killed."
    house = {
        style: _toll(_read(tmp_path, f"[wording]\nattackers = '{style}'", *texts)) for style in ("apart", "counted")
    }
    assert house["apart"].wording.startswith("9 people killed, police said")
    assert house["counted"].wording.startswith("11 people killed, police said")
    assert _toll(_read(tmp_path, "[wording]\nattackers = 'apart'", texts[0])).best == 11  # there is no other


def test_officials_are_named_where_the_house_names_them(tmp_path: Path) -> None:
    text = "Mayor Rosa Lind said nine people were killed."
    assert "the government said" in _toll(_read(tmp_path, "", text)).wording
    house = "[wording]\nnamed = ['Rosa Lind']"
    assert "Rosa Lind said" in _toll(_read(tmp_path, house, text)).wording
    assert "Rosa Lind said" not in _toll(_read(tmp_path, house, "A spokesman for Rosa Lind said nine died.")).wording
    assert "Lind" not in _toll(_read(tmp_path, house, "Mayor Omar Lind said nine people were killed.")).wording
