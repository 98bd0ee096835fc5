"""What speaks for a source, and which is chosen."""

from __future__ import annotations

from factcheck.claims import document, sources
from factcheck.claims.attribution import choosing
from factcheck.claims.attribution.evidence import Candidate, candidates
from factcheck.claims.attribution.source import NOBODY, Source
from factcheck.records import Article

POLICE = Source("police", "police", "police")


def features(text: str, figure: str) -> dict[str, set[str]]:
    """What speaks for each kind of source, for a figure."""
    opened = document.open_article(Article(text=text))
    document.parse_all([opened], lambda _: True)
    sentence, voices = next((s, v) for s, v in sources.read(opened).items() if figure in s.text)
    return {c.source.kind: set(c.features) for c in candidates(voices, sentence.text.index(figure))}


def test_every_weight_is_of_a_feature_and_nobody_weighs_nothing() -> None:
    assert choosing.weigh({}, choosing.fitted()) == 0
    assert choosing.choose([], choosing.fitted()) == NOBODY
    assert all(isinstance(weight, float) for weight in choosing.fitted().values())


def test_a_source_must_weigh_enough() -> None:
    candidate = Candidate(POLICE, {"beside": 1.0})
    assert choosing.choose([candidate], {"beside": choosing.LEAST + 0.1}) == POLICE
    assert choosing.choose([candidate], {"beside": choosing.LEAST - 0.1}) == NOBODY


def test_a_source_is_weighed_beside_its_figure_and_as_heard_before() -> None:
    found = features("Police said nine people died. Of these, 12 were children, the mayor said.", "12")
    assert {"beside", "how:verb", "verb:behind"} <= found["government"]
    assert {"before", "ago:here", "gave_figures", "others_speak"} <= found["police"]


def test_what_a_figure_counts_does_not_vouch_for_it() -> None:
    assert "loose:own" not in features("The toll stands at 28, from the governor.", "28")["government"]


def test_a_quotation_belongs_to_the_speaker_behind_it() -> None:
    found = features('"Ten people died. We found two," the mayor said. The sea was calm.', "Ten")
    assert "heard:ahead" in found["government"]
