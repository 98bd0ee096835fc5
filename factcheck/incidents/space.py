"""Articles as rows of sparse matrices: TF-IDF of words, of names, and of leads.

How telling a word is, is read from a small table of common words (``background.json``) together with the collection at
hand: two articles alone are weighed sensibly, and a large collection adapts the weights to its own subject.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from factcheck.incidents import terms

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

    from factcheck.records import Article

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

WIDTH = 1 << 20
"""Columns that terms are hashed into: a million keeps collisions of news vocabulary below one in a hundred pairs."""


@dataclass(frozen=True, slots=True)
class View:
    """One way to read an article: its text, its terms, and which background table weighs them."""

    text: Callable[[Article], str]
    terms: Callable[[str], list[str]]
    background: str


def _full(article: Article) -> str:
    return f"{article.title or ''}. {article.text}"


def _title_twice(article: Article) -> str:
    return f"{article.title or ''}. {_full(article)}"


VIEWS: Mapping[str, View] = {
    "words": View(_title_twice, terms.words, "words"),
    "lead": View(lambda a: f"{a.title or ''}. {terms.lead(a)}", terms.words, "words"),
    "names": View(_full, terms.names, "names"),
    "lead_names": View(terms.lead, terms.names, "names"),
    "name_pairs": View(_full, terms.name_pairs, "names"),
    "ages": View(lambda a: a.text, terms.ages, ""),
    "numbers": View(lambda a: a.text, terms.numbers, ""),
}
"""Title weighted in ``words`` (twice) and ``lead`` (twice in 80 words)."""


@dataclass(frozen=True, slots=True)
class Space:
    """Every article's row in every view: unit rows, so a product of rows is a cosine. Memory is linear in articles."""

    rows: Mapping[str, Any]
    telling: Mapping[str, Any]

    @classmethod
    def of(cls, articles: Sequence[Article]) -> Space:
        """Read all articles once."""
        rows, telling = {}, {}
        for name, view in VIEWS.items():
            rows[name], telling[name] = _weigh(_count(articles, view), view.background)
        return cls(rows, telling)

    def cosine(self, view: str, left: Ints, right: Ints) -> Floats:
        """Cosine of pairs of articles in one view."""
        rows = self.rows[view]
        return np.asarray(rows[left].multiply(rows[right]).sum(axis=1), dtype=np.float64).ravel()

    def shared(self, view: str, left: Ints, right: Ints) -> tuple[Floats, Floats]:
        """How much information (nats) two articles share in one view, and its part of the poorer one's."""
        rows = self.telling[view]
        mass = np.asarray(rows.multiply(rows).sum(axis=1), dtype=np.float64).ravel()
        both = np.asarray(rows[left].multiply(rows[right]).sum(axis=1), dtype=np.float64).ravel()
        return both, both / np.maximum(np.minimum(mass[left], mass[right]), 8.0)


def _count(articles: Sequence[Article], view: View) -> Any:  # noqa: ANN401 - scipy has no types
    from sklearn.feature_extraction.text import HashingVectorizer  # noqa: PLC0415 - heavy, and only for grouping

    hasher = HashingVectorizer(
        n_features=WIDTH, analyzer=lambda article: view.terms(view.text(article)), norm=None, alternate_sign=False,
        dtype=np.float32,
    )  # fmt: skip
    return hasher.transform(articles).tocsr()


def _weigh(counts: Any, background: str) -> tuple[Any, Any]:  # noqa: ANN401 - scipy has no types
    from sklearn.preprocessing import normalize  # noqa: PLC0415

    usual, documents = _background(background)
    seen = np.bincount(counts.indices, minlength=WIDTH)
    information = np.log((documents + counts.shape[0] + 1.0) / (usual + seen + 1.0)).astype(np.float32) + 0.05
    weighed, telling = counts.copy(), counts.copy()
    weighed.data = (1.0 + np.log(counts.data)) * information[counts.indices]
    telling.data = np.sqrt(information[counts.indices])
    return normalize(weighed, copy=False), telling


@cache
def _background(name: str) -> tuple[Any, float]:
    if not name:
        return np.zeros(WIDTH, np.float32), 1.0
    from sklearn.feature_extraction.text import HashingVectorizer  # noqa: PLC0415

    data = terms.background()
    hasher = HashingVectorizer(n_features=WIDTH, analyzer=lambda term: [term], norm=None, alternate_sign=False)
    known = data[name]
    usual = np.zeros(WIDTH, np.float32)
    columns = hasher.transform(list(known)).indices
    np.maximum.at(usual, columns, np.fromiter(known.values(), np.float32, len(known)))
    return usual, float(data["documents"])
