"""Count common words and names: in how many of 2,000 articles of general news each stands.

    python tests/benchmarks/background_words.py LOCAL.jsonl WORLD.jsonl --out factcheck/incidents/background.json

Two unlike collections (local crime and foreign wars, say): a word is kept when one incident in a hundred of the first
has it, or both collections do; so the table holds the language of news and neither collection's subject, and no private
person's name gets in. Each line is an article with "title", "text" and, in the first file, its "incident".
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

from factcheck.incidents.terms import names, words

DOCUMENTS = 2000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("local", type=Path)
    parser.add_argument("world", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    stories: list[dict[str, list[str]]] = []
    for path in (args.local, args.world):
        told: dict[str, list[str]] = {}
        for n, row in enumerate(map(json.loads, path.open(encoding="utf-8"))):
            told.setdefault(str(row.get("incident", n)), []).append(f"{row.get('title') or ''}. {row['text']}")
        stories.append(told)
    table: dict[str, object] = {"documents": DOCUMENTS}
    for name, terms in (("words", words), ("names", names)):
        shares = []
        for told in stories:
            seen = Counter(term for texts in told.values() for term in {t for text in texts for t in terms(text)})
            shares.append({term: count / len(told) for term, count in seen.items()})
        local, world = shares
        kept = (t for t, share in local.items() if share >= 0.01 or (share >= 0.003 and world.get(t, 0) >= 0.005))
        counts = {t: round(DOCUMENTS * (0.65 * local[t] + 0.35 * world.get(t, 0))) for t in sorted(kept)}
        table[name] = {term: count for term, count in counts.items() if count >= 6}
    args.out.write_text(json.dumps(table, indent=0, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
