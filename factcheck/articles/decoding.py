"""Bytes -> text, whatever encoding they came in."""

from __future__ import annotations

import codecs
from typing import Final

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE: Final = 200_000
_ENGLISH_SHARE: Final = 0.03
"""Bytes above ASCII in English text: quotes, dashes and names stay far below."""


def strict(data: bytes) -> str:
    """The text of bytes that say what they are: by a byte order mark, zeroes between letters, or as UTF-8.

    Raises:
        UnicodeDecodeError: they are in some other encoding.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return data.decode(name, "replace").removeprefix("\ufeff")
    if wide := _wide(data):
        return data.decode(wide, "replace")
    return data.decode("utf-8")


def decode(data: bytes) -> str:
    """The text of any bytes. Nothing is refused: what no encoding explains becomes U+FFFD."""
    try:
        return strict(data)
    except UnicodeDecodeError:
        return _guess(data)


def _wide(data: bytes) -> str:
    """UTF-16 without a mark: every other byte of western text is zero."""
    sample = data[:_SAMPLE]
    half = len(sample) // 2
    if half < 4 or sample.count(0) < half * 0.6:
        return ""
    return "utf-16-le" if sample[1::2].count(0) > sample[::2].count(0) else "utf-16-be"


def _guess(data: bytes) -> str:
    lines = data.split(b"\n")
    high = [line for line in lines if not line.isascii()]
    good = sum(_is_utf8(line) for line in high)
    if good * 2 >= len(high):  # rows pasted together from two encodings
        return "\n".join(line.decode("utf-8" if _is_utf8(line) else "cp1252", "replace") for line in lines)
    sample = b"\n".join(high)[:_SAMPLE]
    if sum(byte > 127 for byte in data[:_SAMPLE]) <= _ENGLISH_SHARE * len(data[:_SAMPLE]):
        return data.decode("cp1252", "replace")
    from charset_normalizer import from_bytes  # noqa: PLC0415 - 50 ms that most files never need

    best = from_bytes(sample).best()
    return data.decode(best.encoding if best else "cp1252", "replace")


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
