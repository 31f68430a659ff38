"""What the time of policybrief goes into."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from operator import methodcaller
from typing import Any

from briefs import Brief
from clocks import Times, elapsed


def stages(drafts: list[Brief], formats: tuple[str, ...]) -> dict[str, Times]:
    """The time of each stage, warm. `load` is parsing, validation and the checks together."""
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
    def timed(run: Callable[[Any], object], items: list[Any]) -> Times:
        return Times.median([elapsed(partial(run, item)) for item in items][1:])

    measured = {
        "parse JSON": timed(lambda entry: parse(entry[0], "brief.json"), inputs),
        "parse YAML": timed(lambda entry: parse(entry[1], "brief.yaml"), inputs),
        "validate": timed(lambda entry: validate(entry[2].data), inputs),
        "check": timed(lambda entry: checks.run(entry[3], Records(entry[3].sources, entry[3].origin.resolver)), inputs),
        "load": timed(lambda entry: pb.load(entry[0], resolver=pb.MemoryResolver(entry[2].files)), inputs),
        "compose": timed(lambda entry: prepare(entry[3]), inputs),
    }
    return measured | {f"export {suffix}": timed(methodcaller("export", suffix), prepared) for suffix in formats}
