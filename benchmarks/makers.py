"""Who makes the files that are measured: policybrief, and what its users would take instead."""

from __future__ import annotations

import importlib
import importlib.util
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

Make = Callable[[bytes, Mapping[str, bytes]], bytes]
"""Takes a brief's JSON and the files beside it, and gives the bytes of a file."""

OURS = "policybrief"
REVIEW = "policybrief, review"
"""The same with every field marked, so that a reviewer's changes can be merged back: the profile of drafts. No other
maker has the like, so that `OURS`, the profile of what is final, is what the others are compared with."""
OPTIONS = {OURS: None, REVIEW: {"profile": "review"}}


@dataclass(frozen=True, slots=True)
class Stock:
    """How a brief is printed by other means: `module.function(data)`, from its plain data.

    Args:
        needs: the package that must be installed; "" where the product itself has it.
        template: the function of the module that gives a file which an author has made before, `function(data, file)`
            taking it; "" where there is none.
        command: whether the maker is a program, of which every file takes a new process.
        fast: whether it is measured as often with a large brief as with a small one.
    """

    module: str
    function: str
    needs: str = ""
    template: str = ""
    command: bool = False
    fast: bool = True


STOCK = {
    "docxtpl": Stock("stock_docxtpl", "word", "docxtpl", "template"),
    "docxtpl, footnotes": Stock("stock_docxtpl", "word", "docxtpl", "template_with_footnotes"),
    "Pandoc": Stock("stock_pandoc", "word", "pypandoc", "reference", command=True),
    "python-docx": Stock("stock_word", "word", fast=False),
    "ReportLab": Stock("stock_pdf", "pdf", fast=False),
    "Typst": Stock("stock_typst", "pdf", "typst"),
}
MAKERS = {
    "docx": (OURS, REVIEW, "docxtpl", "docxtpl, footnotes", "Pandoc", "python-docx"),
    "pdf": (OURS, "ReportLab", "Typst"),
    "json": (OURS,),
}
"""Who is measured, by format."""


def makers(suffix: str) -> tuple[str, ...]:
    """Who can be measured here for that format: some are no dependencies of the product."""
    return tuple(name for name in MAKERS[suffix] if name in OPTIONS or _installed(STOCK[name].needs))


def _installed(package: str) -> bool:
    return not package or importlib.util.find_spec(package) is not None


def make(maker: str, suffix: str) -> Make:
    """The whole road from the brief's bytes to the file's. Ours reads, validates, checks, composes and exports."""
    if maker in OPTIONS:
        import policybrief as pb

        options = OPTIONS[maker]
        return lambda data, files: (
            pb.export(pb.load(data, resolver=pb.MemoryResolver(files)), suffix, options=options).data
        )
    stock = STOCK[maker]
    build = getattr(importlib.import_module(stock.module), stock.function)
    if stock.template:
        return lambda data, files: bytes(build(json.loads(data), files[stock.template]))
    return lambda data, files: bytes(build(json.loads(data)))


def templates(names: tuple[str, ...]) -> dict[str, bytes]:
    """What authors have made before: the files that `make` asks for, by their names."""
    stocks = [STOCK[name] for name in names if name in STOCK and STOCK[name].template]
    return {stock.template: getattr(importlib.import_module(stock.module), stock.template)() for stock in stocks}


def program(maker: str, data: object, folder: Path) -> list[str]:
    """The command line of a maker that is a program, for a brief whose files lie in `folder`; what it reads is
    written there."""
    module = importlib.import_module(STOCK[maker].module)
    (folder / "brief.md").write_text(module.markdown(data), "utf-8")
    reference, source, target = folder / STOCK[maker].template, folder / "brief.md", folder / "brief.docx"
    command: list[str] = module.command(data, reference, str(source), str(target))
    return command
