"""The pre-commit hook: its entry as pre-commit calls it, and pre-commit itself; ``factcheck`` is a stand-in."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
STAND_IN = """#!/bin/bash
echo "$@" >> "$CALLS"
case "$2" in *bad*) exit 1;; *broken*) exit 2;; esac
"""


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a stand-in on the path that writes down how it was called."""
    (tmp_path / "bin").mkdir()
    command = tmp_path / "bin" / "factcheck"
    command.write_text(STAND_IN, encoding="utf-8")
    command.chmod(0o755)
    monkeypatch.setenv(
        "PATH", f"{command.parent}{os.pathsep}{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    )
    monkeypatch.setenv("CALLS", str(tmp_path / "calls"))
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("FACTCHECK_COVERAGE", raising=False)
    (tmp_path / "repo" / "drafts").mkdir(parents=True)
    return tmp_path


def hook() -> dict[str, str]:
    (found,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    return found


def called(place: Path) -> list[str]:
    return (place / "calls").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(
    ("drafts", "code"),
    [(["a.md"], 0), (["a.md", "bad one.md", "c.md"], 1), (["broken.md", "c.md"], 2)],
)
def test_entry_checks_each_draft_and_fails_when_one_does(place: Path, drafts: list[str], code: int) -> None:
    done = subprocess.run([*shlex.split(hook()["entry"]), *drafts], cwd=place / "repo", check=False)
    assert done.returncode == code
    assert called(place) == [f"check {draft} --against coverage/ --fail-on high" for draft in drafts]


def test_coverage_is_where_the_variable_says(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTCHECK_COVERAGE", "/news of today")
    subprocess.run([*shlex.split(hook()["entry"]), "a.md"], cwd=place / "repo", check=True)
    assert called(place) == ["check a.md --against /news of today --fail-on high"]


@pytest.mark.skipif(not shutil.which("git") or not (ROOT / ".git").exists(), reason="needs git and a checkout")
def test_pre_commit_runs_it_on_drafts_alone(place: Path) -> None:
    repo = place / "repo"
    for name in ("drafts/bad.md", "drafts/good.docx", "notes/bad.md", "drafts/picture.png"):
        (repo / name).parent.mkdir(exist_ok=True)
        (repo / name).write_text("x", encoding="utf-8")

    def run(*command: str) -> subprocess.CompletedProcess[str]:
        # a commit under way hands its own git settings down
        clean = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")}
        return subprocess.run(command, cwd=repo, env=clean, capture_output=True, text=True, check=False, timeout=120)

    run("git", "init", "-q")
    run("git", "add", "-A")
    done = run(sys.executable, "-m", "pre_commit", "try-repo", str(ROOT), "factcheck-draft", "--all-files")
    assert done.returncode == 1, done.stdout + done.stderr
    assert sorted(line.split()[1] for line in called(place)) == ["drafts/bad.md", "drafts/good.docx"]
    done = run(
        sys.executable, "-m", "pre_commit", "try-repo", str(ROOT), "factcheck-draft", "--files", "drafts/good.docx"
    )
    assert done.returncode == 0, done.stdout + done.stderr
