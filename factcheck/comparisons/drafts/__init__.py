"""A draft against coverage: not who differs from whom, but what of this one text to mend before it is printed.

What coverage holds to be current is worked out without the draft; each statement of the draft is then laid beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.comparisons.drafts import figures, gaps, names, own
from factcheck.records import SEVERITIES

if TYPE_CHECKING:
    from factcheck.comparisons.scene import Scene
    from factcheck.records import Findings, Remark

_CLASHES = frozenset({"withdrawn", "outdated", "disputed", "conflict"})


def remarks(scene: Scene, *, coverage: Findings, together: Findings) -> tuple[Remark, ...]:
    """What there is to say about a draft, gravest first.

    Args:
        scene: draft and coverage, taken as one incident.
        coverage: what a comparison without the draft found.
        together: what a comparison with the draft found.
    """
    about = list(figures.remarks(scene, coverage))
    said = {r.claim.id for r in about if r.claim and r.rule in _CLASHES}
    about += names.remarks(scene)
    about += (r for r in own.remarks(scene, together) if r.claim and r.claim.id not in said)
    about += gaps.remarks(scene, coverage)
    return tuple(sorted(about, key=lambda r: (SEVERITIES.index(r.severity), r.claim is None)))
