"""The house style: every choice that it offers has an effect, and is refused where it is misspelt."""

import dataclasses
import re
from pathlib import Path

import pytest

from factcheck.errors import PolicyError
from factcheck.policy import Policy

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
