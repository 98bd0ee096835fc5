"""With a cache, without it, and with a spoilt one: the same bytes."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from factcheck.articles import read_all
from factcheck.claims import extract_all
from factcheck.incidents import HashingEncoder, Pins
from factcheck.policy import Policy
from factcheck.records import Article, Extraction
from factcheck.report import raw
from factcheck.store import Cache, CachedEncoder, CachedExtract, compare
from factcheck.store.claims import article_key
from factcheck.store.vectors import key

POLICY = Policy.load()
CORPUS = Path(__file__).parents[2] / "corpora" / "balochistan-2026" / "articles.jsonl"
ARTICLES = tuple(read_all([str(CORPUS)]).articles)
FORMATS = ["xlsx", "md"]


class Counting:
    """The claims stage, and how many articles it was asked for."""

    def __init__(self) -> None:
        self.asked: list[int] = []

    def __call__(self, articles, policy, *, progress=None):
        self.asked.append(len(articles))
        return extract_all(articles, policy, progress=progress)


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix != ".xlsx"}


@pytest.fixture
def cache(tmp_path: Path):
    with Cache(tmp_path / "factcheck.sqlite") as cache:
        yield cache


def test_the_same_bytes_with_and_without(cache: Cache, tmp_path: Path) -> None:
    reading, stage = read_all([str(CORPUS)]), Counting()
    for name, kept in (("off", Cache(None)), ("cold", cache), ("warm", cache)):
        report = compare(reading, POLICY, cache=kept, extract=stage)
        report.write(tmp_path / name, FORMATS, full_text=True)
    assert stage.asked == [len(ARTICLES), len(ARTICLES)]  # off, cold; not warm
    plain = files(tmp_path / "off")
    assert len(plain) == 6
    assert files(tmp_path / "cold") == plain
    assert files(tmp_path / "warm") == plain


def test_a_report_is_made_into_text_once(cache: Cache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dumped, dump = [], raw.dump

    def counted(report, **given):
        dumped.append(report)
        return dump(report, **given)

    monkeypatch.setattr(raw, "dump", counted)
    compare(read_all([str(CORPUS)]), POLICY, cache=cache, extract=Counting()).write(tmp_path / "cold")
    assert len(dumped) == 1


def test_one_more_article_is_the_only_one_read(cache: Cache, tmp_path: Path) -> None:
    stage = Counting()
    few, more = (replace(read_all([str(CORPUS)]), articles=ARTICLES[:n]) for n in (-1, len(ARTICLES)))
    compare(few, POLICY, cache=cache, extract=stage)
    compare(more, POLICY, cache=cache, extract=stage).write(tmp_path / "grown")
    assert stage.asked == [len(ARTICLES) - 1, 1]
    compare(more, POLICY, cache=Cache(None), extract=stage).write(tmp_path / "anew")
    assert files(tmp_path / "grown") == files(tmp_path / "anew")


def test_another_policy_and_another_pin_are_another_run(cache: Cache) -> None:
    reading = replace(read_all([str(CORPUS)]), articles=ARTICLES[:3])
    stage = Counting()
    compare(reading, POLICY, cache=cache, extract=stage)
    house = replace(POLICY, fingerprint="another")
    assert compare(reading, house, cache=cache, extract=stage).policy_version == "another"
    assert stage.asked == [3, 3]
    apart = Pins(apart=((ARTICLES[0].id, ARTICLES[1].id),))
    parted = compare(reading, POLICY, cache=cache, extract=stage, pins=apart)
    assert parted.incident_of[ARTICLES[0].id] != parted.incident_of[ARTICLES[1].id]
    assert len(compare(reading, POLICY, cache=cache, extract=stage, together=True).incidents) == 1
    kept = compare(reading, POLICY, cache=cache, extract=stage, earlier=parted)
    assert kept.incident_of == parted.incident_of
    assert stage.asked == [3, 3]
    others = tuple(replace(a, outlet="Elsewhere", title="Another story", published=None) for a in parted.articles)
    anew = compare(reading, POLICY, cache=cache, extract=stage, earlier=replace(parted, articles=others))
    assert len(anew.incidents) == 1  # those ids stood for other articles


@pytest.mark.parametrize(
    "spoil", [b"", b"[]", b"null", b'{"generator": "factcheck"}', b"\xff", b"[1]", b'[{"kind": 1}]']
)
def test_values_that_do_not_fit_are_read_anew(cache: Cache, tmp_path: Path, spoil: bytes) -> None:
    reading = replace(read_all([str(CORPUS)]), articles=ARTICLES[:2])
    compare(reading, POLICY, cache=Cache(None), extract=extract_all).write(tmp_path / "plain")
    keep: dict[str, bytes] = {}
    put = cache.put
    cache.put = lambda values: (keep.update(values), put(values))[1]  # type: ignore[method-assign]
    compare(reading, POLICY, cache=cache, extract=extract_all)
    put(dict.fromkeys(keep, spoil))
    compare(reading, POLICY, cache=cache, extract=extract_all).write(tmp_path / "spoilt")
    assert files(tmp_path / "spoilt") == files(tmp_path / "plain") or spoil == b"[]"


def test_claims_of_another_text_are_not_taken(cache: Cache) -> None:
    one = Article(id="a", text="Two people were killed in Lower Aldham.")
    other = Article(id="a", text="Nine people were hurt in Lower Aldham on Monday.")
    stage = CachedExtract(cache)
    stage([one], POLICY)
    held = cache.get([article_key(one, POLICY)])
    assert json.loads(held[article_key(one, POLICY)])
    cache.put({article_key(other, POLICY): held[article_key(one, POLICY)]})
    assert stage([other], POLICY) == extract_all([other], POLICY)


def test_what_the_clock_gave_up_is_tried_again(cache: Cache) -> None:
    article = Article(id="a", text="Two people were killed in Lower Aldham.")
    tired = CachedExtract(cache, lambda articles, policy, progress=None: Extraction(claims=(), unread={"a": "tired"}))
    assert tired([article], POLICY).unread == {"a": "tired"}
    assert CachedExtract(cache)([article], POLICY).claims


class Loud(HashingEncoder):
    def __init__(self) -> None:
        super().__init__(16)
        self.texts: list[str] = []

    def encode(self, texts):
        self.texts += texts
        return super().encode(texts)


def test_a_text_is_encoded_once(cache: Cache) -> None:
    model = Loud()
    kept = CachedEncoder(cache, model)
    first = kept.encode(["a blast", "a strike", "a blast"])
    again = kept.encode(["a strike", "a flood"])
    assert model.texts == ["a blast", "a strike", "a flood"]
    plain = HashingEncoder(16).encode(["a blast", "a strike", "a blast"])
    assert (first == plain).all()
    assert (again[0] == plain[1]).all()
    assert again.dtype == np.float32


@pytest.mark.parametrize("spoil", [b"", b"abc", b"\0\0\x80\x7f" * 16, b"\0\0\x80\x3f" * 16, b"\0\0\x80\x3f"])
def test_a_vector_that_is_none_is_made_anew(cache: Cache, spoil: bytes) -> None:
    kept = CachedEncoder(cache, HashingEncoder(16))
    kept.encode(["a blast", "a strike"])
    cache.put({key("vector", kept.name, "a blast"): spoil})
    assert (kept.encode(["a blast", "a strike"]) == HashingEncoder(16).encode(["a blast", "a strike"])).all()


def test_nothing_to_encode(cache: Cache) -> None:
    assert CachedEncoder(cache, HashingEncoder(16)).encode([]).shape == (0, 16)
