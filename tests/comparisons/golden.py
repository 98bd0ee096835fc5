"""Golden findings of the bundled corpora: what the comparison makes of claims read by hand.

python -m tests.comparisons.golden     writes them anew; read the difference before you commit it
"""

from __future__ import annotations

import json
from pathlib import Path

from factcheck.comparisons import compare, stated
from factcheck.report.ranking import ranked
from tests.comparisons.build import GOLDEN, POLICY, gold

NAMES = ("balochistan-2026", "kestrel-bay-flood", "orrin-motors-layoffs")


def findings(name: str) -> str:
    """Findings and facts of one corpus as JSON, without ids of hashes."""
    incident, articles, claims, chains = gold(name)
    found = compare(incident, articles, claims, chains, POLICY)
    rows = [
        {
            "fact": [d.kind, d.group, d.place],
            "verdict": d.verdict,
            "severity": d.severity,
            "status": d.status,
            "basis": d.order_basis,
            "flags": list(d.flags),
            "left": [d.left.article_id, stated(d.left) if d.left.interval else d.left.value],
            "right": [d.right.article_id, stated(d.right) if d.right.interval else d.right.value],
            "articles": list(d.articles),
            "reason": d.reason,
            "values": d.values,
            "question": d.question,
        }
        for d in ranked(found.discrepancies)
    ]
    facts = [
        {
            "fact": [f.kind, f.group, f.place],
            "status": f.status,
            "wording": f.wording,
            "figures": [f.low, f.best, f.high],
        }
        for f in found.facts
    ]
    return json.dumps({"discrepancies": rows, "facts": facts}, ensure_ascii=False, indent=1) + "\n"


def path(name: str) -> Path:
    """Where the golden file of a corpus stands."""
    return GOLDEN / name / "findings.json"


if __name__ == "__main__":
    for name in NAMES:
        path(name).parent.mkdir(parents=True, exist_ok=True)
        path(name).write_text(findings(name), encoding="utf-8")
