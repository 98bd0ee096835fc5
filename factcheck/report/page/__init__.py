"""report.html: one self-contained page that asks the network for nothing.

``view.py`` says what it shows, ``charts.py`` what it draws (by Vega-Lite, kept in ``vendor/``), ``page.html.j2``,
``page.css`` and ``page.js`` how. ``draft.py`` is the page of a checked draft.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Final

from factcheck import own
from factcheck.report.excerpts import visible
from factcheck.report.page import charts, view
from factcheck.report.raw import NOTICE, plain, version
from factcheck.report.summary import clock

if TYPE_CHECKING:
    from jinja2 import Template

    from factcheck.report.content import Content

__all__ = ["css", "render", "template"]

_VENDOR: Final = ("vega.min.js", "vega-lite.min.js", "vega-interpreter.js")


def render(report: Content, *, full_text: bool = False) -> str:
    """The page as text. Every word of an article is escaped, and the page's policy lets only our own scripts run."""
    page = view.build(report, full_text=full_text)
    drawn = [chart for section in page.sections for chart in section.charts]
    scripts = (*(_vendored() if drawn else ()), _file("page.js"))
    data = {"templates": charts.templates(), "charts": {chart.id: chart.data for chart in drawn}} if drawn else None
    text = template("page.html.j2").render(
        page=page,
        notice=NOTICE,
        version=version(),
        signs=view.SIGNS,
        css=css(),
        scripts=scripts,
        hashes=[_hash(script) for script in scripts],
        data=_script_data(data),
    )
    return text.lstrip()


def _script_data(data: object) -> str:
    """JSON that cannot end the element it stands in."""
    if data is None:
        return ""
    text = json.dumps(plain(data), ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _hash(script: str) -> str:
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return f"'sha256-{digest}'"


@cache
def _file(name: str) -> str:
    return resources.files(__name__).joinpath(name).read_text(encoding="utf-8")


@cache
def _vendored() -> tuple[str, ...]:
    """Vega, Vega-Lite and the interpreter that needs no ``eval``, as plain scripts."""
    vega, lite, interpreter = (_file(f"vendor/{name}") for name in _VENDOR)
    body = re.sub(r"^import \{([^}]*)\} from 'vega-util';", r"const {\1} = vega;", interpreter)
    body = body.replace("export { expression as expressionInterpreter };", "vega.expressionInterpreter = expression;")
    plain = (vega, lite, f"(() => {{\n{body}\n}})();")
    return tuple(re.sub(r"//# sourceMappingURL=\S+", "", script) for script in plain)


def css() -> str:
    """The style sheet of every page."""
    return _file("page.css")


@cache
def template(name: str) -> Template:
    """A page's template. Its own indentation is taken out: it would be a fifth of a large page."""
    from jinja2 import Environment, StrictUndefined  # noqa: PLC0415 - loads on first use

    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["generator"] = own.GENERATOR
    environment.filters["visible"] = visible
    environment.filters["clock"] = clock
    return environment.from_string(re.sub(r"^[ \t]+", "", _file(name), flags=re.MULTILINE))
