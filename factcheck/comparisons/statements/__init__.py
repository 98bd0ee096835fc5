"""Statements: one figure of one article with what it counts, collected from claims, and who stands behind it.

Start with ``statement``; nothing here gives a verdict.
"""
