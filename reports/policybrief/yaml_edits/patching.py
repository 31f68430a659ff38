"""A tree of nodes that was changed, written into the text that it was read from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from yaml.events import AliasEvent, ScalarEvent

from policybrief.errors import InvalidBriefing
from policybrief.readable_yaml import EVIDENCE
from policybrief.reading import parse
from policybrief.reading.core_yaml import Place
from policybrief.yaml_edits.edits import STEP, Edit, applied, bulleted, dedented, indented, is_changed, staying
from policybrief.yaml_edits.nodes import Node, plain
from policybrief.yaml_edits.regions import (
    Region,
    Unpatchable,
    end_of,
    entry_region,
    follows_blank_line,
    is_first_on_its_line,
    item_region,
    line_end,
    past_blank_lines,
)
from policybrief.yaml_edits.scalars import Written, flow, fresh, rewritten


def patched(text: str, root: Node) -> str | None:
    """`text`, which `root` was grown from with its places, as `root` says it now.

    None where it cannot be had by touching only what changes: where an alias repeats a changed part, for one. What is
    given back has been read again, and says exactly what `root` says.
    """
    patch = _Patch(text, "\r\n" if "\r\n" in text else "\n")
    try:
        new = applied(text, list(patch.edits(root, in_flow=False)))
        said = parse(new.encode(), "brief.yaml").data
    except (Unpatchable, InvalidBriefing):
        return None
    return new if said == plain(root) else None


class _Patch(Struct):
    text: str
    line_break: str

    def edits(self, node: Node, *, in_flow: bool) -> Iterator[Edit]:
        """How the text of a node that stays where it is changes."""
        place = node.place
        assert place is not None  # what stays was read from the text
        if isinstance(place.event, AliasEvent):
            if is_changed(node):
                raise Unpatchable
            return
        in_flow = in_flow or (not isinstance(place.event, ScalarEvent) and bool(place.event.flow_style))
        match node.value, node.before:
            case dict() as now, dict() as before:
                entries = self.flow_entries if in_flow else self.block_entries
                yield from entries(place, before, now)
            case list() as now, tuple() as before:
                items = self.flow_items if in_flow else self.block_items
                yield from items(place, before, now)
            case now, before if type(now) is not type(before) or now != before:
                yield self.replacement(node, place, in_flow)

    def replacement(self, node: Node, place: Place, in_flow: bool) -> Edit:
        start, end = place.mark.index, end_of(self.text, place)
        if isinstance(node.value, list | dict) or not isinstance(place.event, ScalarEvent):
            return Edit(start, end, flow(plain(node)))
        old = Written(
            text=self.text[start:end], style=place.event.style or "", column=place.mark.column, in_flow=in_flow,
            line_break=self.line_break,
        )  # fmt: skip
        blank = " " if start == end and self.text[start - 1 : start] in (":", "-") else ""
        return Edit(start, end, blank + rewritten(old, node.value))

    def block_entries(self, place: Place, before: Mapping[str, Node], now: Mapping[str, Node]) -> Iterator[Edit]:
        stays = [key for key, item in now.items() if before.get(key) is item]
        if not stays:
            raise Unpatchable
        keys = list(before)
        first = before[stays[0]].place
        assert first is not None  # it was read from the text
        for key in keys:
            if key not in stays:
                yield self.without_entry(before, keys, key)
        last: str | None = None
        waiting: list[str] = []
        for key, item in now.items():
            if key in stays:
                if waiting:
                    yield self.new_entries(first, before[last].place if last else None, waiting)
                    waiting = []
                yield from self.edits(item, in_flow=False)
                last = key
            else:
                waiting += self.entry_lines(key, item, first.key.column)
        if waiting:
            yield self.new_entries(first, before[last].place if last else None, waiting)

    def new_entries(self, first: Place, after: Place | None, lines: Sequence[str]) -> Edit:
        """New lines in an object, after one of its entries, or before the first that stays."""
        margin = " " * first.key.column
        if after is None:
            at = first.key.index
            return Edit(at, at, "".join(line + self.line_break + margin for line in lines))
        if is_first_on_its_line(self.text, after.key.index):
            end = entry_region(self.text, after, after.key.index).end
        else:
            end = line_end(self.text, end_of(self.text, after))
        return self.new_lines(end, [margin + line if line else "" for line in lines])

    def without_entry(self, before: Mapping[str, Node], keys: Sequence[str], key: str) -> Edit:
        place = before[key].place
        assert place is not None  # it was read from the text
        position = keys.index(key)
        if is_first_on_its_line(self.text, place.key.index):
            # What stands above the first key may be about the whole.
            earlier = before[keys[position - 1]].place if position else None
            floor = line_end(self.text, end_of(self.text, earlier)) if earlier else place.key.index
            return self.without_lines(entry_region(self.text, place, floor))
        following = before[keys[position + 1]].place if position + 1 < len(keys) else None
        end = end_of(self.text, place)
        if following is not None and not self.text[end : following.key.index].strip():
            end = following.key.index
        return Edit(place.key.index, end, "")

    def block_items(self, place: Place, before: Sequence[Node], now: Sequence[Node]) -> Iterator[Edit]:
        if len(before) == len(now) and all(old is new for old, new in zip(before, now, strict=True)):
            for item in now:
                yield from self.edits(item, in_flow=False)
            return
        if not now:
            yield self.emptied(place)
            for region in self.item_regions(before, place.mark.column):
                yield self.without_lines(region)
            return
        stays = staying(before, now)
        column = place.mark.column
        regions = self.item_regions(before, column)
        spaced = self.is_spaced(regions)
        waiting: list[str] = []
        last: int | None = None
        for item in now:
            index = stays.get(item)
            if index is None:
                lines = indented(self.item_lines(item, column), column)
                waiting += ["", *lines] if spaced else lines
                continue
            if waiting:
                yield self.new_items(regions, last, waiting)
                waiting = []
            yield from self.edits(item, in_flow=False)
            last = index
        if waiting:
            yield self.new_items(regions, last, waiting)
        kept = set(stays.values())
        for index, region in enumerate(regions):
            if index not in kept:
                yield self.without_lines(region)

    def new_items(self, regions: Sequence[Region], after: int | None, lines: list[str]) -> Edit:
        if after is not None:
            return self.new_lines(regions[after].end, lines)
        if lines[0] == "":
            lines = [*lines[1:], ""]
        return self.new_lines(regions[0].start, lines)

    def new_lines(self, at: int, lines: Iterable[str]) -> Edit:
        new = "".join(line + self.line_break for line in lines)
        if at == len(self.text) and not self.text.endswith("\n"):
            new = self.line_break + new.removesuffix(self.line_break)
        return Edit(at, at, new)

    def without_lines(self, region: Region) -> Edit:
        blank = follows_blank_line(self.text, region.start)
        return Edit(region.start, past_blank_lines(self.text, region.end) if blank else region.end, "")

    def emptied(self, place: Place) -> Edit:
        """A list that nothing is left of: `[]` after its key."""
        if place.key is None:
            raise Unpatchable
        colon = self.text.find(":", place.key.index)
        if any(char in "'\"?\n" for char in self.text[place.key.index : colon]):
            raise Unpatchable
        return Edit(colon + 1, colon + 1, " []")

    def item_regions(self, before: Sequence[Node], column: int) -> list[Region]:
        regions: list[Region] = []
        for item in before:
            assert item.place is not None  # it was read from the text
            regions.append(item_region(self.text, column, item.place, regions[-1].end if regions else 0))
        return regions

    def is_spaced(self, regions: Sequence[Region]) -> bool:
        """Whether empty lines part the items."""
        return len(regions) > 1 and all(follows_blank_line(self.text, region.start) for region in regions[1:])

    def item_lines(self, item: Node, column: int) -> list[str]:
        """The lines of an item that is put into a block list, not indented: as it is written, where it is moved."""
        if item.place is not None:
            return self.moved_lines(item)
        return bulleted(self.fresh_lines(item, column + STEP))

    def fresh_lines(self, node: Node, column: int) -> list[str]:
        """The lines of a value that is new and will stand at `column`, not indented."""
        match node.value:
            case dict() as entries if entries and entries.keys() != EVIDENCE:
                return [line for key, item in entries.items() for line in self.entry_lines(key, item, column)]
            case list() as items if items:
                return [line for item in items for line in self.item_lines(item, column)]
            case dict() | list():
                return [flow(plain(node))]
            case value:
                first, *others = fresh(value, column, column)
                return [first, *(line.removeprefix(" " * column) for line in others)]

    def entry_lines(self, key: str, item: Node, column: int) -> list[str]:
        """The lines of a key that is new and of its value, not indented."""
        name = f"{flow(key)}:"
        match item.value:
            case dict() | list() as inner if inner and not (isinstance(inner, dict) and inner.keys() == EVIDENCE):
                return [name, *indented(self.fresh_lines(item, column + STEP), STEP)]
            case dict() | list():
                return [f"{name} {flow(plain(item))}"]
            case value:
                first, *others = fresh(value, column + len(name) + 1, column + STEP)
                return [f"{name} {first}", *(line.removeprefix(" " * column) for line in others)]

    def moved_lines(self, item: Node) -> list[str]:
        """An item that stood elsewhere, its comments with it, indented by nothing."""
        place, home = item.place, item.home
        assert place is not None  # the caller has seen it
        if isinstance(place.event, AliasEvent) or home is None or home.place is None:
            raise Unpatchable
        if home.place.event.flow_style:
            return bulleted([line.strip() for line in self.in_flow(item).splitlines()])
        column = home.place.mark.column
        siblings = home.before
        region = self.item_regions(siblings, column)[siblings.index(item)]
        written = applied(self.text[region.start : region.end], self.shifted(item, region.start, in_flow=False))
        return [dedented(line, column) for line in written.splitlines()]

    def shifted(self, item: Node, start: int, *, in_flow: bool) -> list[Edit]:
        return [Edit(edit.start - start, edit.end - start, edit.new) for edit in self.edits(item, in_flow=in_flow)]

    def flow_entries(self, place: Place, before: Mapping[str, Node], now: Mapping[str, Node]) -> Iterator[Edit]:
        stays = [key for key, item in now.items() if before.get(key) is item]
        spans = [(item.place.key.index, end_of(self.text, item.place)) for item in before.values() if item.place]
        written = [
            (list(before).index(key) if key in stays else None, item, f"{flow(key)}: ") for key, item in now.items()
        ]
        yield from self.flow_parts(place, spans, written)

    def flow_items(self, place: Place, before: Sequence[Node], now: Sequence[Node]) -> Iterator[Edit]:
        stays = staying(before, now)
        spans = [(item.place.mark.index, end_of(self.text, item.place)) for item in before if item.place]
        yield from self.flow_parts(place, spans, [(stays.get(item), item, "") for item in now])

    def flow_parts(
        self, place: Place, spans: Sequence[tuple[int, int]], now: Sequence[tuple[int | None, Node, str]]
    ) -> Iterator[Edit]:
        """The parts between brackets: what stays (by its index in `spans`) and what is put between."""
        kept = [index for index, _, _ in now if index is not None]
        if not kept:
            if spans or now:
                opened = self.text.index("{" if isinstance(place.inner, dict) else "[", place.mark.index)
                new = ", ".join(prefix + self.in_flow(item) for _, item, prefix in now)
                yield Edit(opened + 1, place.end.index - 1, new)
            return
        waiting: list[str] = []
        last: int | None = None
        for index, item, prefix in now:
            if index is None:
                waiting.append(prefix + self.in_flow(item))
                continue
            if last is None and waiting:
                yield Edit(spans[index][0], spans[index][0], "".join(f"{new}, " for new in waiting))
            elif waiting:
                yield Edit(spans[last or 0][1], spans[last or 0][1], "".join(f", {new}" for new in waiting))
            waiting = []
            yield from self.edits(item, in_flow=True)
            last = index
        if waiting and last is not None:
            yield Edit(spans[last][1], spans[last][1], "".join(f", {new}" for new in waiting))
        yield from self.flow_gaps(spans, kept)

    def in_flow(self, item: Node) -> str:
        """What is put between brackets: as it is written, where it is moved from others."""
        if item.place is None:
            return flow(plain(item))
        if isinstance(item.place.event, AliasEvent) or item.home is None or item.home.place is None:
            raise Unpatchable
        if not item.home.place.event.flow_style:
            if any("#" in line for line in self.moved_lines(item)):
                raise Unpatchable  # comments have no place in a line
            return flow(plain(item))
        start, end = item.place.mark.index, end_of(self.text, item.place)
        return applied(self.text[start:end], self.shifted(item, start, in_flow=True))

    def flow_gaps(self, spans: Sequence[tuple[int, int]], kept: Sequence[int]) -> Iterator[Edit]:
        """What is taken out from between brackets, each with the comma after it, or before it at the end."""
        for index, (start, end) in enumerate(spans):
            if index in kept:
                continue
            gap = (start, spans[index + 1][0]) if index < kept[-1] else (spans[index - 1][1], end)
            if "#" in self.text[gap[0] : start] + self.text[end : gap[1]]:
                raise Unpatchable
            yield Edit(*gap, "")
