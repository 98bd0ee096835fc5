"""Who says so: the source of each figure, what kind of source it is, and the agency it came through.

``read`` goes through an article once and notes who speaks in each sentence and who spoke before it; ``of`` weighs for
one figure which of them vouches for it. The grammar of naming a source, the evidence and its weights are in
``attribution``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from factcheck.claims.attribution import cues as naming
from factcheck.claims.attribution import headlines
from factcheck.claims.attribution.choosing import choose, fitted
from factcheck.claims.attribution.evidence import STRONG, Heard, Voices, candidates
from factcheck.claims.attribution.identity import People
from factcheck.claims.attribution.source import NOBODY, Source
from factcheck.claims.attribution.speakers import PRONOUN, verbs

if TYPE_CHECKING:
    from factcheck.claims.attribution.source import Cue
    from factcheck.claims.document import Document, Sentence

__all__ = ["NOBODY", "Source", "Voices", "of", "read", "verbs"]

_SUBJECTS = frozenset({"subject", "acts", "has"})
_RECENT = 3
"""Sources that spoke last of which one may still vouch for a figure, beside the article's first."""


def read(document: Document) -> dict[Sentence, Voices]:
    """Who speaks in each sentence and who spoke before.

    A pronoun ("he said") stands for the source named before it; a sentence inside a quotation that began before
    belongs to the speaker of that quotation.
    """
    reader = _Reader(People(document.article.text, document.article.outlet or ""))
    read = {sentence: reader.read(sentence, document) for sentence in document.sentences}
    return _with_speakers_behind(read)


def _with_speakers_behind(read: dict[Sentence, Voices]) -> dict[Sentence, Voices]:
    """A quotation is also its later speaker's: "Ten died. Two are missing," he said."""
    behind: Cue | None = None
    paragraph = -1
    for sentence, voices in reversed(read.items()):
        said = next((c for c in voices.cues if c.how in STRONG), None)
        if not voices.open or sentence.paragraph != paragraph:
            behind = None
        if behind is not None and said is None:
            heard = Heard(behind.source, sentence.number, sentence.paragraph, "ahead", figures=False)
            rest = [h for h in voices.heard if h.source.key != heard.source.key]
            read[sentence] = replace(voices, heard=(*rest, heard))
        behind, paragraph = said or behind, sentence.paragraph
    return read


def of(voices: Voices | None, position: int) -> Source:
    """The source that vouches for what stands at a character of the sentence; in a headline its form decides."""
    if voices is None:
        return NOBODY
    if voices.sentence.field == "title":
        return next((c.source for c in voices.cues if c.reach[0] <= position < c.reach[1]), NOBODY)
    return choose(candidates(voices, position), fitted())


@dataclass(slots=True)
class _Reader:
    """Reads the sentences of one article in order."""

    people: People
    last: Source | None = None
    heard: list[Heard] = field(default_factory=list)
    near: list[Source] = field(default_factory=list)
    """Bodies that the sentence before only mentions, the nearest first."""
    quoting: bool = False
    spoke: int = -1
    """The last paragraph in which somebody spoke."""

    def read(self, sentence: Sentence, document: Document) -> Voices:
        if sentence.field == "title":
            named = self._resolved(sentence.text, headlines.in_title(sentence.text), [])
            self.heard += [Heard(c.source, -1, -1, c.how, figures=True) for c in named]
            return Voices(sentence, tuple(named))
        parse = document.parse(sentence)
        named = naming.in_body(sentence.text, parse)
        figures = parse is not None or bool(re.search(r"\d", sentence.text))
        mentioned = list(naming.mentioned(sentence.text, named, parse)) if figures else []
        loose = [c for c in mentioned if c.how not in STRONG]
        said = naming.parted(self._resolved(sentence.text, [*named, *(c for c in mentioned if c.how in STRONG)], loose))
        beside = sentence.text[0] in '“"' and self.spoke == sentence.paragraph  # a quotation beside its speaker's
        quoted = self.last is not None and not said and (self.quoting or beside)
        before = self._before()
        self._note(sentence, said, quoted=quoted, figures=figures)
        return Voices(sentence, (*said, *loose), before, quoted, self.quoting, parse)

    def _resolved(self, text: str, cues: list[Cue], loose: list[Cue]) -> list[Cue]:
        """The cues with the sources that their words mean; a pronoun with nobody before it names none."""
        found: list[Cue] = []
        for cue in cues:
            if cue.source.words.lower() == "we" and not self.quoting and not naming.is_quoted(text, cue.at):
                found.append(replace(cue, source=self.people.ours(cue.source)))
                continue
            if cue.source.words.lower() in PRONOUN:
                named = found[-1].source if found else self._subject(cue, loose) or self.last
                if named is not None:
                    source = replace(named, chain=cue.source.chain or named.chain, denies=cue.source.denies)
                    how = "pronoun" if cue.source.words.lower() in {"he", "she", "i", "his", "her"} else "it"
                    found.append(replace(cue, source=source, how=how))
                continue
            before = [h.source for h in self.heard] + [c.source for c in found]
            near = [c.source for c in reversed(loose) if c.at < cue.who[0]] + self.near
            last = next((c.source for c in reversed(found) if c.source.kind != "none"), self.last)
            found.append(replace(cue, source=self.people.identified(cue.source, last, before, near)))
        self.near = [c.source for c in reversed(loose)]
        return found

    @staticmethod
    def _subject(cue: Cue, loose: list[Cue]) -> Source | None:
        """The body that "it" takes up from its own sentence: "The coastguard saved 17 people, it said"."""
        if cue.source.words.lower() != "it":
            return None
        return next((c.source for c in loose if c.how in _SUBJECTS and c.who[0] < cue.at), None)

    def _before(self) -> tuple[Heard, ...]:
        """The sources that spoke last, the latest last, with the article's first in front."""
        return tuple(self.heard if len(self.heard) <= _RECENT else [self.heard[0], *self.heard[-_RECENT:]])

    def _note(self, sentence: Sentence, said: list[Cue], *, quoted: bool, figures: bool) -> None:
        self._quote(sentence, spoken=bool(said) or quoted)
        if said:
            sources = [c.source for c in said]
            self.last = next((s for s in reversed(sources) if s.kind != "none"), sources[-1])
        if said or quoted:
            self.spoke = sentence.paragraph
        for cue in said:
            source, colon = replace(cue.source, denies=False), sentence.text.endswith(":")
            self.heard = [h for h in self.heard if h.source.key != source.key]
            self.heard.append(Heard(source, sentence.number, sentence.paragraph, cue.how, figures=figures, colon=colon))

    def _quote(self, sentence: Sentence, *, spoken: bool) -> None:
        """Whether a quotation is still open behind the sentence."""
        text = sentence.text
        if "“" in text or "”" in text:
            opens = text.count("“") - text.count("”")
            self.quoting = opens > 0 or (opens == 0 and self.quoting and spoken)
        elif text.count('"') % 2:
            self.quoting = not self.quoting
        else:
            self.quoting = self.quoting and spoken
