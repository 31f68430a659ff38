"""policybrief: structured policy briefs, every statement traced to its source.

    import policybrief as pb

    seed = pb.read_seed("statement.txt")
    briefing = pb.load(pb.fill(seed))                  # InvalidBriefing carries every problem
    pb.write(pb.export(briefing, "pdf"), "out/brief.pdf")
    model = pb.extract("out/brief.pdf")                # the model that travels inside

What `__all__` names is the interface that holds between versions. Every name is loaded when it is first used, so that
the import costs next to nothing.

The road through the package: `seeding` reads a document and fills a draft of it; `loading` makes a checked briefing of
a draft or of a file (`reading`, `evidence`, `checks` and `facts` work for it); `compose` makes a document
of the briefing; `exporting` is the gate that it leaves by, to an exporter that `plugins` finds; `writing` writes the
file, and `extracting` takes the model out of it again. `batch` and `cli` walk the whole of it. What is handed on stands
in `seed`, `model`, `document`, `style`, `context` and `problems`.
"""

from __future__ import annotations

import importlib

TYPE_CHECKING = False  # type checkers take it as true by its name; `typing` itself costs more than all else here

if TYPE_CHECKING:
    from policybrief.batch import report as report
    from policybrief.checking import check as check
    from policybrief.context import Context as Context
    from policybrief.context import Export as Export
    from policybrief.context import FillContext as FillContext
    from policybrief.document.blocks import Document as Document
    from policybrief.errors import ExportRefused as ExportRefused
    from policybrief.errors import InvalidBriefing as InvalidBriefing
    from policybrief.errors import MisuseError as MisuseError
    from policybrief.errors import NoModel as NoModel
    from policybrief.errors import OutsideError as OutsideError
    from policybrief.errors import PluginError as PluginError
    from policybrief.errors import PolicybriefError as PolicybriefError
    from policybrief.errors import SeedError as SeedError
    from policybrief.exporting import export as export
    from policybrief.exporting import export_all as export_all
    from policybrief.exporting import exporters as exporters
    from policybrief.extracting import extract as extract
    from policybrief.loading import load as load
    from policybrief.merging.merge import Merged as Merged
    from policybrief.merging.merge import merge as merge
    from policybrief.model.briefing import Briefing as Briefing
    from policybrief.problems import Problem as Problem
    from policybrief.problems import Severity as Severity
    from policybrief.publishing import publish as publish
    from policybrief.resolver import FolderResolver as FolderResolver
    from policybrief.resolver import MemoryResolver as MemoryResolver
    from policybrief.seed import Draft as Draft
    from policybrief.seed import Seed as Seed
    from policybrief.seeding import fill as fill
    from policybrief.seeding import read_seed as read_seed
    from policybrief.style.loading import load_style as load_style
    from policybrief.summary import Summary as Summary
    from policybrief.writing import write as write

    __version__: str

_HOMES = {
    "batch": ("report",),
    "checking": ("check",),
    "context": ("Context", "Export", "FillContext"),
    "document.blocks": ("Document",),
    "errors": (
        "ExportRefused", "InvalidBriefing", "MisuseError", "NoModel", "OutsideError", "PluginError",
        "PolicybriefError", "SeedError",
    ),
    "exporting": ("export", "export_all", "exporters"),
    "extracting": ("extract",),
    "loading": ("load",),
    "merging.merge": ("Merged", "merge"),
    "model.briefing": ("Briefing",),
    "problems": ("Problem", "Severity"),
    "publishing": ("publish",),
    "resolver": ("FolderResolver", "MemoryResolver"),
    "seed": ("Draft", "Seed"),
    "seeding": ("fill", "read_seed"),
    "style.loading": ("load_style",),
    "summary": ("Summary",),
    "writing": ("write",),
}  # fmt: skip
_HOME = {name: f"{__name__}.{module}" for module, names in _HOMES.items() for name in names}

__all__ = ["__version__", *sorted(_HOME)]


def __getattr__(name: str) -> object:
    if name == "__version__":
        from importlib.metadata import version

        value: object = version("policybrief")
    elif name in _HOME:
        from policybrief.collecting import uncollected

        with uncollected():  # a hundred modules are made of objects that all stay
            value = getattr(importlib.import_module(_HOME[name]), name)
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return [*globals(), *__all__]
