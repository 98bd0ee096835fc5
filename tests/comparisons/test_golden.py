"""The bundled corpora come out as they did when somebody last read the findings."""

import pytest

from tests.comparisons.golden import NAMES, findings, path


@pytest.mark.parametrize("name", NAMES)
def test_golden(name):
    expected = path(name).read_text(encoding="utf-8")
    assert findings(name) == expected, "if the change is wanted: python -m tests.comparisons.golden"
