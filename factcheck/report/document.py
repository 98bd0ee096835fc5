"""The report as a caller has it: what was found, as tables, and as the files of a folder and back."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self

from factcheck.report import folder as folders
from factcheck.report import raw, tables
from factcheck.report.content import Content
from factcheck.report.excerpts import Excerpt

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

__all__ = ["Excerpt", "Report"]


class Report(Content):
    """What a comparison yields, and how it is written and read back; what it holds stands in ``Content``."""

    @cached_property
    def raw(self) -> str:
        """The text of report.json, without the articles' texts."""
        return raw.dump(self)

    def frame(self, name: str) -> pd.DataFrame:
        """``discrepancies``, ``claims`` or ``incidents`` as a table with the CSV's columns.

        Cells keep their raw text; unknown numbers are NaN.

        Raises:
            KeyError: no table has that name.
        """
        import pandas as pd  # noqa: PLC0415 - half a second that only callers of frame() pay

        table = tables.TABLES[name]
        frame = pd.DataFrame(list(table.rows(self)), columns=list(table.columns))
        bounds = [c for c in table.columns if c.removeprefix("left_").removeprefix("right_") in ("low", "best", "high")]
        return frame.astype(dict.fromkeys(bounds, "float64"))  # a column of unknowns alone would hold objects

    def write(
        self,
        folder: str | Path,
        formats: Iterable[str] = (),
        *,
        force: bool = False,
        full_text: bool = False,
    ) -> Path:
        """Write the report's files into ``folder`` as one step: all of them, or none.

        Args:
            folder: created, or replaced as a whole when an earlier report stands there.
            formats: "xlsx" and "md", one or both; "csv", "json" and "html" are always written, asked for or not.
            force: also write into a folder that holds other files (those stay).
            full_text: let the articles' full texts into report.json and report.html.

        Raises:
            OutputError: the folder is not ours, cannot be written, or the disk is full.
            ValueError: a format is unknown.
        """
        dumped = raw.dump(self, full_text=True) if full_text else self.raw
        return folders.write_report(self, Path(folder), formats, dumped, force=force, full_text=full_text)

    @classmethod
    def load(cls, folder: str | Path) -> Self:
        """Read back what :meth:`write` wrote (texts only where they were written).

        Raises:
            InputError: no report of ours stands there.
        """
        return cls(**raw.load(Path(folder)))
