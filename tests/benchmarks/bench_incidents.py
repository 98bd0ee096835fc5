"""How grouping grows: synthetic coverage of many invented incidents, given claims and a model that costs nothing.

    python tests/benchmarks/bench_incidents.py [1000 10000 100000]

Each incident is told by one to six outlets within a week, each in some 200 words: six sentences of its own choice and
local colour that tells nothing; places, names and tolls are drawn from a fixed seed, a hundred articles a day. Each
size runs in a process of its own. Prints seconds of one processor (what else the machine does is left out), the same
per 1,000 articles, peak memory and B-cubed F1; then what it costs to add one article in a hundred to the rest.
"""

from __future__ import annotations

import datetime as dt
import random
import resource
import sys
import time
from multiprocessing import get_context

from factcheck.incidents import HashingEncoder, Index, group
from factcheck.policy import Policy
from factcheck.records import Article, Claim, Interval

SOUNDS = [a + b for a in ("b", "d", "g", "k", "l", "m", "p", "r", "st", "tr", "v", "z") for b in ("a", "e", "i", "ou")]
KINDS = {
    "bombing": ["A bomb tore through {p}", "An explosive went off in {p}", "A blast shook {p}"],
    "flood": ["Water rushed into {p}", "The river rose over {p}", "A flood swept {p}"],
    "shooting": ["Gunmen opened fire in {p}", "Shots rang out in {p}", "A shooting broke out in {p}"],
    "fire": ["A fire burned down a mill in {p}", "Flames took a mill in {p}", "A blaze broke out in {p}"],
    "crash": ["Two lorries collided near {p}", "A bus hit a lorry near {p}", "A crash blocked the road to {p}"],
}
LINES = [
    "{n} people were killed, {w} said.", "{w} put the number of dead at {n}.", "At least {n} died, according to {w}.",
    "The road from {q} was closed until evening.",
    "Help came from {q} within the hour.", "{w} of {q} will lead the inquiry.",
    "Neighbours near {s} had heard a loud noise.", "The school in {s} took in those who had lost their homes.",
    "Nobody could say on {d} how it had begun.", "By the evening of {d} the last had been brought to {q}.",
]  # fmt: skip
COLOUR = [
    "The council will meet before the end of the week to hear what its officers have found.",
    "Shops near the centre opened late, and some did not open at all.",
    "A spokeswoman asked people to keep away so that those at work have room.",
    "Rain had fallen since dawn and the light was poor.",
    "Families waited outside with blankets and flasks of tea while names were read out one after another.",
    "It was too early to speak of a cause, officials repeated, and they warned against rumours on social media.",
    "Trains ran at walking pace through the night, and two were turned back.",
    "The opposition wants a debate and has asked the minister to explain what was known and when.",
    "Engineers will look at the damage once it is safe to go inside.",
    "Money for repairs had been promised two years ago, a former mayor recalled, but little of it ever came.",
    "Teachers kept the children indoors until their parents came for them.",
    "The hospital cancelled its clinics and called in staff who were on leave.",
    "An old man who sells newspapers opposite said that he had never seen anything like it in all his years.",
    "Helicopters were heard over the town until after midnight.",
    "Neighbouring towns sent crews, pumps and lights, and a kitchen that cooks for two hundred.",
    "A line for relatives has been set up and will be staffed around the clock.",
]


def name(rng: random.Random) -> str:
    return "".join(rng.choices(SOUNDS, k=rng.choice((2, 3)))).capitalize()


def coverage(count: int, seed: int = 7) -> tuple[list[Article], list[Claim], dict[str, int]]:
    rng = random.Random(seed)
    articles: list[Article] = []
    claims: list[Claim] = []
    truth: dict[str, int] = {}
    incident = 0
    while len(articles) < count:
        kind = rng.choice(list(KINDS))
        words = {"p": name(rng), "q": name(rng), "s": f"{name(rng)} Street", "w": f"{name(rng)} {name(rng)}"}
        event = dt.date(2024, 1, 1) + dt.timedelta(days=rng.randrange(max(30, count // 100)))
        toll = rng.randrange(2, 60)
        for _ in range(min(rng.choice((1, 2, 2, 3, 3, 4, 5, 6)), count - len(articles))):
            published = event + dt.timedelta(days=rng.choice((0, 0, 0, 1, 1, 2, 4)))
            told = [*rng.sample(LINES, 6), *rng.sample(COLOUR, 9)]
            fill = words | {"n": toll + rng.choice((0, 0, 0, 1, 3)), "d": f"{event:%A}"}
            opening = rng.choice(KINDS[kind]).format(**fill)
            text = " ".join([f"{opening} on {event:%A}.", *(line.format(**fill) for line in told)])
            article = Article(
                id=f"s{len(articles)}", title=opening, text=text, outlet=f"Outlet {rng.randrange(200)}",
                published=published.isoformat(),
            )  # fmt: skip
            articles.append(article)
            truth[article.id] = incident
            claims += [
                Claim(article_id=article.id, kind="date", value=event.isoformat()),
                Claim(article_id=article.id, kind="place", value=words["p"], within=("Norland",)),
                Claim(article_id=article.id, kind="killed", group="total", interval=Interval.exact(fill["n"])),
            ]
        incident += 1
    return articles, claims, truth


def bcubed(found: dict[str, str], truth: dict[str, int]) -> float:
    homes: dict[str, set[str]] = {}
    golds: dict[int, set[str]] = {}
    for i, n in truth.items():
        homes.setdefault(found[i], set()).add(i)
        golds.setdefault(n, set()).add(i)
    shared = {i: len(homes[found[i]] & golds[n]) for i, n in truth.items()}
    p = sum(shared[i] / len(homes[found[i]]) for i in truth) / len(truth)
    r = sum(shared[i] / len(golds[n]) for i, n in truth.items()) / len(truth)
    return 2 * p * r / (p + r)


def peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def run(count: int) -> None:
    policy, encoder = Policy.load(), HashingEncoder(64)
    articles, claims, truth = coverage(count)
    began = time.process_time()
    grouping = group(articles, claims, policy, encoder=encoder)
    took = time.process_time() - began
    found = {m.article_id: i.id for i in grouping.incidents for m in i.members}
    print(
        f"{count:>7} articles, {len(grouping.incidents):>6} incidents: {took:7.1f} s, "
        f"{1000 * took / count:5.2f} s a thousand, {peak():6.0f} MB, B3 F1 {bcubed(found, truth):.3f}",
        flush=True,
    )
    old, index = [a for n, a in enumerate(articles) if n % 100], Index()
    before = {a.id for a in old}
    known = group(old, [c for c in claims if c.article_id in before], policy, encoder=encoder, index=index)
    claims = [*known.claims, *(c for c in claims if c.article_id not in before)]
    began = time.process_time()
    group(articles, claims, policy, encoder=encoder, known=known, index=index)
    print(f"        adding {count - len(old)} to {len(old)}: {time.process_time() - began:7.1f} s", flush=True)


def main() -> None:
    for count in [int(x) for x in sys.argv[1:]] or [1000, 10_000, 100_000]:
        process = get_context("spawn").Process(target=run, args=(count,))
        process.start()
        process.join()


if __name__ == "__main__":
    main()
