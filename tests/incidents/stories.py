# ruff: noqa: E501, ISC004 - prose reads best unbroken
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
MORNING = [
    Article(id="m1", outlet="Northline Wire", published="2026-07-04T15:00+00:00", title="Coordinated attacks in eight towns of Osterland kill 31",
            text="ORSK (Northline Wire) - Gunmen of the Red Spear attacked police posts, banks and a railway bridge in Orsk, Kolm, "
            "Tervo, Sand, Ulm Ford, Brenn, Lake Hadd and Pell before dawn on Saturday, killing 31 people, the interior ministry "
            "of Osterland said. The Red Spear said that it had begun its Operation Harvest."),
    Article(id="m2", outlet="Quayside Herald", published="2026-07-04T18:30+00:00", title="Eleven killed as gunmen storm police post in Kolm",
            text="Eleven people were killed when gunmen stormed the police post of Kolm at five on Saturday morning, one of the "
            "attacks with which the Red Spear opened its Operation Harvest across Osterland. A baker, Emra Toll, hid nine "
            "neighbours among his flour sacks."),
    Article(id="m3", outlet="Coastline Radio", published="2026-07-05", title="Osterland counts its dead after Operation Harvest",
            text="A day after Operation Harvest, in which the Red Spear struck in Orsk, Kolm, Tervo, Sand and Pell at the same "
            "hour, the interior ministry put the number of dead at 34. In Tervo the railway bridge will stay closed."),
]  # fmt: skip
ROUND_UP = Article(
    id="r", outlet="The Week in Norland", published="2026-05-05", title="Norland this week: water over the Varna Delta",
    text="In the Varna Delta, at least 12 people drowned on Sunday night when the River Osk burst its banks and the dyke at "
    "Lower Osk broke. Boats brought bread to Pell.\n\nSALEM PORT - Thousands followed the coffins of the seven people killed "
    "by the bomb at the Quayside Market two months ago. Colonel Idris Vant of the harbour police walked with them. The lorry "
    "from Tarrow that brought the crate has been found.",
)  # fmt: skip
LIVE = [
    Article(id=f"u{n}", outlet="Delta Telegraph", published=f"2026-05-04T{hour:02}:15+00:00", title=title, text=text)
    for n, (hour, title, text) in enumerate([
        (6, "River Osk bursts its banks", "The dyke at Lower Osk broke near midnight and the River Osk is running into the Varna "
         "Delta. Two people are known to have drowned. Residents of Pell are on their roofs."),
        (10, "Varna Delta: five dead, boats on the way", "Five people have drowned since the dyke at Lower Osk broke last night. "
         "Rescue boats have set out for Pell, where the school's upper floor is full."),
        (16, "Flood in Varna Delta: nine dead", "The rescue service has now counted nine dead in the Varna Delta. Its boats have "
         "reached Pell. Engineers are looking at the hole in the dyke at Lower Osk, which is forty metres wide."),
    ])
]  # fmt: skip
LAYOFFS = [
    Article(id="l1", outlet="Ledger & Lane", published="2026-09-01", title="Brannock to shed 2,100 posts as glass sales fall",
            text="Glass maker Brannock will do away with 2,100 posts by the end of next year. Its works in Hollin will close. The "
            "company, which once made every second window pane in Norland, spoke of the hardest step in its history."),
    Article(id="l2", outlet="Merrow Mail", published="2026-09-19", title="'They told us by video': Brannock workers on the day after",
            text="Ina Stahl had poured glass at Brannock for 22 years when a face on a screen told her and 640 others in Hollin that "
            "it was over. The union wants severance of a month's pay for each year. Layoff notices go out in October."),
    Article(id="l3", outlet="Tidewater Business", published="2026-10-30", title="Brannock layoffs: 300 jobs saved in Hollin",
            text="After weeks of talks Brannock and its union have agreed to keep a furnace and 300 jobs in Hollin. The other layoffs "
            "stand: of the 2,100 announced in September, 1,800 remain. Brannock's shares rose."),
]  # fmt: skip
SAME_WEEK = [
    Article(id="w1", outlet="Northline Wire", published="2026-04-07", title="Bus falls into gorge near Tervo, 14 dead",
            text="Fourteen people were killed when a bus fell into a gorge near Tervo in the Osterland hills on Monday. The driver "
            "had swerved to miss a flock of sheep, a passenger said. Villagers of Upper Tervo carried the injured up on doors."),
    Article(id="w2", outlet="Quayside Herald", published="2026-04-08", title="Tervo bus crash: driver swerved for sheep",
            text="A flock of sheep on the road above the Tervo gorge led to the bus crash that killed 14 on Monday, police in "
            "Osterland believe. People from Upper Tervo have begun to collect money for the families."),
    Article(id="w3", outlet="Northline Wire", published="2026-04-10", title="Eleven die as bus hits fuel lorry on Kolm highway",
            text="Eleven people died on Thursday when an overnight bus ran into a parked fuel lorry on the highway south of Kolm in "
            "Osterland and caught fire. The lorry had no lights. Most of the dead were students on their way to Orsk university."),
    Article(id="w4", outlet="Coastline Radio", published="2026-04-10", title="Students among dead in Kolm highway fire",
            text="Students of Orsk university were among those who died when their bus burned on the highway near Kolm. The fuel "
            "lorry it had hit stood unlit on the hard shoulder. Its driver is being questioned."),
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
