"""Bounds that keep hostile or broken input from filling memory or time. Sizes are bytes unless said otherwise."""

from __future__ import annotations

from typing import Final

FILE: Final = 1 << 30
"""A file read whole: a year of one outlet's coverage is far below one GiB. Archives (WARC) are streamed instead."""

UNPACKED: Final = 256 << 20
"""What a compressed file may unpack to, in sum. A long draft unpacks to less than a MiB."""

RECORD: Final = 32 << 20
"""One web page, message or XML document."""

LINE: Final = 64 << 10
"""One line of an archive's headers."""

TAGS: Final = 60_000
"""Tags of a web page above which its bare text is taken as it stands; long reports have some thousands."""

TEXT: Final = 400_000
"""Characters of one article. The longest reports run to 60,000; the rest of a longer text is left out, and said so."""

RAW: Final = 4 * TEXT
"""Characters of a body as it comes, marks and all, of which ``TEXT`` are to be left."""

TITLE: Final = 2_000
"""Characters of one headline."""

CELL: Final = 10_000
"""Characters of one cell of metadata."""

RENDITIONS: Final = 10
"""Renditions of one item's body; news services send two or three."""

PARTS: Final = 500
"""Entries of one live page, and parts of one message."""

MEMBERS: Final = 100_000
"""Files of one folder or glob."""
