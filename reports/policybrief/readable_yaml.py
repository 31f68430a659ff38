"""A brief as YAML that a person edits: block style, the keys in the schema's order, lines of a readable length."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import yaml

WIDTH = 110
"""Where long prose is folded, in columns."""

EDITOR_LINE = "# yaml-language-server: $schema=briefing.schema.json\n"
"""What makes an editor complete the keys, with the file that `policybrief schema briefing --write` puts beside it."""

EVIDENCE = frozenset({"source", "start", "end", "exact"})
"""The keys of a mapping that is written on a line of its own: nobody edits offsets, and they stand in the way."""


def dumps(data: Any) -> str:
    """`data` (mappings, sequences, strings, integers, `Decimal`, booleans, None) as YAML, with the editor's line.

    Read back under YAML 1.2's core rules, or 1.1's, it gives equal data.
    """
    import yaml

    text: str = yaml.dump(data, Dumper=_dumper(), allow_unicode=True, sort_keys=False, width=WIDTH)
    return EDITOR_LINE + text


@functools.cache
def _dumper() -> type[yaml.SafeDumper]:
    import yaml

    from policybrief.reading.scalars import is_text

    class Dumper(yaml.SafeDumper):
        """Indents the items of a list under their key, and writes equal parts out instead of naming them once."""

        def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
            super().increase_indent(flow, False)

        def ignore_aliases(self, data: Any) -> bool:
            return True

    def mapping(dumper: yaml.SafeDumper, value: Mapping[str, Any]) -> yaml.MappingNode:
        flow = value.keys() == EVIDENCE
        return dumper.represent_mapping("tag:yaml.org,2002:map", value.items(), flow_style=flow)

    def decimal(dumper: yaml.SafeDumper, value: Decimal) -> yaml.ScalarNode:
        return dumper.represent_scalar("tag:yaml.org,2002:float", str(value))

    def text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
        # PyYAML 6.0 goes by YAML 1.1, in which 1e5 is a text and a separator is a line break, indented after; 1.2 reads
        # a number and blanks.
        plain = is_text(value) and not any(separator in value for separator in "\x85\u2028\u2029")
        style = None if plain else '"'
        return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)

    Dumper.add_representer(str, text)
    Dumper.add_representer(dict, mapping)
    Dumper.add_representer(Decimal, decimal)
    return Dumper
