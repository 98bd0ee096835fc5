"""The page's charts as Vega-Lite specifications and rows; the library does all drawing.

Marks carry their meaning by shape first and colour second. Labels hold outlets, groups and kinds of source, and never
a person's name.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from factcheck.lexicon.hedges import stated
from factcheck.records import COUNT_KINDS, Moment
from factcheck.report.excerpts import clip, printed, visible, voice

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from factcheck.records import Claim, Incident
    from factcheck.report.content import Content

Row = dict[str, Any]
Key = tuple[str, str, str]  # kind, group, place

ROLES: Final = ("current", "in dispute", "older", "withdrawn")
"""What a figure is today. In this order they take the theme's category colours."""
_SHAPES: Final = ("circle", "diamond", "circle", "cross")
_MOST_CHARTS: Final = 4  # of a sort, per incident
_MOST_GROUPS: Final = 12  # of a chart; a long war's has forty, most of them told once
_LABEL_WIDE: Final = 0.4  # of the narrowest plot that has labels: how much room one takes
_LABEL_HIGH: Final = 0.07
_DAY: Final = 86_400_000  # milliseconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """One chart: which specification and its rows; the page lays the same rows out as a table for who cannot see it.

    Attributes:
        height: pixels of the plot; 0 where each row takes a step.
        most: where the axis of the figures ends.
        span: milliseconds from the first moment to the last; says whether the time axis shows hours, days or months.
    """

    id: str
    title: str
    template: str
    rows: Sequence[Row]
    height: int
    most: float
    span: int

    @property
    def data(self) -> Mapping[str, Any]:
        """What the page's script needs to draw it."""
        return {
            "template": self.template,
            "height": self.height,
            "most": self.most,
            "span": self.span,
            "rows": list(self.rows),
            "title": self.title,
        }


def key_of(claim: Claim) -> Key:
    """What a claim counts; only claims of one key stand in one chart."""
    return claim.kind, claim.group, claim.place or ""


def name_of(key: Key) -> str:
    """The key in words: "killed, security (Pasni)"."""
    kind, group, place = key
    return visible(f"{kind}, {group or 'total'}" + (f" ({place})" if place else ""))


def current_claims(report: Content, incident: Incident) -> dict[Key, list[Claim]]:
    """The incident's own counts by what they count; background, feared and denied figures left out."""
    found: dict[Key, list[Claim]] = defaultdict(list)
    for claim in report.claims_in[incident.id]:
        if (
            claim.kind in COUNT_KINDS
            and claim.interval is not None
            and claim.scope in ("incident", "part", "superseded")
            and claim.certainty in ("confirmed", "reported")
            and claim.relation != "delta"
        ):
            found[key_of(claim)].append(claim)
    order = {kind: n for n, kind in enumerate(COUNT_KINDS)}
    return dict(sorted(found.items(), key=lambda item: (order[item[1][0].kind], item[0][2] != "", item[0])))


def roles(report: Content, incident: Incident) -> Mapping[str, str]:
    """For each claim of an incident, what its figure is today."""
    role: dict[str, str] = {}
    current = [report.claim[i] for f in report.facts_in[incident.id] for i in f.claims]
    now = {(key_of(c), c.article_id, stated(c)) for c in current}
    judged = {key for key, _, _ in now}
    for claims in current_claims(report, incident).values():
        for c in claims:
            outdated = key_of(c) in judged and (key_of(c), c.article_id, stated(c)) not in now
            role[c.id] = "older" if c.scope == "superseded" or outdated else "current"
    for _, d in report.disputes_in[incident.id]:
        if d.status == "hold" and d.severity != "low":
            role |= dict.fromkeys((i for i in d.claims if role.get(i) == "current"), "in dispute")
        elif d.verdict == "revision":
            old = max(stated(d.left), stated(d.right))
            lost = (i for i in d.claims if i in report.claim and stated(report.claim[i]) == old)
            role |= dict.fromkeys(lost, "withdrawn")
    return role


def charts(report: Content, incident: Incident) -> list[Chart]:
    """Tolls over time for the facts on which outlets differ, and figures by group for the kinds of these."""
    claims = current_claims(report, incident)
    role = roles(report, incident)
    differing = {key: found for key, found in claims.items() if _differ(report, found)}
    found = [
        _timeline(report, f"{incident.id}-t{n}", key, some, role)
        for n, (key, some) in enumerate(list(differing.items())[:_MOST_CHARTS])
    ]
    kinds = list(dict.fromkeys(key[0] for key in differing))[:_MOST_CHARTS]
    found += [
        _groups(report, f"{incident.id}-g{n}", kind, [c for k, cs in claims.items() if k[0] == kind for c in cs], role)
        for n, kind in enumerate(kinds)
    ]
    return found


def _differ(report: Content, claims: Sequence[Claim]) -> bool:
    """Two outlets, and two figures."""
    return len({c.interval for c in claims}) > 1 and len({_outlet(report, c) for c in claims}) > 1


def _timeline(report: Content, ident: str, key: Key, claims: Sequence[Claim], role: Mapping[str, str]) -> Chart:
    grouped: dict[tuple[Any, ...], list[Claim]] = defaultdict(list)
    for c in claims:
        start, end = _span(report, c)
        grouped[start, end, c.interval, printed(c), role[c.id]].append(c)
    tops = [x for c in claims if c.interval for x in (c.interval.stated, c.interval.low, c.interval.high or 0)]
    top = max(tops) * 1.15 or 1
    rows: list[Row] = []
    for (start, end, interval, words, what), some in sorted(grouped.items(), key=lambda g: (g[0][0] or 0, g[0][3])):
        rows.append(
            {
                **_bounds(interval, top),
                **({"t": start, "t2": end, "m": (start + end) // 2} if start is not None else {}),
                "r": what,
                "f": words,
                "o": _outlets(report, some),
                "w": ", ".join(dict.fromkeys(voice(c) for c in some)),
                "d": "no date" if start is None else _when(start, end),
            }
        )
    _label_apart(rows, top)
    undated = any("t" not in row for row in rows)
    dated = any("t" in row for row in rows)
    return Chart(
        id=ident,
        title=f"Over time: {name_of(key)}",
        template="timeline" if not undated else "lanes" if dated else "undated",
        rows=rows,
        height=230,
        most=top * 1.05,
        span=max((row["t2"] for row in rows if "t" in row), default=0)
        - min((row["t"] for row in rows if "t" in row), default=0),
    )


def _label_apart(rows: Sequence[Row], top: float) -> None:
    """Name the outlets of marks that stand side by side once, right of the last, where no other mark is in the way."""
    times = [row["m"] for row in rows if "m" in row]
    span = max(times, default=0) - min(times, default=0) or 1
    marks = [(row.get("m", min(times, default=0) - 2 * span) / span, row["v"] / top, row) for row in rows]
    rest = sorted(marks, key=lambda p: (p[1], p[0]))
    labelled: list[tuple[float, float]] = []
    while rest:
        x, y, first = rest.pop(0)
        side = [first]
        for other in rest[:]:
            if abs(other[1] - y) < _LABEL_HIGH / 2 and 0 <= other[0] - x <= _LABEL_WIDE:
                rest.remove(other)
                side.append(other[2])
                x, y = other[0], other[1]
        in_the_way = [(px, py) for px, py, _ in marks if px > x] + labelled
        if not any(abs(px - x) < _LABEL_WIDE and abs(py - y) < _LABEL_HIGH for px, py in in_the_way):
            names = list(dict.fromkeys(name for row in side for name in row["o"].split(", ")))
            side[-1]["l"] = ", ".join(names[:2]) + (f" +{len(names) - 2}" if len(names) > 2 else "")
            labelled.append((x, y))


def _groups(report: Content, ident: str, kind: str, claims: Sequence[Claim], role: Mapping[str, str]) -> Chart:
    by_group: dict[str, list[Claim]] = defaultdict(list)
    for c in claims:
        by_group[name_of(("", c.group, c.place or "")).removeprefix(", ")].append(c)
    shown = sorted(by_group, key=lambda g: (g != "total", -len({_outlet(report, c) for c in by_group[g]}), g))
    shown = shown[:_MOST_GROUPS]
    claims = [c for group in shown for c in by_group[group]]
    grouped: dict[tuple[Any, ...], list[Claim]] = defaultdict(list)
    for group in shown:
        for c in by_group[group]:
            grouped[group, c.interval, printed(c), role[c.id]].append(c)
    tops = [x for c in claims if c.interval for x in (c.interval.stated, c.interval.low, c.interval.high or 0)]
    top = max(tops) * 1.15 or 1
    rows: list[Row] = []
    for (group, interval, words, what), some in sorted(
        grouped.items(), key=lambda g: (g[0][0] != "total", g[0][0], g[0][1].stated, g[0][2], g[0][3])
    ):
        outlets = {_outlet(report, c) for c in some}
        rows.append(
            {
                **_bounds(interval, top),
                "g": group,
                "i": sum(row["g"] == group for row in rows),
                "r": what,
                "f": words,
                "o": _outlets(report, some),
                "w": ", ".join(dict.fromkeys(voice(c) for c in some)),
                "l": f"{words} · {clip(min(outlets), 5) if len(outlets) == 1 else f'{len(outlets)} outlets'}",
            }
        )
    return Chart(
        id=ident,
        title=f"By group: {kind}"
        + (f" ({len(shown)} of {len(by_group)} groups)" if len(by_group) > len(shown) else ""),
        template="groups",
        rows=rows,
        height=0,  # a step a row
        most=top * 1.6,
        span=0,
    )


def _bounds(interval: Any, top: float) -> Row:  # noqa: ANN401 - an Interval, out of a grouping key
    row: Row = {"v": interval.stated, "lo": interval.low, "hi": interval.high if interval.high is not None else top}
    if interval.high is None:
        row["open"] = 1
    return row


def _span(report: Content, claim: Claim) -> tuple[int | None, int | None]:
    """When a figure held, in milliseconds: as the text says, else as published; a day where no hour is known."""
    article = report.article.get(claim.article_id)
    moment = Moment.parse(claim.as_of) or (article.when if article else None)
    if moment is None:
        return None, None
    if moment.timed:
        instant = int(moment.earliest.timestamp() * 1000)
        return instant, instant
    start = int(dt.datetime.combine(moment.day, dt.time(), dt.UTC).timestamp() * 1000)
    return start, start + _DAY


def _when(start: int, end: int) -> str:
    moment = dt.datetime.fromtimestamp(start / 1000, dt.UTC)
    return f"{moment:%Y-%m-%d}" if end > start else f"{moment:%Y-%m-%d %H:%M}"


def _outlet(report: Content, claim: Claim) -> str:
    return clip(visible(report.outlet(claim.article_id)), 6)[:40]


def _outlets(report: Content, claims: Iterable[Claim]) -> str:
    names = list(dict.fromkeys(_outlet(report, c) for c in claims))
    return ", ".join(names[:3]) + (f" +{len(names) - 3}" if len(names) > 3 else "")


_TOOLTIP: Final = [
    {"field": "f", "title": "Figure"},
    {"field": "o", "title": "Outlets"},
    {"field": "w", "title": "On whose word"},
    {"field": "r", "title": "Standing"},
]
_ROLE: Final[Mapping[str, Any]] = {
    "color": {
        "field": "r",
        "type": "nominal",
        "scale": {"domain": list(ROLES), "range": "category"},
        "legend": None,  # one legend for all charts stands in the page
    },
}
_MARK: Final[Mapping[str, Any]] = {
    **_ROLE,
    "shape": {
        "field": "r",
        "type": "nominal",
        "scale": {"domain": list(ROLES), "range": list(_SHAPES)},
        "legend": None,
    },
    "fillOpacity": {"condition": {"test": "datum.r == 'older'", "value": 0}, "value": 1},
}


def _value_layers(across: str, along: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The marks of a figure: its bar from low to high, dashed where open, an arrow at the open end, and its dot.

    Args:
        across: the channel of the figure, "x" or "y".
        along: the encoding of the other position.
    """
    scale = {"zero": True, "domainMax": {"expr": "most"}}  # the script sets `most`, with room for labels
    figure = {"type": "quantitative", "scale": scale, "axis": {"tickMinStep": 1, "title": None, "tickCount": 5}}
    bar = {across: {**figure, "field": "lo"}, f"{across}2": {"field": "hi"}, **along, **_ROLE}
    shape = "triangle-up" if across == "y" else "triangle-right"
    return [
        {
            "transform": [{"filter": "!datum.open && datum.hi != datum.lo"}],
            "mark": {"type": "rule", "strokeWidth": 3, "opacity": 0.55},
            "encoding": bar,
        },
        {
            "transform": [{"filter": "datum.open"}],
            "mark": {"type": "rule", "strokeWidth": 2, "strokeDash": [3, 3], "opacity": 0.7},
            "encoding": bar,
        },
        {
            "transform": [{"filter": "datum.open"}],
            "mark": {"type": "point", "shape": shape, "size": 50, "filled": True, "opacity": 0.9},
            "encoding": {across: {**figure, "field": "hi"}, **along, **_ROLE},
        },
        {
            "mark": {"type": "point", "size": 110, "strokeWidth": 2, "filled": False, "opacity": 1},
            "encoding": {
                across: {**figure, "field": "v"},
                **along,
                **_MARK,
                "fill": _ROLE["color"],
                "tooltip": _TOOLTIP,
            },
        },
    ]


def _label(position: Mapping[str, Any], offset: int, limit: int) -> dict[str, Any]:
    return {
        "transform": [{"filter": "isValid(datum.l)"}],
        "mark": {"type": "text", "align": "left", "baseline": "middle", "dx": offset, "limit": limit, "fontSize": 12},
        "encoding": {**position, "text": {"field": "l"}},
    }


def templates() -> Mapping[str, Any]:
    """The specifications by name; the page's script gives each its rows and its width."""
    words = f"utcFormat(datum.value, span > {300 * _DAY} ? '%b %Y' : span > {4 * _DAY} ? '%d %b' : '%d %b %H:%M')"
    axis = {"title": None, "labelOverlap": True, "tickCount": 5, "labelSeparation": 10, "labelExpr": words}
    time = {"type": "temporal", "scale": {"type": "utc"}, "axis": axis}
    y = {"type": "quantitative", "axis": {"title": None, "tickMinStep": 1}}
    moment = {"x": {**time, "field": "m"}}
    day = {
        "transform": [{"filter": "datum.t2 > datum.t"}],
        "mark": {"type": "rule", "strokeWidth": 8, "opacity": 0.22},
        "encoding": {"x": {**time, "field": "t"}, "x2": {"field": "t2"}, "y": {**y, "field": "v"}, **_ROLE},
    }
    dated = {
        "transform": [{"filter": "isValid(datum.t)"}],
        "layer": [day, *_value_layers("y", moment), _label({**moment, "y": {**y, "field": "v"}}, 9, 140)],
    }
    lane = {"x": {"field": "d", "type": "nominal", "axis": {"title": None, "labelAngle": 0}}}
    undated = {
        "transform": [{"filter": "!isValid(datum.t)"}],
        "layer": [*_value_layers("y", lane), _label({**lane, "y": {**y, "field": "v"}}, 9, 140)],
    }
    row = {"y": {"field": "i", "type": "ordinal", "axis": None}}
    header = {
        "title": None,
        "labelAngle": 0,
        "labelAlign": "left",
        "labelAnchor": "start",
        "labelOrient": "top",
        "labelPadding": 2,
    }
    groups = {
        "facet": {"row": {"field": "g", "type": "nominal", "header": header}},
        "spacing": 6,
        "spec": {
            "height": {"step": 20},
            "layer": [
                *_value_layers("x", row),
                _label({"x": {"field": "hi", "type": "quantitative"}, **row}, 10, 220),
            ],
        },
        "resolve": {"scale": {"y": "independent"}},
    }
    data = {"data": {"name": "rows"}}
    return {
        "timeline": {**data, **dated},
        "undated": {**data, **undated},
        "lanes": {
            **data,
            "hconcat": [{**undated, "width": 96}, dated],
            "spacing": 8,
            "resolve": {"scale": {"y": "shared"}},
        },
        "groups": {**data, **groups},
    }
