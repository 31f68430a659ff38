"""Files that are no house template, or mean harm: each has its own clear message, and none a traceback."""

from __future__ import annotations

import copy
import io
import random
import struct
import zipfile
from collections import Counter
from collections.abc import Callable

import pytest
from lxml import etree

from policybrief.context import Context
from policybrief.errors import InvalidTemplate
from policybrief.resolver import MemoryResolver, Unresolved
from policybrief_exporters.word import WordExporter
from policybrief_exporters.word.assembly import assemble
from word_documents import BRIEFING, context, default_style, document, paragraph
from word_file import WordFile
from word_templates import KIND, LINE, WORD, in_template, marked, office, package, zipped

HEADER = (
    '<w:p><w:pPr><w:pStyle w:val="Kopfzeile"/></w:pPr><w:r><w:t>House {title} </w:t></w:r><w:r><w:fldChar '
    'w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:imagedata r:id="logo"/></v:shape></w:pict></w:r>'
    "</w:p><w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:p><w:r><w:t>{marking}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    '<w:sdt><w:sdtPr><w:tag w:val="draft"/></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt><w:p/>'
)
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
ENTITIES = (
    b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY %c "%b">' % (ord("b") + n, b"&%c;" % (ord("a") + n) * 10) for n in range(9))
    + b"]><x>&j;</x>"
)


def with_part(name: str, data: bytes) -> bytes:
    return package(more={name: data})


def bomb() -> bytes:
    """A hundred parts of a megabyte, of a hundred kilobytes packed."""
    return package(more={f"word/media/{number}.bin": bytes(2**20) for number in range(100)})


def lying() -> bytes:
    """A part that says it has ten bytes, and unpacks to a megabyte."""
    data = bytearray(with_part("word/styles.xml", bytes(2**20)))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entry = archive.getinfo("word/styles.xml")
        start = archive.start_dir
    at = data.index(b"word/styles.xml", start) - 46
    data[at + 24 : at + 28] = struct.pack("<I", 10)
    data[entry.header_offset + 22 : entry.header_offset + 26] = struct.pack("<I", 10)
    return bytes(data)


def locked() -> bytes:
    """A zip archive whose members are marked as encrypted."""
    data = bytearray(package())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        start = archive.start_dir
    at = start
    while (at := data.find(b"PK\x01\x02", at)) >= 0:
        data[at + 8] |= 1
        at += 4
    return bytes(data)


def other_packing() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package())) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_LZMA) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    return buffer.getvalue()


def strict() -> bytes:
    kind = "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{kind}" Target="word/document.xml"/></Relationships>'
    )
    return with_part("_rels/.rels", relations.encode())


def circle() -> bytes:
    style = '<w:style w:type="paragraph" w:styleId="{0}"><w:name w:val="{0}"/><w:basedOn w:val="{1}"/></w:style>'
    return package(styles=style.format("A", "B") + style.format("B", "A"))


def chain() -> bytes:
    style = '<w:style w:type="paragraph" w:styleId="S{0}"><w:name w:val="S{0}"/><w:basedOn w:val="S{1}"/></w:style>'
    return package(styles="".join(style.format(number, number + 1) for number in range(60)))


MACROS = "application/vnd.ms-word.{}"
REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "no Word file"),
    "text": (lambda: b"Dear office,", "no Word file"),
    "a picture": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(50), "no Word file"),
    "an old Word file": (lambda: OLD, r"old format \(.doc\)"),
    "a locked Word file": (lambda: OLD + "EncryptedPackage".encode("utf-16-le"), "locked with a password"),
    "a locked archive": (locked, "password|encrypted"),
    "a document with macros": (lambda: package(main_type=MACROS.format("document.macroEnabled.main+xml")), "macros"),
    "a template with macros": (
        lambda: package(main_type=MACROS.format("template.macroEnabledTemplate.main+xml")), "macros"),
    "an Excel file": (
        lambda: package(main_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"),
        "no Word file"),
    "an archive of something else": (lambda: zipped({"a.txt": b"a"}), "no Word file"),
    "a file cut off": (lambda: package()[:2000], "damaged"),
    "a file without styles": (lambda: package().replace(b"word/styles.xml", b"word/stylez.xml"), "no part word/styles"),
    "no XML": (lambda: with_part("word/styles.xml", b"\x00\x01"), "no well-formed XML"),
    "deep XML": (lambda: with_part("word/styles.xml", b"<a>" * 100_000), "no well-formed XML"),
    "another part for the styles": (lambda: with_part("word/styles.xml", b"<w/>"), "does not hold styles"),
    "entities": (lambda: with_part("word/styles.xml", ENTITIES), "document type"),
    "entities in another encoding": (
        lambda: with_part("word/styles.xml", ENTITIES.decode().encode("utf-16")), "document type"),
    "an outside entity": (
        lambda: with_part("word/styles.xml", b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>'), "document type"),
    "a bomb": (bomb, "larger than 64 MiB"),
    "one large part": (lambda: with_part("word/styles.xml", bytes(17 * 2**20)), "more than 16 MiB"),
    "many parts": (lambda: package(more={f"x/{n}": b"" for n in range(4_001)}), "more than 4,000"),
    "a part that lies": (lying, "cannot be unpacked|well-formed"),
    "another packing": (other_packing, "packed in a way"),
    "strict": (strict, "Strict Open XML"),
    "styles in a circle": (circle, "circle"),
    "styles without end": (lambda: package(styles="<w:style/>" * 5_001), "more than 5,000 styles"),
    "styles in a long chain": (chain, "circle"),
    "a header without end": (
        lambda: package(margins={("header", "default"): "<w:p/>" * 20_001}), "more than 20,000 elements"),
    "placeholders without end": (
        lambda: package(margins={("header", "default"): LINE.format("{title}" * 101)}), "more than 100 placeholders"),
    "a numbering without end": (
        lambda: package(numbering="<w:abstractNum/>" * 200_001), "more than 200,000 elements"),
}  # fmt: skip


@pytest.mark.parametrize("kind", REFUSED)
def test_what_is_no_template_is_refused_and_the_message_says_why(kind: str) -> None:
    make, reason = REFUSED[kind]
    with pytest.raises(InvalidTemplate, match=reason) as caught:
        in_template(make(), document(paragraph("x")))
    assert str(caught.value).startswith("the template house.dotx cannot be used: it")
    assert caught.value.exit_code == 1


def test_a_header_that_is_missing_is_told_of() -> None:
    margins = {("header", "default"): "<w:p/>"}
    broken = package(margins=margins).replace(b"word/header1.xml", b"word/headerX.xml")
    with pytest.raises(InvalidTemplate, match=r"no part word/header1\.xml"):
        in_template(broken)


def test_two_parts_of_one_name_are_refused() -> None:
    with pytest.raises(InvalidTemplate, match="two parts of one name"):
        in_template(with_part("WORD/styles.xml", b"<x/>"))


def test_a_template_that_is_not_there_is_the_world_s_fault() -> None:
    with pytest.raises(Unresolved, match=r"none\.dotx") as caught:
        WordExporter().export(BRIEFING, document(), context(template="none.dotx"))
    assert caught.value.exit_code == 3


@pytest.mark.parametrize("suffix", ["document", "template"])
def test_documents_and_templates_are_both_taken(suffix: str) -> None:
    in_template(package(main_type=f"{WORD}.{suffix}.main+xml"), document(paragraph("x")))


def test_a_template_without_anything_makes_a_file_in_our_styles() -> None:
    """No styles, no numbering, no settings, no theme, no page."""
    bare = package(styles="", numbering="", section="")
    assert KIND.encode() not in bare[:10]
    in_template(bare)


def _mutated(data: bytes, chance: random.Random) -> bytes:
    """A part with some of its elements or attributes gone, doubled, or saying something else."""
    root = etree.fromstring(data)
    for _ in range(chance.randint(1, 4)):
        element = chance.choice(list(root.iter("{*}*")))
        names = list(element.attrib)
        match chance.randrange(4):
            case 0 if element.getparent() is not None:
                element.getparent().remove(element)
            case 1 if element.getparent() is not None:
                element.addnext(copy.deepcopy(element))
            case 2 if names:
                del element.attrib[chance.choice(names)]
            case _ if names:
                element.set(chance.choice(names), chance.choice(("", "-1", "x", "9" * 12, "1.5", "Normal", "logo")))
    return etree.tostring(root)


@pytest.mark.parametrize("seed", range(8))
def test_a_damaged_template_gives_a_file_or_an_error_of_ours(seed: int) -> None:
    """Parts changed at random, well-formed as they stay: nothing else comes out than a file or an error of ours."""
    chance = random.Random(seed)
    margins = {("header", "first"): HEADER, ("footer", "default"): HEADER, ("header", "even"): HEADER}
    with zipfile.ZipFile(io.BytesIO(office() if seed % 2 else package(margins=margins))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    changed = [name for name in parts if name.endswith((".xml", ".rels")) and not name.startswith(("docP", "custom"))]
    outcomes = Counter[str]()
    for _ in range(15):
        name = chance.choice(changed)
        files = {"house.dotx": zipped({**parts, name: _mutated(parts[name], chance)})}
        options = {"template": "house.dotx"}
        surroundings = Context(style=default_style(), resolver=MemoryResolver(files), options=options)
        try:
            data = assemble(BRIEFING, marked(), surroundings).data
        except InvalidTemplate:
            outcomes["refused"] += 1
        else:
            outcomes["made"] += 1
            WordFile(data).root()
    assert outcomes["made"], outcomes
