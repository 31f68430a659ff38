"""The PDF as a file: properties, outline, links, fonts, images, and the same bytes for the same document."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from PIL import Image
from pypdf import PdfReader
from pypdf.generic import Destination

import pdf_documents as samples
from pdf_reading import page_texts, pdf, reader
from policybrief import plugins
from policybrief.context import Context
from policybrief.document.blocks import Banner, Contents, Entry, Figure, Section, Title, text
from policybrief.resolver import MemoryResolver
from policybrief.style import Style
from policybrief.style.loading import load_style
from policybrief_exporters.pdf import PdfExporter
from policybrief_exporters.pdf.archive import pdf_date
from policybrief_exporters.pdf.export import export


def links(opened: PdfReader) -> Iterator[tuple[int, Any]]:
    """The link annotations with the index of their page."""
    for index, page in enumerate(opened.pages):
        for annotation in page.get("/Annots", ()):
            yield index, annotation.get_object()


def outline(entries: Any, depth: int = 0) -> Iterator[tuple[int, str]]:
    """The outline as (depth, title)."""
    for entry in entries:
        if isinstance(entry, list):
            yield from outline(entry, depth + 1)
        elif isinstance(entry, Destination):
            yield depth, str(entry.title)


def png(mode: str = "RGB", size: tuple[int, int] = (40, 20)) -> bytes:
    """A small picture."""
    buffer = BytesIO()
    Image.new(mode, size, 128 if mode == "L" else (10, 120, 200, 90)[: len(mode)]).save(buffer, "PNG")
    return buffer.getvalue()


def test_the_exporter_is_found_by_its_name_and_is_one() -> None:
    found = plugins.exporter("pdf")
    assert isinstance(found, PdfExporter)
    assert (found.suffix, found.media_type) == (".pdf", "application/pdf")


def test_the_properties_are_those_of_the_document_and_no_others() -> None:
    opened = reader(samples.every_kind())
    assert opened.metadata == {
        "/Title": "Security cooperation after the August dialogue",
        "/Author": "Directorate for Strategy",
        "/Subject": "Submission",
        "/Keywords": "security, dialogue",
        "/CreationDate": "D:20250815",
        "/ModDate": "D:20250815",
        "/Creator": "policybrief (ReportLab)",
        "/Producer": "policybrief (ReportLab)",
    }
    catalog = opened.trailer["/Root"]
    assert catalog["/Lang"] == "en-GB"
    assert catalog["/ViewerPreferences"]["/DisplayDocTitle"].value is True


def test_a_document_without_a_date_gives_a_file_without_one() -> None:
    metadata = reader(samples.document(samples.paragraph("Text"))).metadata
    assert metadata is not None
    assert not [key for key in metadata if "Date" in key]


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("", ""), ("2025", "D:2025"), ("2025-08", "D:202508"), ("2025-08-15", "D:20250815"), ("no date", ""),
        ("2025-08-15T14:30:00Z", "D:20250815143000Z"), ("2025-08-15T14:30+05:30", "D:202508151430+05'30'"),
    ],
)  # fmt: skip
def test_dates_keep_their_precision(date: str, expected: str) -> None:
    assert pdf_date(date) == expected


def test_titles_outside_ascii_are_read_back() -> None:
    title = "Über “Sicherheit” – العربية 😀 (draft) \\"
    metadata = reader(samples.document(samples.paragraph("x"), title=title)).metadata
    assert metadata is not None
    assert metadata.title == title


def test_the_outline_repeats_the_sections() -> None:
    entries = list(outline(reader(samples.every_kind()).outline))
    assert entries == [
        (0, "Key judgements"), (0, "Key figures"), (0, "1\u2002Background"),
        (1, "1.1\u2002What changed since the spring"), (0, "2\u2002Outlook"),
        (0, "Recommendations"), (0, "Terms"), (0, "Notes"),
    ]  # fmt: skip


def test_an_outline_of_many_levels_and_siblings_is_whole() -> None:
    def section(level: int, name: str) -> Section:
        inner = tuple(section(level + 1, f"{name}.{n}") for n in range(3)) if level < 4 else ()
        return Section(level=level, role="section:x", title=text(name), blocks=inner)

    parts = [section(1, str(n)) for n in range(70)]
    assert len(list(outline(reader(samples.document(*parts)).outline))) == 70 * (1 + 3 + 9 + 27)


def test_bookmarks_lead_to_the_page_of_their_section() -> None:
    parts = tuple(
        Section(id=f"s{n}", level=1, role="section:x", title=text(f"Section {n}"),
                blocks=(samples.paragraph(samples.prose(14)),)) for n in range(30)
    )  # fmt: skip
    document = samples.document(*parts)
    opened = reader(document)
    pages = page_texts(document, opened)
    for entry in opened.outline:
        assert isinstance(entry, Destination)
        assert str(entry.title) in pages[opened.get_destination_page_number(entry)]


def test_the_contents_say_the_page_of_every_section_and_lead_there() -> None:
    parts = tuple(
        Section(id=f"s{n}", level=1, role="section:x", title=text(f"Section {n}."),
                blocks=(samples.paragraph(samples.prose(20)),)) for n in range(30)
    )  # fmt: skip
    entries = tuple(Entry(target=part.id, level=1, number="", title=part.title) for part in parts)
    document = samples.document(Contents(title=text("Contents"), entries=entries), *parts)
    opened = reader(document)
    pages = page_texts(document, opened)
    said = dict(re.findall(r"(Section \d+\.)\s*(\d+)\b", pages[0]))
    assert len(said) == 30
    for title, number in said.items():
        assert title in pages[int(number) - 1]
    targets = [annotation["/Dest"][0].get_object() for _, annotation in links(opened)]
    assert [opened.get_page_number(target) + 1 for target in targets] == [int(number) for number in said.values()]


def test_links_lead_outside_and_inside_and_notes_there_and_back() -> None:
    found = [annotation for _, annotation in links(reader(samples.every_kind()))]
    outside = [annotation["/A"]["/URI"] for annotation in found if "/A" in annotation]
    assert outside == ["https://example.org/a?b=1&c=2"]
    inside = [annotation for annotation in found if "/Dest" in annotation]
    assert len(inside) == 1 + 4 + 2  # a cross-reference, four note marks, two notes back to their marks


def test_every_font_is_embedded_as_a_subset() -> None:
    fonts = reader(samples.every_kind()).pages[0]["/Resources"]["/Font"]
    assert len(fonts) >= 4
    for font in fonts.values():
        (descendant,) = font["/DescendantFonts"]
        descriptor = descendant.get_object()["/FontDescriptor"]
        assert re.fullmatch(r"/[A-Z]{6}\+.+", font["/BaseFont"])
        assert 0 < len(descriptor["/FontFile2"].get_data()) < 60_000


def test_no_glyph_is_mapped_to_a_character_that_is_forbidden_there() -> None:
    document = samples.document(samples.paragraph("a\x00b\ufeffc\ufffed\ud800e"))
    for font in reader(document).pages[0]["/Resources"]["/Font"].values():
        mapped = re.findall(rb"<[0-9a-f]{4}> <([0-9a-f]+)>", font["/ToUnicode"].get_data())
        assert mapped
        assert not {b"0000", b"feff", b"fffe", b"d800"} & set(mapped)


def test_fonts_of_the_same_name_are_told_apart_by_their_bytes() -> None:
    style = load_style()
    other = replace(style.fonts, body=replace(style.fonts.heading, family=style.fonts.body.family))
    serif = replace(style, fonts=other)
    document = samples.document(samples.paragraph("The same words."))
    first = export(document, Context(style=style)).data
    assert export(document, Context(style=serif)).data != first
    assert export(document, Context(style=style)).data == first


@pytest.mark.parametrize(("size", "expected"), [("A4", (595, 842)), ("Letter", (612, 792))])
def test_the_paper_is_that_of_the_style(size: Any, expected: tuple[int, int]) -> None:
    style: Style = replace(load_style(), page=replace(load_style().page, size=size))
    box = PdfReader(BytesIO(export(samples.every_kind(), Context(style=style)).data)).pages[0].mediabox
    assert (round(box.width), round(box.height)) == expected


def test_every_page_has_the_marking_in_header_and_footer_and_its_number() -> None:
    document = samples.document(
        *(samples.paragraph(samples.prose(8)) for _ in range(30)), banner=Banner(label="TLP:AMBER+STRICT"),
        running="Running head", draft="DRAFT",
    )  # fmt: skip
    opened = reader(document)
    assert len(opened.pages) > 3
    for number, page in enumerate(opened.pages, 1):
        said = page.extract_text()
        assert said.count("TLP:AMBER+STRICT") == 2
        assert f"Page {number} of {len(opened.pages)}" in said
        assert "Running head" in said
        assert "DRAFT" in said


def test_the_marking_stands_at_the_right_margin_in_12_points_or_more() -> None:
    sizes: list[tuple[float, float]] = []

    def visit(said: str, _: Any, matrix: Any, __: Any, size: float) -> None:
        if "TLP:RED" in said:
            sizes.append((matrix[4], size))

    document = samples.document(samples.paragraph("x"), banner=Banner(label="TLP:RED", text="#FF2B2B"))
    reader(document).pages[0].extract_text(visitor_text=visit)
    assert len(sizes) == 2
    assert all(size >= 12 and x > 420 for x, size in sizes)


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "P"])
def test_images_are_embedded(mode: str) -> None:
    picture = png("L" if mode == "P" else mode)
    if mode == "P":
        buffer = BytesIO()
        Image.open(BytesIO(png())).convert("P").save(buffer, "PNG")
        picture = buffer.getvalue()
    document = samples.document(Figure(alt="A square", image="a.png", caption=text("Figure 1. A square")))
    result = export(document, Context(style=load_style(), resolver=MemoryResolver({"a.png": picture})))
    assert result.problems == ()
    (image,) = PdfReader(BytesIO(result.data)).pages[0].images
    assert image.image is not None
    assert image.image.size == (40, 20)


def test_a_jpeg_is_embedded_as_it_is() -> None:
    buffer = BytesIO()
    Image.new("RGB", (64, 64), (200, 30, 30)).save(buffer, "JPEG")
    data = pdf(samples.document(Figure(alt="Red", image="a.jpg")), MemoryResolver({"a.jpg": buffer.getvalue()}))
    assert buffer.getvalue() in data


def test_grey_in_16_bits_keeps_its_shade() -> None:
    buffer = BytesIO()
    Image.new("I;16", (3, 3), 0x4000).save(buffer, "PNG")
    data = pdf(samples.document(Figure(alt="Grey", image="a.png")), MemoryResolver({"a.png": buffer.getvalue()}))
    (image,) = PdfReader(BytesIO(data)).pages[0].images
    assert image.image is not None
    assert image.image.getpixel((1, 1)) == (0x40, 0x40, 0x40)


def test_what_is_no_image_is_told_of_in_the_same_words_each_time() -> None:
    """A message of the library that reads the image would name a place in memory, which differs from run to run."""
    problems = [
        export(
            samples.document(Figure(alt="A map", image="a.png")),
            Context(style=load_style(), resolver=MemoryResolver({"a.png": b"text"})),
        ).problems
        for _ in range(2)
    ]
    assert "it is no PNG or JPEG" in problems[0][0].message
    assert problems[0] == problems[1]


@pytest.mark.parametrize("data", [None, b"", b"no image", png()[:40], b"GIF89a" + bytes(40)])
def test_an_image_that_cannot_be_shown_is_a_problem_and_its_description_is_printed(data: bytes | None) -> None:
    document = samples.document(Figure(id="fig", alt="A map of the border", image="a.png"))
    files = {} if data is None else {"a.png": data}
    result = export(document, Context(style=load_style(), resolver=MemoryResolver(files)))
    assert [problem.rule for problem in result.problems] == ["image"]
    assert "a.png" in result.problems[0].message
    assert "A map of the border" in page_texts(document, PdfReader(BytesIO(result.data)))[0]


def test_the_logo_of_the_style_stands_on_the_first_page() -> None:
    style = replace(load_style(), logo=png(), logo_alt="The ministry")
    result = export(samples.document(Title(title=text("A title"))), Context(style=style))
    assert len(PdfReader(BytesIO(result.data)).pages[0].images) == 1
    broken = export(samples.document(Title(title=text("A title"))), Context(style=replace(style, logo=b"no logo")))
    assert [problem.rule for problem in broken.problems] == ["image"]


def test_other_processes_hash_seeds_zones_and_days_give_the_same_bytes() -> None:
    program = (
        "import hashlib, sys; from pdf_reading import pdf; from pdf_documents import every_kind;"
        "print(hashlib.sha256(pdf(every_kind())).hexdigest())"
    )
    tests = str(Path(samples.__file__).parent)
    pdf(samples.document(samples.paragraph("Ωther glyphs first, zyx")))
    expected = hashlib.sha256(pdf(samples.every_kind())).hexdigest()
    for seed, zone, epoch in (("1", "Asia/Karachi", "86400"), ("77", "America/Lima", "1700000000")):
        environment = os.environ | {
            "PYTHONHASHSEED": seed, "TZ": zone, "SOURCE_DATE_EPOCH": epoch, "PYTHONPATH": tests,
        }  # fmt: skip
        said = subprocess.run(
            [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
        )
        assert said.stdout.strip() == expected


def test_threads_do_not_disturb_each_other() -> None:
    documents = [
        samples.document(*(samples.paragraph(samples.prose(6, n + m) + chr(0x3B1 + n)) for m in range(12)))
        for n in range(16)
    ]
    expected = [pdf(document) for document in documents]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(pdf, documents)) == expected


def test_sequences_and_text_objects_are_closed_on_every_page() -> None:
    for page in reader(samples.every_kind()).pages:
        content = page.get_contents()
        assert content is not None
        operators = content.get_data().decode("latin-1").splitlines()
        assert sum(operator.endswith(" BDC") for operator in operators) == operators.count("EMC") > 0
        assert operators.count("BT") == operators.count("ET")
