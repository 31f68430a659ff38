"""What the PDF could not show as asked, collected while it is laid out, each thing once."""

from __future__ import annotations

from policybrief.document.direction import right_to_left
from policybrief.problems import Problem, Severity
from policybrief_exporters.pdf.characters import name_of
from policybrief_exporters.pdf.fonts import Typeface


class Reports:
    """Collects problems. A character is reported where it was met first."""

    def __init__(self) -> None:
        self._problems: dict[str, Problem] = {}

    def problems(self) -> tuple[Problem, ...]:
        """The problems in the order in which they were met."""
        return tuple(self._problems.values())

    def check(self, face: Typeface, text: str, where: str) -> None:
        """Reports what of `text`, of the block with the id `where`, cannot be drawn."""
        if right_to_left(text):
            self.add(
                "right-to-left", "right-to-left", "right-to-left text is not laid out in PDF yet", where,
                "its letters are printed one by one from left to right; use another format for this brief",
            )  # fmt: skip
        for char in face.uncovered(text):
            if face.lacks(char) and char not in "\t\n\r\x0b\x0c\x85\u2028\u2029":
                self.add(
                    char, "missing-glyph", f"no font of the style has the character {name_of(char)}", where,
                    "a box stands for it; add a fallback font that has it to the style",
                )  # fmt: skip

    def add(self, key: str, rule: str, message: str, where: str, hint: str) -> None:
        """Adds a warning, unless one with that key was added before."""
        if key not in self._problems:
            place = f", first in {where!r}" if where else ""
            self._problems[key] = Problem(severity=Severity.WARNING, rule=rule, message=message + place, hint=hint)
