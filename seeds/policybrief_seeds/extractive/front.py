"""The lines before a text: title, byline, date and release lines."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from policybrief.facts.dates import dates
from policybrief.seed import Seed
from policybrief_seeds.extractive.passages import Passage, block_text
from policybrief_seeds.extractive.vocabulary import Vocabulary

LINES = 8
"""How many blocks at the top may be front matter."""

RELEASE = "a release line"

TITLE_LENGTH = 200
"""A title of more characters is cut."""

_DATELINE = re.compile(r"\(?[A-ZÀ-Þ][^.!?–—]{2,60}?[,–—-]\s*\(?")
_PLACE = re.compile(r"[A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]+){0,3},?(?: (?:the|den|le|el))?,?")
_AFTER_DATE = re.compile(r"\.?\)?\s*(?:\([^)]{2,40}\)\s*)?(?:[–—:]|--?(?=\s))")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_PERSON = re.compile(r"[^\W\d_][\w.'’-]*(?:\s(?:[^\W\d_][\w.'’-]*|and|und|et|y|&|,)){1,8}")
_ENDS_SENTENCE = re.compile(r"[.。۔]$")


@dataclass(slots=True)
class Front:
    """What the first lines say, and which blocks said it (index to reason)."""

    title: str = ""
    title_block: int | None = None
    published: str | None = None
    author: str | None = None
    publisher: str | None = None
    taken: dict[int, str] = field(default_factory=dict)


def front(seed: Seed, left_out: Mapping[int, str], words: Vocabulary) -> Front:
    """The front matter of a seed; what its metadata says comes before what its lines seem to say."""
    found = Front(
        published=seed.metadata.get("published"),
        author=seed.metadata.get("author"),
        publisher=seed.metadata.get("publisher"),
    )
    kept = [index for index in range(len(seed.blocks)) if index not in left_out]
    for index in kept[:LINES]:
        if _is_running_text(block_text(seed, index)):
            break
        _read_line(found, seed, index, words)
    if len(kept) > 1 and found.taken.get(kept[1]) == RELEASE:
        _take_letterhead(found, seed, kept)
    body = [index for index in kept if index not in found.taken]
    if not body:  # nothing but front matter: it is the content
        found.taken.clear()
        body = kept
    if body:
        _take_title(found, seed, body)
    if found.published is None:
        found.published = _dateline(seed, body, words)
    return found


def _is_running_text(text: str) -> bool:
    """Whether a block is a sentence of the text: what follows it is no front matter."""
    return len(text) > 150 or (len(text.split()) >= 8 and bool(re.search(r"[.!?。۔]$", text)))


def _take_letterhead(found: Front, seed: Seed, kept: list[int]) -> None:
    """The line above a release line is the letterhead of who published it, where a title follows below."""
    text = block_text(seed, kept[0])
    below = [index for index in kept[1:LINES] if index not in found.taken][:1]
    titled = below and not _is_running_text(block_text(seed, below[0]))
    if titled and kept[0] not in found.taken and len(text) <= 60 and not found.publisher:
        found.publisher = text
        found.taken[kept[0]] = "the letterhead, which the source's entry states"


def _read_line(found: Front, seed: Seed, index: int, words: Vocabulary) -> None:
    text = block_text(seed, index)
    if len(text) > 120 or text.count("|") > 1 or "\t" in text:
        return  # a sentence, or a row of a table
    rules = words.boilerplate
    if rules.release.fullmatch(text):
        found.taken[index] = RELEASE
    elif (both := _byline_and_date(text, words)) is not None:
        found.author, found.published = found.author or both[0], found.published or both[1]
        found.taken[index] = "the byline and date, which the source's entry states"
    elif (date := _date_line(text, words)) is not None:
        found.published = found.published or date
        found.taken[index] = "the date of publication, which the source's entry states"
    elif (name := _byline(text, words)) is not None:
        found.author = found.author or name
        found.taken[index] = "the byline, which the source's entry states"


def _date_line(text: str, words: Vocabulary) -> str | None:
    """The date of a line that is nothing but one, or says that it is the date of publication."""
    lead = words.boilerplate.published.match(text)
    rest = text[lead.end() :] if lead else text
    mentions = dates(rest, words.language)
    if len(mentions) != 1 or not re.fullmatch(r"\d{4}(?:-\d\d){0,2}", mentions[0].edtf):
        return None
    around = rest[: mentions[0].start] + rest[mentions[0].end :]
    bare = not re.sub(
        r"\d{1,2}:\d{2}|[\W\d_]|\b(?:GMT|UTC|EST|EDT|CET|CEST|IST|PKT|PST|BST|am|pm|at|Uhr)\b", "", around
    )
    if lead and bare:
        return mentions[0].edtf
    weekday = re.fullmatch(r"\W*[^\W\d_]{2,11}\W*", around)
    place = mentions[0].start and _PLACE.fullmatch(around.strip(" .")) and around.strip(" .").endswith(",")
    return mentions[0].edtf if _DAY.fullmatch(mentions[0].edtf) and (bare or weekday or place) else None


def _byline_and_date(text: str, words: Vocabulary) -> tuple[str, str] | None:
    """The author and date of a line such as "By Jane Doe | April 26, 2025"."""
    for divider in (" | ", " · ", " – ", " — ", " - ", ", "):
        first, found, second = text.partition(divider)
        if found and (name := _byline(first, words)) and (date := _date_line(second, words)):
            return name, date
    return None


def _byline(text: str, words: Vocabulary) -> str | None:
    lead = words.boilerplate.byline.match(text)
    if not lead or _ENDS_SENTENCE.search(text) or len(text) > 90:
        return None
    name = text[lead.end() :].split("|")[0].strip(" ,|–—-")
    capitals = [word for word in name.split() if word[0].isupper()]
    if not _PERSON.fullmatch(name) or len(capitals) < 2 or len(capitals) * 2 < len(name.split()):
        return None
    return name


def _take_title(found: Front, seed: Seed, body: list[int]) -> None:
    declared = " ".join(seed.metadata.get("title", "").split())
    first = block_text(seed, body[0])
    heading = next((index for index in body[:3] if seed.blocks[index].kind == "heading"), None)
    if declared:
        found.title = declared
        candidates = [index for index in body[:3] if _same(block_text(seed, index), declared)]
        found.title_block = candidates[0] if candidates else None
    elif heading is not None and (heading == body[0] or seed.blocks[heading].level == 1):
        found.title, found.title_block = block_text(seed, heading), heading
    elif len(first) <= TITLE_LENGTH and not _ENDS_SENTENCE.search(first) and seed.blocks[body[0]].kind == "paragraph":
        found.title, found.title_block = first, body[0]
    if len(body) == 1:
        found.title_block = None  # a text of one line gives its title and is its content too


def _same(text: str, title: str) -> bool:
    return re.sub(r"\W+", "", text).lower() == re.sub(r"\W+", "", title).lower()


def short_title(passage: Passage) -> str:
    """A title made of a text's first sentence: the whole, or its first words."""
    text = passage.folded
    if len(text) <= 120:
        return text.rstrip(".。۔ ") or text
    return text[:117].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + " …"


def _dateline(seed: Seed, body: list[int], words: Vocabulary) -> str | None:
    """The date of a dateline ("NAIROBI, May 12, 2024 –") that opens one of the first paragraphs."""
    for index in body[:4]:
        text = block_text(seed, index)[:160]
        opening = _DATELINE.match(text)
        for mention in dates(text, words.language)[:1] if opening else ():
            place = _PLACE.fullmatch(text[: mention.start].strip())
            closed = place and re.match(r"\.\s+[A-ZÀ-Þ]", text[mention.end :])
            if not _DAY.fullmatch(mention.edtf) or not (closed or _AFTER_DATE.match(text, mention.end)):
                continue
            if re.fullmatch(_DATELINE, text[: mention.start]) or mention.start <= 40:
                return mention.edtf
    return None
