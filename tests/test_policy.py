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


@pytest.mark.parametrize("written", ["[comparing]\ngap = 2", "[names]\nofficials = false", "version = 2"])
def test_what_it_does_not_know_is_refused(tmp_path: Path, written: str) -> None:
    path = tmp_path / "house.toml"
    path.write_text(written, encoding="utf-8")
    with pytest.raises(PolicyError):
        Policy.load(path)
