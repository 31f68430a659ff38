"""What an HTML page says of itself: `<title>`, meta, OpenGraph, Dublin Core, JSON-LD, `<time>`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from policybrief_seeds.dates import iso_date

_PUBLISHED = (
    "article:published_time", "datepublished", "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date",
    "dcterms.created", "pubdate", "publish-date", "publish_date", "publication_date", "publication-date", "date",
    "citation_publication_date", "parsely-pub-date", "sailthru.date", "og:published_time",
)  # fmt: skip
_AUTHOR = ("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author")
_PUBLISHER = ("og:site_name", "dc.publisher", "dcterms.publisher", "publisher", "application-name")
_UNSEEN = re.compile("[\x00-\x20\x7f-\xa0\u2028\u2029]+")
_SITE = re.compile(r"(?<!\s)\s+[|–—·»:-]\s+")


def metadata_of(page: Any) -> Mapping[str, str]:
    """The page's `title`, `published` (EDTF), `author`, `publisher`, `url`, `language`: those that it states."""
    meta = _meta(page)
    linked = list(_linked(page))
    publisher = _first(meta, _PUBLISHER) or _linked_name(linked, "publisher")
    found = {
        "title": _title(page, meta, linked, publisher),
        "published": _published(page, meta, linked),
        "author": _author(page, meta, linked),
        "publisher": publisher,
        "url": _url(page, meta),
        "language": page.get("lang") or page.get("{http://www.w3.org/XML/1998/namespace}lang")
        or meta.get("content-language") or meta.get("og:locale"),
    }  # fmt: skip
    return {key: cleaned for key, value in found.items() if (cleaned := _clean(value))}


def _clean(value: object) -> str:
    return _UNSEEN.sub(" ", value).strip() if isinstance(value, str) else ""


def _meta(page: Any) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for element in page.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
        if name and _clean(element.get("content")):
            found.setdefault(name.lower(), _clean(element.get("content")))
    return found


def _first(meta: Mapping[str, str], names: tuple[str, ...]) -> str | None:
    return next((meta[name] for name in names if name in meta), None)


def _linked(page: Any) -> Iterator[Mapping[str, Any]]:
    """The objects of the page's JSON-LD that describe an article or page."""
    for element in page.xpath("//script[@type='application/ld+json']"):
        try:
            data = json.loads(element.text or "")
        except (ValueError, RecursionError):
            continue
        entries = data if isinstance(data, list) else [data]
        for entry in entries:
            graph = entry.get("@graph", [entry]) if isinstance(entry, dict) else []
            yield from (part for part in (graph if isinstance(graph, list) else [graph]) if isinstance(part, dict))


def _linked_value(linked: list[Mapping[str, Any]], key: str) -> str | None:
    return next((entry[key] for entry in linked if isinstance(entry.get(key), str)), None)


def _linked_name(linked: list[Mapping[str, Any]], key: str) -> str | None:
    for entry in linked:
        value = entry.get(key)
        values = value if isinstance(value, list) else [value]
        names = [part.get("name") if isinstance(part, dict) else part for part in values]
        if text := ", ".join(name for name in names if isinstance(name, str)):
            return text
    return None


def _title(page: Any, meta: Mapping[str, str], linked: list[Mapping[str, Any]], publisher: str | None) -> str | None:
    headings = [_clean(element.text_content()) for element in page.iter("h1")]
    if len(headings) == 1 and headings[0] and headings[0] != publisher:
        return headings[0]
    declared = meta.get("og:title") or _linked_value(linked, "headline")
    if declared:
        return declared
    element = page.find(".//title")
    title = _clean(element.text_content()) if element is not None else ""
    parts = _SITE.split(title)
    if len(parts) > 1 and (parts[-1] == publisher or (len(parts[-1]) < len(parts[0]) and " | " in title)):
        return title[: title.rindex(parts[-1])].rstrip(" |–—·»:-")
    return title or None


def _published(page: Any, meta: Mapping[str, str], linked: list[Mapping[str, Any]]) -> str | None:
    declared = [meta[name] for name in _PUBLISHED if name in meta]
    declared += [value for value in [_linked_value(linked, "datePublished")] if value]
    declared += page.xpath("//time[@pubdate or @itemprop='datePublished' or contains(@class, 'publi')]/@datetime")
    times = page.xpath("//time/@datetime")
    declared += times if len(set(times)) == 1 else []
    return next((date for value in declared if (date := iso_date(_clean(value)))), None)


def _author(page: Any, meta: Mapping[str, str], linked: list[Mapping[str, Any]]) -> str | None:
    declared = [_first(meta, _AUTHOR), _linked_name(linked, "author")]
    declared += [element.text_content() for element in page.xpath("//*[@rel='author' or @itemprop='author']")]
    return next((value for value in map(_clean, declared) if value and not value.startswith("http")), None)


def _url(page: Any, meta: Mapping[str, str]) -> str | None:
    declared = [*page.xpath("//link[@rel='canonical']/@href"), meta.get("og:url")]
    return next((value for value in map(_clean, declared) if re.fullmatch(r"https?://\S+", value)), None)
