"""Wording: what a finding says to an editor. Its forms are data (``lexicon/comparing.toml``).

Start with ``phrasing``.
"""
