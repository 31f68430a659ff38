"""What of a scraped page is no part of its text: link lists, share and cookie lines, credits, author notes.

Precision first: a block is left out only for a reason that can be named, and every one is listed. Whatever reads like
a sentence of the text stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from policybrief.seed import Seed
from policybrief_seeds.extractive.passages import block_text, gap
from policybrief_seeds.extractive.vocabulary import Vocabulary

LONGEST = 320
"""A longer block is never taken for boilerplate."""

_ENDS_SENTENCE = re.compile(r"[.!?。！？۔؟][\"'”’»›)\]]*$")
_WORDLESS = re.compile(r"[\s\-_=*~#+.…|<>—–•·]+")
_WORD = re.compile(r"[^\W\d_]{3,}")
_CRUMBS = re.compile(r"\s*[»›→]\s*|\s+[>/|·•]\s+")
_ARROWED = re.compile(r"\s*[»›→]\s*|\s+>\s+")
_NAME_FIRST = re.compile(r"(?:[^\W\d_][\w.'’-]*\s){2,4}")


@dataclass(slots=True)
class _Blocks:
    """The blocks of a seed as folded texts, with what was left out so far."""

    seed: Seed
    words: Vocabulary
    texts: list[str]
    reasons: dict[int, str]

    def is_item(self, index: int) -> bool:
        return self.seed.blocks[index].kind == "list-item"

    def is_headline(self, index: int) -> bool:
        """Whether a block reads like the headline of another text: a line of some words that is no sentence."""
        text = self.texts[index]
        if "\n" in self.seed.text[self.seed.blocks[index].start : self.seed.blocks[index].end] and len(text) > 200:
            return False
        return 3 <= len(text.split()) <= 30 and len(text) <= 200 and not _ENDS_SENTENCE.search(text)


def boilerplate(seed: Seed, words: Vocabulary) -> Mapping[int, str]:
    """The blocks that are left out, by index, each with the reason."""
    texts = [block_text(seed, index) for index in range(len(seed.blocks))]
    blocks = _Blocks(seed, words, texts, {})
    _leave_out_lines(blocks)
    _leave_out_links(blocks)
    _leave_out_authors(blocks)
    _leave_out_trailing_headlines(blocks)
    return dict(sorted(blocks.reasons.items()))


def _leave_out_lines(blocks: _Blocks) -> None:
    for index, text in enumerate(blocks.texts):
        if len(text) <= LONGEST and (reason := _line_reason(blocks, index, text)):
            blocks.reasons[index] = reason


def _line_reason(blocks: _Blocks, index: int, text: str) -> str | None:
    rules = blocks.words.boilerplate
    if _WORDLESS.fullmatch(text):
        return "a rule or ornament without words"
    if rules.release_end.fullmatch(text):
        return "the mark for the end of a release"
    if rules.inline.fullmatch(text) and not _ENDS_SENTENCE.search(text.rstrip("?!")):
        return "a link to another text"
    if rules.lines.fullmatch(text):
        return "a line of the page: sharing, subscription, cookies, rights or credits"
    if rules.contributed.fullmatch(text):
        return "a note on who contributed"
    return "a navigation trail" if _is_trail(blocks, index, text) else None


def _is_trail(blocks: _Blocks, index: int, text: str) -> bool:
    """Whether it is a trail such as "Home > News > Politics", near the top or the end of the page."""
    if _ENDS_SENTENCE.search(text) or 6 <= index < len(blocks.texts) - 6:
        return False
    parts = _CRUMBS.split(text)
    if len(parts) < 2 or not all(0 < len(part) <= 40 for part in parts[:-1]):
        return False
    known = bool(blocks.words.boilerplate.crumbs.fullmatch(parts[0]))
    return known or (len(parts) > 2 and len(_ARROWED.split(text)) == len(parts) and max(map(len, parts)) <= 60)


def _leave_out_links(blocks: _Blocks) -> None:
    for index, text in enumerate(blocks.texts):
        if index in blocks.reasons or len(text) > 80 or not blocks.words.boilerplate.leads.fullmatch(text):
            continue
        links = list(_links(blocks, index))
        if links or text.rstrip().endswith(":") or not _has_text_below(blocks, index):
            blocks.reasons[index] = "the head of a list of links"
            blocks.reasons.update(dict.fromkeys(links, "a link to another text"))


def _has_text_below(blocks: _Blocks, index: int) -> bool:
    """Whether running text stands under it, as under a heading of the text itself."""
    return any(_ENDS_SENTENCE.search(text) and len(text) > 80 for text in blocks.texts[index + 1 : index + 2])


def _links(blocks: _Blocks, lead: int) -> Iterator[int]:
    """The links below a lead: the list that follows it, or lines that read like headlines."""
    following = range(lead + 1, len(blocks.texts))
    if lead + 1 < len(blocks.texts) and blocks.is_item(lead + 1):
        for index in following:
            if not blocks.is_item(index) or (index > lead + 1 and gap(blocks.seed, index) and _loose(blocks, lead)):
                return
            yield index
    apart = lead + 1 < len(blocks.texts) and gap(blocks.seed, lead + 1)
    for index in following:
        if blocks.is_item(index) or not blocks.is_headline(index):
            return
        if gap(blocks.seed, index) and (not apart or _has_text_below(blocks, index)):
            return
        yield index


def _loose(blocks: _Blocks, lead: int) -> bool:
    """Whether the list below a lead stands without blank lines, so that one ends it."""
    return blocks.seed.media_type == "text/plain" and not gap(blocks.seed, lead + 2)


def _leave_out_authors(blocks: _Blocks) -> None:
    """Notes on the author, in the last lines: a name, and then what the person does for the publisher."""
    last = [index for index in range(len(blocks.texts)) if index not in blocks.reasons][-3:]
    for index in last[::-1]:
        text = blocks.texts[index]
        name = _NAME_FIRST.match(text)
        if index == 0 or not name or len(text) > LONGEST or not name[0][0].isupper():
            return
        if not any(
            blocks.words.boilerplate.author.match(text, place.start()) for place in re.finditer(r"(?<=\s)\S", text[:80])
        ):
            return
        if sum(word[0].isupper() for word in name[0].split()) >= 2:
            blocks.reasons[index] = "a note on the author"


def _leave_out_trailing_headlines(blocks: _Blocks) -> None:
    """Three or more headlines at the very end that nothing leads in and that share no words with the text.

    A list with bullets stays: notes end like that.
    """
    kept = [index for index in range(len(blocks.texts)) if index not in blocks.reasons]
    group: list[int] = []
    for index in reversed(kept):
        if (
            blocks.is_item(index)
            or not blocks.is_headline(index)
            or len(blocks.texts[index].split()) < 5
            or index == kept[0]
        ):
            break
        group.append(index)
    body = [index for index in kept if index not in group]
    if len(group) < 3 or not body or blocks.texts[body[-1]].endswith(":") or len(group) > len(kept) // 2:
        return
    if blocks.seed.blocks[body[-1]].kind == "heading" or any(blocks.seed.blocks[i].kind == "table-row" for i in group):
        return
    known = _content_words(blocks, body)
    shares = [_share(_content_words(blocks, [index]), known) for index in group]
    if max(shares) <= 0.34 and sum(shares) / len(shares) <= 0.2:
        blocks.reasons.update(dict.fromkeys(group, "a headline of another text, among others at the end of the page"))


def _content_words(blocks: _Blocks, indices: list[int]) -> set[str]:
    found = {word.lower() for index in indices for word in _WORD.findall(blocks.texts[index])}
    return found - blocks.words.stopwords


def _share(of: set[str], known: set[str]) -> float:
    return len(of & known) / len(of) if of else 1.0
