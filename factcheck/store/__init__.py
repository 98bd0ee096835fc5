"""What is remembered between runs. Nothing here changes a result: a cache is asked first, and may be deleted any time.

The pipeline knows nothing of it; the command line hands it in.
"""

from __future__ import annotations

from factcheck.store.cache import Cache, open_cache
from factcheck.store.claims import CachedExtract
from factcheck.store.runs import compare
from factcheck.store.vectors import CachedEncoder

__all__ = ["Cache", "CachedEncoder", "CachedExtract", "compare", "open_cache"]
