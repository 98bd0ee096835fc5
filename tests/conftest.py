"""What all tests share: no network, an empty cache of their own, and hypothesis runs that repeat."""

from __future__ import annotations

import os
import tempfile

from hypothesis import HealthCheck, settings

# Set before anything imports the libraries that read them; subprocesses inherit them.
os.environ.update(HF_HUB_OFFLINE="1", TRANSFORMERS_OFFLINE="1", TOKENIZERS_PARALLELISM="false", NO_COLOR="1")
_CACHE = tempfile.TemporaryDirectory(prefix="factcheck-tests-")
os.environ.update(XDG_CACHE_HOME=_CACHE.name, FACTCHECK_CACHE=_CACHE.name)

settings.register_profile(
    "repeatable",
    derandomize=True,  # the same examples on every machine; `make fuzz` is for finding new ones
    deadline=None,  # the first call loads a model
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("repeatable")
