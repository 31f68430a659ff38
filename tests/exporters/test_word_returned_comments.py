"""The comments of a returned Word file: what they hang on, who answered, what is settled."""

from __future__ import annotations

from policybrief.returned import Author, Comment
from policybrief_exporters.word.comments import AUTHOR
from word_returns import OFFICE, WORD, Edit, Element, paragraph, returned, run, xml

W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
DATE = "2026-03-05T10:00:00Z"
RAE, OTTO = Author(name="Rae", date=DATE), Author(name="Otto", date=DATE)


def comment(identity: int, author: str, text: str) -> str:
    return (
        f"<w:comment w:id='{identity}' w:author='{author}' w:date='{DATE}'><w:p w14:paraId='0000000{identity}'><w:r>"
        f"<w:annotationRef/></w:r><w:r><w:t>{text}</w:t></w:r></w:p></w:comment>"
    )


def commented(comments: str, extended: str, place: Edit) -> Edit:
    """Adds a part with comments, one that says how they belong together, and sets them to their place."""

    def edit(trees: dict[str, Element]) -> None:
        links = trees["word/_rels/document.xml.rels"]
        for link in [one for one in links if one.get("Type").endswith("/comments")]:
            links.remove(link)
        parts = (("comments", OFFICE, f"<w:comments xmlns:w='{WORD}' xmlns:w14='{W14}'>{comments}</w:comments>"),
                 ("commentsExtended", "http://schemas.microsoft.com/office/2011/relationships",
                  f"<w15:commentsEx xmlns:w15='{W15}'>{extended}</w15:commentsEx>"))  # fmt: skip
        for name, kind, content in parts:
            trees[f"word/new-{name}.xml"] = xml(content)
            links.append(xml(f"<Relationship xmlns='http://schemas.openxmlformats.org/package/2006/relationships' "
                             f"Id='{name}' Type='{kind}/{name}' Target='new-{name}.xml'/>"))  # fmt: skip
        place(trees)

    return edit


def set_to(said: str, *identities: int) -> Edit:
    """Sets comments to all the text of a paragraph."""

    def edit(trees: dict[str, Element]) -> None:
        one = paragraph(trees, said)
        for identity in identities:
            one.insert(1, xml(f"<w:commentRangeStart w:id='{identity}'/>"))
            one.append(xml(f"<w:commentRangeEnd w:id='{identity}'/>"))
            one.append(xml(f"<w:r><w:commentReference w:id='{identity}'/></w:r>"))

    return edit


def test_a_comment_hangs_on_the_field_under_its_range() -> None:
    edit = commented(comment(1, "Rae", "Which one?"), "", set_to("A joint committee", 1))
    assert returned(edit).comments == (
        Comment(author=RAE, text="Which one?", anchor="p4/text", quote="A joint committee meets in May."),
    )


def test_answers_belong_to_their_comment_and_what_is_settled_is_marked() -> None:
    extended = (
        "<w15:commentEx w15:paraId='00000001' w15:done='1'/>"
        "<w15:commentEx w15:paraId='00000002' w15:paraIdParent='00000001' w15:done='0'/>"
    )
    both = comment(1, "Rae", "Which one?") + comment(2, "Otto", "The old one.")
    (found,) = returned(commented(both, extended, set_to("A joint committee", 1, 2))).comments
    assert (found.author, found.replies, found.resolved) == (RAE, ((OTTO, "The old one."),), True)


def test_answers_in_a_circle_are_read() -> None:
    extended = "".join(
        f"<w15:commentEx w15:paraId='0000000{one}' w15:paraIdParent='0000000{3 - one}'/>" for one in (1, 2)
    )
    both = comment(1, "Rae", "a") + comment(2, "Otto", "b")
    found = returned(commented(both, extended, set_to("A joint committee", 1, 2))).comments
    assert {one.text for one in found} | {text for one in found for _, text in one.replies} >= {"a", "b"}


def test_a_comment_over_several_paragraphs_quotes_them_all() -> None:
    def place(trees: dict[str, Element]) -> None:
        paragraph(trees, "A joint committee").insert(1, xml("<w:commentRangeStart w:id='1'/>"))
        paragraph(trees, "It will report").append(xml("<w:commentRangeEnd w:id='1'/>"))

    (found,) = returned(commented(comment(1, "Rae", "Shorter."), "", place)).comments
    assert found.quote == "A joint committee meets in May.\nIt will report to both ministers."
    assert found.anchor == "p4/text"


def test_a_comment_on_an_added_paragraph_hangs_on_no_field() -> None:
    def place(trees: dict[str, Element]) -> None:
        added = xml("<w:p><w:commentRangeStart w:id='1'/></w:p>")
        added.append(run("Something new"))
        added.append(xml("<w:commentRangeEnd w:id='1'/>"))
        paragraph(trees, "A joint committee").addnext(added)

    (found,) = returned(commented(comment(1, "Rae", "Mine."), "", place)).comments
    assert (found.anchor, found.quote) == ("", "Something new")


def test_what_the_exporter_says_of_open_problems_is_no_comment_unless_somebody_answers() -> None:
    ours = comment(1, AUTHOR, "The evidence does not hold this.")
    assert returned(commented(ours, "", set_to("A joint committee", 1))).comments == ()
    extended = "<w15:commentEx w15:paraId='00000002' w15:paraIdParent='00000001'/>"
    both = ours + comment(2, "Rae", "It does.")
    (found,) = returned(commented(both, extended, set_to("A joint committee", 1, 2))).comments
    assert (found.author.name, found.replies) == (AUTHOR, ((RAE, "It does."),))


def test_comments_are_no_change_of_the_text() -> None:
    found = returned(commented(comment(1, "Rae", "Which one?"), "", set_to("A joint committee", 1)))
    assert (found.readings, found.additions, found.unplaced) == ((), (), ())
