"""One form for a name however it is spelled: what every stage compares names by, and keys its tables with."""

from __future__ import annotations

import re
import unicodedata

_MARKS = re.compile("[\u0300-\u036f'’‘ʻʼ`]+")
"""Accents that stand alone, and apostrophes."""


def fold(name: str) -> str:
    """A name without case, accents and apostrophes, a hyphen as a blank.

    >>> fold("Saint-Étienne"), fold("Sana’a")
    ('saint etienne', 'sanaa')
    """
    plain = name if name.isascii() else unicodedata.normalize("NFKD", name)
    return _MARKS.sub("", plain).replace("-", " ").replace("&", "and").lower()
