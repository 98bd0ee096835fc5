"""One form for a name however it is spelled: what every stage compares names by, and keys its tables with."""

from __future__ import annotations

import unicodedata

_MARKS: dict[int, str] = {
    **dict.fromkeys([*range(0x300, 0x370), *map(ord, "'’‘ʻʼ`")], ""),
    ord("-"): " ",
    ord("&"): "and",
}


def fold(name: str) -> str:
    """A name without case, accents and apostrophes, a hyphen as a blank.

    >>> fold("Saint-Étienne"), fold("Sana’a")
    ('saint etienne', 'sanaa')
    """
    plain = name if name.isascii() else unicodedata.normalize("NFKD", name)
    return plain.translate(_MARKS).lower()
