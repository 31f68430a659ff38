"""The model in a Word file: as canonical JSON in a custom XML part, which Word and LibreOffice keep through editing."""

from __future__ import annotations

import re
import uuid
from collections.abc import Mapping
from typing import Any

from docx.opc.part import Part

from policybrief import canonical_json
from policybrief_exporters.word import record
from policybrief_exporters.word.package import CT, RT, Package, relate, xml_part

NAMESPACE = "urn:policybrief:model:1"
_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"


def embed(package: Package, main: Part, data: Mapping[str, Any], printed: record.Record) -> None:
    """Puts the model, as plain data, and the record of what was printed beside the document part `main`."""
    items = (
        (NAMESPACE, b"model", canonical_json.compact(data)),
        (record.NAMESPACE, b"print", printed.written()),
    )
    for number, (namespace, name, text) in enumerate(items, start=1):
        xml = b'<%b xmlns="%b">%b</%b>' % (name, namespace.encode(), _within_xml(text), name)
        item = xml_part(package, f"/customXml/item{number}.xml", CT.XML, xml)
        relate(main, f"rId{_FIRST + number}", RT.CUSTOM_XML, item)
        properties = xml_part(
            package,
            f"/customXml/itemProps{number}.xml",
            CT.OFC_CUSTOM_XML_PROPERTIES,
            _item_properties(data["id"], namespace),
        )
        relate(item, "rId1", RT.CUSTOM_XML_PROPS, properties)


_FIRST = 20
_UNFIT = re.compile(rb"\x7f|\xc2[\x80-\x9f]|\xef\xbf[\xbe\xbf]")
_SIGNS = (b"\x7f", b"\xc2", b"\xef\xbf\xbe", b"\xef\xbf\xbf")
"""Each of these characters has one of them in UTF-8; looking for them takes no time."""


def _within_xml(json: bytes) -> bytes:
    """JSON as character data: what XML 1.0 cannot hold is written in JSON's own way, and says the same."""
    if any(map(json.__contains__, _SIGNS)):
        json = _UNFIT.sub(lambda found: b"\\u%04x" % ord(found[0].decode()), json)
    return json.replace(b"&", b"&amp;").replace(b"<", b"&lt;").replace(b">", b"&gt;")


def _item_properties(brief: str, namespace: str) -> str:
    """The part that identifies an item (ISO/IEC 29500-1, 22.5)."""
    identity = str(uuid.uuid5(uuid.NAMESPACE_URL, f"{namespace}/{brief}")).upper()
    return (
        f'<ds:datastoreItem xmlns:ds="{_PROPERTIES}" ds:itemID="{{{identity}}}"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{namespace}"/></ds:schemaRefs></ds:datastoreItem>'
    )
