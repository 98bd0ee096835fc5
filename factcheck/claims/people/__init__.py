"""People counted: numbers with their nouns, what happened to them, and what one mention lends another.

Start with ``counts``: every other module answers one question that it asks.
"""
