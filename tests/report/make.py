"""Hand-made records for the report's tests: no stage before it is needed. Outlets and events are invented."""

from __future__ import annotations

from dataclasses import replace

from factcheck.policy import Policy
from factcheck.records import (
    Article,
    Chain,
    Claim,
    Comparison,
    Discrepancy,
    Fact,
    Findings,
    Grouping,
    Incident,
    Interval,
    Member,
    Reading,
    Skipped,
)
from factcheck.report import Report


def article(number: int, text: str, **given: object) -> Article:
    known = {
        "id": f"a{number}",
        "outlet": f"Outlet {number}",
        "title": f"Title {number}",
        "published": f"2026-01-3{number % 2}T0{number % 10}:00:00+00:00",
        "url": f"https://outlet{number}.example/story",
        "origin": f"set.jsonl:{number}",
    }
    return Article(text=text, **{**known, **given})


def claim(home: Article, quote: str, interval: Interval | None = None, **given: object) -> Claim:
    field = given.pop("field", "body")
    start = home.part(field).index(quote)
    line = home.part(field)
    known = {
        "kind": "killed",
        "group": "security",
        "origin": f"chain-{home.id}",
        "source": "the military",
        "source_type": "military",
        "authority": "military",
        "sentence": (line.rfind(". ", 0, start) + 2 if ". " in line[:start] else 0, len(line)),
    }
    return Claim(
        article_id=home.id, interval=interval, field=field, start=start, end=start + len(quote), quote=quote,
        **{**known, **given},
    )  # fmt: skip


def discrepancy(left: Claim, right: Claim, **given: object) -> Discrepancy:
    known = {
        "id": f"d-{left.id}-{right.id}",
        "incident_id": "i1",
        "incident": "Attacks in Harran Valley",
        "kind": left.kind,
        "group": left.group,
        "place": None,
        "verdict": "conflict",
        "severity": "high",
        "status": "hold",
        "reason": "Both give the toll of the same evening; 10 and 17 cannot both be true.",
        "wording": "HOLD: 10 or 17 security personnel killed.",
        "values": "10 (Outlet 1) | 17 (Outlet 2)",
        "claims": (left.id, right.id),
        "articles": (left.article_id, right.article_id),
        "outlets": ("Outlet 1", "Outlet 2"),
        "authorities": ("military", "police"),
        "chains": ("chain-a1", "chain-a2"),
        "order_basis": "published",
        "low": 10.0,
        "high": 17.0,
        "earliest": "2026-01-31T01:00:00+00:00",
        "latest": "2026-01-31T03:00:00+00:00",
        "question": "Ask the military: does 17 include the 10 of the morning?",
    }
    return Discrepancy(left=left, right=right, **{**known, **given})


def small() -> Report:
    """Two incidents: one with a conflict, an update and a stale copy; one quiet. One file was not read."""
    a1 = article(1, "The raid began at dawn. Officials said 10 security personnel were killed in the valley.")
    a2 = article(
        2, "At least 17 soldiers were killed, the police said. Nine people were injured.", published="2026-01-31"
    )
    a3 = article(3, "Ten security personnel were killed. Last year 31 people died in a train attack.", published=None)
    a4 = article(4, "A ferry sank off Port Lorne. Rescuers saved 12 people.")
    c1 = claim(a1, "10 security personnel were killed", Interval.exact(10))
    c2 = claim(a2, "At least 17 soldiers were killed", Interval(17, 17, None), qualifier="at least", authority="police",
               source="the police", source_type="police")  # fmt: skip
    c3 = claim(
        a3, "Ten security personnel were killed", Interval.exact(10), source="", source_type="none", authority=""
    )
    c4 = claim(a3, "31 people died", Interval.exact(31), scope="background", group="total")
    c5 = claim(a2, "Nine people were injured", Interval.exact(9), kind="injured", group="total")
    c6 = claim(a4, "12 people", Interval.exact(12), kind="rescued", group="total", authority="rescuers",
               source_type="rescue")  # fmt: skip
    p1 = claim(a1, "valley", None, kind="place", group="", value="Harran Valley")
    raid = Incident(
        id="i1", label="Attacks in Harran Valley", date="2026-01-31", places=("Harran Valley", "Harran"),
        members=(Member(article_id="a1", origin="chain-a1", why="first"),
                 Member(article_id="a2", origin="chain-a2", why="same day, place"),
                 Member(article_id="a3", origin="chain-a1", why="copy of a1")),
    )  # fmt: skip
    ferry = Incident(id="i2", label="Ferry sinks", members=(Member(article_id="a4", origin="chain-a4", why="alone"),))
    chains = (
        Chain(id="chain-a1", label="Outlet 1", article_ids=("a1", "a3"), differs=(("a3", c3.id, c1.id),)),
        Chain(id="chain-a2", label="Outlet 2", article_ids=("a2",)),
        Chain(id="chain-a4", label="Outlet 4", article_ids=("a4",)),
    )
    conflict = discrepancy(c1, c2)
    update = discrepancy(c3, c2, id="d-update", verdict="update", severity="low", status="print", question="",
                         reason="17 is later than 10.", wording="At least 17 killed, police said.")  # fmt: skip
    stale = discrepancy(c3, c2, id="d-stale", verdict="revision", status="drop", flags=("stale_copy",), question="",
                        reason="The military withdrew 10; Outlet 3 still prints it.", wording="Drop 10.")  # fmt: skip
    facts = (
        Fact(incident_id="i1", kind="killed", group="security", place=None, status="hold", wording="HOLD: 10 or 17",
             low=10, best=None, high=17, claims=(c1.id, c2.id, c3.id), outlets=("Outlet 1", "Outlet 2", "Outlet 3"),
             authorities=("military", "police"), chains=("chain-a1", "chain-a2"), sides=("military", "police"),
             corroborated=False),
        Fact(incident_id="i1", kind="injured", group="total", place=None, status="print",
             wording="Nine people were injured, the police said on 31 January.", low=9, best=9, high=9, claims=(c5.id,),
             outlets=("Outlet 2",), authorities=("police",), chains=("chain-a2",), sides=("police",),
             corroborated=False, as_of="2026-01-31"),
    )  # fmt: skip
    same = Comparison(incident_id="i1", kind="killed", group="security", left=c1.id, right=c3.id,
                      verdict="compatible", reason="same figure")  # fmt: skip
    return Report.build(
        Reading(articles=(a1, a2, a3, a4), skipped=(Skipped(where="pictures.png", reason="is a picture"),)),
        Grouping(incidents=(ferry, raid), chains=chains, claims=(c1, c2, c3, c4, c5, c6, p1)),
        [Findings(), Findings(discrepancies=(update, conflict, stale), comparisons=(same,), facts=facts)],
        Policy.load(),
    )


def hostile() -> Report:
    """The same report with titles and texts that try to run, to link, to turn the line, or to burst the page."""
    report = small()
    bad = "</script><script>alert(1)</script>"
    a1, a2, a3, a4 = report.articles
    articles = (
        replace(a1, title=bad, url="javascript:alert(2)", outlet='<img src=x onerror="alert(3)">'),
        replace(
            a2, title="\u202egnorw\u2066", outlet="=cmd|' /C calc'!A0", url="data:text/html,<script>alert(4)</script>"
        ),
        replace(a3, title="w" * 10_000, outlet="{{ 7*7 }} ${7*7}"),
        replace(a4, title="<!--", outlet="]]>\x00\x1b[31m"),
    )
    incidents = tuple(replace(i, label=bad + "\u2028" + "x" * 3000) for i in report.incidents)
    discrepancies = tuple(
        replace(d, reason=bad, wording="<b onmouseover=alert(5)>", values="@SUM(1)", incident=bad, question=bad)
        for d in report.discrepancies
    )
    return replace(report, articles=articles, incidents=incidents, discrepancies=discrepancies)


def large(articles: int) -> Report:
    """Many incidents of five articles, each with a dispute, an update and a background figure; twenty outlets."""
    report = small()
    claims, all_articles, incidents, chains, findings = [], [], [], [], []
    for number in range(articles // 5):
        homes = [
            article(
                n,
                f"Officials said {10 + n} security personnel were killed in valley {number}. "
                f"Last year {300 + n} people died there. " + "The roads were closed for the day. " * 40,
                id=f"a{number}-{n}",
                outlet=f"Outlet {(number + n) % 20}",
                title=f"Raid {number} kills {10 + n}, officials in the valley say",
                published=None if n == 4 else f"2026-01-{1 + number % 28:02}T{n:02}:00:00Z",
            )
            for n in range(5)
        ]
        counts = [
            claim(h, f"{10 + n} security personnel were killed", Interval(10 + n, 10 + n, None if n == 3 else 10 + n))
            for n, h in enumerate(homes)
        ]
        olds = [claim(h, f"{300 + n} people died", Interval.exact(300 + n), scope="background", group="total")
                for n, h in enumerate(homes)]  # fmt: skip
        ident = f"i{number}"
        incidents.append(
            Incident(
                id=ident,
                label=f"Raid in valley {number}",
                members=tuple(Member(article_id=h.id, origin=f"chain-{h.id}", why="same day, place") for h in homes),
            )
        )
        chains += [Chain(id=f"chain-{h.id}", label=str(h.outlet), article_ids=(h.id,)) for h in homes]
        ids = tuple(c.id for c in counts)
        own = {"incident_id": ident, "incident": f"Raid in valley {number}", "claims": ids,
               "articles": tuple(h.id for h in homes), "outlets": tuple(str(h.outlet) for h in homes)}  # fmt: skip
        rows = (
            discrepancy(counts[0], counts[4], id=f"d{number}-conflict", **own),
            discrepancy(
                counts[0], counts[2], id=f"d{number}-update", verdict="update", severity="low", status="print", **own
            ),
        )
        fact = replace(report.facts[0], incident_id=ident, claims=ids[2:])
        findings.append(Findings(discrepancies=rows, facts=(fact,)))
        all_articles += homes
        claims += [*counts, *olds]
    return Report.build(
        Reading(articles=tuple(all_articles)),
        Grouping(incidents=tuple(incidents), chains=tuple(chains), claims=tuple(claims)),
        findings,
        Policy.load(),
    )


def of_severity(severity: str) -> Report:
    """The small report with one discrepancy of that severity."""
    report = small()
    return replace(report, discrepancies=(replace(report.discrepancies[0], severity=severity),))
