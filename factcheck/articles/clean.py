"""Canonical text, which spans index: decoded, entities resolved, controls and mojibake gone, the words untouched."""

from __future__ import annotations

import html
import re
import unicodedata
from typing import Final

_SURROGATES: Final = re.compile("[\ud800-\udfff]")
# C0/C1 controls but newline and tab, soft hyphen, zero-width and bidirectional marks, BOM, tags, interlinear anchors.
# ZWNJ and ZWJ go too: they only shape scripts that are not read here, and split words for every later pattern.
_INVISIBLE: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_UNSTORABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BREAKS: Final = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_SPACES: Final = re.compile("[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_TRAILING: Final = re.compile("(?<! ) ++(?=\n)")  # possessive, from the first space: long runs cost no squares
_ENTITY: Final = re.compile(
    r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});|&(?:amp|quot|nbsp|lt|gt)\b"
)
_ESCAPED: Final = re.compile(r"&(?:amp;)+(?=#?\w{1,31};)")
# UTF-8 read as Windows-1252: the leads of Latin (Â Ã Ä Å), punctuation (â) and emoji (ð) with their continuations.
_CONTINUED: Final = "\x80-\xbf" + re.escape("€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ")
_MOJIBAKE: Final = re.compile(f"[ÂÃÄÅ][{_CONTINUED}]|â[{_CONTINUED}]{{2}}|ð[{_CONTINUED}]{{3}}")


def text(raw: str) -> str:
    """The canonical form of a body or headline.

    Lone surrogates become U+FFFD; any spacing character becomes one space, any line break one newline; characters
    that nobody sees are dropped.
    """
    if "&" in raw:
        raw = _entities(raw)
    if not raw.isascii():
        raw = _SURROGATES.sub("\ufffd", raw)
        raw = _MOJIBAKE.sub(_mend, raw)
    raw = _BREAKS.sub("\n", raw)
    raw = _SPACES.sub(" ", raw)
    raw = _INVISIBLE.sub("", raw)
    if not raw.isascii():
        raw = unicodedata.normalize("NFC", raw)
    return _TRAILING.sub("", raw).strip()


def line(raw: str) -> str:
    """The canonical form of a headline or a cell: as ``text``, on one line."""
    return " ".join(text(raw).split())


def _entities(raw: str) -> str:
    # Exports escape more than once ("&amp;amp;#39;"). Bounded: a chain made to take long is left as it is.
    raw = _ESCAPED.sub("&", raw)
    for _ in range(3):
        clean = _ENTITY.sub(lambda found: html.unescape(_closed(found[0])), raw)
        if clean == raw:
            break
        raw = clean
    return raw


def _closed(entity: str) -> str:
    return entity if entity.endswith(";") else entity + ";"


def _mend(found: re.Match[str]) -> str:
    try:
        return b"".join(_byte(char) for char in found[0]).decode("utf-8")
    except (UnicodeDecodeError, UnicodeEncodeError):
        return found[0]


def _byte(char: str) -> bytes:
    return char.encode("latin-1") if char <= "\xff" else char.encode("cp1252")


def storable(raw: str) -> str:
    """The text without what no document may hold: NULs, other C0 controls, lone surrogates, non-characters."""
    return _UNSTORABLE.sub("\ufffd", raw)
