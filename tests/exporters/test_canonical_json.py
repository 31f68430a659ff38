"""The canonical JSON writer, and the exporter that writes the model with it."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policybrief import canonical_json
from policybrief.context import Context
from policybrief.document.blocks import Document
from policybrief.model.briefing import Briefing
from policybrief.model.convert import from_plain, to_plain
from policybrief_exporters.canonical import JsonExporter

SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(min_value=-(10**30), max_value=10**30)
    | st.decimals(allow_nan=False, allow_infinity=False).filter(lambda value: "." in str(value) or "E" in str(value))
    | st.text(st.characters(exclude_categories=["Cs"]))
)
DATA = st.recursive(SCALARS, lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=9), inner), max_leaves=20)


@settings(deadline=None)
@given(DATA)
def test_what_is_written_reads_back_with_every_digit_and_every_key_in_its_place(data: object) -> None:
    read = canonical_json.loads(canonical_json.dumps(data))
    assert repr(read) == repr(data)


@settings(deadline=None)
@given(DATA.filter(lambda data: "Decimal" not in repr(data)))
def test_without_decimals_it_is_what_the_standard_library_writes(data: object) -> None:
    assert canonical_json.dumps(data) == json.dumps(data, indent=2, ensure_ascii=False) + "\n"


@pytest.mark.parametrize("digits", ["1.50", "0.10", "-0.0", "123456789012345678901234567890.1", "1E+3", "0E-7"])
def test_a_decimal_is_written_digit_for_digit(digits: str) -> None:
    assert canonical_json.dumps([Decimal(digits)]) == f"[\n  {digits}\n]\n"


@pytest.mark.parametrize("value", [0.1, {1.5}, b"bytes", object()])
def test_what_has_no_canonical_form_is_refused(value: object) -> None:
    with pytest.raises(TypeError, match="no canonical JSON"):
        canonical_json.dumps({"value": value})


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity"])
def test_what_is_no_number_is_neither_written_nor_read(value: str) -> None:
    with pytest.raises(ValueError, match="no number"):
        canonical_json.dumps(Decimal(value))
    with pytest.raises(ValueError, match="no number"):
        canonical_json.loads(value)


def test_bytes_are_utf8_with_line_feeds_and_a_last_one() -> None:
    data = canonical_json.dump({"title": "Überblick 😀", "text": "one\ntwo"})
    assert data == '{\n  "title": "Überblick 😀",\n  "text": "one\\ntwo"\n}\n'.encode()


def exported(briefing: Briefing, style: object = None) -> bytes:
    document = Document(id="a", language="en", title="A", page="{page}", blocks=())
    return JsonExporter().export(briefing, document, Context(style=style)).data  # type: ignore[arg-type]


PLAIN = {
    "schema": "urn:policybrief:briefing:1",
    "id": "ferry",
    "kind": "readout",
    "title": "Talks on the ferry link",
    "language": "en-GB",
    "date": None,
    "status": "draft",
    "finance": {
        "currency": "EUR",
        "periods": ["2026", "2027"],
        "lines": [{"label": "Pier", "kind": "cost", "values": [Decimal("1.50"), None], "total": Decimal("1.50")}],
    },
    "x-office": {"case": ["A-1", Decimal("2.0")]},
}


def test_the_exported_model_is_the_briefing_in_the_schemas_order() -> None:
    briefing = from_plain(Briefing, dict(reversed(PLAIN.items())))
    model = JsonExporter().extract(exported(briefing))
    assert model == PLAIN
    assert list(model) == list(PLAIN)
    assert from_plain(Briefing, model) == briefing
    assert list(model) == list(to_plain(briefing))


@pytest.mark.parametrize("data", [b"", b"[]", b"%PDF-1.7", b'{"id": ', b"\xff\xfe"])
def test_what_is_no_json_object_cannot_be_extracted(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        JsonExporter().extract(data)
