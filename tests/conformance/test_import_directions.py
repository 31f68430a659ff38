"""Which module may import which: the directions of the packages, and who may load which library."""

from __future__ import annotations

import ast
import functools
import importlib.util
import subprocess
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

PACKAGES = {
    "policybrief_schemas": frozenset[str](),
    "policybrief": frozenset({"policybrief_schemas"}),
    "policybrief_seeds": frozenset({"policybrief", "policybrief_schemas"}),
    "policybrief_exporters": frozenset({"policybrief", "policybrief_schemas"}),
}
"""Each package, and the others that it may import."""

ENGINES = {
    "docx": ("policybrief_exporters.word", "policybrief_seeds.word"),
    "reportlab": ("policybrief_exporters.pdf",),
}
"""Each engine, and the only modules that may load it."""


@functools.cache
def modules() -> dict[str, Path]:
    """Every module of the four packages, and its file."""
    found = {}
    for package in PACKAGES:
        spec = importlib.util.find_spec(package)
        assert spec is not None
        assert spec.origin is not None
        root = Path(spec.origin).parent
        for path in sorted(root.rglob("*.py")):
            parts = path.relative_to(root).with_suffix("").parts
            found[".".join((package, *parts)).removesuffix(".__init__")] = path
    return found


def imports(module: str) -> Iterator[tuple[str, int]]:
    """Every module that `module` imports, anywhere in it, with the line."""
    path = modules()[module]
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        match node:
            case ast.Import(names=names):
                yield from ((alias.name, node.lineno) for alias in names)
            case ast.ImportFrom(module=str(name), level=0):
                yield name, node.lineno
            case ast.ImportFrom(level=level) if level:
                yield "(relative)", node.lineno
            case ast.Call(func=ast.Attribute(attr="import_module") | ast.Name(id="import_module" | "__import__")) if (
                node.args and isinstance(node.args[0], ast.Constant)
            ):
                yield str(node.args[0].value), node.lineno


def test_the_modules_are_found() -> None:
    assert {"policybrief.exporting", "policybrief_exporters.canonical", "policybrief_schemas"} <= set(modules())


@pytest.mark.parametrize("package", PACKAGES)
def test_packages_import_in_one_direction(package: str) -> None:
    forbidden = set(PACKAGES) - PACKAGES[package] - {package}
    wrong = [
        f"{module}:{line} imports {name}"
        for module in modules()
        if module.split(".")[0] == package
        for name, line in imports(module)
        if name.split(".")[0] in forbidden or name == "(relative)"
    ]
    assert wrong == []


@pytest.mark.parametrize("engine", ENGINES)
def test_an_engine_is_loaded_by_its_own_modules_alone(engine: str) -> None:
    wrong = [
        f"{module}:{line} imports {name}"
        for module in modules()
        if not module.startswith(ENGINES[engine])
        for name, line in imports(module)
        if name.split(".")[0] == engine
    ]
    assert wrong == []


class _WithoutTypes(ast.NodeTransformer):
    """Takes out what is imported for the type checker alone."""

    def visit_If(self, node: ast.If) -> ast.AST | None:
        return None if isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING" else self.generic_visit(node)


def needed(path: Path) -> Iterator[str]:
    """The modules of ours that a module needs when it runs."""
    for node in ast.walk(_WithoutTypes().visit(ast.parse(path.read_text("utf-8")))):
        if isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield inner if inner in modules() else node.module


def test_no_module_leads_back_to_itself() -> None:
    """A room is understood without those that are built on it; raises `CycleError`, which names them, else."""
    graph = {module: [name for name in needed(path) if name in modules()] for module, path in modules().items()}
    order = list(TopologicalSorter(graph).static_order())
    assert order.index("policybrief.problems") < order.index("policybrief.loading") < order.index("policybrief.batch")


def test_the_core_names_no_plug_in() -> None:
    """The core finds fillers, readers and exporters by entry point: no string of it names their packages, but the one
    that says where the sample documents lie."""
    wrong = [
        f"{module}:{node.lineno} says {node.value!r}"
        for module, path in modules().items()
        if module.split(".")[0] == "policybrief" and module != "policybrief.example"
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if node.value.startswith(("policybrief_seeds.", "policybrief_exporters."))
    ]
    assert wrong == []


@pytest.mark.parametrize("kind", ["exporter", "filler", "reader"])
def test_listing_names_loads_no_plug_in(kind: str) -> None:
    program = (
        f"import sys\nfrom policybrief import plugins\nassert plugins.names({kind!r})\n"
        "print(*(name for name in sys.modules if name.startswith(('policybrief_exporters', 'policybrief_seeds'))))"
    )
    listed = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert listed.stdout.split() == []
