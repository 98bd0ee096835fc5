from __future__ import annotations

import numpy as np
import pytest

from factcheck.errors import ModelError
from factcheck.incidents import HashingEncoder, MiniLM
from factcheck.incidents import encoder as module


def test_hashing_is_deterministic_and_of_length_one():
    rows = HashingEncoder().encode(["a blast in Salem Port", "a blast in Salem Port", "a strike at Orvane"])
    assert rows.dtype == np.float32
    assert np.allclose(np.linalg.norm(rows, axis=1), 1.0, atol=1e-6)
    assert (rows[0] == rows[1]).all()
    assert rows[0] @ rows[2] < rows[0] @ rows[1]


def test_hashing_of_nothing_is_empty():
    assert HashingEncoder(64).encode([]).shape == (0, 64)


def test_the_real_model_knows_a_paraphrase():
    model = MiniLM()
    rows = model.encode(
        ["A ship sank off the coast.", "A vessel went down near the shore.", "The bank raised its rates."]
    )
    assert rows.shape == (3, 384)
    assert rows.dtype == np.float32
    assert np.allclose(np.linalg.norm(rows, axis=1), 1.0, atol=1e-4)
    assert rows[0] @ rows[1] > rows[0] @ rows[2] + 0.2
    assert model.name == "all-MiniLM-L6-v2@64"


def test_equal_texts_have_equal_rows_in_their_order():
    rows = MiniLM().encode(["one", "two", "one"])
    assert (rows[0] == rows[2]).all()
    assert not (rows[0] == rows[1]).all()


def test_altered_weights_are_refused(monkeypatch):
    monkeypatch.setattr(module, "WEIGHTS_SHA256", "0" * 64)
    with pytest.raises(ModelError, match="not the published ones"):
        module._bundled()


def test_a_folder_without_a_model_is_an_error_of_ours(tmp_path):
    with pytest.raises(ModelError):
        MiniLM(tmp_path).encode(["x"])
