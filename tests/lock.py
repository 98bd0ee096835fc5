"""Print constraints.txt from the environment that runs this: exact versions, without local builds or paths."""

import re
from importlib.metadata import distributions

HEADER = """\
# Exact versions that the tests ran with. `make venv` installs by them; so may you:
#     pip install -c constraints.txt factcheck-news
# torch comes first: an unpinned torch may pull a build of several GB for graphics cards.
# Rewritten from a fresh environment by `make lock`.
"""
OURS = {"factcheck-news"}


def main() -> None:
    pins = {d.metadata["Name"]: re.sub(r"\+.*", "", d.version) for d in distributions()}
    print(HEADER, end="")
    for name in sorted(pins.keys() - OURS, key=str.lower):
        print(f"{name}=={pins[name]}")


if __name__ == "__main__":
    main()
