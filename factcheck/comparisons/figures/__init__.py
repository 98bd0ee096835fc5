"""Figures: all figures of one fact, or of one whole and its parts, held against each other.

Start with ``pairing``, which puts questions to ``verdicts`` in the light of all figures.
"""
