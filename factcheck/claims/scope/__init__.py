"""Which figures are the incident's own and current: incident, part, background, superseded.

Start with ``scope`` (the words around a figure), then ``parts`` (the last word, over the whole article).
"""
