"""The charts of a document on their way into its package."""

from __future__ import annotations

from msgspec import Struct


class Charts(Struct):
    """The charts of one part, in order, each its XML and its workbook; `rId…` numbers start at `first`."""

    first: int
    held: list[tuple[str, bytes]] = []

    def add(self, xml: str, workbook: bytes) -> str:
        """Keeps a chart and gives its relationship's id."""
        self.held.append((xml, workbook))
        return self.relationship(len(self.held) - 1)

    def relationship(self, index: int) -> str:
        """The id of the chart at `index`."""
        return f"rId{self.first + index}"
