"""Run the hand-edited cases of corpora/cases and print what fails, in one batch.

    python -m tests.cases [WORD ...]     words choose cases by id ("killed", "trap-12")

``tests/corpora/test_cases.py`` holds the same cases in the suite; their language is in corpora/cases/README.md.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from factcheck.claims import extract_all
from factcheck.policy import Policy
from factcheck.records import Article, Claim
from tests.corpora.cases import judge, read_cases


def main(words: Sequence[str]) -> None:
    cases = [case for case in read_cases() if not words or any(word in case.id for word in words)]
    articles = [Article(id=case.id, text=case.text, published=case.published) for case in cases]
    claims: dict[str, list[Claim]] = {case.id: [] for case in cases}
    for claim in extract_all(articles, Policy.load()).claims:
        claims[claim.article_id].append(claim)
    surprises = 0
    for case in cases:
        wrong = judge(case.items, claims[case.id])
        if bool(wrong) != case.known_miss:
            surprises += 1
            print(f"{case.id}  {case.text}", *(wrong or ["passes, though listed as known_miss"]), sep="\n    ")
    print(f"{len(cases) - surprises} of {len(cases)} cases as they should be")


if __name__ == "__main__":
    main(sys.argv[1:])
