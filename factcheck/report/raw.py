"""report.json: the whole report as data, and back. Its schema is ``report.schema.json`` beside this module."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Hashable, Mapping
from functools import cache
from importlib import metadata, resources
from typing import TYPE_CHECKING, Any, Final, cast, get_args

from factcheck import own
from factcheck.errors import InputError
from factcheck.records import (
    SCHEMA_VERSION,
    Article,
    Chain,
    Claim,
    Comparison,
    Discrepancy,
    Fact,
    Incident,
    Interval,
    Member,
    Remark,
    Skipped,
    Status,
)
from factcheck.report.excerpts import Excerpt, clip

if TYPE_CHECKING:
    from pathlib import Path

    from factcheck.report.content import Content

NOTICE: Final = "Machine reading for editors; unverified"
"""On everything that we write for people."""


def version() -> str:
    """The program's version, as it was installed."""
    try:
        return metadata.version("factcheck-news")
    except metadata.PackageNotFoundError:  # run from a folder, not installed
        return "unknown"


def schema() -> dict[str, Any]:
    """The JSON schema of report.json."""
    text = resources.files("factcheck.report").joinpath("report.schema.json").read_text(encoding="utf-8")
    data: dict[str, Any] = json.loads(text)
    return data


def dump(report: Content, *, full_text: bool = False) -> str:
    """The report as JSON: raw texts, the same bytes for the same report; ``Report.raw`` keeps it."""
    data = {
        "generator": own.GENERATOR,
        "version": version(),
        "schema_version": SCHEMA_VERSION,
        "notice": NOTICE,
        "policy_version": report.policy_version,
        "policy": plain(report.policy),
        "articles": [_article(a, full_text=full_text) for a in report.articles],
        "claims": [_claim(report, c) for c in report.claims],
        "incidents": [plain(i) for i in report.incidents],
        "chains": [plain(c) for c in report.chains],
        "discrepancies": [
            {"rank": rank, **plain(d), "left": d.left.id, "right": d.right.id}
            for rank, d in enumerate(report.discrepancies, start=1)
        ],
        "comparisons": [plain(c) for c in report.comparisons],
        "facts": [plain(f) for f in report.facts],
        "remarks": [{**plain(r), "claim": r.claim.id if r.claim else None} for r in report.remarks],
        "skipped": [plain(s) for s in report.skipped],
        "warnings": [plain(w) for w in report.warnings],
    }
    return "{\n" + ",\n".join(f"{_json(name)}: {_lines(value)}" for name, value in data.items()) + "\n}\n"


def _lines(value: object) -> str:
    """A list with a line a record, so that two reports compare line by line."""
    if not isinstance(value, list) or not value:
        return _json(value)
    return "[\n" + ",\n".join(map(_json, value)) + "\n]"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _article(article: Article, *, full_text: bool) -> dict[str, Any]:
    data: dict[str, Any] = plain(article)
    if not full_text:
        del data["text"]
        data["metadata"] = {}  # other columns may hold the text again
    return data


def _claim(report: Content, claim: Claim) -> dict[str, Any]:
    around = report.excerpt(claim)
    return {**plain(claim), "before": around.before, "after": around.after}


def plain(value: Any) -> Any:  # noqa: ANN401 - records of every type become JSON here
    """Records, mappings and sequences as JSON has them; a whole number has no decimals, whatever its type."""
    kind = type(value)
    if kind is str or value is None or kind is bool or kind is int:
        return value
    if kind is float:
        return int(value) if value.is_integer() else value
    if kind in {tuple, list}:
        return [plain(v) for v in value]
    if names := _names(cast("Hashable", kind)):
        return {name: plain(getattr(value, name)) for name in names}
    return {str(k): plain(v) for k, v in value.items()} if isinstance(value, Mapping) else value


@cache
def _names(kind: Hashable) -> tuple[str, ...]:
    return tuple(f.name for f in dataclasses.fields(kind)) if dataclasses.is_dataclass(kind) else ()


def load(folder: Path) -> dict[str, Any]:
    """The fields of a :class:`Report` from a folder that holds one.

    Raises:
        InputError: there is no report.json, or it is not ours.
    """
    path = folder / "report.json"
    try:
        text = path.read_bytes().decode("utf-8")
    except OSError as error:
        raise InputError(
            "holds no report.json", where=str(folder), mend="give a folder that `factcheck compare` wrote"
        ) from error
    except ValueError as error:
        raise InputError(f"is not JSON ({error})", where=str(path), mend="run `factcheck compare` again") from error
    return parse(text, str(path))


def parse(text: str, where: str) -> dict[str, Any]:
    """The fields of a :class:`Report` from what :func:`dump` made of it.

    Raises:
        InputError: it is no report of this version, or damaged.
    """
    mend = "run `factcheck compare` again"
    try:
        data = json.loads(text)
    except ValueError as error:
        raise InputError(f"is not JSON ({error})", where=where, mend=mend) from error
    if not is_ours(data):
        raise InputError("is no report of this version of factcheck", where=where, mend=mend)
    try:
        return _fields(data)
    except (KeyError, TypeError, ValueError) as error:
        raise InputError(f"is damaged ({error!r})", where=where, mend=mend) from error


def is_ours(data: object) -> bool:
    """A report.json of this schema version."""
    return (
        isinstance(data, dict)
        and data.get("generator") == own.GENERATOR
        and data.get("schema_version") == SCHEMA_VERSION
    )


def _fields(data: dict[str, Any]) -> dict[str, Any]:
    claims = {c["id"]: _revive(Claim, c, interval=c["interval"] and Interval(**c["interval"])) for c in data["claims"]}
    return {
        "articles": tuple(_revive(Article, {"text": "", **a}) for a in data["articles"]),
        "claims": tuple(claims.values()),
        "incidents": tuple(
            _revive(Incident, i, members=tuple(_revive(Member, m) for m in i["members"])) for i in data["incidents"]
        ),
        "chains": tuple(
            _revive(Chain, c, differs=tuple((x, y, z) for x, y, z in c["differs"])) for c in data["chains"]
        ),
        "discrepancies": tuple(
            _revive(Discrepancy, _decided(d), left=claims[d["left"]], right=claims[d["right"]])
            for d in data["discrepancies"]
        ),
        "comparisons": tuple(_revive(Comparison, c) for c in data["comparisons"]),
        "facts": tuple(_revive(Fact, f) for f in data["facts"]),
        "remarks": tuple(
            _revive(Remark, r, claim=claims[r["claim"]] if r["claim"] else None) for r in data.get("remarks", ())
        ),
        "skipped": tuple(_revive(Skipped, s) for s in data["skipped"]),
        "warnings": tuple(_revive(Skipped, w) for w in data["warnings"]),
        "policy_version": data["policy_version"],
        "policy": data["policy"],
        "excerpts": {c["id"]: Excerpt(c["before"], clip(c["quote"]), c["after"]) for c in data["claims"]},
    }


def _decided(row: dict[str, Any]) -> dict[str, Any]:
    """A discrepancy with a decision that is one: people write it, perhaps by hand."""
    decision, note = row.get("decision", ""), row.get("note", "")
    if decision not in ("", *get_args(Status)) or not isinstance(note, str):
        raise ValueError(f"decision {decision!r}, note {note!r}")
    return row


def _revive(record: type[Any], data: Mapping[str, Any], **given: object) -> Any:  # noqa: ANN401 - any record
    known = {f.name for f in dataclasses.fields(record)}
    frozen = {k: tuple(v) if isinstance(v, list) else v for k, v in data.items() if k in known}
    return record(**{**frozen, **given})
