"""What gets lost on the way from text to text: whose word a figure was, and the hedge before it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from factcheck.comparisons.rows import Ruling
from factcheck.comparisons.verdicts.ladder import opposed
from factcheck.comparisons.verdicts.order import TELLING
from factcheck.lexicon import people, table
from factcheck.records import UNATTRIBUTED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.comparisons.statements.statement import Statement
    from factcheck.comparisons.verdicts.ladder import Pair
    from factcheck.policy import Policy

ENEMIES = frozenset({"militants", "security", "civilians"})
"""Groups whose dead the other side counts: such a count is a claim whoever makes it."""


LEAD = 400
"""Characters of the text that a headline sums up."""

SAME = 0.9
"""Share of their words from which two sentences are one."""


def lost(pair: Pair, statements: Sequence[Statement], policy: Policy) -> Ruling | None:
    """Two articles with one figure, of which one has dropped the party that claims it, or (in a copy) the hedge."""
    if pair.left.figure != pair.right.figure or pair.same_article or not pair.both_current:
        return None
    claimed, plain = (pair.left, pair.right) if _plain(pair.right) else (pair.right, pair.left)
    if pair.copies:
        dropped = drops(claimed, plain, pair.key.group, policy)
    else:
        contested = of_party(claimed) and _contested(claimed, statements, policy)
        dropped = contested and _plain(plain) and not _credited(plain, claimed)
    if dropped:
        return Ruling(_turned(pair, claimed, plain), "disputed", "medium", "attribution_lost")
    if pair.copies and pair.left.interval.is_open != pair.right.interval.is_open:
        hedged, bare = (pair.left, pair.right) if pair.left.interval.is_open else (pair.right, pair.left)
        return Ruling(_turned(pair, hedged, bare), "less_precise", "low", "hedge_lost")
    return None


def drops(claimed: Statement, plain: Statement, group: str, policy: Policy) -> bool:
    """Of two copies of one text, one has a figure on the word of somebody with a stake, the other as plain fact."""
    if claimed.vague or plain.vague:
        return False  # "several" is no figure that anybody could have counted
    sides = set(policy.parties.interested) | (_sides(policy) if group in ENEMIES else set())
    one_sided = _unranked(claimed) or _claimed(claimed, sides)
    return one_sided and _plain(plain) and not _credited(plain, claimed)


def of_party(statement: Statement) -> bool:
    """Only a party to the conflict stands behind it."""
    return _claimed(statement, {"party"})


def _claimed(statement: Statement, sides: set[str]) -> bool:
    """Every mention that names a source names one that speaks for a side."""
    types = {c.source_type for c in statement.claims} - UNATTRIBUTED
    return bool(types) and types <= sides


def _unranked(statement: Statement) -> bool:
    """Somebody is named who is no kind of authority: an organiser, a union, a movement."""
    types = {c.source_type for c in statement.claims} - {"media"}
    return types == {"none"} and any(_somebody(c.source) for c in statement.claims)


def _somebody(source: str) -> bool:
    """A name, or a noun for persons and bodies: no thing that a sentence has in a speaker's place ("the strike")."""
    bodies = table("comparing")["organisations"]["words"]
    words = re.findall(r"[^\W\d_]+", source)
    return any(w[0].isupper() or w in bodies or w in people() or w.removesuffix("s") in people() for w in words)


def _sides(policy: Policy) -> set[str]:
    return {side for pair in policy.parties.opposed for side in pair}


def _plain(statement: Statement) -> bool:
    """No mention names any source."""
    return all(c.source_type == "none" and not c.source and not c.authority for c in statement.claims)


def _credited(plain: Statement, claimed: Statement) -> bool:
    """A source of the same kind speaks in the sentence of the figure, in one beside it, or below the headline."""
    if _one_sentence(plain, claimed):
        return True
    types = {c.source_type for c in claimed.claims} - UNATTRIBUTED
    words = [w for t in sorted(types) for w in table("sources")["types"].get(t, ())]
    names = {c.authority.casefold() for c in claimed.claims if c.authority}
    # A headline rests on the first sentences.
    beside = [
        _around(plain.article.text, *c.sentence) if c.field == "body" else plain.article.text[:LEAD]
        for c in plain.claims
    ]
    return any(_speaks(text, words, names) for text in beside)


def _one_sentence(one: Statement, other: Statement) -> bool:
    """Both print the figure in the same words: nothing was dropped there, the source is only read in one of them."""
    a, b = (set(re.findall(r"\w+", s.context)) for s in (one, other))
    return len(a & b) >= SAME * len(a | b) > 0


def _speaks(text: str, words: Sequence[str], names: set[str]) -> bool:
    return any(
        (any(_says(sentence, w) for w in words) or any(n in sentence.casefold() for n in names))
        and bool(_verbs().search(sentence))
        for sentence in _STOP.split(text)
    )


def _says(sentence: str, word: str) -> bool:
    """The table's words match whole; those marked "~" by their case too."""
    plain = word.removeprefix("~")
    flags = re.NOFLAG if plain != word else re.IGNORECASE
    return bool(re.search(rf"\b{re.escape(plain)}\b", sentence, flags))


def _around(text: str, start: int, end: int) -> str:
    """A sentence with the one before it and the one behind it."""
    before = max((m.end() for m in _STOP.finditer(text[: max(start - 1, 0)])), default=0)
    after = _STOP.search(text, end + 1)
    return text[before : after.start() if after else len(text)]


_STOP = re.compile(r"(?<=[.!?])\s+")


@cache
def _verbs() -> re.Pattern[str]:
    verbs = table("sources")["verbs"]
    return re.compile(rf"\b(?:according to|{'|'.join(map(re.escape, verbs['say']))})\b", re.IGNORECASE)


def _contested(claimed: Statement, statements: Sequence[Statement], policy: Policy) -> bool:
    """A figure too large to be shared by chance, that only the party gives, against another of the other side."""
    if claimed.figure < TELLING:
        return False
    alike = [s for s in statements if s.figure == claimed.figure]
    if any({c.source_type for c in s.claims} - UNATTRIBUTED - {"party"} for s in alike):
        return False
    return any(s.current and s.figure != claimed.figure and opposed(s, claimed, policy) for s in statements)


def _turned(pair: Pair, left: Statement, right: Statement) -> Pair:
    return replace(pair, left=left, right=right)
