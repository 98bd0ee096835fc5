"""Every command and every Python example of the README does what the README shows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests import readme

TEXT = readme.README.read_text(encoding="utf-8")
BLOCKS = readme.examples(TEXT)
SNIPPETS = readme.PYTHON.findall(TEXT)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return readme.workplace(tmp_path_factory.mktemp("readme"))


def test_the_first_screen_shows_a_real_command() -> None:
    assert BLOCKS
    assert TEXT.index("```console") < len("\n".join(TEXT.splitlines()[:30]))


@pytest.mark.parametrize("block", BLOCKS, ids=[block[0].command.split("\n")[0][:60] for block in BLOCKS])
def test_commands_show_what_they_print(block: list[readme.Example], folder: Path) -> None:
    for example in block:
        real = readme.run(example.command, folder)
        assert readme.agrees(example.output, real), f"now prints:\n{real}\n(renew with: python -m tests.readme)"


def test_the_figures_are_the_committed_ones() -> None:
    assert readme.FIGURES.findall(TEXT) == [readme.figures()], "renew with: python -m tests.readme"


@pytest.mark.parametrize("code", SNIPPETS, ids=range(len(SNIPPETS)))
def test_python_examples_run(code: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    exec(compile(code, "README.md", "exec"), {})


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\]\((?!https?://|#)([^)#]+)", TEXT))))
def test_links_lead_somewhere(target: str) -> None:
    assert (readme.ROOT / target).exists()


@pytest.mark.parametrize(
    ("shown", "real", "same"),
    [
        ("a\nb", "a\nb", True),
        ("a\nb", "a\nc", False),
        ("a\n...\nd", "a\nb\nc\nd", True),
        ("a\n...", "a\nb", True),
        ("a\n...\nd", "a\nb\nc", False),
    ],
)
def test_dots_stand_for_any_lines(shown: str, real: str, same: bool) -> None:
    assert readme.agrees(shown, real) is same
