"""Notes: what statements rest on, numbered in reading order.

One statement has one mark for all that it rests on; statements that rest on the same share a note. A note of the model
takes its place in the same numbering where the text first refers to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from policybrief.compose.labels import Labels
from policybrief.compose.source_names import SourceNames
from policybrief.compose.wording import Wording
from policybrief.document.blocks import Note
from policybrief.document.inlines import CrossReference, Field, Inline, Inlines, Language, NoteMark, Text
from policybrief.model.briefing import Briefing
from policybrief.model.evidence import Basis, Citation, Evidence, Supported
from policybrief.model.head import Source
from policybrief.model.parts import Note as ModelNote

HASH_DIGITS = 12
"""How many digits of a SHA-256 a note shows; the list of sources has it in full."""

Prose = Callable[[str], Inlines]
"""Turns prose of the model into inlines, its references resolved."""

Names = dict[str, str]
"""What the sources of a note are called in it, by their ids."""

NoteId = Callable[[str, ModelNote | None], str]


class Citations:
    """The notes of one document, gathered while it is composed.

    Args:
        briefing: the brief, for its sources, its notes and its language; a quotation in another language is marked
            as such.
        note_id: gives the id of a note, from the one it would like and the model's note that it shows, if any.
    """

    def __init__(self, briefing: Briefing, labels: Labels, wording: Wording, note_id: NoteId) -> None:
        self._sources: Mapping[str, Source] = {source.id: source for source in briefing.sources}
        self._model_notes: Mapping[str, ModelNote] = {note.id: note for note in briefing.notes}
        self._language = _primary(briefing.language)
        self._labels = labels
        self._wording = wording
        self._note_id = note_id
        self._named: Names = {}
        self.names = SourceNames(briefing.sources, labels, wording)
        self._marks: dict[object, NoteMark] = {}
        self._entries: list[Supported | ModelNote] = []

    def mark(self, part: Supported) -> Inlines:
        """The mark of what `part` rests on, or nothing where it rests on nothing."""
        if not (part.evidence or part.cites or part.basis):
            return ()
        support = (
            tuple([(one.source, one.start, one.end, one.exact) for one in part.evidence]),
            tuple([(one.source, one.locator) for one in part.cites]),
            tuple([(one.kind, one.values, one.factor, one.result, one.note) for one in part.basis]),
        )
        mark = self._marks.get(support)
        return (mark or self._enter(support, f"note-{len(self._entries) + 1}", part),)

    def reference(self, note_id: str) -> NoteMark | None:
        """The mark of the model's note of that id, or None where the model has none."""
        note = self._model_notes.get(note_id)
        if note is None:
            return None
        return self._marks.get(note_id) or self._enter(note_id, note_id, note)

    def notes(self, prose: Prose) -> tuple[Note, ...]:
        """All notes in the order of their numbers; those that nothing refers to stand at the end."""
        texts: list[tuple[Inlines, Inlines]] = []
        for note_id in (None, *self._model_notes):
            if note_id is not None:
                self.reference(note_id)
            # A note's text may refer to further notes, which are entered meanwhile.
            while len(texts) < len(self._entries):
                texts.append(self._texts(self._entries[len(texts)], prose))
        return tuple(
            Note(id=mark.note, label=mark.label, text=full, short=short)
            for mark, (full, short) in zip(self._marks.values(), texts, strict=True)
        )

    def _enter(self, key: object, wish: str, entry: Supported | ModelNote) -> NoteMark:
        self._entries.append(entry)
        note_id = self._note_id(wish, entry if isinstance(entry, ModelNote) else None)
        mark = self._marks[key] = NoteMark(note_id, str(len(self._entries)))
        return mark

    def _texts(self, entry: Supported | ModelNote, prose: Prose) -> tuple[Inlines, Inlines]:
        """The note in full, and in short. Where a source first appears, it is named in full, with its hash."""
        own = (Field(f"{entry.id}/text", prose(entry.text)),) if isinstance(entry, ModelNote) else ()
        basis = _spaced(self._basis(one, prose) for one in getattr(entry, "basis", ()))
        sources = [*[one.source for one in entry.evidence], *[one.source for one in entry.cites]]
        names = {one: self.names.short(one) if one in self._named else self.names.full(one) for one in sources}
        quotations = tuple(self._quotations(entry.evidence, names))
        self._named |= names
        citations = (self._citation(one, names) for one in entry.cites)
        places = _places(entry, names, self._position)
        return (
            _spaced([own, *quotations, *citations, basis]),
            _spaced([own, (Text(f"{places}."),) if places else (), basis]),
        )

    def _quotations(self, evidence: Iterable[Evidence], names: Names) -> Iterator[Inlines]:
        before = None
        for one in evidence:
            source = self._sources.get(one.source)
            quotation: Inline = Text(self._labels.fill("quotation", text=_folded(one.exact)))
            if source and source.language and _primary(source.language) != self._language:
                quotation = Language(source.language, (quotation,))
            name = self._labels["note.same_source"] if one.source == before else names[one.source]
            place = self._place(one, source, name, named=one.source == before or one.source in self._named)
            yield (quotation, *((Text(" "), *place) if place else ()))
            before = one.source

    def _place(self, evidence: Evidence, source: Source | None, name: str, named: bool) -> Inlines:
        if source is None:
            # A draft whose evidence is still in its short form, or names a source that is not there.
            place = _listed(evidence.source, self._position(evidence))
            return (Text(f"{place}."),) if place else ()
        digest = "" if named else (source.text_sha256 or source.file_sha256 or "")[:HASH_DIGITS]
        shown = self._labels.fill("note.hash", hash=digest) if digest else ""
        details = _listed(self._position(evidence), shown)
        return (CrossReference(source.id, name), Text(f", {details}." if details else "."))

    def _citation(self, citation: Citation, names: Names) -> Inlines:
        if citation.source not in self._sources:
            return (Text(f"{_listed(citation.source, citation.locator)}."),)
        locator = f", {citation.locator}" if citation.locator else ""
        return (CrossReference(citation.source, names[citation.source]), Text(f"{locator}."))

    def _position(self, evidence: Evidence) -> str:
        if evidence.start is None or evidence.end is None:
            return ""
        return self._labels.fill("note.position", start=evidence.start, end=evidence.end)

    def _basis(self, basis: Basis, prose: Prose) -> Inlines:
        """The step from the evidence in words: "Basis: a sum (540; 472 → 1,012)."."""
        numbers = "; ".join(self._wording.number(value) for value in basis.values)
        if basis.factor is not None:
            numbers += f" × {self._wording.number(basis.factor)}"
        if basis.result is not None:
            numbers += f" → {self._wording.number(basis.result)}"
        shown = f" ({numbers.strip()})" if numbers else ""
        words = Text(self._labels.fill("note.basis", kind=self._labels[f"basis.{basis.kind}"] + shown))
        return (words, Text(" "), *prose(basis.note)) if basis.note else (words,)


def _places(entry: Supported | ModelNote, names: Names, position: Callable[[Evidence], str]) -> str:
    """Every source once, with the places in it."""
    places: dict[str, list[str]] = {}
    for evidence in entry.evidence:
        places.setdefault(evidence.source, []).append(position(evidence))
    for citation in entry.cites:
        places.setdefault(citation.source, []).append(citation.locator or "")
    return "; ".join(_listed(names[source], *where) for source, where in places.items() if source)


def _folded(text: str) -> str:
    """The words of `text` with one space between them."""
    # Of what is printable only the space itself is white space.
    plain = text.isprintable() and "  " not in text and text[:1] != " " and text[-1:] != " "
    return text if plain else " ".join(text.split())


def _listed(*details: str | None) -> str:
    return ", ".join([detail for detail in details if detail])


def _spaced(runs: Iterable[Inlines]) -> Inlines:
    """The runs one after the other, a space between any two."""
    joined: list[Inline] = []
    for run in runs:
        if run and joined:
            joined.append(Text(" "))
        joined += run
    return tuple(joined)


def _primary(language: str) -> str:
    return language.partition("-")[0].lower()
