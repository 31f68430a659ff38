"""The seam to ReportLab's object model: its registry of objects, written in object streams.

ReportLab (`reportlab.pdfbase.pdfdoc`) numbers and refers to objects and formats catalog and pages; this module holds
every place where its private parts are touched, and writes the file itself (ISO 32000-1, 7.5.7 and 7.5.8): a tagged
document has thousands of small dictionaries, which take a fifth of the room when they are compressed together.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from typing import Any

from reportlab.pdfbase import pdfdoc

LEVEL = 3
"""The level of compression: 6 gains a tenth and takes twice as long."""

DEFLATED = "/Filter /FlateDecode "
"""The entry of a stream's dictionary that says how it is compressed."""

TOGETHER = 250
"""How many objects an object stream holds: a reader that wants one of them inflates all."""


class Information(pdfdoc.PDFObject):  # type: ignore[misc]  # ReportLab has no types
    """The information dictionary, in place of ReportLab's, which reads the clock."""

    __RefOnly__ = 1

    def __init__(self, data: bytes) -> None:
        self.data = data

    def format(self, document: Any) -> bytes:
        return self.data


class Page(pdfdoc.PDFPage):  # type: ignore[misc]
    """A page with the entries that tagging adds. What it holds is set as attributes, as strings or bytes."""

    __NoDefault__ = (*pdfdoc.PDFPage.__NoDefault__, "StructParents", "Tabs")
    Override_default_compilation = 1


class Catalog(pdfdoc.PDFCatalog):  # type: ignore[misc]
    """A catalog with the entries that an archival file adds."""

    __NoDefault__ = (*pdfdoc.PDFCatalog.__NoDefault__, "OutputIntents", "AF")


class Objects(pdfdoc.PDFDocument):  # type: ignore[misc]
    """The objects of a file.

    Those of ReportLab stand in its registry, those that are written as they stand in `_raw`; they share their numbers.
    """

    def __init__(self) -> None:
        super().__init__(invariant=1, pdfVersion=(1, 7), compression=1)
        pages = self.Pages
        self.idToObject.clear()  # the standard fonts, which are never embedded
        self.idToObjectNumberAndVersion.clear()
        self.numberToId.clear()
        self.objectcounter = 0
        self.Catalog = self._catalog = Catalog()
        self.Catalog.Pages = pages
        self.Catalog.Outlines = None
        self._raw: dict[int, bytes] = {}
        self._streams: set[int] = set()

    @property
    def next_number(self) -> int:
        """The number that the next object will have."""
        return int(self.objectcounter) + 1

    def refer(self, thing: Any) -> str:
        """The reference to an object, which is registered where it is new."""
        name = self.Reference(thing).name
        return f"{self.idToObjectNumberAndVersion[name][0]} 0 R"

    def add(self, body: str | bytes) -> str:
        """The reference to a new object that is written as it stands."""
        number = self.objectcounter = self.objectcounter + 1
        self._raw[number] = body.encode("latin-1") if isinstance(body, str) else body
        return f"{number} 0 R"

    def reserve(self) -> str:
        """The reference to an object that is filled later."""
        return self.add(b"")

    def fill(self, reference: str, body: bytes) -> None:
        """Says what a reserved object is."""
        self._raw[int(reference.split()[0])] = body

    def add_stream(self, content: bytes, entries: str = "") -> str:
        """The reference to a new compressed stream; `entries` are further entries of its dictionary."""
        return self.add_encoded(packed(content), f"{entries}{DEFLATED}")

    def add_encoded(self, data: bytes, entries: str) -> str:
        """The reference to a new stream that is written as it stands; `entries` say how it is encoded."""
        self._streams.add(self.next_number)
        return self.add(stream(data, entries))

    def format(self) -> bytes:
        """The file. `Catalog`, `info` and `_ID` are set before."""
        catalog, information = self.refer(self.Catalog), self.refer(self.info)
        file = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
        small: list[tuple[int, bytes]] = []
        places: dict[int, tuple[int, int, int]] = {0: (0, 0, 65535)}

        def put(number: int, data: bytes) -> None:
            places[number] = (1, len(file), 0)
            file.extend(b"%d 0 obj\n%b\nendobj\n" % (number, data))

        for number, data in self._formatted():
            if number in self._streams:
                put(number, data)
            else:
                small.append((number, data))
        number = self.next_number
        for start in range(0, len(small), TOGETHER):
            group = small[start : start + TOGETHER]
            places.update({inner: (2, number, index) for index, (inner, _) in enumerate(group)})
            put(number, _object_stream(group))
            number += 1
        written = len(file)
        places[number] = (1, written, 0)
        entries = f"/Type /XRef /Size {number + 1} /W [1 4 2] /Root {catalog} /Info {information} /ID {self._ID} "
        table = b"".join(
            b"%c%b%b" % (kind, where.to_bytes(4, "big"), index.to_bytes(2, "big"))
            for kind, where, index in (places[key] for key in range(number + 1))
        )
        put(number, stream(packed(table), f"{entries}{DEFLATED}"))
        file.extend(b"startxref\n%d\n%%%%EOF\n" % written)
        return bytes(file)

    def _formatted(self) -> Iterator[tuple[int, bytes]]:
        """The objects by number, with those that formatting others registers."""
        number = 1
        while number <= self.objectcounter:
            data = self._raw.get(number)
            yield number, self.idToObject[self.numberToId[number]].format(self) if data is None else data
            number += 1


def packed(content: bytes) -> bytes:
    """The content of a stream as it is written: `DEFLATED` says so among the entries of its dictionary."""
    return zlib.compress(content, LEVEL)


def stream(data: bytes, entries: str) -> bytes:
    """A stream of bytes that `entries` of its dictionary describe.

    Its end is marked by two characters, as some readers take a byte 13 that ends the data for a part of the mark.
    """
    head = f"<< {entries}/Length {len(data)} >>\nstream\n"
    return head.encode("latin-1") + data + b"\r\nendstream"


def _object_stream(group: Sequence[tuple[int, bytes]]) -> bytes:
    index, body, at = [], [], 0
    for number, data in group:
        index.append(f"{number} {at}")
        body.append(data)
        at += len(data) + 1
    head = " ".join(index).encode() + b"\n"
    entries = f"/Type /ObjStm /N {len(group)} /First {len(head)} {DEFLATED}"
    return stream(packed(head + b"\n".join(body)), entries)


def string(text: str) -> bytes:
    """A text string of the PDF: ASCII as it is, other text in UTF-16 (ISO 32000-1, 7.9.2.2)."""
    if text.isascii() and text.isprintable():
        data = text.encode("ascii")
        return b"(" + data.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)") + b")"
    return b"<" + ("\ufeff" + text).encode("utf-16-be", "replace").hex().encode() + b">"
