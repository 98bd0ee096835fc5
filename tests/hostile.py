# ruff: noqa: E501 - an input stands on one line
"""Hostile inputs through the real command, each with what must come of it: `python -m tests.hostile` writes the table.

    python -m tests.hostile [NAME ...] > reports/hostile.md

Every input is made here, stands beside one good article, and is read by a process of its own; processor time and peak
memory are the kernel's account of that process. ``tests/test_hostile.py`` runs the quick ones with every run of the suite.
"""

from __future__ import annotations

import gzip
import io
import os
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
GOOD = ("good.txt", b"Three people were killed in a fire at a mill in Lower Aldham on Monday, police said.")
MEGABYTE = 1024 if sys.platform != "darwin" else 1024 * 1024

Files = dict[str, bytes]


@dataclass(frozen=True)
class Hostile:
    """An input, and what must come of it.

    ``read``: it yields an article (perhaps cut); else it is listed as not read. ``says`` must stand on stderr.
    ``quick`` ones run with the suite. ``seconds`` and ``peak`` (MB) bound the process.
    """

    name: str
    files: Callable[[], Files]
    read: bool
    says: str = ""
    quick: bool = True
    seconds: float = 60
    peak: float = 1500


def _text(text: str | bytes, name: str = "in.txt") -> Callable[[], Files]:
    return lambda: {name: text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")}


def _zip(name: str, member: str, size: int) -> Callable[[], Files]:
    def files() -> Files:
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("[Content_Types].xml", "<Types/>")
            with archive.open(member, "w", force_zip64=True) as out:
                for _ in range(size):
                    out.write(b" " * (1 << 20))
        return {name: buffer.getvalue()}

    return files


def _entities() -> Files:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    return {"in.xml": f'<!DOCTYPE n [<!ENTITY e0 "lol">{levels}]><nitf><body>&e9;</body></nitf>'.encode()}


def _prose(size: int) -> bytes:
    line = b"Police in Lower Aldham said on Monday that %d people had been taken to hospital after the fire. "
    one = b"".join(
        line % n
        if n % 40 == 0
        else b"The road that leads to the mill along the river was closed for an hour while lorries came and went. "
        for n in range(400)
    )
    return one * (size // len(one) + 1)


SENTENCE = "At least 12 people were killed in Lower Aldham on Monday."
INPUTS = (
    Hostile("an article of 50 MB", lambda: {"in.txt": _prose(50 << 20)}, read=True, says="only the first 400,000", quick=False),
    Hostile("a million numbers in one article", lambda: {"in.txt": b" ".join(b"%d" % n for n in range(1_000_000)) + b" died."}, read=False, says="figures; up to"),
    Hostile("a million numbers spelled out", _text("two hundred and three people died, " * 250_000), read=False, says="figures; up to"),
    Hostile("100,000 sentences of one word", _text("Dead. " * 100_000), read=False, says="sentences; up to"),
    Hostile("2,000 clauses in one sentence", _text(", ".join(f"{n} people were killed in Lower Aldham" for n in range(2, 1900)) + "."), read=True, says="300 are held against each other", quick=False),
    Hostile("20,000 places in one article", _text("Lahore, Quetta, Turin, Bari, Lecce and Kech. " * 3_400), read=True),
    Hostile("one word of a million letters", _text("a" * 1_000_000 + " died"), read=True, says="only the first 400,000"),
    Hostile("a sentence of opening brackets", _text(f"{SENTENCE} " + "(" * 200_000), read=True),
    Hostile("a sentence of quotes and dashes", _text(f"{SENTENCE} " + "“—’" * 60_000), read=True),
    Hostile("HTML 100,000 elements deep", _text("<html><body>" + "<div>" * 100_000 + f"<p>{SENTENCE}</p>", "in.html"), read=False, says="no article text"),
    Hostile("HTML with a million attributes", _text("<html><body><p " + "a=1 " * 1_000_000 + f">{SENTENCE}</p>", "in.html"), read=True),
    Hostile("JSON 100,000 levels deep", _text("[" * 100_000, "in.json"), read=False, says="in.json"),
    Hostile("a JSON number of a million digits", _text('{"text": "' + SENTENCE + '", "id": ' + "9" * 1_000_000 + "}", "in.json"), read=False, says="in.json"),
    Hostile("XML: a billion laughs", _entities, read=False, says="in.xml"),
    Hostile("XML: an external entity", _text('<!DOCTYPE n [<!ENTITY e SYSTEM "file:///etc/passwd">]><nitf><body><body.content><p>&e;</p></body.content></body></nitf>', "in.xml"), read=False, says="in.xml"),
    Hostile("XML 100,000 levels deep", _text("<nitf>" + "<p>" * 100_000, "in.xml"), read=False, says="in.xml"),
    Hostile("docx: a zip bomb (2 GB of blanks)", _zip("in.docx", "word/document.xml", 2048), read=False, says="in.docx"),
    Hostile("warc.gz: 1 GB of blanks", lambda: {"in.warc.gz": gzip.compress(b" " * (1 << 30), 1)}, read=False, says="in.warc.gz", quick=False),
    Hostile("CSV with a cell of 30 MB", _text(b'id,text\n1,"' + _prose(30 << 20) + b'"\n', "in.csv"), read=True, says="only the first 400,000", quick=False),
    Hostile("CSV with 10,000 columns", _text(",".join(["text", *(f"c{n}" for n in range(10_000))]) + f'\n"{SENTENCE}"' + "," * 10_000 + "\n", "in.csv"), read=True),
    Hostile("control characters", _text("".join(map(chr, range(1, 32))).join(SENTENCE.split(" ")) + f"\x00 \x1b]0;x\x07 {SENTENCE}"), read=True),
    Hostile("lone surrogates in JSON", _text('{"text": "\\ud800 ' + SENTENCE + ' \\udfff", "title": "\\udc00"}', "in.json"), read=True),
    Hostile("bytes that are no UTF-8", _text(b"\x80\x9f " + SENTENCE.encode() + b" \xc3\x28"), read=True),
    Hostile("right-to-left and zero-width marks", _text(SENTENCE.replace(" ", " \u202e\u200b\u2066") + " " + SENTENCE), read=True),
    Hostile("letters of five scripts in one word", _text(SENTENCE + " Пeople wеre кilled in Αldham, 十二人 died, ١٢ people were killed."), read=True),
    Hostile("combining marks, a thousand on a letter", _text(SENTENCE + " " + ("e" + "\u0301" * 1_000 + " ") * 300), read=True),
    Hostile("digits of other scripts and huge numbers", _text(f"{SENTENCE} ٣٤ people died. " + "9" * 400 + " people were killed. 1e999 died. ²³ died."), read=True),
)  # fmt: skip


@dataclass(frozen=True)
class Outcome:
    """How one process ended."""

    code: int
    err: str
    seconds: float
    peak: float
    left: list[str]
    articles: int

    def faults(self, hostile: Hostile) -> list[str]:
        """What is not as it must be."""
        checks = {
            f"exit code {self.code}": self.code == 0,
            "a traceback": "Traceback" not in self.err,
            f"{hostile.says!r} is not said": hostile.says in self.err,
            f"{self.articles} articles": self.articles == 1 + hostile.read,
            f"left behind: {self.left}": self.left == ["in", "out"],
            f"{self.seconds:.0f} s": self.seconds <= hostile.seconds,
            f"{self.peak:.0f} MB": self.peak <= hostile.peak,
        }
        return [fault for fault, fine in checks.items() if not fine]


def run(hostile: Hostile, folder: Path) -> Outcome:
    """Compare the input and the good article in a process of its own."""
    made = [sys.executable, "-m", "tests.hostile", "--make", hostile.name, str(folder / "in")]
    subprocess.run(made, check=True, cwd=ROOT)  # elsewhere: a child's peak begins with its parent's memory
    command = [
        sys.executable,
        "-m",
        "factcheck.cli",
        "compare",
        str(folder / "in"),
        "--out",
        str(folder / "out"),
        "--no-cache",
    ]
    with tempfile.TemporaryFile() as err, Path(os.devnull).open("wb") as nothing:
        sinks = [(os.POSIX_SPAWN_DUP2, nothing.fileno(), 1), (os.POSIX_SPAWN_DUP2, err.fileno(), 2)]
        pid = os.posix_spawn(sys.executable, command, {**os.environ, "PYTHONPATH": str(ROOT)}, file_actions=sinks)
        _, status, usage = os.wait4(pid, 0)
        err.seek(0)
        told = err.read().decode("utf-8", "replace")
    listed = (folder / "out" / "incidents.csv").read_bytes() if (folder / "out").is_dir() else b""
    return Outcome(
        os.waitstatus_to_exitcode(status), told, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / MEGABYTE,
        sorted(path.name for path in folder.iterdir()), max(0, listed.count(b"\r\n") - 1),
    )  # fmt: skip


def make(hostile: Hostile, folder: Path) -> None:
    """Write the input and the good article."""
    folder.mkdir()
    for name, content in [GOOD, *hostile.files().items()]:
        (folder / name).write_bytes(content)


def main() -> int:
    """Write the table; 1 when an outcome is not what it must be."""
    if sys.argv[1:2] == ["--make"]:
        make(next(hostile for hostile in INPUTS if hostile.name == sys.argv[2]), Path(sys.argv[3]))
        return 0
    wrong = 0
    print("# Hostile inputs\n")
    print(
        "Written by `python -m tests.hostile`. Each input is read together with one good article by a process of its own:"
    )
    print(
        "`factcheck compare in --out out --no-cache`. In every case the good article is read, the exit code is 0, nothing is left"
    )
    print("behind, and stderr holds no traceback. Seconds are processor time.\n")
    print("| input | outcome | said on stderr | processor s | peak MB |\n|---|---|---|---|---|")
    for hostile in INPUTS:
        if sys.argv[1:] and not any(word in hostile.name for word in sys.argv[1:]):
            continue
        with tempfile.TemporaryDirectory() as place:
            outcome = run(hostile, Path(place))
        faults = outcome.faults(hostile)
        wrong += bool(faults)
        result = "FAULT: " + "; ".join(faults) if faults else "read" if hostile.read else "listed as not read"
        told = next((line for line in outcome.err.splitlines() if (hostile.says or "in.") in line), "").replace(
            str(place), ""
        )
        said = told.partition(": ")[2].replace("|", "/")[:160]
        print(f"| {hostile.name} | {result} | {said} | {outcome.seconds:.1f} | {outcome.peak:.0f} |", flush=True)
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
