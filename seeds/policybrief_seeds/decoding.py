"""Bytes of a text document to the text of a record: encoding, broken bytes, control characters, line ends."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field

from policybrief.errors import SeedError
from policybrief.problems import Problem, Severity
from policybrief.reading.decoding import marked_encoding

LIMIT = 10_000_000
"""The bytes that a source document may have by default."""

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF file: save its text as .txt (pdftotext does it) and give that"),
    (b"\x89PNG\r\n", "a PNG picture: a seed must be a text"),
    (b"\xff\xd8\xff", "a JPEG picture: a seed must be a text"),
    (b"GIF8", "a GIF picture: a seed must be a text"),
    (b"RIFF", "a media file (RIFF): a seed must be a text"),
    (b"\x1f\x8b", "compressed (gzip): unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive: unpack it first"),
    (b"Rar!", "a RAR archive: unpack it first"),
    (b"{\\rtf", "a rich text file (RTF): save it as plain text first"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file (.doc, .xls): save it as plain text first"),
    (b"\x7fELF", "a program: a seed must be a text"),
    (b"SQLite format 3\x00", "a database: a seed must be a text"),
)
_ZIPPED = (
    (b"word/", "a Word file (.docx): save it as plain text or HTML first"),
    (b"xl/", "an Excel file (.xlsx): save the text you need as .txt first"),
    (b"ppt/", "a PowerPoint file (.pptx): save the text you need as .txt first"),
    (b"opendocument", "an OpenDocument file: save it as plain text or HTML first"),
)
_LEGACY = [
    "cp1252", "cp1250", "cp1251", "koi8_r", "cp1253", "cp1255", "cp1256", "cp1254",
    "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr",
]  # fmt: skip
_MOJIBAKE = re.compile(
    r"[ÃÂ][\x80-\xbf]|â€[\x80-\xbf™œ\x9dš¦“”˜]|Ã[¤¶¼Ÿ©¨ªŒ„–œ€]|Ù[\x80-\xbf…†‡ˆ]|Ø[\x80-\xbf§¨©ªÂ]|ï¿½"
)
_BROKEN = "\udcff"
"""Stands for a broken byte while decoding: no decoder gives it of itself."""

CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]")
_LINE_END = re.compile("\r\n?|[\x0b\x0c\x85]")


@dataclass(slots=True)
class Decoded:
    """A text and what was repaired in it."""

    text: str
    problems: list[Problem] = field(default_factory=list)


def read_text(data: bytes, name: str, limit: int, declared: str | None = None) -> Decoded:
    """The text of the document `name`, which may declare its encoding.

    Raises `SeedError` for what is empty, larger than `limit` bytes, binary, or in no encoding known.
    """
    _check_size(data, name, limit)
    _refuse_binary(data, name)
    return _decode(data, name, declared)


def _check_size(data: bytes, name: str, limit: int) -> None:
    if not data:
        raise SeedError(f"{name}: the file is empty")
    if len(data) > limit:
        raise SeedError(
            f"{name}: {len(data) / 1e6:.1f} MB is more than a seed may have ({limit / 1e6:g} MB); "
            "give the part that the brief is about (in Python, a reader takes a larger `limit`)"
        )


def _refuse_binary(data: bytes, name: str) -> None:
    """Says what a file is that is no text, and what to do."""
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise SeedError(f"{name}: is {kind}")
    if data.startswith(b"PK\x03\x04"):
        kind = next((kind for mark, kind in _ZIPPED if mark in data), "a zip archive: unpack it first")
        raise SeedError(f"{name}: is {kind}")
    if b"\x00" in data and marked_encoding(data) is None:
        raise SeedError(f"{name}: is a binary file (it holds NUL bytes): a seed must be a text")


def _decode(data: bytes, name: str, declared: str | None) -> Decoded:
    """The text of `data`, with line feeds and without byte order mark and control characters.

    UTF-8 first, UTF-16 and UTF-32 by their byte order marks; then the encoding that the document declares; then a
    guess, which is reported. Bytes that cannot be decoded become U+FFFD and are reported with their offsets. Raises
    `SeedError` where no encoding fits.
    """
    decoded = _decoded(data, name, declared)
    _repair_controls(decoded, name)
    _report_mojibake(decoded, name)
    if not decoded.text.strip():
        raise SeedError(f"{name}: holds nothing but white space")
    return decoded


def warning(name: str, rule: str, message: str, hint: str = "") -> Problem:
    """A reader's warning about the file `name`."""
    return Problem(severity=Severity.WARNING, rule=rule, message=message, hint=hint, file=name)


def _decoded(data: bytes, name: str, declared: str | None) -> Decoded:
    if encoding := marked_encoding(data):
        return _with_replacements(data, name, encoding)
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    if declared and (text := _try(data, declared)) is not None:
        return Decoded(text)
    if _mostly_utf8(data):
        return _with_replacements(data, name, "utf-8")
    return _guess(data, name)


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _replace(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    return _BROKEN, error.end


codecs.register_error("policybrief-broken", _replace)


def _with_replacements(data: bytes, name: str, encoding: str) -> Decoded:
    """`data` in that encoding, without its byte order mark, every broken byte U+FFFD."""
    text = data.decode(encoding, "policybrief-broken").removeprefix("\ufeff")
    problems = []
    if broken := [match.start() for match in re.finditer(_BROKEN, text)]:
        message = f"{len(broken)} broken bytes in {encoding.upper()} were replaced by U+FFFD, at {_places(broken)}"
        problems.append(warning(name, "seed-bytes", message, "compare with the original document"))
    return Decoded(text.replace(_BROKEN, "\ufffd"), problems)


def _places(offsets: list[int]) -> str:
    return "character " + ", ".join(map(str, offsets[:10])) + (" …" if len(offsets) > 10 else "")


def _mostly_utf8(data: bytes) -> bool:
    """Whether more characters of several bytes stand in it than broken bytes."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = len(re.findall("[^\x00-\x7f\ufffd]", text))
    return whole >= broken or broken <= len(data) // 2000


def _guess(data: bytes, name: str) -> Decoded:
    encoding, text = _western(data) or _normalised(data, name)
    message = f"is not UTF-8; it was read as {encoding}, which is a guess"
    return Decoded(text, [warning(name, "seed-encoding", message, "save it as UTF-8 to be sure of every letter")])


_WESTERN = re.compile(r"[A-Za-z]?[àâäáãåæçèéêëìíîïñòóôöõøœšùúûüýÿžßÀÂÄÁÃÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÖÕØŒŠÙÚÛÜÝŽ]")
_IN_WORD = re.compile(r"\w[£¿¡³¹²¾¼½¤¦¬¶±¢¥ªº]\w")


def _western(data: bytes) -> tuple[str, str] | None:
    """The text as Windows-1252, if that gives words: charset-normalizer takes short ones for Windows-1250."""
    text = _try(data, "cp1252")
    if text is None or _IN_WORD.search(text):
        return None
    letters = [character for character in text if character.isalpha()]
    beyond = [character for character in letters if ord(character) > 127]
    if len(beyond) * 5 > len(letters) or not all(_WESTERN.fullmatch(character) for character in set(beyond)):
        return None
    return "Windows-1252", text


def _normalised(data: bytes, name: str) -> tuple[str, str]:
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=_LEGACY).best() or from_bytes(data).best()
    if best is None:
        raise SeedError(f"{name}: is no text in any encoding known; if it is one, save it as UTF-8")
    return best.encoding, str(best)


def _repair_controls(decoded: Decoded, name: str) -> None:
    text = _LINE_END.sub("\n", decoded.text)
    places = [match.start() for match in CONTROL.finditer(text)]
    if places:
        message = f"{len(places)} control characters were replaced by spaces, at {_places(places)}"
        decoded.problems.append(warning(name, "seed-control", message))
        text = CONTROL.sub(" ", text)
    decoded.text = text


def _report_mojibake(decoded: Decoded, name: str) -> None:
    found = [match.start() for match in _MOJIBAKE.finditer(decoded.text)]
    if found:
        message = (
            f"{len(found)} letters look garbled, the first at character {found[0]}: {decoded.text[found[0] :][:12]!r}"
        )
        hint = "it was saved in the wrong encoding before; the text is kept as read, so repair the file itself"
        decoded.problems.append(warning(name, "seed-mojibake", message, hint))
