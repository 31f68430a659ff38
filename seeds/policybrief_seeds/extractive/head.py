"""The head of the brief, and the entry of each source."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from policybrief import edtf
from policybrief.seed import Seed, file_name
from policybrief_seeds.extractive.front import Front
from policybrief_seeds.extractive.statements import Plain
from policybrief_seeds.extractive.vocabulary import Vocabulary

_FOLDED = str.maketrans({"ß": "ss", "ä": "ae", "ö": "oe", "ü": "ue", "Ä": "ae", "Ö": "oe", "Ü": "ue", "æ": "ae",
                         "ø": "o", "œ": "oe", "ł": "l", "đ": "d", "þ": "th", "ı": "i"})  # fmt: skip
_LINE_UNSAFE = re.compile("[\x00-\x1f\x7f\ufffe\uffff]+")


def slug(file: str) -> str:
    """A brief's id made of a file name: lower case, hyphens for all but letters and digits of ASCII.

    A name in another script is told from others by its hash, `brief-1a2b3c4d`; one without any letter or digit is
    `brief`.
    """
    stem = PurePosixPath(file.replace("\\", "/")).stem
    plain = unicodedata.normalize("NFKD", stem.translate(_FOLDED)).encode("ascii", "ignore").decode().lower()
    cut = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:100].strip("-")
    if cut or not any(map(str.isalnum, stem)):
        return cut or "brief"
    return f"brief-{hashlib.sha256(unicodedata.normalize('NFC', stem).encode()).hexdigest()[:8]}"


def line(text: str, longest: int = 300) -> str:
    """Text as one line of the brief."""
    folded = " ".join(_LINE_UNSAFE.sub(" ", text).split())
    return folded if len(folded) <= longest else folded[: longest - 2].rsplit(" ", 1)[0] + " …"


def source(seed: Seed, number: int, front: Front, words: Vocabulary, lines: str) -> Plain:
    """The entry of a seed among the sources; `lines` are those of its front matter."""
    entry: dict[str, Any] = {
        "id": f"s{number}",
        "kind": _kind(f"{front.title} {lines}", words),
        "title": line(front.title or seed.name),
        "author": front.author and line(front.author),
        "publisher": line(front.publisher or "") or None,
        "published": front.published if front.published and edtf.is_valid(front.published) else None,
        "url": _url(seed.metadata.get("url")),
        "language": words.language,
        "file": file_name(seed.name) or None,
        "reader": seed.reader,
        "reader_version": seed.reader_version,
        "file_sha256": seed.file_sha256,
        "text_sha256": seed.text_sha256,
    }
    return {key: value for key, value in entry.items() if value is not None or key == "published"}


def _kind(opening: str, words: Vocabulary) -> str:
    """What kind of document it is, by the words of its title and front matter."""
    for kind, pattern in words.kinds.items():
        if pattern.search(opening):
            return kind
    return "article"


def _url(declared: str | None) -> str | None:
    return declared if declared and re.fullmatch(r"https?://[^\s\x00-\x1f]+", declared) else None


def with_overrides(data: Mapping[str, Any], overrides: Mapping[str, Any]) -> Plain:
    """The draft with keys replaced; where both sides are mappings they are merged, key by key."""
    merged = dict(data)
    for key, value in overrides.items():
        old = merged.get(key)
        merged[key] = with_overrides(old, value) if isinstance(old, Mapping) and isinstance(value, Mapping) else value
    return merged
