"""report.html in a real browser: silent, offline, accessible, usable by keyboard and address, deaf to hostile words."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from factcheck.records import COUNT_KINDS
from factcheck.report import draft, shapes
from tests.report import browser, checked, make

AXE = Path(__file__).with_name("vendor") / "axe.min.js"
AXIS = (
    "return [...document.querySelectorAll('.plot .role-axis-label text')]"
    ".map(t => t.textContent).filter(t => /[A-Z]/.test(t))"
)
VISIBLE = "[...document.querySelectorAll('.dispute')].filter(e => !e.hidden).map(e => e.id).join()"


@pytest.fixture(scope="module")
def chromium() -> Iterator[browser.Browser]:
    browser.needed()
    with browser.started() as started:
        yield started


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make.small().write(tmp_path_factory.mktemp("page") / "out") / "report.html"


@pytest.fixture(scope="module")
def hostile_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make.hostile().write(tmp_path_factory.mktemp("hostile") / "out", full_text=True) / "report.html"


def ready(chromium: browser.Browser, file: Path, fragment: str = "", **given: object) -> None:
    chromium.open(file, fragment, **given)
    chromium.wait("document.documentElement.dataset.ready === 'yes'")


def draw_all(chromium: browser.Browser) -> None:
    """Scroll through the page, so that every chart is drawn."""
    chromium.run("document.querySelectorAll('details').forEach(d => d.open = true)")
    count = chromium.run("return document.querySelectorAll('.chart').length")
    for number in range(count):
        chromium.run("document.querySelectorAll('.chart')[arguments[0]].scrollIntoView()", number)
        chromium.wait(f"document.querySelectorAll('.chart')[{number}].dataset.drawn === 'yes'")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_silent_offline_and_accessible(chromium: browser.Browser, page: Path, width: int, dark: bool) -> None:
    ready(chromium, page, width=width, dark=dark)
    draw_all(chromium)
    assert chromium.run("return document.querySelectorAll('.plot svg').length") >= 2
    assert chromium.console() == []
    assert chromium.requests() == []
    accessible(chromium, width)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("given", [checked.checked(), checked.hostile()], ids=["small", "hostile"])
def test_the_page_of_a_draft(
    chromium: browser.Browser, tmp_path: Path, given: draft.Checked, width: int, dark: bool
) -> None:
    file = tmp_path / "draft.html"
    file.write_text(shapes.html(given), encoding="utf-8")
    chromium.open(file, "f1", width=width, dark=dark)
    assert chromium.run("return document.querySelectorAll('.remark').length") == 2
    assert chromium.run("return document.querySelectorAll('script, [onclick], [onerror]').length") == 0
    assert chromium.console() == []
    assert chromium.requests() == []
    accessible(chromium, width)


def accessible(chromium: browser.Browser, width: int) -> None:
    """Nothing runs off the side, and axe finds nothing grave."""
    assert chromium.run("return document.documentElement.scrollWidth") <= width
    chromium.run(AXE.read_text(encoding="utf-8"))
    found = chromium.driver.execute_async_script("axe.run(document, {resultTypes: ['violations']}).then(arguments[0])")
    grave = [(v["id"], [n["html"][:150] for n in v["nodes"][:3]]) for v in found["violations"]
             if v["impact"] in ("serious", "critical")]  # fmt: skip
    assert grave == []


def test_the_ten_second_lines_are_there_at_once(chromium: browser.Browser, page: Path) -> None:
    ready(chromium, page)
    tops = chromium.run("return [...document.querySelectorAll('.call')].map(e => e.getBoundingClientRect().top)")
    assert len(tops) == 3
    assert max(tops) < 900
    assert "unverified" in chromium.run("return document.querySelector('.notice').textContent")


def test_filters_stand_in_the_address_and_come_back_from_it(chromium: browser.Browser, page: Path) -> None:
    ready(chromium, page)
    everything = chromium.run(f"return {VISIBLE}").split(",")
    assert len(everything) == 3
    choose = "const s = document.querySelector('[name=verdict]'); s.value = 'update';"
    chromium.run(choose + "s.dispatchEvent(new Event('change', {bubbles: true}))")
    assert chromium.run(f"return {VISIBLE}") == "d-update"
    assert chromium.run("return location.hash") == "#verdict=update"
    assert chromium.run("return document.querySelector('#shown').textContent") == "1 of 3 discrepancies"
    chromium.run("document.querySelector('#filters').reset()")
    chromium.wait(f"{VISIBLE}.split(',').length === 3 && location.hash === ''")
    ready(chromium, page, "severity=low")
    assert chromium.run(f"return {VISIBLE}") == "d-update"
    chromium.run("location.hash = 'verdict=update&severity=high'")
    chromium.wait("!document.querySelector('#nothing').hidden")


def test_a_deep_link_opens_its_dispute(chromium: browser.Browser, page: Path) -> None:
    ready(chromium, page, "d-update")
    opened = "document.getElementById('d-update').open && !document.getElementById('d-update').hidden"
    assert chromium.run(f"return {opened}")
    chromium.wait("Math.abs(document.getElementById('d-update').getBoundingClientRect().top) < innerHeight")
    # a link that its own filters would hide: the dispute wins
    chromium.run("document.getElementById('d-update').open = false; location.hash = 'at=d-update&verdict=conflict'")
    chromium.wait(opened)
    chromium.run("location.hash = 'i2'")  # stands in the folded list of quiet incidents
    chromium.wait("document.getElementById('quiet').open")
    chromium.run("location.hash = 'no-such-thing'")
    assert chromium.console() == []


def press(chromium: browser.Browser, key: str) -> None:
    chromium.run(
        "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key: arguments[0], bubbles: true}))", key
    )


def test_keys(chromium: browser.Browser, page: Path) -> None:
    ready(chromium, page)
    order = chromium.run(f"return {VISIBLE}").split(",")
    for wanted in (0, 1, 2, 2):
        press(chromium, "j")
        assert chromium.run("return document.activeElement.parentElement.id") == order[wanted]
    press(chromium, "k")
    assert chromium.run("return document.activeElement.parentElement.id") == order[1]
    press(chromium, "?")
    assert chromium.run("return document.querySelector('#help').open")
    chromium.run("document.querySelector('#help').close()")
    press(chromium, "f")
    assert chromium.run("return document.activeElement.name") == "severity"
    assert chromium.console() == []


def test_three_tasks_in_clicks(chromium: browser.Browser, page: Path) -> None:
    """The gravest dispute: none. Who still prints a withdrawn figure: none. A safe sentence on the clipboard: one."""
    ready(chromium, page)
    assert chromium.run("return document.querySelector('.dispute').open")
    assert chromium.run("return document.querySelector('.carriers strong').textContent") == "Outlet 2"
    chromium.driver.execute_cdp_cmd("Browser.grantPermissions", {"permissions": ["clipboardReadWrite"]})
    chromium.run("document.querySelector('.copy').click()")
    chromium.wait("document.querySelector('.copy').textContent === 'Copied'")


def test_hostile_words_are_words(chromium: browser.Browser, hostile_page: Path) -> None:
    ready(chromium, hostile_page)
    draw_all(chromium)
    assert chromium.console() == []
    assert chromium.requests() == []
    for width in (1440, 390):
        chromium.size(width, 900)
        assert chromium.run("return document.documentElement.scrollWidth") <= width
    assert "</script><script>alert(1)</script>" in chromium.run("return document.querySelector('h2').textContent")
    assert chromium.run("return document.querySelectorAll('a[href^=javascript], a[href^=data], img').length") == 0
    assert chromium.run("return document.querySelectorAll('[onerror], [onmouseover]').length") == 0
    assert "{{ 7*7 }}" in chromium.run("return document.body.textContent")
    assert chromium.run("return document.querySelectorAll('.incident').length") == 1


def test_print_opens_what_is_folded_and_hides_the_tools(chromium: browser.Browser, page: Path) -> None:
    ready(chromium, page)
    chromium.run("dispatchEvent(new Event('beforeprint'))")
    folded = "return [...document.querySelectorAll('.dispute:not([open])')].map(e => e.dataset.severity).join()"
    assert chromium.run(folded) == "low"
    chromium.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    assert chromium.run("return getComputedStyle(document.querySelector('#filters')).display") == "none"
    assert chromium.run("return getComputedStyle(document.querySelector('footer')).position") == "fixed"
    chromium.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "screen"})
    chromium.run("dispatchEvent(new Event('afterprint'))")
    assert chromium.run("return document.querySelectorAll('.dispute:not([open])').length") == 2


def test_five_hundred_articles_stay_small_and_open_soon(chromium: browser.Browser, tmp_path: Path) -> None:
    file = make.large(500).write(tmp_path / "out") / "report.html"
    assert file.stat().st_size < 3_000_000
    before = time.monotonic()
    ready(chromium, file)
    assert time.monotonic() - before < 10
    assert chromium.console() == []


def test_a_table_wider_than_a_phone_scrolls_by_itself(chromium: browser.Browser, tmp_path: Path) -> None:
    given = make.small()
    one, other = given.discrepancies[0].left, given.discrepancies[0].right
    wide = [replace(c, kind=kind, id=f"{kind}-{c.id}") for kind in COUNT_KINDS[1:] for c in (one, other)]
    report = replace(given, claims=(*given.claims, *wide))
    ready(chromium, report.write(tmp_path / "out") / "report.html", width=390)
    chromium.run("document.querySelectorAll('details').forEach(d => d.open = true)")
    table = "document.querySelector('.matrix')"
    assert chromium.run(f"return {table}.scrollWidth > {table}.closest('.scroll').clientWidth")
    assert chromium.run("return document.documentElement.scrollWidth") <= 390


def test_a_toll_over_months_has_days_on_its_axis(chromium: browser.Browser, tmp_path: Path) -> None:
    given = make.small()
    later = replace(given.articles[-1], published="2026-04-20T09:00:00+00:00")
    months = replace(
        given, articles=(*given.articles[:-1], later), claims=tuple(replace(c, as_of=None) for c in given.claims)
    )
    for report, hours in ((given, True), (months, False)):
        ready(chromium, report.write(tmp_path / str(hours)) / "report.html")
        draw_all(chromium)
        time_axes = chromium.run(AXIS)
        assert time_axes
        assert any(":" in label for label in time_axes) is hours


def test_nothing_differs(chromium: browser.Browser, tmp_path: Path) -> None:
    quiet = replace(make.small(), discrepancies=(), facts=())
    file = quiet.write(tmp_path / "out") / "report.html"
    assert file.stat().st_size < 100_000  # no chart, no chart library
    ready(chromium, file)
    assert "Nothing differs" in chromium.run("return document.body.textContent")
    assert chromium.console() == []
