"""A brief as YAML that a person edits: block style, the keys in the schema's order, lines of a readable length."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import yaml

WIDTH = 100
"""Where long prose is folded, in columns."""

EDITOR_LINE = "# yaml-language-server: $schema=briefing.schema.json\n"
"""What makes an editor complete the keys, with the file that `policybrief schema briefing --write` puts beside it."""


def dumps(data: Any) -> str:
    """`data` (mappings, sequences, strings, integers, `Decimal`, booleans, None) as YAML, with the editor's line.

    Read back under YAML 1.2's core rules, or 1.1's, it gives equal data.
    """
    import yaml

    text: str = yaml.dump(data, Dumper=_dumper(), allow_unicode=True, sort_keys=False, width=WIDTH)
    return EDITOR_LINE + text


def _dumper() -> type[yaml.SafeDumper]:
    import yaml

    class Dumper(yaml.SafeDumper):
        """Indents the items of a list under their key, and writes equal parts out instead of naming them once."""

        def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
            super().increase_indent(flow, False)

        def ignore_aliases(self, data: Any) -> bool:
            return True

    def represent_decimal(dumper: yaml.SafeDumper, value: Decimal) -> yaml.ScalarNode:
        return dumper.represent_scalar("tag:yaml.org,2002:float", str(value))

    Dumper.add_representer(Decimal, represent_decimal)
    return Dumper
