# ruff: noqa: E501 - prose reads best unbroken
"""Invented coverage for the tests of grouping: two attacks of one kind, a flood over a week, and job cuts."""

from __future__ import annotations

from factcheck.records import Article, Claim, Interval

HARBOUR = [
    Article(id="h1", outlet="Northline Wire", published="2026-03-02T09:10+00:00", title="Bomb kills six at Salem Port fish market",
            text="SALEM PORT (Northline Wire) - A bomb hidden in a crate of ice killed six people at the fish market of Salem "
            "Port on Monday morning, the harbour police said. Twenty others were injured. Colonel Idris Vant of the harbour "
            "police said the crate had come by lorry from Tarrow. No group has claimed the attack on the Quayside Market."),
    Article(id="h2", outlet="Quayside Herald", published="2026-03-02T18:00+00:00", title="Seven dead in Salem Port market bombing",
            text="Seven people have died after a bomb went off on Monday at the Quayside Market in Salem Port. The harbour "
            "police chief, Idris Vant, said that the explosive had been packed in ice and brought by lorry from Tarrow. "
            "The hospital in Salem Port counted 22 injured people, most of them fishmongers."),
    Article(id="h3", outlet="Coastline Radio", published="2026-03-03", title="Salem Port mourns after market blast",
            text="Shops stayed shut in Salem Port on Tuesday, a day after a blast tore through the Quayside Market. The "
            "harbour police now put the number of dead at seven. Idris Vant, who leads the inquiry, said that the lorry "
            "from Tarrow had been found."),
]  # fmt: skip
AGAIN = [
    Article(id="k1", outlet="Northline Wire", published="2026-03-08T08:00+00:00", title="Second bomb in a week hits Salem Port fish market",
            text="SALEM PORT (Northline Wire) - A bomb on a motorcycle killed three porters at the fish market of Salem Port "
            "on Sunday, six days after an earlier blast there. Eleven people were hurt, the harbour police said. The "
            "motorcycle had stood by the Quayside Market's north gate since dawn."),
    Article(id="k2", outlet="Quayside Herald", published="2026-03-08T20:00+00:00", title="Three porters killed by motorcycle bomb in Salem Port",
            text="Three porters were killed on Sunday when a motorcycle packed with explosives blew up at the north gate of "
            "the Quayside Market in Salem Port. Eleven people were hurt. It was the second bombing there in a week."),
]  # fmt: skip
FLOOD = [
    Article(id="f1", outlet="Delta Telegraph", published="2026-05-04", title="Flood in Varna Delta kills 12",
            text="At least 12 people drowned when the River Osk burst its banks in the Varna Delta on Sunday night. The "
            "dyke at Lower Osk broke near midnight. Rescue boats reached the village of Pell on Monday."),
    Article(id="f2", outlet="Rideau Register", published="2026-05-06", title="Varna Delta flood toll rises to 41",
            text="The number of people killed by the flood in the Varna Delta has risen to 41, the rescue service said on "
            "Wednesday. Boats brought food to Pell and to Lower Osk, where the dyke of the River Osk broke on Sunday."),
    Article(id="f3", outlet="Savanna Times", published="2026-05-11", title="Eighty dead, 30 missing a week after Varna Delta flood",
            text="A week after the River Osk flooded the Varna Delta, 80 people are known to have died and 30 are missing. "
            "Engineers are closing the dyke at Lower Osk. In Pell the school opened again."),
]  # fmt: skip
JOBS = [
    Article(id="j1", outlet="Ledger & Lane", published="2026-06-01", title="Orvane to cut 4,000 jobs at three plants",
            text="The tyre maker Orvane will cut 4,000 jobs at its plants in Hollin, Merrow and Sant, its chief executive "
            "said on Monday. The company blamed cheap imports and a strike last winter."),
    Article(id="j2", outlet="Tidewater Business", published="2026-06-02", title="Orvane layoffs: union calls for talks",
            text="The union at Orvane wants talks after the tyre maker said that it would lay off 4,000 workers in Hollin, "
            "Merrow and Sant. Orvane shares rose by three per cent."),
]  # fmt: skip
ALL = [*HARBOUR, *AGAIN, *FLOOD, *JOBS]
INCIDENTS = [{a.id for a in part} for part in (HARBOUR, AGAIN, FLOOD, JOBS)]


def day(article: str, value: str, confidence: float = 0.9) -> Claim:
    return Claim(article_id=article, kind="date", value=value, confidence=confidence)


def scene(article: str, value: str, *within: str) -> Claim:
    return Claim(article_id=article, kind="place", value=value, within=within)


def killed(article: str, n: float, **more: object) -> Claim:
    return Claim(article_id=article, kind="killed", group="total", interval=Interval.exact(n), **more)  # type: ignore[arg-type]


CLAIMS = [
    *(c for a in HARBOUR for c in (day(a.id, "2026-03-02"), scene(a.id, "Salem Port", "Norland"))),
    *(c for a in AGAIN for c in (day(a.id, "2026-03-08"), scene(a.id, "Salem Port", "Norland"))),
    *(c for a in FLOOD for c in (day(a.id, "2026-05-03"), scene(a.id, "Varna Delta", "Norland"))),
    killed("h1", 6), killed("h2", 7), killed("h3", 7), killed("k1", 3), killed("k2", 3), killed("f1", 12),
    killed("f2", 41), killed("f3", 80),
]  # fmt: skip
