"""Where and when it happened: places by grammar and gazetteer, days by grammar and calendar.

Start with ``places`` and ``dates``.
"""
