"""What comes back of a Word file that people edited: everything they changed, and nothing that they did not."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from policybrief.returned import Addition, Author, Reading, Removal, Returned, Revision, Unplaced
from word_returns import (
    BODY,
    BY,
    Edit,
    Element,
    W,
    exported,
    lists,
    new_paragraph,
    paragraph,
    replace,
    returned,
    row,
    run,
    strip_anchors,
    words,
    xml,
)

RAE = Author(name="Rae", date="2026-03-05T10:00:00Z")
VIEWS: Any = ("accept", "reject", "ask-report")


def reading(anchor: str, before: str, after: str, **more: Any) -> Reading:
    return Reading(anchor=anchor, before=before, after=after, **more)


def on(said: str, act: Any, part: str = BODY) -> Edit:
    """Does something to the paragraph that has the words."""
    return lambda trees: act(paragraph(trees, said, part))


def control(one: Element, number: int = 0) -> Element:
    """The content of a paragraph's control."""
    return one.findall(f".//{W}sdtContent")[number]


def take_away(element: Element) -> None:
    element.getparent().remove(element)


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("profile", ["review", "final"])
def test_an_unedited_file_says_nothing(profile: str, view: Any) -> None:
    assert returned(view=view, profile=profile) == Returned()


def test_a_file_without_any_anchor_says_nothing() -> None:
    assert returned(strip_anchors) == Returned()


@pytest.mark.parametrize("stripped", [False, True])
@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("was closed in 2019", "was shut in 2019", reading(
            "p1/text", "The link was closed in 2019. Its ships were sold abroad.",
            "The link was shut in 2019. Its ships were sold abroad.")),
        ("Two berths need", "Both berths need", reading(
            "i1/text", "Two berths need repair.", "Both berths need repair.")),
        ("Background", "The past", reading("back/title", "Background", "The past")),
        ("Demand.", "The demand.", reading("p2/lead", "Demand.", "The demand.")),
        ("Busy in winter", "Busy all year", reading("r1/cells/1", "Busy in winter", "Busy all year")),
        ("412", "421", reading("r1/cells/2", "412", "421")),
        ("Passengers by harbour", "Passengers by port", reading(
            "t1/title", "Passengers by harbour", "Passengers by port")),
        ("Harbour board", "Port board", reading("/copies/1", "Harbour board", "Port board")),
        ("new", "better", reading(
            "p2/text", "Traders *asked* for a **new** service, see [the petition](https://example.org/petition) and "
            "[](#t1).", "Traders *asked* for a **better** service, see [the petition](https://example.org/petition) "
            "and [](#t1).")),
        ("It is cheap.", "It is free * of charge.", reading(
            "p3/text", "Nobody opposed it.[](#n1) It is cheap.",
            "Nobody opposed it.[](#n1) It is free \\* of charge.")),
    ],
)  # fmt: skip
def test_a_field_that_reads_otherwise_is_read(old: str, new: str, expected: Reading, stripped: bool) -> None:
    """Markup, links, references and marks of notes stay as they were written; anchors are not needed."""
    found = returned(*([strip_anchors] if stripped else []), replace(old, new))
    assert found == Returned(readings=(expected,))


def test_a_field_printed_in_pieces_is_read_as_one() -> None:
    found = returned(replace("over 700", "nearly 800"))
    assert found == Returned(readings=(reading("k1/text", "over 700 wells", "nearly 800 wells"),))


def test_a_field_that_is_emptied_says_nothing_any_more() -> None:
    found = returned(on("A joint committee", lambda one: [take_away(part) for part in list(one.iter(f"{W}sdt"))]))
    assert found == Returned(readings=(reading("p4/text", "A joint committee meets in May.", ""),))


NOTES = "word/footnotes.xml"


def test_two_showings_edited_alike_are_one_reading() -> None:
    old, new = "Counts began in 2020.", "Counts began in 2021."
    found = returned(replace(old, new), replace(old, new, NOTES))
    assert found == Returned(readings=(reading("n1/text", old, new),))


def test_showings_edited_differently_are_all_told() -> None:
    old = "Counts began in 2020."
    found = returned(replace(old, "Counts began in 2021."), replace(old, "Counts begin now.", NOTES))
    told = reading("n1/text", old, "Counts began in 2021.", others=("Counts begin now.",))
    assert found == Returned(readings=(told,))


def test_one_showing_edited_is_a_reading() -> None:
    old, new = "Counts began in 2020.", "Counts began in 2021."
    assert returned(replace(old, new, NOTES)) == Returned(readings=(reading("n1/text", old, new),))


def test_a_label_that_repeats_a_field_may_be_reworded_with_it() -> None:
    found = returned(replace("Buy a ship", "Buy two ships"))
    assert found == Returned(readings=(reading("o1/title", "Buy a ship", "Buy two ships"),))


@pytest.mark.parametrize(
    ("place", "after"),
    [("before", "New. A joint committee meets in May."), ("after", "A joint committee meets in May. New.")],
)
def test_what_is_typed_at_the_edge_of_a_control_belongs_to_its_field(place: str, after: str) -> None:
    def edit(one: Element) -> None:
        held = one.find(f"{W}sdt")
        if place == "before":
            held.addprevious(run("New. "))
        else:
            held.addnext(run(" New."))

    assert returned(on("A joint committee", edit)).readings == (
        reading("p4/text", "A joint committee meets in May.", after),
    )


def test_what_is_typed_after_the_mark_of_a_note_belongs_to_the_field_before_it() -> None:
    found = returned(on("Nobody opposed", lambda one: one.append(run(" It will pass."))))
    assert found == Returned(readings=(
        reading("p3/text", "Nobody opposed it.[](#n1) It is cheap.",
                "Nobody opposed it.[](#n1) It is cheap. It will pass."),
    ))  # fmt: skip


@pytest.mark.parametrize(
    ("properties", "markup"),
    [
        ("<w:b/>", "**committee**"),
        ("<w:rStyle w:val='Emphasis'/>", "*committee*"),
        ("<w:rStyle w:val='Code'/>", "`committee`"),
    ],
)
def test_looks_given_by_hand_or_style_are_markup(properties: str, markup: str) -> None:
    def edit(one: Element) -> None:
        old = control(one)[0]
        for part in (run("A joint "), run("committee", properties), run(" meets in May.")):
            old.addprevious(part)
        take_away(old)

    (found,) = returned(on("A joint committee", edit)).readings
    assert found.after == f"A joint {markup} meets in May."


def test_emphasis_taken_away_is_taken_from_the_markup() -> None:
    def edit(one: Element) -> None:
        for style in list(one.iter(f"{W}rStyle")):
            if style.get(f"{W}val") == "Emphasis":
                take_away(style)

    (found,) = returned(on("asked", edit)).readings
    assert found.after.startswith("Traders asked for a **new** service")


def test_words_struck_out_by_hand_are_told() -> None:
    def edit(one: Element) -> None:
        control(one)[0].insert(0, xml("<w:rPr><w:strike/></w:rPr>"))

    found = returned(on("A joint committee", edit))
    text = "A joint committee meets in May."
    assert found == Returned(unplaced=(Unplaced(what="words struck out", before=text, after=text, near="p4/text"),))


def insert(said: str, before: str) -> Edit:
    """A tracked insertion at the start of a control, in a run that has the words."""
    return on(before, lambda one: control(one).insert(0, _within("ins", run(said))))


def _within(kind: str, *runs: Element) -> Element:
    change = xml(f"<w:{kind} {BY}/>")
    change.extend(runs)
    for text in change.iter(f"{W}t"):
        if kind == "del":
            text.tag = f"{W}delText"
    return change


def test_a_tracked_insertion_counts_only_where_it_is_accepted() -> None:
    edit = insert("Soon ", "A joint committee")
    old = "A joint committee meets in May."
    told = Revision(kind="insertion", text="Soon ", anchor="p4/text", author=RAE)
    assert returned(edit) == Returned(
        readings=(reading("p4/text", old, f"Soon {old}", authors=(RAE,)),), revisions=(told,)
    )
    assert returned(edit, view="reject") == returned(edit, view="ask-report") == Returned(revisions=(told,))


def strike(one: Element) -> None:
    """A paragraph struck out, its mark too, change tracking on."""
    for part in list(one.iter(f"{W}r")):
        change = xml(f"<w:del {BY}/>")
        part.addprevious(change)
        change.append(part)
        for text in part.iter(f"{W}t"):
            text.tag = f"{W}delText"
    one.find(f"{W}pPr").append(xml(f"<w:rPr><w:del {BY}/></w:rPr>"))


def test_a_paragraph_struck_out_is_removed_where_that_is_accepted() -> None:
    edit = on("It will report", strike)
    text = "It will report to both ministers."
    found = returned(edit)
    assert found.removals == (Removal(anchors=("p5/text",), text=text, authors=(RAE,)),)
    assert lists(found) == {"removals", "revisions"}
    assert lists(returned(edit, view="reject")) == {"revisions"}
    assert [(one.kind, one.text) for one in found.revisions] == [("deletion", text + "\n")]


@pytest.mark.parametrize("stripped", [False, True])
def test_a_paragraph_deleted_without_tracking_is_removed(stripped: bool) -> None:
    found = returned(on("One crane", take_away), *([strip_anchors] if stripped else []))
    assert found == Returned(removals=(Removal(anchors=("i2/text",), text="One crane is missing."),))


@pytest.mark.parametrize("stripped", [False, True])
def test_paragraphs_joined_are_one_field_that_has_both_texts(stripped: bool) -> None:
    def edit(trees: dict[str, Element]) -> None:
        first, second = paragraph(trees, "A joint committee"), paragraph(trees, "It will report")
        first.append(run(" "))
        for part in list(second)[1:]:
            first.append(part)
        take_away(second)

    both = "A joint committee meets in May. It will report to both ministers."
    found = returned(edit, *([strip_anchors] if stripped else []))
    assert found == Returned(
        readings=(reading("p4/text", "A joint committee meets in May.", both),),
        removals=(Removal(anchors=("p5/text",), text="It will report to both ministers.", into="p4/text"),),
    )


@pytest.mark.parametrize("control_twice", [False, True])
def test_a_paragraph_split_keeps_its_first_part_and_adds_the_rest(control_twice: bool) -> None:
    def edit(trees: dict[str, Element]) -> None:
        first = paragraph(trees, "was closed")
        second = copy.deepcopy(first)
        first.addnext(second)
        if not control_twice:
            second = new_paragraph("", first)
            first.getnext().getparent().replace(first.getnext(), second)
        next(first.iter(f"{W}t")).text = "The link was closed in 2019."
        next(second.iter(f"{W}t")).text = "Its ships were sold abroad."

    found = returned(edit)
    assert found.readings == (
        reading("p1/text", "The link was closed in 2019. Its ships were sold abroad.", "The link was closed in 2019."),
    )
    assert found.additions == (
        Addition(
            kind="paragraph", text="Its ships were sold abroad.", after="p1/text", before="p2/lead", part_of="p1/text"
        ),
    )
    assert lists(found) == {"readings", "additions"}


def test_a_paragraph_of_two_fields_is_cut_in_the_field_that_lost_its_words() -> None:
    def cut(trees: dict[str, Element]) -> None:
        first = paragraph(trees, "Demand.")
        next(text for text in first.iter(f"{W}t") if text.text == "Traders ").text = ""
        first.addprevious(new_paragraph("Traders", first))

    found = returned(cut)
    assert [one.part_of for one in found.additions] == ["p2/text"]
    assert [one.anchor for one in found.readings] == ["p2/text"]


def test_a_note_that_was_split_is_a_field_and_its_rest() -> None:
    def edit(trees: dict[str, Element]) -> None:
        first = paragraph(trees, "Counts began", NOTES)
        next(text for text in first.iter(f"{W}t") if "Counts began" in (text.text or "")).text = "Counts began"
        first.addnext(new_paragraph("in 2020.", first))

    found = returned(edit)
    assert found.readings == (reading("n1/text", "Counts began in 2020.", "Counts began"),)
    assert [(one.text, one.part_of) for one in found.additions] == [("in 2020.", "n1/text")]
    assert lists(found) == {"readings", "additions"}


def test_a_pasted_copy_is_new_text() -> None:
    def edit(trees: dict[str, Element]) -> None:
        paragraph(trees, "It will report").addnext(copy.deepcopy(paragraph(trees, "A joint committee")))

    assert returned(edit).additions == (
        Addition(kind="paragraph", text="A joint committee meets in May.", after="p5/text", before="o1/title"),
    )


@pytest.mark.parametrize("stripped", [False, True])
def test_a_paragraph_that_was_moved_is_told_with_its_new_neighbour(stripped: bool) -> None:
    def edit(trees: dict[str, Element]) -> None:
        paragraph(trees, "It will report").addnext(paragraph(trees, "was closed"))

    found = returned(edit, *([strip_anchors] if stripped else []))
    assert found == Returned(moves={"p1/text": "p5/text"})


@pytest.mark.parametrize(
    ("style", "kind", "level"),
    [("BodyText", "paragraph", 0), ("Heading2", "heading", 2), ("ListBullet2", "item", 1)],
)
def test_an_added_paragraph_is_what_its_style_makes_it(style: str, kind: Any, level: int) -> None:
    def edit(one: Element) -> None:
        added = new_paragraph("A *new* text", one)
        added.find(f"{W}pPr/{W}pStyle").set(f"{W}val", style)
        one.addnext(added)
        one.addnext(xml("<w:p/>"))

    found = returned(on("A joint committee", edit))
    assert found == Returned(additions=(
        Addition(kind=kind, text="A \\*new\\* text", level=level, after="p4/text", before="p5/text"),
    ))  # fmt: skip


@pytest.mark.parametrize("stripped", [False, True])
def test_rows_are_added_removed_and_moved_as_a_whole(stripped: bool) -> None:
    def add(trees: dict[str, Element]) -> None:
        made = copy.deepcopy(row(trees, "Westport"))
        for cell, text in zip(made.iter(f"{W}tc"), ("Southend", "Shallow", "77"), strict=True):
            for part in cell.find(f"{W}p").findall("*")[1:]:
                take_away(part)
            cell.find(f"{W}p").append(run(text))
        row(trees, "Westport").addnext(made)

    more = [strip_anchors] if stripped else []
    assert returned(add, *more) == Returned(additions=(
        Addition(kind="row", cells=("Southend", "Shallow", "77"), columns=3, after="r2/cells/2", before="r3/cells/0"),
    ))  # fmt: skip
    removed = returned(lambda trees: take_away(row(trees, "Westport")), *more)
    assert removed == Returned(
        removals=(Removal(anchors=("r2/cells/0", "r2/cells/1", "r2/cells/2"), text="Westport\tQuiet all year\t305"),)
    )
    moved = returned(lambda trees: row(trees, "Northquay").addnext(row(trees, "Easthaven")), *more)
    assert moved == Returned(moves={"r1/cells/0": "r3/cells/2"})


def test_a_new_table_is_added_with_all_its_cells() -> None:
    def edit(one: Element) -> None:
        cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
        one.addnext(xml(f"<w:tbl><w:tr>{cell.format('a')}{cell.format('b')}</w:tr>"
                        f"<w:tr>{cell.format('c')}{cell.format('')}</w:tr></w:tbl>"))  # fmt: skip

    assert returned(on("It will report", edit)).additions == (
        Addition(kind="table", cells=("a", "b", "c", ""), columns=2, after="p5/text", before="o1/title"),
    )


def test_text_in_an_empty_cell_is_told() -> None:
    def edit(trees: dict[str, Element]) -> None:
        row(trees, "Northquay").findall(f"{W}tc")[1].find(f"{W}p").append(run("Closed on Sundays"))

    assert returned(edit) == Returned(
        unplaced=(Unplaced(what="an empty cell", before="", after="Closed on Sundays", near="r3/cells/0"),)
    )


def test_columns_that_changed_places_are_told_once() -> None:
    def edit(trees: dict[str, Element]) -> None:
        for found in row(trees, "Westport").getparent().findall(f"{W}tr"):
            found.append(found.findall(f"{W}tc")[0])

    assert returned(edit) == Returned(
        unplaced=(Unplaced(what="the order of a table's columns", before="", after="", near="t1/columns/0/title"),)
    )


@pytest.mark.parametrize(
    ("said", "style", "kinds"),
    [
        ("Background", "BodyText", "a heading of level 1, now running text"),
        ("A joint committee", "Heading2", "running text, now a heading of level 2"),
        ("One crane", "ListBullet2", "an item of level 1, now an item of level 2"),
    ],
)
def test_a_paragraph_that_became_another_kind_is_told(said: str, style: str, kinds: str) -> None:
    def edit(one: Element) -> None:
        one.find(f"{W}pPr/{W}pStyle").set(f"{W}val", style)
        level = one.find(f"{W}pPr/{W}numPr/{W}ilvl")
        if level is not None:
            level.set(f"{W}val", "1")

    (found,) = returned(on(said, edit)).unplaced
    assert found.what == f"the kind of a paragraph: {kinds}"


def test_a_changed_label_is_told_beside_its_field() -> None:
    found = returned(replace("Copies", "Copied to"))
    assert found == Returned(
        unplaced=(Unplaced(what="the label before a text", before="Copies", after="Copied to", near="/copies/0"),)
    )


def test_a_sign_that_went_with_its_field_is_not_told() -> None:
    def edit(one: Element) -> None:
        second = one.findall(f"{W}sdt")[1]
        for part in (second.getprevious(), second.getprevious().getprevious()):
            if part is not None and "; " in words(part):
                take_away(part)
        take_away(second)

    found = returned(on("Harbour board", edit))
    assert found == Returned(readings=(reading("/copies/1", "Harbour board", ""),))


def test_numbers_that_word_works_out_anew_are_no_change() -> None:
    changed: list[str] = []

    def edit(trees: dict[str, Element]) -> None:
        for mark in trees[BODY].iter(f"{W}fldChar"):
            result = mark.getparent().getnext()
            if mark.get(f"{W}fldCharType") == "separate" and result is not None and "1" in words(result):
                text = result.find(f"{W}t")
                changed.append(text.text)
                text.text = text.text.replace("1", "12")

    assert returned(edit) == Returned()
    assert {"1", "Table 1"} <= set(changed)


def test_a_deleted_mark_of_a_note_of_the_evidence_is_told_with_its_text() -> None:
    def edit(one: Element) -> None:
        marks = list(one.iter(f"{W}footnoteReference"))
        take_away(marks[-1].getparent())

    (found,) = returned(on("Nobody opposed", edit)).unplaced
    assert (found.what, found.near) == ("a note, whose mark was deleted", "p3/text")
    assert "page 4" in found.before


def test_a_new_footnote_is_told_with_its_text() -> None:
    def edit(trees: dict[str, Element]) -> None:
        trees["word/footnotes.xml"].append(xml(
            "<w:footnote w:id='77'><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>Says who?</w:t></w:r></w:p></w:footnote>"
        ))  # fmt: skip
        paragraph(trees, "A joint committee").append(xml("<w:r><w:footnoteReference w:id='77'/></w:r>"))

    assert returned(edit) == Returned(
        unplaced=(Unplaced(what="a new note", before="", after="Says who?", near="p4/text"),)
    )


def test_footnotes_that_are_numbered_anew_are_the_same() -> None:
    def edit(trees: dict[str, Element]) -> None:
        for part in (BODY, "word/footnotes.xml"):
            for mark in trees[part].iter(f"{W}footnoteReference", f"{W}footnote"):
                mark.set(f"{W}id", str(int(mark.get(f"{W}id")) + 5))

    assert returned(edit) == Returned()


def test_a_changed_header_is_told_and_a_page_number_is_not() -> None:
    def edit(trees: dict[str, Element]) -> None:
        name = next(name for name in trees if name.startswith("word/header") and "DRAFT" in words(trees[name]))
        next(text for text in trees[name].iter(f"{W}t") if text.text == "DRAFT").text = "FINAL"
        for footer in (name for name in trees if name.startswith("word/footer")):
            for text in trees[footer].iter(f"{W}t"):
                text.text = (text.text or "").replace("1", "7")

    found = returned(edit)
    assert [one.what for one in found.unplaced] == ["the header"]
    assert lists(found) == {"unplaced"}


def test_fields_in_another_order_in_their_line_are_told() -> None:
    def edit(one: Element) -> None:
        first, second = one.findall(f"{W}sdt")
        mark = first.getnext()
        second.addnext(first)
        mark.addprevious(second)

    found = returned(on("Harbour board", edit))
    assert found.readings == ()
    assert "the order within a line" in [one.what for one in found.unplaced]


def test_styles_with_other_ids_are_known_by_their_names() -> None:
    def edit(trees: dict[str, Element]) -> None:
        for part in trees.values():
            for element in part.iter(f"{W}pStyle", f"{W}rStyle", f"{W}basedOn"):
                element.set(f"{W}val", f"X{element.get(f'{W}val')}")
            for element in part.iter(f"{W}style"):
                element.set(f"{W}styleId", f"X{element.get(f'{W}styleId')}")

    found = returned(edit)
    assert [one for one in found.unplaced if not one.what.startswith("the kind")] == []
    assert lists(found) <= {"unplaced"}


def test_the_same_is_read_in_every_run() -> None:
    edits = (replace("Two berths", "Both berths"), on("One crane", take_away))
    assert returned(*edits) == returned(*edits)
    assert exported() == exported()
