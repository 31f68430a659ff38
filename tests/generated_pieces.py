"""What every part of a generated briefing is made of: texts, ids, markings, evidence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from hypothesis import strategies as st

from hostile_texts import BREAKS, HOSTILE, MARKED_UP, PLAIN

Data = dict[str, Any]
Draw = Callable[[st.SearchStrategy[Any]], Any]

LEVELS = ("CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED")

_ALLOWED = st.characters(
    codec="utf-8", exclude_characters="\x7f\ufffe\uffff", exclude_categories=("Cc", "Cs"), max_codepoint=0x1FFFF
)
LINE = st.one_of(st.sampled_from(PLAIN), st.sampled_from(HOSTILE), st.text(_ALLOWED, min_size=1, max_size=20))
PROSE = st.one_of(LINE, st.sampled_from(MARKED_UP), st.sampled_from(BREAKS))
WHOLE = st.integers(-(10**6), 10**6)
NUMBER = st.one_of(WHOLE, st.sampled_from((0, 0.5, 12.25, -3.75, 10**12)))


@dataclass(slots=True)
class Writer:
    """Draws the pieces of one briefing, giving out ids as it goes.

    Args:
        draw: hypothesis's own.
        scale: what the number of items of a part is multiplied by.
        records, files: the texts that evidence may be taken from, by source; and the files that the brief names.
        targets: ids that a text may refer to.
        banner: the place of the banner's level, which no portion exceeds.
        given: how many ids have been given out.
    """

    draw: Draw
    scale: int
    records: dict[str, str] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    targets: list[str] = field(default_factory=list)
    banner: int | None = None
    given: int = 0

    def pick(self, *choices: Any) -> Any:
        return self.draw(st.sampled_from(choices))

    def line(self) -> str:
        return str(self.draw(LINE))

    def text(self) -> str:
        text = str(self.draw(PROSE))
        if self.targets and self.draw(st.integers(0, 4)) == 4:
            return f"{text} [{self.pick('', 'as shown there')}](#{self.pick(*self.targets)})"
        return text

    def some(self, one: Callable[[], Data], most: int = 2) -> list[Data]:
        return [one() for _ in range(self.draw(st.integers(0, most * self.scale)))]

    def maybe(self, **fields: Any) -> Data:
        """Each field, or not. (The values are drawn either way, which keeps shrinking simple.)"""
        return {name: value for name, value in fields.items() if self.draw(st.booleans())}

    def id(self, prefix: str) -> str:
        self.given += 1
        return f"{prefix}-{self.given}"

    def portion(self) -> Data:
        if self.banner is None or not self.draw(st.booleans()):
            return {}
        return {"marking": LEVELS[self.draw(st.integers(0, self.banner))]}

    def supported(self, prefix: str) -> Data:
        """An id, a marking, evidence and citations: what every part that rests on sources may have."""
        part: Data = {"id": self.id(prefix)} | self.portion()
        if self.records:
            part["evidence"] = self.some(self.evidence, most=1)
            part["cites"] = self.some(
                lambda: {"source": self.pick(*self.records)} | self.maybe(locator=self.line()), most=1
            )
            part["basis"] = [
                {"kind": kind, "note": self.text()} for kind in self.draw(st.sampled_from(((), ("judgement",))))
            ]
        return {key: value for key, value in part.items() if value != []}

    def evidence(self) -> Data:
        source = self.pick(*self.records)
        record = self.records[source]
        start = self.draw(st.integers(0, len(record) - 1))
        end = self.draw(st.integers(start + 1, min(len(record), start + 200)))
        return {"source": source, "start": start, "end": end, "exact": record[start:end]}

    def statement(self, prefix: str = "statement") -> Data:
        return self.supported(prefix) | {"text": self.text()}
