"""The command line: what it prints where, its exit codes, and that an error is one line."""

from __future__ import annotations

import csv
import json
import resource
import shutil
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from factcheck import cli, engines, pipeline
from factcheck.errors import InputError
from factcheck.report import Report
from tests.report import make

ARTICLES = (
    {
        "id": "one",
        "outlet": "The Harwick Post",
        "published": "2026-03-01T10:00:00+00:00",
        "title": "Fire in Karachi mill",
        "text": "A fire at a mill in Karachi killed 12 people on Sunday, March 1, 2026, police said.",
    },
    {
        "id": "two",
        "outlet": "Delta Courier",
        "published": "2026-03-01T10:00:00+00:00",
        "title": "Mill fire in Karachi",
        "text": "A fire at a mill in Karachi killed 19 people on Sunday, March 1, 2026, rescue officials said.",
    },
)


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str


@pytest.fixture
def factcheck(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]):
    def run(*arguments: object) -> Ran:
        monkeypatch.setattr(sys, "argv", ["factcheck", *map(str, arguments)])
        capfd.readouterr()
        before = signal.getsignal(signal.SIGTERM)
        try:
            code = cli.main()
        finally:
            signal.signal(signal.SIGTERM, before)
        out, err = capfd.readouterr()
        return Ran(code, out, err)

    return run


@pytest.fixture
def coverage(tmp_path: Path) -> Path:
    folder = tmp_path / "coverage"
    folder.mkdir()
    (folder / "all.jsonl").write_text("".join(json.dumps(a) + "\n" for a in ARTICLES), encoding="utf-8")
    return folder


@pytest.fixture
def written(tmp_path: Path) -> Path:
    return make.small().write(tmp_path / "report")


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def one_line(ran: Ran, *words: str) -> None:
    assert ran.code == 2
    assert ran.out == ""
    assert len(ran.err.strip().splitlines()) == 1, ran.err
    assert "Traceback" not in ran.err
    for word in words:
        assert word in ran.err


def test_help_teaches(factcheck) -> None:
    ran = factcheck()
    assert ran.code == 0
    for word in ("factcheck compare coverage/ --out report", "Exit codes", "130 or 143", "extract", "explain"):
        assert word in ran.out
    for command in ("compare", "extract", "check", "show", "incidents", "explain"):
        ran = factcheck(command, "--help")
        assert ran.code == 0
        assert f"factcheck {command} " in ran.out.split("\n\n", 2)[2], command  # an example, after the usage line
        assert max(map(len, ran.out.splitlines())) <= 100


def test_help_answers_in_half_a_second() -> None:
    """Of processor time: what else the machine does is not our doing."""

    def timed() -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-m", "factcheck.cli", "--help"], check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    assert min(timed() for _ in range(3)) < 0.5


def test_version(factcheck) -> None:
    assert factcheck("--version").out.startswith("factcheck 0.")


class TestWrongCommands:
    @pytest.mark.parametrize(
        "arguments",
        [
            ("nonsense",),
            ("compare",),
            ("compare", "x.csv"),
            ("compare", "x.csv", "--out", "o", "--format", "docx"),
            ("compare", "x.csv", "--out", "o", "--fail-on", "huge"),
            ("check", "draft.md"),
            ("explain", "1"),
        ],
    )
    def test_usage(self, factcheck, arguments: tuple[str, ...]) -> None:
        one_line(factcheck(*arguments), "--help")

    def test_missing_input(self, factcheck, tmp_path: Path) -> None:
        one_line(factcheck("compare", tmp_path / "none.csv", "--out", tmp_path / "o"), "none.csv")
        assert list(tmp_path.iterdir()) == []

    def test_foreign_folder_is_refused_before_any_work(
        self, factcheck, coverage: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(pipeline, "compare", None)
        one_line(factcheck("compare", coverage, "--out", coverage), "--force")

    def test_mapping(self, factcheck, coverage: Path, tmp_path: Path) -> None:
        one_line(factcheck("compare", coverage, "--out", tmp_path / "o", "--map", "title"), "FIELD=COLUMN")

    def test_policy(self, factcheck, coverage: Path, tmp_path: Path) -> None:
        policy = tmp_path / "policy.toml"
        policy.write_text("colour = 'blue'\n", encoding="utf-8")
        one_line(factcheck("compare", coverage, "--out", tmp_path / "o", "--policy", policy), "colour", "policy.toml")

    def test_two_drafts(self, factcheck, coverage: Path) -> None:
        one_line(factcheck("check", coverage / "all.jsonl", "--against", coverage), "2 articles")

    def test_no_report(self, factcheck, tmp_path: Path) -> None:
        one_line(factcheck("show", tmp_path), "no report.json", "factcheck compare")

    def test_unknown_ids(self, factcheck, written: Path) -> None:
        one_line(factcheck("explain", "99", written), "'99'", "there are 3")
        one_line(factcheck("show", written, "--incident", "x"), "'x'")

    def test_control_characters_of_a_name_do_not_reach_the_terminal(self, factcheck, tmp_path: Path) -> None:
        ran = factcheck("show", tmp_path / "a\x1b[31mb")
        assert ran.code == 2
        assert "\x1b" not in ran.err


class TestInterrupt:
    def test_ctrl_c(self, factcheck, coverage: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def stop(*_: object, **__: object) -> Report:
            raise KeyboardInterrupt

        monkeypatch.setattr(pipeline, "compare", stop)
        ran = factcheck("compare", coverage, "--out", tmp_path / "o")
        assert ran.code == 130
        assert ran.err.strip().splitlines() == ["factcheck: interrupted; nothing was written"]
        assert not (tmp_path / "o").exists()

    def test_termination_leaves_nothing_behind(self, coverage: Path, tmp_path: Path) -> None:
        script = (
            "import os, signal, sys\n"
            "from pathlib import Path\n"
            "from factcheck import cli, pipeline\n"
            "from tests.report import make\n"
            "pipeline.compare = lambda *a, **k: make.small()\n"
            "Path.write_bytes = lambda *_: os.kill(os.getpid(), signal.SIGTERM)\n"
            f"sys.argv = ['factcheck', 'compare', {str(coverage)!r}, '--out', {str(tmp_path / 'o')!r}]\n"
            "sys.exit(cli.main())\n"
        )
        root = Path(__file__).parents[1]
        done = subprocess.run(
            [sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=False, timeout=60
        )
        assert done.returncode == 143, done.stderr
        assert sorted(p.name for p in tmp_path.iterdir()) == ["coverage"]


def test_together_takes_two_stories_as_one_incident(factcheck, coverage: Path, tmp_path: Path) -> None:
    other = {
        "id": "three",
        "outlet": "Lakeside Echo",
        "published": "2026-05-20T09:00:00+00:00",
        "title": "Ferry aground off Harwick",
        "text": "A ferry ran aground off Harwick on Wednesday, May 20, 2026. All 40 passengers were rescued.",
    }
    (coverage / "more.jsonl").write_text(json.dumps(other) + "\n", encoding="utf-8")
    counts = {}
    for flags in ((), ("--together",)):
        assert factcheck("compare", coverage, "--out", tmp_path / "o", *flags).code == 0
        with (tmp_path / "o" / "incidents.csv").open(encoding="utf-8", newline="") as file:
            counts[flags] = len({row["incident_id"] for row in csv.DictReader(file)})
    assert counts == {(): 2, ("--together",): 1}


class TestEarlier:
    """Monday's report, and Tuesday's articles beside Monday's."""

    LATE = (
        {
            "id": "zero",
            "outlet": "Port Herald",
            "published": "2026-03-01T08:00:00+00:00",
            "title": "Karachi mill fire",
            "text": "A fire at a mill in Karachi killed 9 people on Sunday, March 1, 2026, a doctor said.",
        },
        {
            "id": "three",
            "outlet": "Lakeside Echo",
            "published": "2026-05-20T09:00:00+00:00",
            "title": "Ferry aground off Harwick",
            "text": "A ferry ran aground off Harwick on Wednesday, May 20, 2026. All 40 passengers were rescued.",
        },
    )

    @staticmethod
    def homes(folder: Path) -> dict[str, str]:
        with (folder / "incidents.csv").open(encoding="utf-8", newline="") as file:
            return {row["article_id"]: row["incident_id"] for row in csv.DictReader(file)}

    def test_an_earlier_report_keeps_its_ids_though_an_older_article_arrives(
        self, factcheck, coverage: Path, tmp_path: Path
    ) -> None:
        assert factcheck("compare", coverage, "--out", tmp_path / "monday").code == 0
        late = "".join(json.dumps(article) + "\n" for article in self.LATE)
        (coverage / "late.jsonl").write_text(late, encoding="utf-8")
        for out, flags in (("anew", ()), ("tuesday", ("--earlier", tmp_path / "monday"))):
            assert factcheck("compare", coverage, "--out", tmp_path / out, *flags).code == 0
        monday, anew, tuesday = (self.homes(tmp_path / name) for name in ("monday", "anew", "tuesday"))
        assert tuesday["zero"] == tuesday["one"] == monday["one"]
        assert tuesday["three"] != monday["one"]
        assert anew["zero"] == anew["one"] != monday["one"], "anew, the older article gives the incident its name"

    def test_an_id_that_stands_for_another_article_now_is_not_taken_for_the_old_one(
        self, factcheck, coverage: Path, tmp_path: Path
    ) -> None:
        assert factcheck("compare", coverage, "--out", tmp_path / "monday").code == 0
        for file in coverage.iterdir():
            file.unlink()
        lines = [dict(ARTICLES[0]), {**self.LATE[1], "id": "two"}]
        (coverage / "all.jsonl").write_text("".join(json.dumps(x) + "\n" for x in lines), encoding="utf-8")
        assert factcheck("compare", coverage, "--out", tmp_path / "o", "--earlier", tmp_path / "monday").code == 0
        homes = self.homes(tmp_path / "o")
        assert homes["one"] != homes["two"]

    def test_what_makes_no_sense_is_one_line(self, factcheck, coverage: Path, tmp_path: Path) -> None:
        for flags in (("--earlier", tmp_path / "none"), ("--together", "--earlier", tmp_path)):
            ran = factcheck("compare", coverage, "--out", tmp_path / "o", *flags)
            assert ran.code == 2
            assert len(ran.err.splitlines()) == 1


class TestDecide:
    def test_a_decision_is_carried_into_the_next_run_and_opens_the_gate(
        self, factcheck, coverage: Path, tmp_path: Path
    ) -> None:
        out, gate = tmp_path / "o", ("--fail-on", "low")
        assert factcheck("compare", coverage, "--out", out, *gate).code == 1
        found = list(csv.DictReader((out / "discrepancies.csv").open(encoding="utf-8")))
        for row in found:
            ran = factcheck("decide", row["discrepancy_id"], "hold", out, "--note", "asked the desk")
            assert (ran.code, "hold (asked the desk)" in " ".join(ran.out.split())) == (0, True)
        assert factcheck("compare", coverage, "--out", out, *gate).code == 0  # from the report that it replaces
        assert factcheck("compare", coverage, "--out", tmp_path / "p", "--earlier", out, *gate).code == 0
        assert factcheck("compare", coverage, "--out", tmp_path / "q", *gate).code == 1
        for folder in (out, tmp_path / "p"):
            rows = list(csv.DictReader((folder / "discrepancies.csv").open(encoding="utf-8")))
            assert [(r["decision"], r["note"]) for r in rows] == [("hold", "asked the desk")] * len(found)
        assert "asked the desk" in factcheck("show", out).out

    @pytest.mark.parametrize(("now", "then"), [('"schema_version": 1,', '"schema_version": 0,'), ("\n}\n", "")])
    def test_a_report_that_cannot_be_read_is_replaced(
        self, factcheck, coverage: Path, tmp_path: Path, now: str, then: str
    ) -> None:
        out = tmp_path / "o"
        assert factcheck("compare", coverage, "--out", out).code == 0
        whole = (out / "report.json").read_text(encoding="utf-8")
        assert now in whole
        (out / "report.json").write_text(whole.replace(now, then), encoding="utf-8")
        ran = factcheck("compare", coverage, "--out", out)
        assert (ran.code, "decisions in it are not kept" in ran.err) == (0, True)
        assert (out / "report.json").read_text(encoding="utf-8") == whole

    def test_what_makes_no_sense_is_one_line(self, factcheck, written: Path, tmp_path: Path) -> None:
        one_line(factcheck("decide", "99", "hold", written), "no discrepancy has the id or rank '99'")
        one_line(factcheck("decide", "1", "perhaps", written), "'print', 'hold', 'drop'")
        one_line(factcheck("decide", "1", "hold", tmp_path / "none"), "holds no report.json")


class TestCache:
    def test_a_second_run_reads_nothing_and_writes_the_same(
        self, factcheck, coverage: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def read_again(*_: object, **__: object) -> None:
            pytest.fail("the second run reads")

        monkeypatch.setenv("FACTCHECK_CACHE", str(tmp_path / "cache"))
        for name in ("first", "again"):
            assert factcheck("compare", coverage, "--out", tmp_path / name).code == 0
            monkeypatch.setattr(engines, "extract_all", read_again)
        for path in (tmp_path / "first").iterdir():
            assert (tmp_path / "again" / path.name).read_bytes() == path.read_bytes()
        assert factcheck("extract", coverage, "--out", tmp_path / "claims").code == 0

    @pytest.mark.parametrize(("flags", "place"), [(("--no-cache",), "cache"), ((), "off")])
    def test_it_can_be_off(
        self, factcheck, coverage: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, flags: tuple[str], place: str
    ) -> None:
        monkeypatch.setenv("FACTCHECK_CACHE", str(tmp_path / place) if place == "cache" else place)
        monkeypatch.chdir(tmp_path)
        assert factcheck("extract", coverage, "--out", tmp_path / "claims", *flags).code == 0
        assert sorted(p.name for p in tmp_path.iterdir()) == ["claims", "coverage"]


class TestFailOn:
    @pytest.mark.parametrize(("level", "code"), [(None, 0), ("high", 0), ("medium", 1), ("low", 1)])
    def test_levels(
        self, factcheck, coverage: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, level: str | None, code: int
    ) -> None:
        report = make.of_severity("medium")
        monkeypatch.setattr(pipeline, "compare", lambda *_, **__: report)
        arguments = ["compare", coverage, "--out", tmp_path / "o", *(["--fail-on", level] if level else [])]
        assert factcheck(*arguments).code == code
        assert (tmp_path / "o" / "report.html").exists()


class TestPrinting:
    def test_show(self, factcheck, written: Path) -> None:
        ran = factcheck("show", written)
        assert ran.code == 0
        assert ran.err == ""
        said = " ".join(ran.out.split())
        for words in ("PRINT Nine people", "HOLD Ask the military", "DROP at least 17", "[10 security personnel were"):
            assert words in said
        assert max(map(len, ran.out.splitlines())) <= 80
        assert "unverified" in ran.out
        assert factcheck("show", written, "--incident", "i2").out.count("Outlet 1") == 0

    def test_from_python_a_rank_is_a_number_too(self) -> None:
        report = make.small()
        assert report.discrepancy(1) == report.discrepancy("1") == report.discrepancies[0]

    def test_explain_by_rank_and_by_id(self, factcheck, written: Path) -> None:
        by_rank = factcheck("explain", "1", written)
        assert by_rank.out == factcheck("explain", "d-stale", written).out
        assert "Verdict:     revision, high: a figure was lowered" in by_rank.out
        assert "reads exactly 10" in by_rank.out
        assert max(map(len, by_rank.out.splitlines())) <= 80

    def test_incidents_of_a_report(self, factcheck, written: Path) -> None:
        ran = factcheck("incidents", written)
        assert "Attacks in Harran Valley" in ran.out
        assert "Ferry sinks" in ran.out
        assert "01:00 UTC, Outlet 1: Title 1 (" in " ".join(ran.out.split())

    def test_hostile_words_do_not_reach_the_terminal(self, factcheck, tmp_path: Path) -> None:
        folder = make.hostile().write(tmp_path / "report")
        for command in (("show", folder), ("incidents", folder), ("explain", "1", folder)):
            ran = factcheck(*command)
            assert ran.code == 0
            assert not {"\x1b", "\x00", "\u202e", "\u2066"} & set(ran.out)


def test_the_real_thing(factcheck, coverage: Path, tmp_path: Path) -> None:
    """Two outlets, one fire, 12 against 19: compared, listed, extracted and checked."""
    ran = factcheck("compare", coverage, "--out", tmp_path / "o", "--format", "xlsx", "--format", "md")
    assert ran.code == 0, ran.err
    assert max(map(len, ran.out.splitlines()[:-2])) <= 80
    rows = list(csv.DictReader((tmp_path / "o" / "discrepancies.csv").open(encoding="utf-8", newline="")))
    killed = [row for row in rows if row["kind"] == "killed"]
    assert killed
    assert {killed[0]["left_value"], killed[0]["right_value"]} == {"12", "19"}
    assert names(tmp_path / "o") == {
        "claims.csv", "discrepancies.csv", "incidents.csv",
        "discrepancies.xlsx", "report.html", "report.json", "report.md",
    }  # fmt: skip

    ran = factcheck("extract", coverage, "--out", tmp_path / "claims")
    assert ran.code == 0
    assert names(tmp_path / "claims") == {"claims.csv"}

    draft = tmp_path / "draft.md"
    draft.write_text(
        "---\ntitle: Fire in Karachi\n---\n\nA fire at a mill in Karachi\nkilled 12 people on Sunday, March 1, 2026, "
        "police said.\n",
        encoding="utf-8",
    )
    ran = factcheck("check", draft, "--against", coverage, "--fail-on", "low")
    assert ran.code == 1, ran.err
    assert any(line.startswith(f"{draft}:6:") for line in ran.out.splitlines()), ran.out
    sarif = json.loads(factcheck("check", draft, "--against", coverage / "all.jsonl", "--format", "sarif").out)
    assert sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] == 6


def test_a_draft_held_against_itself_alone_does_not_pass(factcheck, tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text("A fire in Karachi killed 12 people.", encoding="utf-8")
    ran = factcheck("check", draft, "--against", draft, "--fail-on", "high")
    assert (ran.code, ran.out) == (2, "")
    assert "nothing is left to hold the draft against; give coverage by others" in ran.err.splitlines()[-1]


def test_pages_of_ours_among_the_coverage_are_not_read(
    factcheck, coverage: Path, written: Path, tmp_path: Path
) -> None:
    shutil.copy(written / "report.html", coverage / "monday.html")
    draft = tmp_path / "draft.txt"
    draft.write_text("A fire in Karachi killed 12 people.", encoding="utf-8")
    page = factcheck("check", draft, "--against", coverage, "--format", "html").out
    (coverage / "checked.html").write_text(page, encoding="utf-8")
    ran = factcheck("incidents", coverage)
    assert [line.partition(": ")[2] for line in ran.err.splitlines()] == ["is a page of ours, which is no coverage"] * 2
    assert "Harwick Post" in ran.out
    assert "Outlet 1" not in ran.out


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_finding_stands_at_its_place_whatever_the_draft_is_encoded_in(
    factcheck, coverage: Path, tmp_path: Path, encoding: str
) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_bytes("At the Café Sörgel in Karachi a fire killed 15 people on Sunday.\r\n".encode(encoding))
    ran = factcheck("check", draft, "--against", coverage)
    assert f"{draft}:1:45: " in ran.out


def test_check_says_what_it_takes_for_granted(factcheck, coverage: Path, tmp_path: Path) -> None:
    draft = tmp_path / "draft.json"
    draft.write_text(
        json.dumps({"text": "A fire in Karachi killed 12 people.", "published": "2999-01-01"}), encoding="utf-8"
    )
    ran = factcheck("check", draft, "--against", coverage, "--format", "json")
    granted = ["lies in the future; taken as unknown", "has no date; taken as of 2026-03-01T10:00:00+00:00"]
    for words in granted:
        assert sum(words in line for line in ran.err.splitlines()) == 1, ran.err
    assert granted[1] in json.loads(ran.out)["warnings"][-1]["reason"]


def test_errors_are_errors_of_ours() -> None:
    assert str(InputError("is broken", where="a.csv:3", mend="mend it")) == "a.csv:3: is broken; mend it"
