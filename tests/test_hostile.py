"""Hostile and broken input through the real command: nothing it holds runs anywhere, and nothing breaks on it."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import lxml.html
import openpyxl
import pytest

from factcheck.records import digest
from tests.hostile import INPUTS

CORPORA = Path(__file__).parents[1] / "corpora"
FACTCHECK = Path(sys.executable).with_name("factcheck")
NUMBER = re.compile(r"[-+]?\d+(\.\d+)?")
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
WEB = re.compile(r"(https?://|#|[\w./-]+$)")

EVERY_FORMAT = ("--format", "xlsx", "--format", "md")
FORMULAS = ('=HYPERLINK("http://evil.example","x")', "+1+cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!A0", "@SUM(1+1)*cmd")
ESCAPES = "\x1b]0;owned\x07\x1b[31mred\x1b[0m\x9b2J\u202eevil\u2066"
HTML = "<script>alert('owned')</script><img src=x onerror=alert('owned')>"
LINK = "[owned](javascript:alert('owned')) ![owned](http://evil.example/x.png)"


def hostile_articles() -> list[dict[str, str]]:
    """Five tellings of one invented fire whose figures clash, each carrying its own poison in every field."""
    poisons = (*FORMULAS, ESCAPES, HTML, LINK)
    rows = []
    for number, poison in enumerate(poisons):
        dead = 12 + 4 * (number % 3)
        rows.append(
            {
                "id": f"{poison}-{number}",
                "outlet": f"{poison} Gazette {number}",
                "title": f"{poison} {dead} killed in Harwick mill fire",
                "url": f"javascript:alert({number})//{poison}",
                "published": f"2026-03-0{1 + number % 4}",
                "text": (
                    f"{poison} At least {dead} people were killed and {30 + number} injured in a fire at a mill "
                    f"in Karachi on Sunday, March 1, 2026, {poison} police said. "
                    f'"{poison} we counted {dead} bodies," said {poison}, a rescue official.'
                ),
            }
        )
    return rows


def write_jsonl(path: Path, rows: list[dict[str, str]]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str
    folder: Path


def factcheck(*arguments: str | Path, seed: str = "0", **environment: str) -> Ran:
    done = subprocess.run(
        [FACTCHECK, *map(str, arguments)],
        capture_output=True,
        check=False,
        timeout=300,
        stdin=subprocess.DEVNULL,
        env={**os.environ, "PYTHONHASHSEED": seed, **environment},
    )
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode(), Path())


def compare(source: Path, folder: Path, *arguments: str, seed: str = "0") -> Ran:
    ran = factcheck("compare", source, "--out", folder, *arguments, seed=seed)
    return Ran(ran.code, ran.out, ran.err, folder)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    folder = tmp_path_factory.mktemp("hostile")
    return compare(write_jsonl(folder / "articles.jsonl", hostile_articles()), folder / "out", *EVERY_FORMAT)


class TestInert:
    def test_it_runs_through_and_finds_the_clash(self, hostile: Ran) -> None:
        assert hostile.code == 0, hostile.err
        rows = list(csv.DictReader((hostile.folder / "discrepancies.csv").open(encoding="utf-8", newline="")))
        assert any(row["kind"] == "killed" for row in rows)

    def test_no_cell_of_a_table_is_a_formula(self, hostile: Ran) -> None:
        tables = sorted(hostile.folder.rglob("*.csv"))
        assert tables
        for table in tables:
            for row in csv.reader(table.open(encoding="utf-8", newline="")):
                for cell in row:
                    first = cell.lstrip()[:1]
                    assert first not in {
                        "=",
                        "+",
                        "-",
                        "@",
                        "\uff1d",
                        "\uff0b",
                        "\uff0d",
                        "\uff20",
                    } or NUMBER.fullmatch(cell), cell
                    assert not CONTROLS.search(cell), repr(cell)

    def test_no_cell_of_a_workbook_is_a_formula(self, hostile: Ran) -> None:
        books = sorted(hostile.folder.rglob("*.xlsx"))
        assert books
        for book in books:
            for sheet in openpyxl.load_workbook(book).worksheets:
                for row in sheet.iter_rows():
                    for cell in row:
                        assert cell.data_type != "f", cell.value
                        assert cell.hyperlink is None or WEB.match(cell.hyperlink.target or "#")

    def test_no_page_runs_what_the_input_holds(self, hostile: Ran) -> None:
        pages = sorted(hostile.folder.rglob("*.html"))
        assert pages
        for page in pages:
            text = page.read_text(encoding="utf-8")
            assert not CONTROLS.search(text)
            for element in lxml.html.document_fromstring(text).iter():
                if not isinstance(element.tag, str):
                    continue
                assert not [name for name in element.attrib if name.startswith("on")], element.attrib
                for name in ("href", "src", "action", "formaction", "data"):
                    if target := element.get(name):
                        assert WEB.match(target) or target.startswith("data:image/"), target
                if element.tag == "script" and element.get("type") in {None, "module", "text/javascript"}:
                    assert "owned" not in (element.text or "")
                assert not (element.tag == "img" and element.get("src") == "x")

    def test_markdown_holds_no_live_link_or_tag(self, hostile: Ran) -> None:
        pages = sorted(hostile.folder.rglob("*.md"))
        assert pages
        for page in pages:
            text = page.read_text(encoding="utf-8")
            assert not re.search(r"(?<!\\)\]\(\s*javascript:", text)
            assert not re.search(r"(?<!\\)!\[", text)
            assert not re.search(r"(?<!\\)<(script|img)", text)

    def test_the_terminal_gets_no_control_characters(self, hostile: Ran) -> None:
        assert not CONTROLS.search(hostile.out)
        assert not CONTROLS.search(hostile.err.replace("\r", ""))

    def test_the_raw_report_keeps_the_text_as_it_came(self, hostile: Ran) -> None:
        raw = json.loads((hostile.folder / "report.json").read_text(encoding="utf-8"))
        assert FORMULAS[0] in json.dumps(raw, ensure_ascii=False).replace('\\"', '"')


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """The same articles in the opposite order, under another hash seed, from a file of the same name."""
    folder = tmp_path_factory.mktemp("other")
    rows = hostile_articles()[::-1]
    return compare(write_jsonl(folder / "articles.jsonl", rows), folder / "out", seed="4711")


@pytest.fixture(scope="module")
def bundled(tmp_path_factory: pytest.TempPathFactory) -> list[Ran]:
    """All bundled incidents in one file, in three orders, under three hash seeds."""
    rows = [json.loads(line) for path in sorted(CORPORA.glob("*/articles.jsonl")) for line in path.open("rb")]
    runs = []
    for seed in (0, 1, 2):
        folder = tmp_path_factory.mktemp("bundled")
        ordered = rows[::-1] if seed == 1 else sorted(rows, key=lambda row: digest(str(seed), row["text"]))
        source = write_jsonl(folder / "articles.jsonl", rows if seed == 0 else ordered)
        runs.append(compare(source, folder / "out", "--no-cache", seed=str(seed)))
    return runs


class TestSameBytes:
    @pytest.mark.parametrize("name", ["claims.csv", "discrepancies.csv", "incidents.csv"])
    def test_of_all_bundled_incidents(self, name: str, bundled: list[Ran]) -> None:
        assert [ran.code for ran in bundled] == [0, 0, 0]
        assert len({(ran.folder / name).read_bytes() for ran in bundled}) == 1

    @pytest.mark.parametrize("name", ["claims.csv", "discrepancies.csv", "incidents.csv"])
    def test_order_and_hash_seed_change_nothing(self, name: str, hostile: Ran, other: Ran) -> None:
        assert other.code == 0, other.err
        assert (hostile.folder / name).read_bytes() == (other.folder / name).read_bytes()


def picture() -> bytes:
    return b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"


def zipped() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("articles.csv", "id,text\n1,Five people were killed.\n")
    return buffer.getvalue()


BAD = {
    "missing file": {},
    "empty folder": {"in/": b""},
    "no text column": {"in/a.csv": b"id,price\n1,5\n2,6\n"},
    "broken JSON line": {"in/a.jsonl": b'{"id": "1", "text": "Five people were ki\n'},
    "zip renamed csv": {"in/a.csv": zipped()},
    "folder of pictures": {"in/a.png": picture(), "in/b.jpg": b"\xff\xd8\xff\xe0\x00\x10JFIF"},
    "empty file": {"in/a.csv": b""},
    "picture renamed txt": {"in/a.txt": picture()},
    "JSON of numbers": {"in/a.json": b"[1, 2, 3]"},
}


def lay(folder: Path, files: dict[str, bytes]) -> Path:
    """Write the files and return what to hand to the command: the one file, or the folder of several."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not name.endswith("/"):
            path.write_bytes(content)
        else:
            path.mkdir()
    return folder / next(iter(files)) if len(files) == 1 and not next(iter(files)).endswith("/") else folder / "in"


@pytest.fixture(scope="module")
def quick(tmp_path_factory: pytest.TempPathFactory) -> tuple[Ran, dict[str, set[str]]]:
    """The quick ones of tests/hostile.py in one folder, read by one process; which of them are read, and which not."""
    folder = tmp_path_factory.mktemp("quick")
    (folder / "in").mkdir()
    for number, hostile in enumerate(INPUTS):
        for name, content in hostile.files().items() if hostile.quick else ():
            (folder / "in" / f"{number:02}-{name}").write_bytes(content)
    ran = compare(folder / "in", folder / "out", "--no-cache")
    assert ran.code == 0, ran.err
    assert "Traceback" not in ran.err
    raw = json.loads((folder / "out" / "report.json").read_text(encoding="utf-8"))
    names = {"articles": [a["origin"] for a in raw["articles"]], "skipped": [s["where"] for s in raw["skipped"]]}
    return ran, {key: {Path(name.split(":")[0]).name[:2] for name in listed} for key, listed in names.items()}


class TestHostileInput:
    @pytest.mark.parametrize("number", [n for n, hostile in enumerate(INPUTS) if hostile.quick])
    def test_it_is_read_or_listed_with_the_reason(self, number: int, quick: tuple[Ran, dict[str, set[str]]]) -> None:
        (ran, found), hostile, name = quick, INPUTS[number], f"{number:02}"
        assert (name in found["articles"], name in found["skipped"]) == (hostile.read, not hostile.read), hostile.name
        said = "".join(line for line in ran.err.splitlines() if f"{name}-in." in line)
        assert hostile.says.removeprefix("in") in said, said


class TestBadInput:
    @pytest.mark.parametrize("name", BAD)
    def test_one_line_and_exit_code_2(self, name: str, tmp_path: Path) -> None:
        given = lay(tmp_path, BAD[name])
        ran = compare(given, tmp_path / "out")
        assert ran.code == 2, ran.err
        lines = ran.err.strip().splitlines()
        assert len(lines) == 1, ran.err
        assert given.name in lines[0]
        assert "Traceback" not in ran.out + ran.err
        assert ran.out == ""
        assert not (tmp_path / "out").exists()
        assert sorted(p.name for p in tmp_path.iterdir()) == (["in"] if BAD[name] else [])

    def test_a_broken_row_does_not_stop_the_rest(self, tmp_path: Path) -> None:
        good = {
            "id": "1",
            "outlet": "The Quarrel Post",
            "text": "Five people were killed in Karachi on Sunday.",
            "published": "2026-03-02",
        }
        source = tmp_path / "a.jsonl"
        source.write_text(json.dumps(good) + '\n{"id": "2", "text": \n', encoding="utf-8")
        ran = compare(source, tmp_path / "out")
        assert ran.code == 0, ran.err
        assert "a.jsonl:2" in ran.err
        raw = json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))
        assert "a.jsonl:2" in json.dumps(raw)

    def test_a_foreign_folder_is_never_replaced(self, tmp_path: Path) -> None:
        (tmp_path / "out").mkdir()
        kept = tmp_path / "out" / "thesis.txt"
        kept.write_text("years of work", encoding="utf-8")
        source = write_jsonl(tmp_path / "a.jsonl", hostile_articles()[:1])
        ran = compare(source, tmp_path / "out")
        assert ran.code == 2
        assert "--force" in ran.err
        assert len(ran.err.strip().splitlines()) == 1, ran.err
        assert [p.name for p in (tmp_path / "out").iterdir()] == ["thesis.txt"]

    @pytest.mark.parametrize(
        "arguments",
        [("compare",), ("compare", "x.csv", "--no-such-option"), ("no-such-command",), ("check", "nothing.txt")],
    )
    def test_a_wrong_command_line_is_exit_code_2(self, arguments: tuple[str, ...]) -> None:
        ran = factcheck(*arguments)
        assert ran.code == 2
        assert "Traceback" not in ran.out + ran.err
