"""Notes quote what statements rest on, numbered in reading order."""

from __future__ import annotations

from typing import Any

from composing import DIGEST, HEAD, RICH, assert_holds, composed, inlines, part, spans
from policybrief.document import blocks as b
from policybrief.document.inlines import CrossReference, Language, NoteMark, plain_text

SOURCES = [
    {"id": "s1", "title": "Gauge report", "publisher": "River Office", "published": "2025-07", "text_sha256": DIGEST},
    {"id": "s2", "title": "Pegelbericht", "language": "de", "text_sha256": "f" * 64},
]


def noted(*points: dict[str, Any], **changes: Any) -> b.Document:
    document = composed({**HEAD, "sources": SOURCES, "summary": list(points), **changes})
    assert_holds(document)
    return document


def marks(document: b.Document) -> list[str]:
    return [inline.label for inline in inlines(document) if isinstance(inline, NoteMark)]


def texts(document: b.Document) -> list[str]:
    return [plain_text(note.text) for note in document.notes]


def test_a_note_quotes_the_source_with_position_and_hash() -> None:
    document = noted({"text": "It fell.", "evidence": spans(120, 245, "The gauge\n  fell.")})
    assert texts(document) == [
        "“The gauge fell.” River Office, Gauge report, July 2025, characters 120–245, SHA-256 0123456789ab."
    ]
    assert plain_text(document.notes[0].short) == "River Office, Gauge report, July 2025, characters 120–245."


def test_the_full_hash_stands_in_the_list_of_sources() -> None:
    document = noted({"text": "It fell.", "evidence": spans()})
    (listed, *_) = [item for block in part(document, "sources").blocks for item in block.items]  # type: ignore[union-attr]
    assert listed.id == "s1"
    assert DIGEST in plain_text(listed.blocks[1].text)


def test_the_same_evidence_shares_a_note() -> None:
    document = noted(
        {"text": "one", "evidence": spans(1, 9, "a")}, {"text": "two", "evidence": spans(20, 29, "b")},
        {"text": "three", "evidence": spans(1, 9, "a")},
    )  # fmt: skip
    assert marks(document) == ["1", "2", "1"]
    assert len(document.notes) == 2


def test_notes_are_numbered_in_reading_order_whatever_the_order_of_the_parts() -> None:
    document = composed(RICH, order=["actions", "annexes", "notes", "finance"])
    seen: list[str] = []
    for block in document.blocks:
        if getattr(block, "role", "") != "notes":
            seen += [
                label for label in marks(b.Document(**{**shell(document), "blocks": (block,)})) if label not in seen
            ]
    assert seen == [str(number + 1) for number in range(len(seen))]


def shell(document: b.Document) -> dict[str, Any]:
    return {"id": "x", "language": "en", "title": "x", "page": "", "blocks": ()}


def test_several_spans_of_a_source_name_it_once() -> None:
    evidence = [*spans(1, 9, "One."), *spans(20, 29, "Two."), {"source": "s2", "start": 3, "end": 8, "exact": "Drei."}]
    document = noted({"text": "x", "evidence": evidence})
    (full,) = texts(document)
    assert full == (
        "“One.” River Office, Gauge report, July 2025, characters 1–9, SHA-256 0123456789ab. "
        "“Two.” Same source, characters 20–29. “Drei.” Pegelbericht, characters 3–8, SHA-256 ffffffffffff."
    )
    assert plain_text(document.notes[0].short) == (
        "River Office, Gauge report, July 2025, characters 1–9, characters 20–29; Pegelbericht, characters 3–8."
    )


def test_a_long_source_is_named_in_full_once_and_then_by_its_number() -> None:
    title = "Renewed efforts in the talks on the delta and on what they may bring"
    sources = [{"id": "s1", "title": title, "published": "2025-07", "text_sha256": DIGEST}]
    points = [{"text": "a", "evidence": spans(1, 9, "A.")}, {"text": "b", "evidence": spans(20, 29, "B.")}]
    document = noted(*points, sources=sources)
    assert texts(document) == [
        f"“A.” Source 1, {title}, July 2025, characters 1–9, SHA-256 0123456789ab.",
        "“B.” Source 1, characters 20–29.",
    ]
    assert plain_text(document.notes[1].short) == "Source 1, characters 20–29."


def test_a_quotation_in_another_language_is_marked_as_such() -> None:
    document = noted({"text": "x", "evidence": [{"source": "s2", "start": 3, "end": 8, "exact": "Drei."}]})
    run = next(inline for inline in inlines(document) if isinstance(inline, Language))
    assert (run.language, plain_text(run.children)) == ("de", "“Drei.”")


def test_a_citation_names_the_source_and_the_place() -> None:
    document = noted({"text": "x", "cites": [{"source": "s1", "locator": "p. 7"}, {"source": "s2"}]})
    assert texts(document) == ["River Office, Gauge report, July 2025, p. 7. Pegelbericht."]
    assert document.notes[0].text[0] == CrossReference("s1", "River Office, Gauge report, July 2025")


def test_a_basis_says_what_was_done_to_the_numbers() -> None:
    basis = [
        {"kind": "sum", "values": [540, 472], "result": 1012},
        {"kind": "conversion", "values": [18], "factor": 2, "result": 36, "note": "Twice *that*."},
    ]
    document = noted({"text": "x", "basis": basis})
    assert texts(document) == ["Basis: a sum (540; 472 → 1,012). Basis: a conversion (18 × 2 → 36). Twice that."]


def test_a_note_of_the_model_takes_its_number_where_it_is_referred_to() -> None:
    notes = [
        {"id": "n2", "text": "Second."},
        {"id": "n1", "text": "First; see [](#n3)."},
        {"id": "n3", "text": "Third."},
    ]
    document = noted(
        {"text": "a[](#n1)", "evidence": spans()}, {"text": "b[](#n2) and [again](#n1)"}, notes=notes,
    )  # fmt: skip
    assert [note.id for note in document.notes] == ["n1", "note-2", "n2", "n3"]
    assert texts(document)[0] == "First; see ."
    assert NoteMark("n3", "4") in document.notes[0].text


def test_a_note_that_nothing_refers_to_is_not_lost() -> None:
    document = noted({"text": "a"}, notes=[{"id": "n1", "text": "Alone."}])
    assert texts(document) == ["Alone."]


def test_the_notes_part_says_all_in_full_under_the_ids_of_the_marks() -> None:
    document = composed(RICH)
    (listed,) = part(document, "notes").blocks
    assert isinstance(listed, b.List)
    assert [(item.id, item.label) for item in listed.items] == [(note.id, note.label) for note in document.notes]
    assert [item.blocks[0].text for item in listed.items] == [note.text for note in document.notes]  # type: ignore[union-attr]


def test_evidence_in_its_short_form_is_quoted_as_it_stands() -> None:
    """A draft before its evidence is completed; the checks name it."""
    document = noted({"text": "a", "evidence": ["a few words"]}, {"text": "b", "cites": [{"source": "gone"}]})
    assert texts(document) == ["“a few words”", "gone."]


def test_a_statement_without_support_has_no_mark() -> None:
    document = noted({"text": "a"})
    assert (marks(document), document.notes) == ([], ())
