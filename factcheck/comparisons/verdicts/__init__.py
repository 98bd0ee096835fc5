"""Verdicts: what two figures of one fact are to each other, and what shows it.

Start with ``ladder``: its first rule that matches wins. ``order`` says which figure is the later one.
"""
