"""English is kept, however short or odd; other languages are named."""
# ruff: noqa: E501 - articles and files are data, one a line

import pytest

from factcheck.articles.language import other_language

ENGLISH = [
    "Nine dead.",
    "14 KILLED, 30 HURT IN BLAST",
    "Killed: 14\nInjured: 30\nMissing: 2",
    "Death toll 58; 145 militants",
    "Los Angeles police said La Paz and El Salvador sent teams; de la Cruz and Del Rio spoke.",
    "Quake kills 300 in Île-de-France, Nîmes",
    "The minister said «сорок человек» before leaving the hall with the others.",
    "",
    "12",
    "Bomb blast kills 9 in Kech",
    "Die toll rises to 9 in man-made fire",
]


@pytest.mark.parametrize("text", ENGLISH)
def test_english_is_kept(text):
    assert other_language(text) is None


OTHER = {
    "es": "Al menos diez personas murieron en la explosión, según dijo la policía, y otras veinte fueron llevadas a los hospitales.",
    "fr": "Au moins dix personnes sont mortes dans une explosion sur le marché, selon la police, et une vingtaine ont été blessées.",
    "de": "Mindestens zehn Menschen sind bei einer Explosion auf dem Markt getötet worden, sagte die Polizei, und viele wurden verletzt.",
    "pt": "Pelo menos dez pessoas morreram em uma explosão no mercado, segundo a polícia, e mais de vinte foram levadas ao hospital.",
    "it": "Almeno dieci persone sono morte in una esplosione nel mercato della città, secondo la polizia, e venti feriti che sono gravi.",
    "nl": "Bij een explosie op de markt zijn zeker tien doden gevallen, volgens de politie, en er werden ook twintig mensen naar het ziekenhuis gebracht.",
    "tr": "Pazar yerinde meydana gelen patlamada en az on kişi öldü ve yirmi kişi yaralandı, polis olarak bu sabah için açıklama yaptı.",
    "id": "Sedikitnya sepuluh orang tewas dalam ledakan di pasar itu, kata polisi, dan dua puluh orang yang luka dibawa ke rumah sakit.",
    "Arabic script": "قتل عشرة أشخاص على الأقل في انفجار وقع في سوق المدينة",
    "Cyrillic script": "По меньшей мере десять человек погибли при взрыве на рынке",
    "Chinese script": "市场爆炸造成至少十人死亡二十人受伤警方称调查仍在进行",
    "Devanagari script": "बाज़ार में हुए विस्फोट में कम से कम दस लोग मारे गए",
}


@pytest.mark.parametrize("name", OTHER)
def test_other_languages_are_named(name):
    assert other_language(OTHER[name]) == name


def test_what_the_input_says_counts_only_where_the_text_cannot_say():
    assert other_language("12: 14", "ur-PK") == "ur"
    assert other_language("The police said that nine people were killed.", "ur") is None
    assert other_language("12: 14", "en_GB") is None
    assert other_language(OTHER["es"], "en") == "es"


def test_english_article_with_a_quote_in_another_language():
    assert other_language("The army said that nine of the men were killed. " * 2 + OTHER["es"]) is None
