"""What the PDF could not show as asked, collected while it is laid out, each thing once."""

from __future__ import annotations

import re

from policybrief.problems import Problem, Severity
from policybrief_exporters.pdf.characters import name_of
from policybrief_exporters.pdf.fonts import Typeface

_ADD_A_FONT = "a box stands for it; add a fallback font that has it to the style"
_INSTALL = ", or install policybrief[scripts], which brings one for Devanagari"
_DEVANAGARI = re.compile("[\u0900-\u097f\ua8e0-\ua8ff]")

MOST_CHARACTERS = 5
"""How many missing characters have a problem of their own; one more names the rest."""

MOST_NAMED = 40


class Reports:
    """Collects problems. A character is reported where it was met first."""

    def __init__(self) -> None:
        self._problems: dict[str, Problem] = {}
        self._missing: dict[str, None] = {}

    def problems(self) -> tuple[Problem, ...]:
        """The problems in the order in which they were met; the many characters of a script are told together."""
        told = tuple(self._problems.values())
        if rest := list(self._missing)[MOST_CHARACTERS:]:
            named = ", ".join(f"U+{ord(char):04X}" for char in rest[:MOST_NAMED])
            more = f" and {len(rest) - MOST_NAMED} more" if len(rest) > MOST_NAMED else ""
            message = f"no font of the style has the further characters {named}{more}"
            told += (_warning("missing-glyph", message, _hint("".join(rest))),)
        return told

    def check(self, face: Typeface, text: str, where: str) -> None:
        """Reports what of `text`, of the block with the id `where`, cannot be drawn."""
        for char in face.uncovered(text):
            if face.lacks(char) and char not in "\t\n\r\x0b\x0c\x85\u2028\u2029":
                self._missing.setdefault(char)
                if len(self._missing) <= MOST_CHARACTERS:
                    message = f"no font of the style has the character {name_of(char)}"
                    self.add(char, "missing-glyph", message, where, _hint(char))

    def add(self, key: str, rule: str, message: str, where: str, hint: str) -> None:
        """Adds a warning, unless one with that key was added before."""
        if key not in self._problems:
            place = f", first in {where!r}" if where else ""
            self._problems[key] = _warning(rule, message + place, hint)


def _hint(missing: str) -> str:
    return _ADD_A_FONT + (_INSTALL if _DEVANAGARI.search(missing) else "")


def _warning(rule: str, message: str, hint: str) -> Problem:
    return Problem(severity=Severity.WARNING, rule=rule, message=message, hint=hint)
