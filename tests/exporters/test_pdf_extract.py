"""The model out of a PDF, whatever else is in the file, and whatever happened to it."""

from __future__ import annotations

import hashlib
import io
import random
import zlib
from collections.abc import Callable

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, StreamObject, TextStringObject

from attaching import MODEL, as_json, attach
from policybrief_exporters.pdf import extract as extraction
from policybrief_exporters.pdf.extract import NotFound, extract

BOMB = 200 * 2**20


def test_an_associated_model_is_found_whatever_its_name_and_place_among_other_files() -> None:
    files = {"a.txt": b"notes", "b.json": b'{"rows": []}', "z.JSON": as_json(), "c.json": b"no JSON at all"}
    assert extract(attach(files, associated=("z.JSON",))) == MODEL


def test_an_associated_model_comes_before_one_that_is_merely_attached() -> None:
    files = {"a.json": as_json(title="An earlier version"), "b.json": as_json()}
    assert extract(attach(files, associated=("b.json",))) == MODEL


def test_a_model_that_is_only_attached_is_found() -> None:
    assert extract(attach({"brief.json": as_json()})) == MODEL


def test_a_model_that_is_only_associated_is_found() -> None:
    """Some programs write attachments anew without the list of names."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(attach({"a.json": as_json()}, associated=("a.json",)))))
    del writer.root_object[NameObject("/Names")]
    assert extract(written(writer)) == MODEL


def test_digits_stay_as_they_are_written() -> None:
    data = as_json().replace(b'"draft"', b'"draft", "x-share": 12.50')
    assert str(extract(attach({"a.json": data}))["x-share"]) == "12.50"


@pytest.mark.parametrize(
    ("files", "reason"),
    [
        ({}, "nothing is attached to it"),
        ({"a.txt": as_json()}, "'a.txt' is no JSON file"),
        ({"a.json": b"{"}, "'a.json' is no JSON"),
        ({"a.json": b"[" * 200_000}, "'a.json' is no JSON"),
        ({"a.json": b"[1]"}, "'a.json' is not the model of a brief"),
        ({"a.json": b'{"schema": 1}'}, "'a.json' is not the model of a brief"),
        ({"a.json": b"{}", "b.csv": b"1"}, "'a.json' is not the model of a brief; 'b.csv' is no JSON file"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_pdf_without_a_model_says_what_it_has_instead(files: dict[str, bytes], reason: str) -> None:
    with pytest.raises(NotFound) as caught:
        extract(attach(files, associated=tuple(files)))
    assert str(caught.value) == reason


def test_other_attachments_are_not_read() -> None:
    """A file that would break the reader does not stand in the way of the model beside it."""
    file = expanding("huge.bin", also={"model.json": as_json()})
    assert extract(file) == MODEL


def test_a_model_that_expands_beyond_the_limit_is_refused() -> None:
    file = expanding("huge.json")
    assert len(file) < 2**20
    with pytest.raises(NotFound, match=r"'huge\.json' is larger than the 64 MiB that are read"):
        extract(file)


def test_the_limit_is_the_models_own(monkeypatch: pytest.MonkeyPatch) -> None:
    file = attach({"a.json": as_json() + b" " * 1000})
    assert extract(file) == MODEL
    monkeypatch.setattr(extraction, "SIZE_LIMIT", 500)
    with pytest.raises(NotFound, match="is larger than"):
        extract(compressed(file))


def test_an_encrypted_pdf_says_so() -> None:
    with pytest.raises(NotFound, match="it is encrypted; save it without a password first"):
        extract(attach({"a.json": as_json()}, password="secret"))


@pytest.mark.parametrize("data", [b"", b"{}", b"PK\x03\x04" + bytes(2000), bytes(2000) + b"%PDF-1.7"])
def test_what_is_no_pdf_says_so(data: bytes) -> None:
    with pytest.raises(NotFound, match="it is no PDF file"):
        extract(data)


def test_a_checksum_or_size_that_does_not_fit_is_damage() -> None:
    for key, value in (("/CheckSum", TextStringObject("0" * 16)), ("/Size", NumberObject(3))):
        writer = PdfWriter(clone_from=PdfReader(io.BytesIO(attach({"a.json": as_json()}))))
        stream = next(iter(writer.attachment_list))._embedded_file
        stream[NameObject("/Params")] = DictionaryObject({NameObject(key): value})
        with pytest.raises(NotFound, match=r"'a\.json' is damaged"):
            extract(written(writer))


def test_names_that_lead_in_a_circle_come_to_an_end() -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(attach({"a.txt": b"1"}))))
    node = DictionaryObject()
    reference = writer._add_object(node)
    node[NameObject("/Kids")] = ArrayObject([reference])
    writer.root_object[NameObject("/Names")] = DictionaryObject({NameObject("/EmbeddedFiles"): reference})
    with pytest.raises(NotFound):
        extract(written(writer))


@pytest.mark.parametrize("made", [lambda: attach({"a.json": as_json()}), lambda: compressed(whole())])
def test_a_file_cut_anywhere_gives_the_model_or_a_reason(made: Callable[[], bytes]) -> None:
    file = made()
    for end in range(0, len(file), 7):
        assert outcome(file[:end]) in (MODEL, None)


def test_damage_anywhere_gives_the_model_or_a_reason() -> None:
    """The model carries its checksum: a changed digit is seen, and never handed on as what was exported."""
    file = bytearray(checked())
    chance = random.Random(1)
    for place in range(9, len(file), 3):
        damaged = bytes(file[:place]) + bytes([chance.randrange(256)]) + bytes(file[place + 1 :])
        assert outcome(damaged) in (MODEL, None)


def test_random_bytes_after_the_header_give_a_reason() -> None:
    chance = random.Random(2)
    for _ in range(200):
        assert outcome(b"%PDF-1.7\n" + chance.randbytes(chance.randrange(400))) is None


def outcome(data: bytes) -> object:
    """The model, or none where a reason is given. Any other exception is an error."""
    try:
        return extract(data)
    except NotFound as error:
        assert str(error)
        return None


def whole() -> bytes:
    return attach({"a.json": as_json(), "b.txt": b"other"}, associated=("a.json",))


def checked() -> bytes:
    """A PDF whose model carries its checksum, as ours do."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(attach({"a.json": as_json()}))))
    attached = next(iter(writer.attachment_list))
    digest = TextStringObject(hashlib.md5(as_json()).digest().decode("latin-1"))
    stream = attached._embedded_file
    stream[NameObject("/Params")] = DictionaryObject({NameObject("/CheckSum"): digest})
    return written(writer)


def compressed(file: bytes) -> bytes:
    """The file with its attachments deflated."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(file)))
    for attached in writer.attachment_list:
        deflate(attached._embedded_file, zlib.compress(attached.content))
    return written(writer)


def expanding(name: str, *, also: dict[str, bytes] | None = None) -> bytes:
    """A small PDF whose attachment `name` expands to many times what is read."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(attach({name: b"", **(also or {})}, associated=(name,)))))
    deflater = zlib.compressobj(9)
    packed = b"".join(deflater.compress(bytes(2**20)) for _ in range(BOMB // 2**20)) + deflater.flush()
    attached = next(file for file in writer.attachment_list if file.name == name)
    deflate(attached._embedded_file, packed)
    return written(writer)


def deflate(stream: StreamObject, packed: bytes) -> None:
    stream._data = packed
    stream[NameObject("/Filter")] = NameObject("/FlateDecode")


def written(writer: PdfWriter) -> bytes:
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()
