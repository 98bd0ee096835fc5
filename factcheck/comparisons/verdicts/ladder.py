"""The verdict ladder: the first rule that matches wins. Each rule is a line of RULES; each test is a few lines below.

A pair always stands with the lower figure on the left.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from factcheck.comparisons.statements.statement import (
    HANDFUL,
    Key,
    Statement,
    is_round,
    mentions,
    rivals,
    same_authority,
    step,
)
from factcheck.comparisons.ties.ties import NO_TIE, Tie
from factcheck.comparisons.verdicts.order import FAR, RISING, Order, same_hand
from factcheck.records import COUNT_KINDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from factcheck.policy import Policy
    from factcheck.records import Severity, Verdict


@dataclass(frozen=True, slots=True)
class Pair:
    """Two figures of one fact, the lower one left, with all that decides their verdict.

    Attributes:
        order: which is earlier, and how we know.
        copies: the two articles carry one text.
        overtaken: the lower figure is one that this incident's toll is known to have passed.
        withdrawn: the higher figure is one that some article says was lowered to about the lower one.
        adds_up: one article gives the difference as another figure (27 and 1 are its 28; 18 and 5 the other's 23).
        sole: the body gives one figure of this kind only, so no sum of parts can explain a higher headline.
        fresh: the lower figure is not known to have been printed before the higher one was: no copy of an older toll.
        echoed: one of the two articles prints the other's figure too, so it accounts for both.
        reached: whatever one side gave, the other gave as much before or since: their counts moved alike.
        topped: both stand in one article, which gives a present figure above them: neither was lowered.
        replaced: its outlet's own later text no longer has one of them.
        drafted: one of them is the draft's, which speaks of this incident and no other.
        tie: what speaks for the two counting one event, and what against.
        definition: the set that one side counts and the other does not, named in a quote, when the arithmetic is exact.
        listed: the lower figure counts names on a list.
        parts: what the right figure is said to be made of, where they do not add up to it.
        explained: the words by which one article says that its two figures count different sets.
        contrasted: the words of one article set the two against each other.
        at_once: two outlets of one day quote two kinds of authority, of which neither is known to be the later one.
    """

    left: Statement
    right: Statement
    key: Key
    order: Order
    policy: Policy
    copies: bool = False
    overtaken: bool = False
    withdrawn: bool = False
    definition: str = ""
    listed: bool = False
    explained: str = ""
    parts: tuple[Statement, ...] = ()
    adds_up: bool = False
    echoed: bool = False
    sole: bool = False
    tie: Tie = NO_TIE
    fresh: bool = False
    replaced: bool = False
    drafted: bool = False
    topped: bool = False
    reached: bool = False
    at_once: bool = False
    contrasted: bool = False

    @property
    def same_article(self) -> bool:
        """Both stand in one article."""
        return self.left.article.id == self.right.article.id

    @property
    def versions(self) -> bool:
        """An outlet's earlier text has one, its later text the other."""
        if self.left.superseded == self.right.superseded:
            return False
        return self.left.of_one_item(self.right) or (self.replaced and self.left.of_one_outlet(self.right))

    @property
    def same_moment(self) -> bool:
        """Known to speak of one moment, or of one article's present."""
        return self.order.first == "same" or self.copies or (self.same_article and self.both_current)

    @property
    def both_current(self) -> bool:
        """Neither is superseded, feared or denied; or both are feared."""
        feared = {s.claim.certainty for s in (self.left, self.right)} == {"feared"}
        return (self.left.current and self.right.current) or (
            feared and not (self.left.superseded or self.right.superseded)
        )

    @property
    def rises(self) -> bool:
        """The higher figure is the later one."""
        return self.order.first == "left"

    @property
    def falls(self) -> bool:
        """The lower figure is the later one."""
        return self.order.first == "right"

    @property
    def still_printed(self) -> bool:
        """The withdrawn figure is printed as present, not before the text that takes it back."""
        if not (self.withdrawn and self.right.current):
            return False
        one, other = self.left.article.when, self.right.article.when
        return self.rises or bool(not self.falls and one and other and one.before(other))

    @property
    def gap(self) -> float:
        """How far the intervals lie apart; by the printed counts where only an open side lets them meet."""
        return self.left.interval.gap(self.right.interval) or self.right.figure - self.left.figure

    @property
    def narrower(self) -> str:
        """The list of words by which the lower figure counts some of the injured, where the higher one counts all."""
        if (self.key.kind, self.key.group) != ("injured", "total"):
            return ""
        one = self.both_current and self.same_article and self.left.claim.sentence == self.right.claim.sentence
        words = (s.clause if one else s.context for s in (self.left, self.right))
        left, right = (tuple(n for n in ("in_care", "shot") if mentions(text, n)) for text in words)
        of_hospital = left == ("in_care",) and self.right.claim.source_type == "hospital"
        return "" if right or of_hospital or not left else left[0]

    @property
    def told_apart(self) -> bool:
        """One article tells whom its lower figure leaves out."""
        return self.same_article and bool(self.explained or self.definition or self.narrower)

    @property
    def loose_headline(self) -> bool:
        """A headline's "hundreds" above a text that counts many more: no part of them."""
        return self.same_article and self.left.in_title and self.left.vague and not self.right.in_title

    @property
    def disjoint(self) -> bool:
        """No number can satisfy both."""
        return not self.left.interval.meets(self.right.interval)

    @property
    def counted(self) -> bool:
        """Both are counts, though hedged: neither is a mere threshold or vague word."""
        return not (self.left.threshold or self.right.threshold)


def _compatible(p: Pair) -> bool:
    left, right = p.left, p.right
    if left.figure == right.figure:
        return not p.disjoint or (right.interval.is_open and p.gap <= p.policy.comparing.slack)
    if p.adds_up or (p.echoed and not (p.rises or p.withdrawn or _definition(p))):
        return True
    if left.in_title and _rounded(left.figure, right.figure):
        return True
    if left.vague or right.vague:
        return _vague(left, right)
    if p.disjoint:
        return False
    if not (left.interval.is_open or right.interval.is_open):
        return True
    return _finer(left, right)


def _rounded(headline: float, figure: float) -> bool:
    """Headlines round large figures down without a hedge: 14,000 for 14,200."""
    return headline >= LARGE and is_round(headline) and figure < headline + step(headline)


def _finer(coarse: Statement, fine: Statement) -> bool:
    """Such as "over 340" and 346: the finer figure lies within one step of the rounding."""
    if not (coarse.beyond and coarse.figure >= step(0) and coarse.figure % step(0) == 0):
        return False
    return fine.figure <= coarse.figure + step(coarse.figure)


def _vague(left: Statement, right: Statement) -> bool:
    """Such as "dozens" and 87, or 20: the word covers half to ten times the bound that the policy sets for it."""
    if right.vague:
        return left.figure >= right.interval.low / 2
    return left.vague and right.figure <= 10 * left.interval.low


def _definition(p: Pair) -> bool:
    """A set that is named and makes just the difference; or words alone, where no sides stand against each other."""
    if p.explained and not opposed(p.left, p.right, p.policy):
        return True
    return bool(p.definition) or p.listed or bool(p.narrower)


def _self_contradiction(p: Pair) -> bool:
    if p.contrasted or (p.left.claim.field == p.right.claim.field and p.left.claim.sentence == p.right.claim.sentence):
        return False
    if not p.left.figure:
        return False  # none of some nationality, some day, some ward
    bare = p.right.in_title and p.right.interval.is_exact and p.counted
    if not (p.same_article and p.both_current and (p.disjoint or bare)) or p.order.known:
        return False
    if p.left.claim.field != p.right.claim.field:
        if p.left.figure < p.policy.comparing.event_share * p.right.interval.low:
            return False  # one of several events that the headline sums up
        return not (p.left.minor or p.right.minor) and (p.left.in_title or (p.sole and not p.left.weak))
    told = p.key.place is None and p.tie.points >= p.policy.ties["enough"]
    return told and bool(p.left.claim.source) and same_authority(p.left, p.right)


def _revision(p: Pair) -> bool:
    if 0 < p.left.figure < FAR * p.right.figure:
        return False
    if not p.left.current or (p.key.kind not in RISING and not p.withdrawn):
        return False
    dated = p.order.basis in ("as_of", "published", "day")
    if p.withdrawn or (p.falls and (takes_back(p) or "withdrawn" in p.right.cues)):
        return True
    replaced = p.left.figure >= p.policy.comparing.part_share * p.right.figure or p.left.figure == 0
    if not p.falls or not replaced or not (p.disjoint or p.counted):
        return False
    in_care = p.key.kind == "injured" and (p.left.in_care or p.right.in_care)
    few = p.right.figure < HANDFUL and not p.left.cues  # told one by one, an older one is no count that was lowered
    return ((p.versions or (p.order.basis == "cue" and not few)) and not in_care) or (
        dated and same_authority(p.left, p.right) and not p.overtaken
    )


def takes_back(p: Pair) -> bool:
    """A correction gives the lower figure, and the higher one is what it corrects: one hand's, or told there too."""
    if not p.left.cues & CORRECTED:
        return False
    told = f"{p.right.figure:.0f}", f"{p.right.figure:,.0f}"
    return same_hand(p.left, p.right) or any(t in p.left.article.text for t in told)


def _disputed(p: Pair) -> bool:
    if p.same_article and "denied_figure" in p.left.cues | p.right.cues and not same_authority(p.left, p.right):
        return True
    if not p.both_current or p.reached or not opposed(p.left, p.right, p.policy) or _settled(p):
        return False
    return p.disjoint or p.right.figure > p.left.figure


def _settled(p: Pair) -> bool:
    """An office's early count and the later one of who watches it, no side of a fight: two states of knowledge."""
    one, other = p.left.article.when, p.right.article.when
    if (
        p.same_article
        or one is None
        or other is None
        or "party" in {p.left.claim.source_type, p.right.claim.source_type}
    ):
        return False
    return abs((one.day - other.day).days) > p.policy.comparing.settled_days


def _update(p: Pair) -> bool:
    if (p.same_moment and not p.order.known) or p.at_once:
        return False
    if p.overtaken and (p.order.first == "unknown" or (p.falls and not p.fresh)):
        return True
    return p.rises or (p.falls and (p.key.kind not in RISING or (p.left.in_care and p.right.in_care)))


def _apart(p: Pair) -> bool:
    """Hedged counts too far apart for the lower to be a mere bound of the higher: "over 40" and "over 90"."""
    if p.left.vague or p.left.interval.best is None or not _counters(p):
        return False
    return p.right.interval.low > p.left.figure + step(p.left.figure)


def _counters(p: Pair) -> bool:
    """Two authorities of which each counts the whole."""
    return p.left.vouched and p.right.vouched and not same_authority(p.left, p.right) and rivals(p.left, p.right)


def _conflict(p: Pair) -> bool:
    if not p.both_current:
        return False
    if p.same_article:
        if not p.left.figure and not (p.left.vouched and p.tie.near):
            return False  # none of somebody
        two = p.contrasted or (rivals(p.left, p.right) and not same_authority(p.left, p.right))
        return two and not (p.left.vague or p.right.vague) and (p.disjoint or p.counted or _apart(p))
    if p.order.basis == "snapshot" and p.left.figure < p.policy.comparing.part_share * p.right.figure:
        return False
    return p.disjoint or (p.counted and (p.same_moment or p.falls))


LARGE: Final = 1000
"""From here on headlines round."""

CORRECTED: Final = frozenset({"correction", "withdrawn"})

RULES: Final[tuple[tuple[Verdict, Callable[[Pair], bool]], ...]] = (
    ("compatible", _compatible),
    ("definition", _definition),
    ("self_contradiction", _self_contradiction),
    ("revision", _revision),
    ("disputed", _disputed),
    ("update", _update),
    ("conflict", _conflict),
    ("less_precise", lambda p: p.both_current and not p.disjoint),
)


def judge(pair: Pair) -> Verdict | None:
    """The verdict on a pair; None when the two cannot be the same fact (rule 0)."""
    if _denial(pair):
        return "disputed"
    if stale(pair):
        return "revision"
    if not comparable(pair):
        return None
    return next((verdict for verdict, holds in RULES if holds(pair)), None)


def stale(p: Pair) -> bool:
    """One text withdraws the very figure that the other gives as present, and not before it."""
    if p.left.figure != p.right.figure or p.same_article:
        return False
    old, new = (p.left, p.right) if p.left.superseded else (p.right, p.left)
    if not (old.superseded and new.current and old.cues & CORRECTED):
        return False
    one, other = old.article.when, new.article.when
    return not (one and other and not one.before(other))


def _denial(p: Pair) -> bool:
    """One side denies the other's figure, or that there was any; a denial of having said it breaks attribution."""
    if p.left.claim.certainty == "denied" and p.left.figure == 0:
        return p.right.current and p.right.figure > 0 and not same_authority(p.left, p.right)
    if p.left.figure != p.right.figure:
        return False
    denied, stands = (p.left, p.right) if p.left.claim.certainty == "denied" else (p.right, p.left)
    return denied.claim.certainty == "denied" and "denied_attribution" not in denied.cues and stands.current


def comparable(p: Pair) -> bool:
    """Rule 0: feared figures and denials never clash with counts; two outdated figures clash with nobody."""
    sure = {s.claim.certainty for s in (p.left, p.right)}
    if "denied" in sure or ("feared" in sure and len(sure) > 1):
        return False
    return not (p.left.superseded and p.right.superseded) and not _part(p)


def _part(p: Pair) -> bool:
    """One figure may count only some of the other: a minor one of its article, or a subset far below the other."""
    if p.copies:
        return _below(p, p.policy.comparing.part_share)
    if opposed(p.left, p.right, p.policy) or p.told_apart or (p.contrasted and p.both_current):
        return False
    saw = [s.claim.source_type == "witness" for s in (p.left, p.right)]
    if p.same_article and saw == [True, False] and p.left.figure < p.right.figure:
        return True  # who was there counts what he saw; of two who were, each counts the whole
    if (p.left.minor or p.right.minor) and not (p.same_article and one_source(p.left, p.right)):
        return True
    if not p.both_current:
        return p.topped or (p.same_article and p.left.superseded and p.left.partial and not p.right.partial)
    if p.falls and p.left.weak and not p.drafted and (p.left.figure != 0 or p.key.kind != "killed"):
        return True
    if p.key.kind == "injured" and p.right.in_care and not (p.left.in_care or p.rises):
        return True
    if p.same_article and _counters(p) and p.key.kind != "injured" and p.left.figure >= HANDFUL:
        return p.key.kind in RISING and _below(p, FAR)  # an office's share of a toll is no count of its own
    partial = (p.same_article and not p.loose_headline) or (p.left.claim.relation == "subset" and not p.rises)
    return partial and 0 < p.left.figure < p.policy.comparing.part_share * p.right.figure


def one_source(one: Statement, other: Statement) -> bool:
    """The same words, or the same authority, stand behind both."""
    a, b = one.claim, other.claim
    return bool(a.source) and (a.source.casefold() == b.source.casefold() or same_authority(one, other))


def opposed(one: Statement, other: Statement, policy: Policy) -> bool:
    """The policy lists their source types as opposed sides."""
    return policy.parties.oppose(one.claim.source_type, other.claim.source_type)


def _days(p: Pair) -> int:
    one, other = p.left.moment, p.right.moment
    return abs((one.day - other.day).days) if one and other else 0


def another_event(p: Pair) -> bool:
    """Nothing ties two articles' figures, far apart, to one event of those that the incident may hold."""
    if p.same_article or p.copies or same_authority(p.left, p.right):
        return False
    return (
        p.tie.elsewhere
        or (p.tie.doubtful and not p.at_once)
        or (_below(p, p.policy.comparing.event_share) and not (p.tie.near or p.echoed))
        or (not p.left.figure and p.key.group not in ("total", "civilians") and not (p.tie.near or p.echoed))
    )


def untold(p: Pair, verdict: Verdict | None) -> bool:
    """So little ties the figures of two articles to one event that nothing can be said of them.

    A clash needs the more, the further they lie apart, and no outlet contradicts itself without a word; a later count
    may have grown, but not at another place or day, nor where reports tell several events and these share no figure.
    """
    if p.same_article or p.copies or p.versions:
        return False
    if p.key.kind not in COUNT_KINDS:
        far = _below(p, p.policy.comparing.event_share) and another_event(p)
        return verdict != "conflict" and (far or (p.tie.repeated and not p.tie.near))
    if verdict == "conflict":
        unordered = not (p.order.known or p.same_moment)
        own = p.left.of_one_outlet(p.right) and (unordered or (p.tie.repeated and not same_authority(p.left, p.right)))
        weak = p.tie.points < p.policy.ties["enough"] if unordered else _below(p, p.policy.comparing.part_share)
        loose = weak and p.tie.repeated and not (p.tie.near or p.echoed)
        return another_event(p) or own or loose or (unordered and _below(p, FAR))
    if verdict == "disputed":
        part = p.left.claim.scope != p.right.claim.scope  # of one place, against the whole
        other = p.key.kind not in ("killed", "injured") and _below(p, FAR)  # sides count their dead far apart
        loose = bool(p.tie.parted or p.tie.several or part or other)
        return p.tie.points <= 0 and loose and another_event(p)
    if verdict not in ("update", "less_precise"):
        return False
    apart = p.tie.points < 0 and (p.tie.elsewhere or p.tie.doubtful)
    share = 1 - p.policy.comparing.gap_share if _days(p) > p.policy.incidents.days else p.policy.comparing.event_share
    far = not p.left.figure or _below(p, share)
    near = p.tie.near and p.tie.points >= p.policy.ties["enough"]  # more than a town that is bombed every week
    alone = p.tie.repeated and not (near or p.echoed or p.left.superseded)
    late = p.tie.late and p.tie.repeated and not p.tie.near
    alien = p.tie.repeated or (p.tie.told < 0 and p.tie.points < -p.policy.ties["alien"])
    return late or (far and (apart or alone)) or (apart and alien)


def campaign(p: Pair) -> bool:
    """One counts a war or a campaign, the other a day of it."""
    comparing = p.policy.comparing
    return not p.copies and p.right.figure >= comparing.campaign and _below(p, comparing.campaign_share)


def _below(p: Pair, share: float) -> bool:
    return 0 < p.left.figure < share * p.right.figure


def severity(p: Pair, verdict: Verdict) -> Severity:
    """How much it matters: the written rule."""
    if verdict in ("update", "less_precise", "definition"):
        return "low"
    if verdict == "revision":
        if stale(p):
            return "high" if p.left.article.when and p.right.article.when else "medium"
        return "high" if p.still_printed else "medium"
    if verdict == "conflict" and not (p.order.known or p.same_moment):
        return "low"
    if campaign(p):
        return "low"
    far = (p.falls and _below(p, p.policy.comparing.part_share)) or another_event(p)
    if verdict == "conflict" and (far or _days(p) > p.policy.incidents.days):
        return "low"  # so far apart, in size or in time, it is hardly the same count
    return weight(p)


def weight(p: Pair) -> Severity:
    """How much a gap matters, whatever explains it: high for deaths (policy) that lie far apart, both readings sure."""
    comparing = p.policy.comparing
    confident = min(p.left.claim.confidence, p.right.claim.confidence) >= comparing.confident
    wide = p.gap >= max(comparing.gap_absolute, comparing.gap_share * p.right.figure) or p.left.figure == 0
    return "high" if p.key.kind in p.policy.severities.grave and wide and p.disjoint and confident else "medium"
