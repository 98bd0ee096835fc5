"""Packages of the formats that not everybody needs: the extra ``formats``."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from factcheck.errors import InputError

if TYPE_CHECKING:
    from factcheck.articles.source import Source


def need(module: str, source: Source) -> Any:  # noqa: ANN401 - a module
    """A module of an optional package.

    Raises:
        InputError: it is not installed; the message names the extra.
    """
    try:
        return import_module(module)
    except ImportError as error:
        package = module.partition(".")[0]
        raise InputError(
            f"needs the package {package!r}, which is not installed",
            where=source.name,
            mend="pip install 'factcheck-news[formats]'",
        ) from error
