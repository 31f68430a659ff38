"""Defects of what points at something in a Word file: bookmarks, fields, notes, comments, controls; which checks see
them."""

from __future__ import annotations

from defects import Defects
from word_conformity import AUDIT, INTEGRITY
from word_file import MAIN, WP, W
from word_mutations import (
    COMMENTS,
    NOTES,
    SDK,
    TEXT,
    Package,
    element,
    first,
    remove,
)

DEFECTS = Defects()


@DEFECTS.add("bookmark_names")
def two_bookmarks_of_one_name(package: Package) -> None:
    package.replace(MAIN, 'w:name="_pb_bg"', 'w:name="_pb_Deep"')


@DEFECTS.add("bookmark_names")
def bookmark_with_a_name_too_long(package: Package) -> None:
    package.replace(MAIN, 'w:name="_pb_sum1"', f'w:name="_pb_{"a" * 40}"')


@DEFECTS.add("bookmark_names")
def two_bookmarks_with_one_id(package: Package) -> None:
    package.replace(MAIN, 'w:id="1000002"', 'w:id="1000001"', 2)


@DEFECTS.add("bookmark_pairs")
def bookmark_that_does_not_end(package: Package) -> None:
    package.replace(MAIN, '<w:bookmarkEnd w:id="1000001"/>', "")


@DEFECTS.add("bookmark_pairs")
def bookmark_that_ends_in_another_story(package: Package) -> None:
    package.replace(MAIN, '<w:bookmarkEnd w:id="0"/>', "")
    with package.tree(NOTES) as root:
        first(root, "//w:footnote[@w:id='1']/w:p").append(element("bookmarkEnd", id="0"))


@DEFECTS.add("fields")
def field_that_is_not_closed(package: Package) -> None:
    with package.tree() as root:
        remove(first(root, "(//w:fldChar[@w:fldCharType='end'])[last()]/.."))


@DEFECTS.add("fields")
def field_without_a_result(package: Package) -> None:
    with package.tree() as root:
        remove(first(root, "(//w:fldChar[@w:fldCharType='separate'])[last()]/.."))


@DEFECTS.add("field_codes")
def field_that_asks_for_a_file(package: Package) -> None:
    with package.tree() as root:
        first(root, "(//w:instrText[contains(., ' REF ')])[1]").text = ' INCLUDETEXT "/etc/passwd" '


@DEFECTS.add("targets")
def reference_that_leads_nowhere(package: Package) -> None:
    package.replace(MAIN, 'w:hyperlink w:anchor="_pb_bg"', 'w:hyperlink w:anchor="_pb_gone"')


@DEFECTS.add("targets")
def reference_to_a_note_that_is_none(package: Package) -> None:
    with package.tree() as root:
        code = first(root, "//w:instrText[contains(., 'NOTEREF')]")
        code.text = " NOTEREF _pb_sum1 \\h "
        for mark in root.iter(f"{W}bookmarkStart"):
            if mark.get(f"{W}name") == "_pb_sum1":
                mark.set(f"{W}name", "_pb_other")
            elif mark.get(f"{W}name") == "_pb_bg":
                mark.set(f"{W}name", "_pb_sum1")


@DEFECTS.add("results")
def caption_with_the_wrong_number(package: Package) -> None:
    with package.tree() as root:
        code = first(root, "//w:instrText[contains(., 'SEQ')]")
        code.text = (code.text or "").rstrip() + " \\r 7 "


@DEFECTS.add("results")
def reference_that_shows_another_number(package: Package) -> None:
    with package.tree() as root:
        run = first(root, "//w:instrText[contains(., ' REF ')]/..")
        result = run.getnext().getnext()  # type: ignore[union-attr]
        assert result is not None
        first(result, "w:t").text = "Table 99"


@DEFECTS.add("contents", TEXT)
def contents_that_are_out_of_date(package: Package) -> None:
    with package.tree() as root:
        first(root, "//w:p[w:pPr/w:pStyle/@w:val='TOC1']/w:hyperlink/w:r/w:t[string-length() > 4]").text = "Old title"


@DEFECTS.add("notes", AUDIT, INTEGRITY, SDK)
def mark_without_its_footnote(package: Package) -> None:
    with package.tree(NOTES) as root:
        remove(first(root, "//w:footnote[@w:id='1']"))


@DEFECTS.add("notes")
def footnote_that_is_not_marked(package: Package) -> None:
    with package.tree() as root:
        remove(first(root, "//w:footnoteReference[@w:id='1']/.."))


@DEFECTS.add("notes", AUDIT, SDK)
def two_footnotes_with_one_id(package: Package) -> None:
    package.replace(NOTES, '<w:footnote w:id="2">', '<w:footnote w:id="1">')


@DEFECTS.add("comments")
def comment_that_is_marked_nowhere(package: Package) -> None:
    with package.tree() as root:
        for tag in ("commentRangeStart", "commentRangeEnd"):
            remove(first(root, f"//w:{tag}[@w:id='0']"))
        remove(first(root, "//w:commentReference[@w:id='0']/.."))


@DEFECTS.add("comments", AUDIT, INTEGRITY, SDK)
def mark_without_its_comment(package: Package) -> None:
    with package.tree(COMMENTS) as root:
        remove(first(root, "//w:comment[@w:id='0']"))


@DEFECTS.add("comments", INTEGRITY)
def comment_without_an_end(package: Package) -> None:
    package.replace(MAIN, '<w:commentRangeEnd w:id="0"/>', "")


@DEFECTS.add("controls")
def two_controls_with_one_id(package: Package) -> None:
    with package.tree() as root:
        ids = [mark for mark in root.iter(f"{W}id") if mark.getparent().tag == f"{W}sdtPr"]
        ids[1].set(f"{W}val", str(ids[0].get(f"{W}val")))


@DEFECTS.add("controls")
def two_controls_with_one_tag(package: Package) -> None:
    package.replace(MAIN, 'w:tag w:val="pb:/series"', 'w:tag w:val="pb:/organisation"')


@DEFECTS.add("controls", SDK)
def control_with_an_id_too_large(package: Package) -> None:
    with package.tree() as root:
        first(root, "//w:sdtPr/w:id").set(f"{W}val", str(2**31))


@DEFECTS.add("controls")
def control_that_is_locked(package: Package) -> None:
    with package.tree() as root:
        first(root, "//w:sdtPr").insert(2, element("lock", val="sdtContentLocked"))


@DEFECTS.add("revisions", INTEGRITY)
def deleted_text_that_is_not_marked(package: Package) -> None:
    with package.tree() as root:
        run = first(root, "//w:body/w:p/w:r[w:t]")
        deleted = element("del", id="9", author="A", date="2025-08-12T00:00:00Z")
        run.addprevious(deleted)
        deleted.append(run)


@DEFECTS.add("drawings")
def two_drawings_with_one_id(package: Package) -> None:
    with package.tree() as root:
        every = list(root.iter(f"{WP}docPr"))
        every[1].set("id", str(every[0].get("id")))
