"""Articles as rows of sparse matrices: TF-IDF of words, of names, and of leads.

How telling a term is, is read from a small table of common words (``background.json``) together with the collection at
hand: two articles alone are weighed sensibly, and a large collection adapts the weights to its own subject.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from factcheck.incidents import terms
from factcheck.records import digest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from factcheck.records import Article

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

WIDTH = 1 << 20
"""Columns that terms are hashed into: a million keeps collisions of news vocabulary below one in a hundred pairs."""

VIEWS: Mapping[str, str] = {"words": "words", "names": "names", "ages": ""}
"""The ways to read an article, each with the table of ``background.json`` that says how common its terms are."""

RARE = 4.0
"""Nats of information from which on a word is rare: that of one article in fifty."""

SAME_TEXT = 40
"""Texts of fewer words may be equal by chance ("More soon.")."""

BATCH = 1000
"""Articles read at a time: their terms as text need more memory than their rows."""


class Index:
    """The articles read so far, as counts of their terms: hand one index to call after call, and each is read once.

    Articles are known by their content, so one that has changed is read again. An article of 300 words takes about
    3 KB. Not for two threads at a time.
    """

    def __init__(self) -> None:
        self._row: dict[str, int] = {}
        self._texts: list[str] = []
        self._counts: dict[str, Any] = {}

    def __len__(self) -> int:
        """How many articles have been read."""
        return len(self._row)

    def space(self, articles: Sequence[Article]) -> Space:
        """The articles' rows, in their order; articles not yet known are read."""
        if not articles:
            return Space({}, ())
        ids = [article.content_id for article in articles]
        self._read({i: article for i, article in zip(ids, articles, strict=True) if i not in self._row})
        at = np.array([self._row[i] for i in ids], np.int64)
        counts = {name: rows[at] for name, rows in self._counts.items()}
        worth = {name: _information(rows, VIEWS[name]) for name, rows in counts.items()}
        rows = {name: _weighed(counts[name], worth[name]) for name in counts}
        rows["rare"] = _rare(counts["words"], worth["words"])
        return Space(rows, [self._texts[i] for i in at.tolist()])

    def _read(self, new: Mapping[str, Article]) -> None:
        from scipy.sparse import vstack  # noqa: PLC0415 - heavy, and only for grouping

        articles = list(new.values())
        parts: dict[str, list[Any]] = {name: [rows] for name, rows in self._counts.items()}
        for begin in range(0, len(articles), BATCH):
            read = [terms.views(article) for article in articles[begin : begin + BATCH]]
            for name in VIEWS:
                parts.setdefault(name, []).append(_hasher().transform(views[name] for views in read))
        self._counts = {name: vstack(blocks, format="csr") for name, blocks in parts.items()}
        self._texts += map(_digest, articles)
        self._row |= {i: n for n, i in enumerate(new, start=len(self._row))}


@cache
def _hasher() -> Any:  # noqa: ANN401 - scikit-learn has no types
    from sklearn.feature_extraction import FeatureHasher  # noqa: PLC0415 - heavy, and only for grouping

    return FeatureHasher(WIDTH, input_type="string", alternate_sign=False, dtype=np.float32)


def _information(counts: Any, background: str) -> NDArray[np.float32]:  # noqa: ANN401 - scipy has no types
    """How telling each term is, in nats: the rarer in general news and in these articles, the more."""
    usual, documents = _background(background)
    seen = np.bincount(counts.indices, minlength=WIDTH)
    nats: NDArray[np.float32] = np.log((documents + counts.shape[0] + 1.0) / (usual + seen + 1.0)).astype(np.float32)
    return nats


@cache
def _background(name: str) -> tuple[NDArray[np.float32], float]:
    """In how many of how many articles of general news each column's term stands."""
    usual = np.zeros(WIDTH, np.float32)
    if not name:
        return usual, 1.0
    known = terms.background()[name]
    columns = _hasher().transform([term] for term in known).indices
    np.maximum.at(usual, columns, np.fromiter(known.values(), np.float32, len(known)))
    return usual, float(terms.background()["documents"])


def _weighed(counts: Any, information: NDArray[np.float32]) -> Any:  # noqa: ANN401 - scipy has no types
    """TF-IDF rows of length one."""
    from sklearn.preprocessing import normalize  # noqa: PLC0415

    rows = counts.copy()
    rows.data = (1.0 + np.log(counts.data)) * (information[counts.indices] + np.float32(0.05))
    return normalize(rows, copy=False)


def _rare(counts: Any, information: NDArray[np.float32]) -> Any:  # noqa: ANN401 - scipy has no types
    """Rows whose product is the information, above ``RARE``, of the words that two articles share."""
    rows = counts.copy()
    rows.data = np.sqrt(np.maximum(information[counts.indices] - np.float32(RARE), 0.0))
    rows.eliminate_zeros()
    return rows


@dataclass(frozen=True, slots=True)
class Space:
    """Every article's row in every view, and in ``rare``. Memory is linear in articles."""

    rows: Mapping[str, Any]
    texts: Sequence[str]
    """Digest of each text: equal texts have equal ones; empty for a short text."""

    def take(self, some: Ints) -> Space:
        """Some articles' rows, weighed as they are."""
        return Space({name: rows[some] for name, rows in self.rows.items()}, [self.texts[i] for i in some.tolist()])

    @classmethod
    def of(cls, articles: Sequence[Article]) -> Space:
        """The rows of articles that need not be remembered."""
        return Index().space(articles)

    def words(self, i: int) -> set[int]:
        """The rare words of an article, by column."""
        rows = self.rows["rare"]
        return set(rows.indices[rows.indptr[i] : rows.indptr[i + 1]].tolist())

    def product(self, view: str, left: Ints, right: Ints) -> Floats:
        """How alike pairs of articles are in one view: the cosine, or the nats that they share."""
        return products(self.rows[view], self.rows[view], left, right)


def columns(rows: Sequence[Sequence[str]]) -> Any:  # noqa: ANN401 - scipy has no types
    """Terms as 0/1 rows over the columns of a view."""
    return _hasher().transform(rows) if rows else None


def _digest(article: Article) -> str:
    run = article.text.lower().split()
    return digest(" ".join(run)) if len(run) >= SAME_TEXT else ""


def products(one: Any, other: Any, left: Ints, right: Ints) -> Floats:  # noqa: ANN401 - scipy has no types
    """The product of row ``left[k]`` of one sparse matrix with row ``right[k]`` of another, for every k."""
    return np.asarray(one[left].multiply(other[right]).sum(axis=1), dtype=np.float64).ravel()
