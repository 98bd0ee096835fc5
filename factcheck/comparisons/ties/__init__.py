"""Ties: which figures are of one event, where the articles of an incident tell of several.

Start with ``ties``: it weighs ``signals`` between the ``settings`` that texts tell, one event being the usual case.
"""
