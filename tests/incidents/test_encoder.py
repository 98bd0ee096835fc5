from __future__ import annotations

import numpy as np
import pytest
from sentence_transformers import SentenceTransformer

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


def test_our_arithmetic_is_that_of_sentence_transformers():
    """Sentences of every length up to the bound and beyond, and what tokenizers stumble over."""
    oracle = SentenceTransformer(str(module._bundled()), device="cpu", local_files_only=True)
    oracle.max_seq_length = 64
    texts = [" ".join(["The river rose again."] * n) for n in range(1, 20)] + ["", "Ünïcode – 東京 ‘1,200’", "a\x00b"]
    theirs = oracle.encode(texts, normalize_embeddings=True, show_progress_bar=False)
    assert np.abs(MiniLM().encode(texts) - theirs).max() < 1e-5


def test_a_vector_does_not_depend_on_its_company():
    one, other = "Two trains met head on.", "A dam broke. " * 9
    assert (MiniLM().encode([one])[0] == MiniLM().encode([other, one])[1]).all()


def test_a_lone_surrogate_is_read_as_unknown():
    assert (MiniLM().encode(["a \ud800 b"]) == MiniLM().encode(["a \ufffd b"])).all()


def test_a_broken_model_is_an_error_of_ours(tmp_path, monkeypatch):
    module._load.cache_clear()
    monkeypatch.setattr(module, "_bundled", lambda: tmp_path)
    with pytest.raises(ModelError, match="cannot be loaded"):
        MiniLM().encode(["x"])
    module._load.cache_clear()
