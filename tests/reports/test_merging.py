"""A reviewer's edits come into the brief as it is now, or into the report with their text."""

from __future__ import annotations

import difflib
from typing import Any

import pytest

from merging_briefs import BRIEF, data, merged
from policybrief.errors import MisuseError
from policybrief.returned import Addition, Author, Comment, Reading, Removal, Returned, Revision, Unplaced

BOTH = "The talks began in May. They agreed on 12 steps."
ANNA = Author(name="Anna", date="2026-03-05T09:00:00Z")


def reading(anchor: str, after: str, before: str = "", **more: Any) -> Returned:
    return Returned(readings=(Reading(anchor=anchor, before=before, after=after, authors=(ANNA,), **more),))


def removal(*anchors: str, **more: Any) -> Returned:
    return Returned(removals=(Removal(anchors=anchors, text="what stood there", **more),))


def addition(**more: Any) -> Returned:
    return Returned(additions=(Addition(**more),))


def difference(after: str | None, before: str = BRIEF) -> list[str]:
    assert after is not None
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
    return [line for line in lines if not line.startswith(("---", "+++", "@@"))]


def ending(found: Any) -> tuple[str, str]:
    (entry,) = found.report.entries
    return entry.outcome, entry.reason


class TestTexts:
    def test_a_reworded_text_replaces_that_of_the_brief_and_nothing_else(self) -> None:
        found = merged(reading("p2/text", "They close in June."))
        assert difference(found.text) == ["-        text: They end in June.", "+        text: They close in June."]
        assert ending(found) == ("merged", "")
        assert not found.report.needs_a_person

    def test_what_the_brief_says_already_is_not_changed(self) -> None:
        current = BRIEF.replace("They end in June.", "They end in July.")
        found = merged(reading("p2/text", "They end in July."), current)
        assert found.text == current
        assert ending(found) == ("same", "")

    def test_changes_of_different_sentences_are_both_taken(self) -> None:
        current = BRIEF.replace("Both sides met twice.", "Both sides met three times.")
        after = "Both sides met twice. They agreed on 12 steps. Nobody left late."
        found = merged(reading("p1/text", after), current)
        assert found.data["sections"][0]["blocks"][0]["text"] == (
            "Both sides met three times. They agreed on 12 steps. Nobody left late."
        )
        assert ending(found)[0] == "merged"

    def test_a_sentence_that_both_changed_is_a_conflict_with_all_three_texts(self) -> None:
        current = BRIEF.replace("They end in June.", "They end in July.")
        found = merged(reading("p2/text", "They end in August."), current)
        (entry,) = found.report.entries
        assert (entry.outcome, entry.base, entry.current, entry.returned) == (
            "conflict", "They end in June.", "They end in July.", "They end in August.",
        )  # fmt: skip
        assert found.text == current
        assert (entry.file, entry.line) == ("brief.yaml", 32)
        assert found.report.needs_a_person

    def test_a_text_whose_part_is_gone_from_the_brief_is_a_conflict(self) -> None:
        current = BRIEF.replace("    advantages: [{id: a1, text: cheap}, {id: a2, text: simple}]\n", "")
        assert ending(merged(reading("a1/text", "dear"), current)) == ("conflict", "it is not in the brief any more")

    def test_different_wordings_in_two_places_are_a_conflict(self) -> None:
        found = merged(reading("o1/title", "Wait on", others=("Wait more",)))
        assert ending(found)[0] == "conflict"
        assert "Wait more" in ending(found)[1]
        assert found.text == BRIEF

    def test_a_line_is_folded(self) -> None:
        assert merged(reading("/title", "The  long\ttalks ")).data["title"] == "The long talks"

    @pytest.mark.parametrize(
        ("written", "value"), [("1,300", 1300), ("1300", 1300), ("1,300.50", "1300.50"), ("-7", -7)]
    )
    def test_a_number_is_read_as_the_brief_prints_it(self, written: str, value: Any) -> None:
        found = merged(reading("r1/cells/1", written, "1,200")).data["sections"][0]["blocks"][3]["rows"][0]["cells"][1]
        assert str(found) == str(value)

    @pytest.mark.parametrize("written", ["1.300,5", "12,00", "about 5", "٣", "1e5", "0x10", "1,2,3"])
    def test_a_number_that_is_not_printed_so_is_reported(self, written: str) -> None:
        found = merged(reading("r1/cells/1", written, "1,200"))
        assert ending(found) == ("refused", "it is no number as the brief prints it")
        assert found.text == BRIEF

    def test_a_text_that_the_schema_does_not_allow_is_refused_alone(self) -> None:
        both = Returned(
            readings=(
                Reading(anchor="/title", before="", after="a\x07b"),
                Reading(anchor="p2/text", before="", after="They end in July."),
            )
        )
        found = merged(both)
        assert [entry.outcome for entry in found.report.entries] == ["refused", "merged"]

    def test_a_reference_to_nothing_is_refused_alone(self) -> None:
        both = Returned(
            readings=(
                Reading(anchor="p1/text", before="", after="See [](#nothing)."),
                Reading(anchor="p2/text", before="", after="They end in July."),
            )
        )
        found = merged(both)
        assert [entry.outcome for entry in found.report.entries] == ["refused", "merged"]
        assert "nothing" in found.report.entries[0].reason
        assert len(difference(found.text)) == 2

    def test_a_field_of_no_brief_is_reported(self) -> None:
        assert ending(merged(reading("nonsense/7", "x")))[0] == "refused"

    def test_an_optional_text_that_is_emptied_is_taken_out_and_a_needed_one_reported(self) -> None:
        assert difference(merged(reading("p2/lead", "")).text) == ["-        lead: Note."]
        assert ending(merged(reading("/title", "")))[0] == "refused"

    def test_a_part_without_an_id_is_found_by_what_it_says(self) -> None:
        base = BRIEF.replace("        id: p2\n", "").replace("[](#p2)", "it")
        current = base.replace("They end in June.", "They end in June, or later.")
        anchor = next(block["id"] for block in _blocks(base) if block.get("lead"))
        found = merged(reading(f"{anchor}/lead", "Mark."), current, base)
        assert difference(found.text, current) == ["-        lead: Note.", "+        lead: Mark."]

    def test_a_cell_is_found_when_a_column_was_put_before_it(self) -> None:
        current = BRIEF.replace("- title: Step\n", "- title: No\n          - title: Step\n")
        current = current.replace("[dig, 1200]", "[A, dig, 1200]").replace("[fill, 34.5]", "[B, fill, 34.5]")
        found = merged(reading("r1/cells/0", "scoop"), current)
        assert difference(found.text, current)[1].strip() == "+          - {id: r1, cells: [A, scoop, 1200]}"

    def test_a_file_of_another_brief_is_refused(self) -> None:
        with pytest.raises(MisuseError, match="'other', not of 'talks'"):
            merged(Returned(), base=BRIEF.replace("id: talks", "id: other"))


def _blocks(text: str) -> Any:
    from policybrief.ids import assign

    return assign(data(text))["sections"][0]["blocks"]


class TestRemovals:
    def test_a_paragraph_that_is_gone_is_taken_out_with_its_comments(self) -> None:
        found = merged(removal("p1/text"))
        assert difference(found.text) == [f"-{line}" for line in BRIEF.splitlines()[21:28]]
        assert BRIEF.splitlines()[21] == "      # first"

    def test_a_part_that_others_refer_to_stays_and_is_reported(self) -> None:
        found = merged(removal("p2/lead", "p2/text"))
        assert ending(found) == ("refused", "/sections/1/blocks/0/text refers to 'p2'")
        assert found.text == BRIEF

    def test_it_goes_where_what_refers_goes_too(self) -> None:
        gone = (Removal(anchors=("p2/lead", "p2/text"), text=""), Removal(anchors=("sec2/title", "p3/text"), text=""))
        found = merged(Returned(removals=gone))
        assert [entry.outcome for entry in found.report.entries] == ["merged", "merged"]
        assert [section["id"] for section in found.data["sections"]] == ["sec1"]

    def test_a_part_that_was_changed_meanwhile_stays_and_is_a_conflict(self) -> None:
        current = BRIEF.replace("Nobody\n          left early", "Few\n          left early")
        found = merged(removal("p1/text"), current)
        assert ending(found) == ("conflict", "it was changed in the brief meanwhile")
        assert found.text == current

    def test_an_item_whose_inner_items_stay_is_reported(self) -> None:
        outcome, reason = ending(merged(removal("i2/text")))
        assert outcome == "refused"
        assert "other text of the same part is still there" in reason

    def test_a_list_goes_with_its_last_item(self) -> None:
        gone = tuple(Removal(anchors=(f"{name}/text",), text="") for name in ("i1", "i2", "i3"))
        found = merged(Returned(removals=gone))
        assert [block["kind"] for block in found.data["sections"][0]["blocks"]] == ["paragraph", "paragraph", "table"]

    def test_a_row_goes_with_all_of_its_cells_and_a_cell_is_emptied(self) -> None:
        rows = merged(removal("r1/cells/0", "r1/cells/1")).data["sections"][0]["blocks"][3]["rows"]
        assert [row["id"] for row in rows] == ["r2"]
        rows = merged(removal("r1/cells/1")).data["sections"][0]["blocks"][3]["rows"]
        assert rows[0]["cells"] == ["dig", None]

    def test_statements_points_and_terms_are_taken_out(self) -> None:
        found = merged(removal("sum1/text", "a1/text", "g1/term", "g1/meaning"))
        assert [point["id"] for point in found.data["summary"]] == ["sum2"]
        assert [one["id"] for one in found.data["options"][0]["advantages"]] == ["a2"]
        assert "glossary" not in found.data

    def test_a_joined_paragraph_hands_on_its_evidence(self) -> None:
        joined = Returned(
            readings=(
                Reading(anchor="sum1/text", before="", after="The talks began in May. They agreed on 12 steps."),
            ),
            removals=(Removal(anchors=("sum2/text",), text="", into="sum1/text"),),
        )
        found = merged(joined)
        (point,) = found.data["summary"]
        assert point["evidence"] == ["s1#1", "s1#3"]
        assert found.report.problems == ()

    def test_a_join_whose_text_was_not_merged_is_not_made(self) -> None:
        joined = Returned(
            readings=(Reading(anchor="sum1/text", before="", after="The talks began in April. They agreed."),),
            removals=(Removal(anchors=("sum2/text",), text="", into="sum1/text"),),
        )
        current = BRIEF.replace("text: The talks began in May", "text: The talks began late in May")
        found = merged(joined, current)
        assert [entry.outcome for entry in found.report.entries] == ["conflict", "conflict"]
        assert found.text == current


class TestAdditions:
    def test_a_paragraph_stands_beside_the_one_that_it_follows(self) -> None:
        found = merged(addition(kind="paragraph", text="New: words.", after="p1/text", before="p2/lead"))
        blocks = found.data["sections"][0]["blocks"]
        assert blocks[1]["text"] == "New: words."
        assert blocks[1]["id"]
        assert "evidence" not in blocks[1]
        assert [line[1:].strip() for line in difference(found.text)] == [
            "- kind: paragraph", f"id: {blocks[1]['id']}", 'text: "New: words."',
        ]  # fmt: skip

    def test_a_paragraph_below_a_heading_comes_first_in_its_section(self) -> None:
        found = merged(addition(kind="paragraph", text="New.", after="sec2/title", before="p3/text"))
        assert [block["text"] for block in found.data["sections"][1]["blocks"]] == ["New.", "See [](#p2)."]

    def test_paragraphs_that_follow_one_another_keep_their_order(self) -> None:
        found = merged(
            Returned(additions=tuple(Addition(kind="paragraph", text=text, after="p1/text") for text in "abc"))
        )
        assert [block.get("text") for block in found.data["sections"][0]["blocks"]][1:4] == ["a", "b", "c"]

    @pytest.mark.parametrize(
        ("after", "level", "wanted"),
        [
            ("i1/text", 0, ["one", "new", ["two", ["within"]]]),
            ("i1/text", 1, [["one", ["new"]], ["two", ["within"]]]),
            ("i3/text", 1, ["one", ["two", ["within", "new"]]]),
            ("i3/text", 0, ["one", ["two", ["within"]], "new"]),
        ],
    )
    def test_an_item_is_nested_by_its_level(self, after: str, level: int, wanted: Any) -> None:
        found = merged(addition(kind="item", text="new", after=after, level=level))
        assert _outline(found.data["sections"][0]["blocks"][2]["items"]) == wanted

    def test_an_item_after_a_paragraph_begins_a_list(self) -> None:
        found = merged(
            Returned(additions=tuple(Addition(kind="item", text=text, after="p1/text") for text in ("a", "b")))
        )
        block = found.data["sections"][0]["blocks"][1]
        assert block["kind"] == "list"
        assert _outline(block["items"]) == ["a", "b"]

    def test_an_item_after_a_point_or_an_advantage_is_another(self) -> None:
        both = Returned(
            additions=(
                Addition(kind="item", text="third", after="sum2/text"),
                Addition(kind="item", text="quick", after="a1/text"),
            )
        )
        found = merged(both)
        assert [point["text"] for point in found.data["summary"]][2] == "third"
        assert [one["text"] for one in found.data["options"][0]["advantages"]] == ["cheap", "quick", "simple"]

    def test_a_row_is_put_in_with_its_numbers(self) -> None:
        found = merged(
            addition(kind="row", cells=("wait", "1,250"), columns=2, after="r1/cells/1", before="r2/cells/0")
        )
        rows = found.data["sections"][0]["blocks"][3]["rows"]
        assert [row["cells"] for row in rows][1] == ["wait", 1250]

    def test_a_row_of_another_width_is_reported_with_its_cells(self) -> None:
        found = merged(addition(kind="row", cells=("a", "b", "c"), columns=3, after="r1/cells/1"))
        assert found.report.entries[0].outcome == "refused"
        assert found.report.entries[0].returned == "a | b | c"

    def test_a_heading_divides_its_section(self) -> None:
        both = Returned(
            additions=(
                Addition(kind="heading", text="Details", level=1, after="p2/text", before="i1/text"),
                Addition(kind="paragraph", text="More.", after="p2/text", before="i1/text"),
            )
        )
        found = merged(both)
        sections = found.data["sections"]
        assert [section["title"] for section in sections] == ["Background", "Details", "Outlook"]
        assert [block.get("id") for block in sections[0]["blocks"]] == ["p1", "p2"]
        assert [block["kind"] for block in sections[1]["blocks"]] == ["paragraph", "list", "table"]
        assert found.text is not None
        assert "# the second" in found.text

    def test_a_lower_heading_makes_a_section_inside(self) -> None:
        found = merged(addition(kind="heading", text="Details", level=2, after="r2/cells/1", before="sec2/title"))
        assert [one["title"] for one in found.data["sections"][0]["sections"]] == ["Details"]

    def test_a_table_becomes_one(self) -> None:
        cells = ("Who", "What", "we", "it")
        found = merged(addition(kind="table", cells=cells, columns=2, after="p3/text"))
        table = found.data["sections"][1]["blocks"][1]
        assert [column["title"] for column in table["columns"]] == ["Who", "What"]
        assert [row["cells"] for row in table["rows"]] == [["we", "it"]]

    def test_the_halves_of_a_split_paragraph_rest_on_the_same(self) -> None:
        halves = Returned(
            readings=(Reading(anchor="p1/text", before="", after="Both sides met twice. They agreed on 12 steps."),),
            additions=(Addition(kind="paragraph", text="Nobody left early.", after="p1/text", part_of="p1/text"),),
        )
        blocks = merged(halves).data["sections"][0]["blocks"]
        assert [block["evidence"] for block in blocks[:2]] == [["s1#2"], ["s1#2"]]
        assert blocks[1]["text"] == "Nobody left early."

    @pytest.mark.parametrize(("cut", "named"), [("/subtitle", "/subtitle"), ("p2/lead", "p2/text")])
    def test_a_text_that_cannot_be_split_stays_whole(self, cut: str, named: str) -> None:
        halves = Returned(
            readings=(Reading(anchor=cut, before="", after="Where"),),
            additions=(Addition(kind="paragraph", text="they stand", after=cut, part_of=named),),
        )
        found = merged(halves)
        assert [entry.outcome for entry in found.report.entries] == ["refused", "refused"]
        assert found.text == BRIEF

    @pytest.mark.parametrize(
        ("after", "before"), [("/subtitle", "sum1/text"), ("/subtitle", "sec1/title"), ("", ""), ("/people/0/name", "")]
    )
    def test_a_paragraph_between_parts_of_other_kinds_is_reported(self, after: str, before: str) -> None:
        found = merged(addition(kind="paragraph", text="Lost?", after=after, before=before))
        assert found.report.entries[0].outcome == "refused"
        assert found.report.entries[0].returned == "Lost?"
        assert found.text == BRIEF

    def test_a_picture_is_reported(self) -> None:
        assert ending(merged(addition(kind="other", text="[picture]", after="p1/text")))[0] == "refused"

    def test_a_second_paragraph_in_a_cell_is_reported(self) -> None:
        found = merged(addition(kind="paragraph", text="x", after="r1/cells/0", inside="r1/cells/0"))
        assert ending(found)[0] == "refused"


def _outline(items: Any) -> Any:
    return [[item["text"], _outline(item["items"])] if "items" in item else item["text"] for item in items]


class TestMoves:
    def test_a_paragraph_is_moved_with_its_comments(self) -> None:
        found = merged(Returned(moves={"p1/text": "p2/text"}))
        assert [block["id"] for block in found.data["sections"][0]["blocks"]] == ["p2", "p1", "l1", "t1"]
        assert sorted(found.text.splitlines() if found.text else []) == sorted(BRIEF.splitlines())

    def test_a_paragraph_is_moved_to_another_section(self) -> None:
        found = merged(Returned(moves={"p1/text": "p3/text"}))
        assert [block["id"] for block in found.data["sections"][1]["blocks"]] == ["p3", "p1"]

    def test_a_row_is_moved_to_the_top(self) -> None:
        found = merged(Returned(moves={"r2/cells/0": "t1/columns/1/title"}))
        assert [row["id"] for row in found.data["sections"][0]["blocks"][3]["rows"]] == ["r2", "r1"]

    @pytest.mark.parametrize(
        ("anchor", "after"),
        [("g1/term", "p1/text"), ("sec1/title", "p3/text"), ("p1/text", ""), ("p1/text", "a1/text")],
    )
    def test_another_move_is_reported(self, anchor: str, after: str) -> None:
        found = merged(Returned(moves={anchor: after}))
        assert found.report.entries[0].outcome == "refused"
        assert found.text == BRIEF


class TestReport:
    def test_a_figure_that_the_evidence_does_not_hold_is_a_problem_under_its_field(self) -> None:
        found = merged(reading("sum2/text", "They agreed on 15 steps."))
        (problem,) = found.report.problems
        assert (problem.rule, problem.path, problem.line) == ("untraceable-number", "/summary/1/text", 16)
        assert found.report.needs_a_person
        (change,) = found.report.grades
        assert (change.path, change.before) == ("/summary/1", "verbatim")

    def test_comments_come_with_their_author_and_the_place_of_their_field(self) -> None:
        comment = Comment(author=ANNA, text="Really?", anchor="p2/text", quote="June", replies=((ANNA, "Yes."),))
        found = merged(Returned(comments=(comment, Comment(author=ANNA, text="All good."))))
        assert [(one.path, one.line) for one in found.report.comments] == [
            ("/sections/0/blocks/1/text", 32), ("", None),
        ]  # fmt: skip
        shown = "\n".join(found.report.lines())
        assert "Anna (2026-03-05T09:00:00Z) on “June”: “Really?”" in shown
        assert "All good." in shown
        assert not found.report.needs_a_person

    def test_what_no_field_prints_is_reported(self) -> None:
        found = merged(Returned(unplaced=(Unplaced(what="the footer", before="a", after="b", near="p2/text"),)))
        (entry,) = found.report.of("refused")
        assert (entry.base, entry.returned, entry.path) == ("a", "b", "/sections/0/blocks/1/text")

    def test_tracked_changes_wait_where_they_are_only_reported(self) -> None:
        returned = Returned(revisions=(Revision(kind="insertion", text="new", author=ANNA, anchor="p2/text"),))
        assert merged(returned, view="ask-report").report.needs_a_person
        found = merged(returned)
        assert not found.report.needs_a_person
        assert [change.text for change in found.report.tracked] == ["new"]

    def test_the_report_is_plain_data_without_what_is_empty(self) -> None:
        plain = merged(reading("p2/text", "They end in July.", lost=("emphasis of “in”",))).report.to_plain()
        assert plain["merged"] == [
            {
                "what": "text", "outcome": "merged", "anchor": "p2/text", "path": "/sections/0/blocks/1/text",
                "base": "They end in June.", "current": "They end in June.", "returned": "They end in July.",
                "authors": [{"name": "Anna", "date": "2026-03-05T09:00:00Z"}], "lost": ["emphasis of “in”"],
                "file": "brief.yaml", "line": 32,
            }
        ]  # fmt: skip

    def test_a_file_that_cannot_be_patched_says_so(self) -> None:
        current = BRIEF.replace("{name: Ada Byron, role: author}", "&ada {name: Ada Byron, role: author}\n  - *ada")
        found = merged(reading("/people/0/name", "Ada King"), current, current)
        assert found.text is None
        assert found.report.unwritten
        assert found.data["people"][0]["name"] == "Ada King"
