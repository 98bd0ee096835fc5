from __future__ import annotations

import pytest

from factcheck.errors import InputError
from factcheck.incidents import Pins


def test_reads_lists_of_ids_and_joins_what_overlaps(tmp_path):
    path = tmp_path / "pins.toml"
    path.write_text('together = [["a", "b"], ["b", "c"]]\napart = [["x", "y", "z"]]\n', encoding="utf-8")
    pins = Pins.load(path)
    assert pins.together == (frozenset("abc"),)
    assert set(pins.apart) == {("x", "y"), ("x", "z"), ("y", "z")}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("together = [", "is not TOML"),
        ("tohether = []", "unknown key 'tohether'"),
        ('together = ["a", "b"]', "not a list of lists"),
        ('apart = [["a"]]', "not a list of lists"),
        ("apart = 3", "not a list of lists"),
        ('together = [["a", "b"], ["b", "c"]]\napart = [["c", "a"]]', "both together and apart"),
    ],
)
def test_says_in_one_line_what_is_wrong(tmp_path, text, said):
    path = tmp_path / "pins.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=said) as caught:
        Pins.load(path)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_file_is_an_input_error(tmp_path):
    with pytest.raises(InputError, match="cannot be read"):
        Pins.load(tmp_path / "none.toml")
