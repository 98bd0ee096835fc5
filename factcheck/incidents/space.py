"""Articles as rows of sparse matrices: TF-IDF of words, of names, and of leads.

How telling a word is, is read from a small table of common words (``background.json``) together with the collection at
hand: two articles alone are weighed sensibly, and a large collection adapts the weights to its own subject.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from factcheck.incidents import terms

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

    from factcheck.records import Article

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]


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
            rows[name], telling[name] = _weigh(*_count(articles, view), view.background)
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


def _count(articles: Sequence[Article], view: View) -> tuple[Any, list[str]]:
    """How often each term stands in each article, and the terms in the order of the columns."""
    from scipy.sparse import csr_array  # noqa: PLC0415 - heavy, and only for grouping

    tallies = [Counter(view.terms(view.text(article))) for article in articles]
    vocabulary = sorted(set().union(*tallies))
    column = {term: i for i, term in enumerate(vocabulary)}
    ends = np.cumsum([0, *map(len, tallies)])
    columns = np.fromiter((column[term] for tally in tallies for term in tally), np.int64, ends[-1])
    data = np.fromiter((n for tally in tallies for n in tally.values()), np.float32, ends[-1])
    counts = csr_array((data, columns, ends), shape=(len(articles), len(vocabulary)))
    counts.sort_indices()
    return counts, vocabulary


def _weigh(counts: Any, vocabulary: list[str], background: str) -> tuple[Any, Any]:  # noqa: ANN401 - scipy has no types
    known: Mapping[str, int] = terms.background()[background] if background else {}
    documents = float(terms.background()["documents"]) if background else 1.0
    usual = np.fromiter((known.get(term, 0) for term in vocabulary), np.float32, len(vocabulary))
    seen = np.bincount(counts.indices, minlength=len(vocabulary))
    information = np.log((documents + counts.shape[0] + 1.0) / (usual + seen + 1.0)).astype(np.float32) + 0.05
    weighed, telling = counts.copy(), counts.copy()
    weighed.data = (1.0 + np.log(counts.data)) * information[counts.indices]
    telling.data = np.sqrt(information[counts.indices])
    length = np.sqrt(np.asarray(weighed.multiply(weighed).sum(axis=1)).ravel())
    weighed.data /= np.repeat(length, np.diff(weighed.indptr))
    return weighed, telling
