"""Counts of people (being written)."""
from __future__ import annotations
from factcheck.claims.document import Document, Sentence
from factcheck.policy import Policy
from factcheck.records import Claim
def wants(sentence: Sentence) -> bool:
    return False
def find(document: Document, days: object, scene: object, policy: Policy) -> list[Claim]:
    return []
