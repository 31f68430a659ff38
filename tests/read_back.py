"""The text of a finished file, as another program finds it."""

from __future__ import annotations

import io
import re
import zipfile

from lxml import etree

_SET_BY_EXPORTER = dict.fromkeys(map(ord, "\u00ad☐☑☒"))
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def squeezed(text: str) -> str:
    """`text` without white space, soft hyphens and boxes to tick: what must agree between formats."""
    return "".join(text.translate(_SET_BY_EXPORTER).split())


def word_root(data: bytes, part: str = "word/document.xml") -> etree._Element:
    """The root element of a part of a Word file."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read(part))


def word_paragraphs(data: bytes) -> list[tuple[str, str]]:
    """The style and the text of each paragraph of a Word file's body, in reading order, those in tables too."""
    charts = _charts(data)
    return [(_style(paragraph), _text(paragraph, charts)) for paragraph in word_root(data).iter(f"{W}p")]


def word_text(data: bytes) -> str:
    """The whole text of a Word file's body."""
    return "\n".join(text for _, text in word_paragraphs(data))


def pdf_pages(data: bytes) -> list[str]:
    """The text of each page of a PDF, headers and footers included, by pypdf."""
    from pypdf import PdfReader

    return [page.extract_text() for page in PdfReader(io.BytesIO(data)).pages]


def _style(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else str(style.get(f"{W}val"))


def _charts(data: bytes) -> dict[str, str]:
    """The text of each chart by the id of its relationship: its unit, its categories, the names in its legend."""
    relations = word_root(data, "word/_rels/document.xml.rels")
    targets = {relation.get("Id"): relation.get("Target") for relation in relations}
    charts = {name: word_root(data, f"word/{path}") for name, path in targets.items() if path.startswith("charts/")}
    return {name: " ".join(_chart_texts(chart)) for name, chart in charts.items()}


def _chart_texts(chart: etree._Element) -> list[str]:
    series = list(chart.iter(f"{C}ser"))
    parts = [*chart.iter(f"{C}title"), series[0].find(f"{C}cat")]
    if next(chart.iter(f"{C}legend"), None) is not None:
        parts += [one.find(f"{C}tx") for one in series]
    return [text for part in parts for text in part.itertext(f"{A}t", f"{C}v")]


def _text(paragraph: etree._Element, charts: dict[str, str]) -> str:
    parts: list[str] = []
    for element in paragraph.iter(f"{W}t", f"{W}tab", f"{W}br", f"{W}noBreakHyphen", f"{C}chart"):
        if element.tag == f"{C}chart":
            parts.append(charts[element.get(f"{R}id")])
            continue
        if next(element.iterancestors(f"{W}p")) is not paragraph:
            continue  # the text of a box within the paragraph: it has a paragraph of its own
        match element.tag.removeprefix(W):
            case "t":
                parts.append(element.text or "")
            case "noBreakHyphen":
                parts.append("\u2011")
            case _:
                parts.append(" ")
    return "".join(parts)


def pdf_body(data: bytes, page_pattern: str) -> str:
    """The squeezed text of a PDF without headers and footers; `page_pattern` is the document's own."""
    return "".join(page_body(page, page_pattern) for page in pdf_pages(data))


def page_body(page: str, page_pattern: str) -> str:
    """A page's text without its header and footer: readers find them first, the page number last of them."""
    number = re.compile(re.sub(r"\\{pages?\\}", r"\\d+", re.escape(page_pattern)) + r"\s*$")
    lines = page.split("\n")
    found = [place for place, line in enumerate(lines[:15]) if number.search(line)]
    return squeezed("".join(lines[found[0] + 1 :] if found else lines))
