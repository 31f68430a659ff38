"""Changes to the data of a YAML file touch the words that change, and nothing else."""

from __future__ import annotations

import difflib
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from policybrief.reading import parse
from policybrief.reading.core_yaml import layout
from policybrief.yaml_edits.nodes import Node, grown, insert, made, path_of, plain, put, take_out, walk
from policybrief.yaml_edits.patching import patched
from yaml_files import Path, YamlFile, texts, yaml_files


def tree(text: str) -> Node:
    return grown(parse(text.encode(), "b.yaml").data, layout(text))


def at(root: Node, *path: str | int) -> Node:
    for step in path:
        root = root.value[step]
    return root


def difference(before: str, after: str) -> list[str]:
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
    return [line for line in lines if not line.startswith(("---", "+++", "@@"))]


@pytest.mark.parametrize(
    ("written", "value", "wanted"),
    [
        ("a   # why", "b", "b   # why"),
        ("a", "b: c", '"b: c"'),
        ("'a'", "it's", "'it''s'"),
        ('"a"', "b", '"b"'),
        ("12", "b", "b"),
        ("'a'  # why", "b\nc", '"b\\nc"  # why'),
        ("|\n    a\n  # below", "b\nc\n", "|\n    b\n    c\n  # below"),
        ("|-   # why\n   a\n   b", "b", "|-   # why\n   b"),
        (">-\n    one two three\n    four", "one 2 three four", ">-\n    one 2 three\n    four"),
        (">\n    a", "b\nc\n", ">\n    b\n\n    c"),
        (">-   # why\n    a", " b", '" b"   # why'),
        ("one two three\n    four", "one 2 three four", "one 2 three\n    four"),
        ('"one two three\n    four"', "one 2 three four", '"one 2 three\n    four"'),
        ("null", "b", "b"),
    ],
)  # fmt: skip
def test_a_text_is_replaced_in_its_style(written: str, value: Any, wanted: str) -> None:
    text = f"x: 1\nk: {written}\nz: 2\n"
    root = tree(text)
    at(root, "k").value = value
    assert patched(text, root) == f"x: 1\nk: {wanted}\nz: 2\n"


def test_a_value_is_put_where_none_was_written() -> None:
    text = "k:\nl:\n-\n- a\n"
    root = tree(text)
    at(root, "k").value = "b"
    at(root, "l", 0).value = "c"
    assert patched(text, root) == "k: b\nl:\n- c\n- a\n"


def test_a_list_item_is_taken_out_with_its_comments() -> None:
    text = "k:\n# of all\n\n# of a\n- a  # aa\n# of b\n- b:\n    c  # bb\n    # bbb\n# of c\n- c\n"
    root = tree(text)
    take_out(at(root, "k", 1))
    assert patched(text, root) == "k:\n# of all\n\n# of a\n- a  # aa\n# of c\n- c\n"


def test_items_that_stand_apart_stay_so() -> None:
    text = "k:\n  - a\n\n  - b\n\n  - c\nz: 1\n"
    root = tree(text)
    take_out(at(root, "k", 1))
    insert(at(root, "k"), 2, made({"kind": "paragraph", "text": "new: one"}))
    assert patched(text, root) == 'k:\n  - a\n\n  - c\n\n  - kind: paragraph\n    text: "new: one"\nz: 1\n'


def test_a_moved_item_keeps_how_it_is_written() -> None:
    text = "p:\n- items:\n  # of a\n  - 'a'  # aa\n  - text: >-\n      folded\n      text\n- items:\n      - c\n"
    root = tree(text)
    item = at(root, "p", 0, "items", 1)
    take_out(item)
    insert(at(root, "p", 1, "items"), 0, item)
    item.value["text"].value = "folded words"
    assert patched(text, root) == (
        "p:\n- items:\n  # of a\n  - 'a'  # aa\n- items:\n"
        "      - text: >-\n          folded\n          words\n      - c\n"
    )


def test_a_new_object_may_hold_what_was_written_elsewhere() -> None:
    text = "sections:\n  - title: A\n    blocks:\n      - text: a  # one\n      # of b\n      - text: b\n"
    root = tree(text)
    item = at(root, "sections", 0, "blocks", 1)
    take_out(item)
    section = made({"title": "B", "blocks": []})
    insert(at(section, "blocks"), 0, item)
    insert(at(root, "sections"), 1, section)
    added = "  - title: B\n    blocks:\n      # of b\n      - text: b\n"
    assert patched(text, root) == "sections:\n  - title: A\n    blocks:\n      - text: a  # one\n" + added


def test_keys_are_put_in_and_taken_out() -> None:
    text = "p:\n- kind: a  # one\n  # of text\n  text: t\n- kind: b\n  text: u\n"
    root = tree(text)
    take_out(at(root, "p", 0, "text"))
    take_out(at(root, "p", 1, "kind"))
    put(at(root, "p", 0), "items", made(["x"]), "kind")
    assert patched(text, root) == "p:\n- kind: a  # one\n  items:\n    - x\n- text: u\n"


def test_a_list_that_is_emptied_stays_a_list() -> None:
    text = "a:\n  rows:  # none\n  - x\n  z: 1\n"
    root = tree(text)
    take_out(at(root, "a", "rows", 0))
    assert patched(text, root) == "a:\n  rows: []  # none\n  z: 1\n"


def test_what_stands_in_brackets_is_changed_there() -> None:
    text = "k: [a, {b: 1, c: 'x'}, d]  # all\n"
    root = tree(text)
    take_out(at(root, "k", 2))
    insert(at(root, "k"), 0, made("n, o"))
    take_out(at(root, "k", 2, "b"))
    put(at(root, "k", 2), "d", made(None), "c")
    at(root, "k", 2, "c").value = "y"
    assert patched(text, root) == "k: [\"n, o\", a, {c: 'y', d: null}]  # all\n"


def test_a_part_that_an_alias_repeats_is_not_changed() -> None:
    text = "a: &x\n  t: 1\nb: *x\n"
    root = tree(text)
    at(root, "a", "t").value = 2
    assert patched(text, root) is None


class Edits:
    """Random changes to a tree, and what they touched."""

    def __init__(self, root: Node, draw: st.DataObject) -> None:
        self.root, self.draw = root, draw
        self.home = {node: path_of(node) for node in walk(root)}
        self.touched: set[Path] = set()
        self.count = 0

    def run(self) -> None:
        for _ in range(self.draw.draw(st.integers(1, 8))):
            node = self.draw.draw(st.sampled_from(sorted(walk(self.root), key=path_of)), label="node")
            match node.value:
                case dict():
                    self.change_object(node)
                case list():
                    self.change_list(node)
                case _:
                    self.touch(node)
                    node.value = self.text()

    def text(self) -> str:
        self.count += 1
        return f"{self.draw.draw(texts())} new{self.count}"

    def touch(self, node: Node) -> None:
        self.touched.add(self.home.get(node, ("new",)))

    def change_object(self, node: Node) -> None:
        keys = list(node.value)
        if self.draw.draw(st.booleans()):
            self.count += 1
            value = self.draw.draw(st.sampled_from([self.text(), [self.text()], {"text": self.text()}, [{"a": 1}]]))
            put(node, f"new{self.count}", made(value), self.draw.draw(st.sampled_from([None, *keys])))
        elif [key for key in keys if not node.value[key].is_new][1:]:
            gone = node.value[self.draw.draw(st.sampled_from(keys))]
            self.touch(gone)
            take_out(gone)

    def change_list(self, node: Node) -> None:
        items = node.value
        what = self.draw.draw(st.sampled_from(["insert", "take", "move", "elsewhere"]))
        if what == "insert":
            new = made({"text": self.text(), "items": [self.text()]} if self.draw.draw(st.booleans()) else self.text())
            insert(node, self.draw.draw(st.integers(0, len(items))), new)
        elif items:
            item = self.draw.draw(st.sampled_from(items))
            take_out(item)
            if what == "take":
                self.touch(item)
                return
            lists = [one for one in walk(self.root) if one is node or (what != "move" and is_like(one, node))]
            target = self.draw.draw(st.sampled_from(sorted(lists, key=path_of)))
            insert(target, self.draw.draw(st.integers(0, len(target.value))), item)


def is_like(node: Node, other: Node) -> bool:
    """Whether both are lists in brackets, or lists in lines."""
    places = node.place, other.place
    return (
        all(isinstance(place and place.inner, list) for place in places)
        and len({place.event.flow_style for place in places if place}) == 1
    )


def survives(file: YamlFile, edits: Edits, new: str) -> None:
    gone = {path for node, path in edits.home.items() if not is_there(node, edits.root)}
    for comment, owner in file.comments.items():
        inner = {path for path in gone if path[: len(owner)] == owner} if comment in file.below else set()
        if not inner and not any(owner[: len(path)] == path for path in gone):
            assert new.count(comment) == 1, comment
    for path, lines in file.scalars.items():
        if path not in edits.touched and not any(path[: len(one)] == one for one in gone):
            assert all(line in new for line in lines), lines


def is_there(node: Node, root: Node) -> bool:
    while node.above is not None:
        node = node.above
    return node is root


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(yaml_files(), st.data())
def test_comments_and_all_that_is_not_changed_survive(file: YamlFile, data: st.DataObject) -> None:
    root = tree(file.text)
    assert plain(root) == file.data
    assert patched(file.text, root) == file.text
    edits = Edits(root, data)
    edits.run()
    new = patched(file.text, root)
    assert new is not None
    assert parse(new.encode(), "b.yaml").data == plain(root)
    assert ("\r\n" in new) == ("\r\n" in file.text)
    survives(file, edits, new)
