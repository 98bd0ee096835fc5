"""Kinds: one comparer per kind of fact, each listed in ``registry``.

Those without a number share ``name_kinds``.
"""
