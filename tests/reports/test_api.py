"""The public interface: what it names, and what importing it costs."""

from __future__ import annotations

import ast
import inspect
import subprocess
import sys
from pathlib import Path

import pytest

import policybrief as pb
from small_briefs import write_brief

INTERFACE = {
    "Briefing", "Context", "Document", "Draft", "Export", "ExportRefused", "FillContext", "FolderResolver",
    "InvalidBriefing", "MemoryResolver", "Merged", "MisuseError", "NoModel", "OutsideError", "PluginError",
    "PolicybriefError",
    "Problem", "Seed", "SeedError", "Severity", "Summary", "__version__", "check", "export", "export_all", "exporters",
    "extract", "fill", "load", "load_style", "merge", "publish", "read_seed", "report", "write",
}  # fmt: skip
HEAVY = ("docx", "reportlab", "jsonschema", "babel", "lxml", "yaml", "ruamel", "click", "markdown_it", "hypothesis")


def run(program: str) -> str:
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_interface_is_announced_when_it_changes() -> None:
    assert set(pb.__all__) == INTERFACE


@pytest.mark.parametrize("name", sorted(INTERFACE))
def test_every_name_is_there_and_says_what_it_is(name: str) -> None:
    value = getattr(pb, name)
    assert name in dir(pb)
    if callable(value):
        assert inspect.getdoc(value)


def test_type_checkers_see_the_same_names_from_the_same_modules() -> None:
    """The lazy table and the imports for type checkers cannot drift apart."""
    tree = ast.parse(Path(inspect.getfile(pb)).read_text())
    block = next(node for node in tree.body if isinstance(node, ast.If))
    imports = [node for node in block.body if isinstance(node, ast.ImportFrom)]
    seen = {alias.name: node.module for node in imports for alias in node.names}
    assert all(alias.asname == alias.name for node in imports for alias in node.names)
    assert seen == pb._HOME


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'exprot'"):
        pb.exprot  # noqa: B018  # the access is what is tested


def test_importing_loads_nothing_but_itself() -> None:
    loaded = run("import sys, policybrief; print(*(name for name in sys.modules if name.startswith('policybrief')))")
    assert loaded.split() == ["policybrief"]


def test_importing_the_parts_of_a_plug_in_loads_no_heavy_library() -> None:
    """A stranger's exporter imports the seams, the tree, the model and the errors: that must stay cheap."""
    program = (
        "import sys, policybrief, policybrief.plugins, policybrief.document.blocks, policybrief.model.briefing\n"
        "policybrief.plugins.names('exporter')\n"
        f"print(*(name for name in {HEAVY!r} if name in sys.modules))"
    )
    assert run(program).split() == []


def test_a_json_export_loads_neither_word_nor_pdf_engine(tmp_path: Path) -> None:
    program = (
        f"import sys, policybrief as pb\npb.export(pb.load({str(write_brief(tmp_path))!r}), 'json')\n"
        "print(*(name for name in ('docx', 'reportlab') if name in sys.modules))"
    )
    assert run(program).split() == []
