"""Vectors from the cache: plain float32 numbers, by a hash of the text and the model's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from factcheck.store.cache import key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from factcheck.incidents import Encoder
    from factcheck.store.cache import Cache

    Vectors = NDArray[np.float32]


class CachedEncoder:
    """An encoder with a memory; the model behind it is loaded when a text is new."""

    def __init__(self, cache: Cache, encoder: Encoder) -> None:
        self._cache, self._encoder = cache, encoder

    @property
    def name(self) -> str:
        """The encoder's own."""
        return self._encoder.name

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row per text, in their order."""
        names = {text: key("vector", self.name, text) for text in dict.fromkeys(texts)}
        held = self._cache.get(names.values())
        rows = {text: row for text, name in names.items() if (row := _revived(held.get(name))) is not None}
        widths = {len(row) for row in rows.values()}
        if len(widths) > 1:
            rows = {}
        fresh = [text for text in names if text not in rows]
        if fresh or not rows:
            new = self._encoder.encode(fresh)
            if widths and widths != {new.shape[1]}:
                return self._encoder.encode(texts)  # vectors of another model under this one's name
            rows |= dict(zip(fresh, new, strict=True))
            self._cache.put({names[text]: row.astype("<f4").tobytes() for text, row in zip(fresh, new, strict=True)})
            if not rows:
                return new
        return np.stack([rows[text] for text in texts])


def _revived(value: bytes | None) -> Vectors | None:
    """The vector that was written; None when it is none of length one (or zero)."""
    if not value or len(value) % 4:
        return None
    row = np.frombuffer(value, dtype="<f4").astype(np.float32)
    length = float(np.linalg.norm(row))
    return row if abs(length - 1.0) < 1e-3 or length == 0.0 else None
