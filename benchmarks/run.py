"""How fast briefs are made, beside stock python-docx and ReportLab code that prints the same content.

    python benchmarks/run.py            # the table, in some minutes
    python benchmarks/run.py --quick    # fewer repetitions, large briefs by stock code once
    python benchmarks/run.py --json     # the figures as data
    python benchmarks/run.py --cpu      # processor time instead of the clock, for a machine that is busy

Every run has another brief, because some engines remember. Ours includes reading, validation, the checks, composition;
stock code includes reading the JSON. *Cold* is a new process, *warm* the same process after a first brief; both are
medians. The modules are compiled before, as installing does. Only ratios carry over to another machine.
"""

from __future__ import annotations

import argparse
import compileall
import importlib.util
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefs import SECTIONS, Brief, brief, words

HERE = Path(__file__).parent
FORMATS = ("docx", "pdf", "json")
STOCK = {"docx": "python-docx", "pdf": "ReportLab multiBuild"}
WARM = 9
PACKAGES = ("policybrief", "policybrief_schemas", "policybrief_seeds", "policybrief_exporters")


def main() -> None:
    """Measure, and print a table or JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="fewer repetitions")
    parser.add_argument("--json", action="store_true", help="print data instead of tables")
    parser.add_argument("--cpu", action="store_true", help="measure processor time instead of the clock")
    parser.add_argument("--only", choices=sorted(SECTIONS), action="append", help="measure this size (repeatable)")
    arguments = parser.parse_args()
    clock = Clock(time.process_time, _children) if arguments.cpu else Clock(time.perf_counter, time.perf_counter)
    _compile()
    figures = measure(arguments.only or list(SECTIONS), clock, quick=arguments.quick)
    print(json.dumps(figures, indent=2) if arguments.json else _tables(figures))


def _compile() -> None:
    """Bytecode for what is installed from a folder: its files may have changed since, or have none."""
    for package in PACKAGES:
        spec = importlib.util.find_spec(package)
        for folder in (spec and spec.submodule_search_locations) or ():
            compileall.compile_dir(folder, quiet=1)


@dataclass(frozen=True, slots=True)
class Clock:
    """What time is taken by: in this process, and over processes that this one starts. Both give seconds."""

    here: Callable[[], float]
    started: Callable[[], float]


def _children() -> float:
    times = os.times()
    return times.children_user + times.children_system


def measure(sizes: Iterable[str], clock: Clock, *, quick: bool) -> dict[str, Any]:
    """All figures: `words`, `warm`, `cold` (milliseconds by size, suffix, maker), `memory` (MB), `stages`."""
    figures: dict[str, Any] = {"words": {}, "warm": {}, "cold": {}, "memory": {}, "stages": {}}
    for size in sizes:
        warm = (3 if size == "large" else 5) if quick else WARM
        cold = (1 if size == "large" else 3) if quick else (3 if size == "large" else WARM)
        drafts = [brief(size, variant) for variant in range(warm + 1)]
        figures["words"][size] = words(drafts[0].data)
        figures["stages"][size] = _stages(drafts, clock)
        for suffix in FORMATS:
            makers = ["ours", *(["stock"] if suffix in STOCK else [])]
            for maker in makers:
                place = (size, suffix, maker)
                print("measuring", *place, file=sys.stderr)
                # Stock code takes up to half a minute for each large brief.
                few = drafts[:2] if quick and place[0] == "large" and maker == "stock" else drafts
                _put(figures["warm"], place, _median(_warm(maker, suffix), few, clock))
                elapsed, memory = _cold(maker, suffix, size, cold, clock)
                _put(figures["cold"], place, elapsed)
                _put(figures["memory"], place, memory)
    return figures


def ours(suffix: str) -> Callable[[bytes, dict[str, bytes]], bytes]:
    """The whole road from the brief's bytes to the file's."""
    import policybrief as pb

    return lambda data, files: pb.export(pb.load(data, resolver=pb.MemoryResolver(files)), suffix).data


def stock(suffix: str) -> Callable[[bytes, dict[str, bytes]], bytes]:
    """Stock code: the JSON, then the library's own API."""
    if suffix == "docx":
        from stock_word import word as build
    else:
        from stock_pdf import pdf as build
    return lambda data, files: build(json.loads(data))


MAKERS = {"ours": ours, "stock": stock}


def _warm(maker: str, suffix: str) -> Callable[[Brief], object]:
    make = MAKERS[maker](suffix)
    return lambda one: make(json.dumps(one.data).encode(), one.files)


def _median(run: Callable[[Any], object], drafts: list[Any], clock: Clock) -> float:
    """Milliseconds; the first brief is not counted."""
    times = []
    for one in drafts:
        start = clock.here()
        run(one)
        times.append(clock.here() - start)
    return 1000 * statistics.median(times[1:])


def _cold(maker: str, suffix: str, size: str, repeat: int, clock: Clock) -> tuple[float, float]:
    """Milliseconds and megabytes of a process that makes one file."""
    times, peaks = [], []
    with tempfile.TemporaryDirectory() as folder:
        for variant in range(100, 100 + repeat):
            one = brief(size, variant)
            for name, content in {"brief.json": json.dumps(one.data).encode(), **one.files}.items():
                target = Path(folder, name)
                target.parent.mkdir(exist_ok=True)
                target.write_bytes(content)
            start = clock.started()
            run = subprocess.run(
                [sys.executable, str(HERE / "one.py"), maker, suffix, folder],
                check=True,
                stdout=subprocess.PIPE,
            )
            times.append(clock.started() - start)
            peaks.append(float(run.stdout))
    return 1000 * statistics.median(times), statistics.median(peaks)


def _stages(drafts: list[Brief], clock: Clock) -> dict[str, float]:
    """The milliseconds of each stage, warm. `load` is parsing, validation and the checks together."""
    import yaml

    import policybrief as pb
    from policybrief import checks
    from policybrief.checks.schema import validate
    from policybrief.collecting import uncollected
    from policybrief.evidence.records import Records
    from policybrief.exporting import prepare
    from policybrief.reading import parse

    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    inputs = [
        (
            json.dumps(one.data).encode(),
            yaml.dump(one.data, Dumper=dumper, allow_unicode=True).encode(),
            one,
            pb.load(one.data, resolver=pb.MemoryResolver(one.files)),
        )
        for one in drafts
    ]
    prepared = [prepare(loaded) for *_, loaded in inputs]

    @uncollected()  # as within the doors, for the stages that have none of their own
    def timed(run: Callable[[Any], object], items: list[Any]) -> float:
        return _median(run, items, clock)

    stages = {
        "parse JSON": timed(lambda entry: parse(entry[0], "brief.json"), inputs),
        "parse YAML": timed(lambda entry: parse(entry[1], "brief.yaml"), inputs),
        "validate": timed(lambda entry: validate(entry[2].data), inputs),
        "check": timed(lambda entry: checks.run(entry[3], Records(entry[3].sources, entry[3].origin.resolver)), inputs),
        "load": timed(lambda entry: pb.load(entry[0], resolver=pb.MemoryResolver(entry[2].files)), inputs),
        "compose": timed(lambda entry: prepare(entry[3]), inputs),
    }
    return stages | {f"export {suffix}": timed(lambda entry, f=suffix: entry.export(f), prepared) for suffix in FORMATS}


def _put(table: dict[str, Any], place: tuple[str, str, str], figure: float) -> None:
    size, suffix, maker = place
    table.setdefault(size, {}).setdefault(suffix, {})[maker] = figure


def _tables(figures: dict[str, Any]) -> str:
    lines = [f"{size}: {count:,} words" for size, count in figures["words"].items()]
    for table, unit in (("cold", "ms"), ("warm", "ms"), ("memory", "MB")):
        lines += ["", f"{table} ({unit})", f"{'':8}{'':7}{'policybrief':>12}{'stock':>10}{'stock / ours':>14}"]
        for size, formats in figures[table].items():
            for suffix, makers in formats.items():
                row = f"{size:8}{suffix:7}{makers['ours']:12,.0f}"
                if "stock" in makers:
                    row += f"{makers['stock']:10,.0f}{makers['stock'] / makers['ours']:14.1f}  {STOCK[suffix]}"
                lines.append(row)
    lines += ["", f"stages, warm (ms){''.join(f'{size:>12}' for size in figures['stages'])}"]
    for stage in next(iter(figures["stages"].values())):
        lines.append(f"{stage:17}" + "".join(f"{stages[stage]:12,.1f}" for stages in figures["stages"].values()))
    return "\n".join([*lines, *_growth(figures)])


def _growth(figures: dict[str, Any]) -> list[str]:
    """How time grows from the medium to the large brief, against how the words do."""
    if not {"medium", "large"} <= set(figures["words"]):
        return []
    lines = ["", f"growth, medium to large: words ×{figures['words']['large'] / figures['words']['medium']:.1f}"]
    for suffix in FORMATS:
        medium, large = (figures["warm"][size][suffix] for size in ("medium", "large"))
        row = ", ".join(f"{maker} ×{large[maker] / medium[maker]:.1f}" for maker in large)
        lines.append(f"  {suffix}: {row}")
    return lines


if __name__ == "__main__":
    main()
