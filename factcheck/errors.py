"""Every exception that factcheck raises on purpose.

The tree::

    FactcheckError            one line for a person: what, where, how to mend
    +-- InputError            a file or row that cannot be read (exit code 2)
    |   +-- EmptyInputError   nothing readable in what was given (exit code 2)
    +-- OutputError           the output folder is foreign, read-only or full (exit code 2)
    +-- PolicyError           a policy file that does not say what it must (exit code 2)
    +-- ModelError            a language or embedding model that is missing or altered (exit code 2)
    +-- UnknownComparison     no comparer is registered for a kind (a fault of ours, not of the input)

This module imports nothing of the package.
"""

from __future__ import annotations


class FactcheckError(Exception):
    """The base of all of them; ``str(error)`` is the one line to print.

    ``where`` is a file, or file and line ("day1.csv:17"); ``mend`` says how to put it right.
    """

    def __init__(self, what: str, *, where: str = "", mend: str = "") -> None:
        self.what, self.where, self.mend = what, where, mend
        super().__init__(what, where, mend)

    def __str__(self) -> str:
        line = f"{self.where}: {self.what}" if self.where else self.what
        return " ".join((f"{line}; {self.mend}" if self.mend else line).split())


class InputError(FactcheckError):
    """A file or row that cannot be read as articles."""


class EmptyInputError(InputError):
    """Nothing in what was given could be read as an article."""


class OutputError(FactcheckError):
    """The output folder cannot be written, or is not ours to replace."""


class PolicyError(FactcheckError):
    """A policy file with an unknown key or a value out of its range."""


class ModelError(FactcheckError):
    """A model that is not installed, or whose files are not the ones we know."""


class UnknownComparison(FactcheckError):
    """A kind of fact without a comparer: whoever adds a kind must add one."""
