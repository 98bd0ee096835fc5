"""What the tests of the readers share: a way to write a file and read it back."""

from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck import articles
from factcheck.records import Article, Reading

Given = Callable[..., Path]


@pytest.fixture
def given(tmp_path: Path) -> Given:
    """Writes a file and returns its path."""

    def write(name: str, content: str | bytes, encoding: str = "utf-8") -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        return path

    return write


@pytest.fixture
def reading(given: Given) -> Callable[..., Reading]:
    """Writes a file and reads it."""

    def read(name: str, content: str | bytes, **mapping: str) -> Reading:
        return articles.read_all([given(name, content)], columns=mapping or None)

    return read


@pytest.fixture
def one(reading: Callable[..., Reading]) -> Callable[..., Article]:
    """Writes a file and reads the one article in it."""

    def read(name: str, content: str | bytes, **mapping: str) -> Article:
        (article,) = reading(name, content, **mapping).articles
        return article

    return read
