"""The filler `extractive`: a draft made of the seed's own sentences, by rules and data files alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, ClassVar

from msgspec.structs import replace

from policybrief.context import FillContext
from policybrief.errors import SeedError
from policybrief.problems import Problem
from policybrief.seed import Draft, Seed
from policybrief_seeds.extractive.acronyms import definitions, glossary
from policybrief_seeds.extractive.actors import actors
from policybrief_seeds.extractive.body import Body, body
from policybrief_seeds.extractive.boilerplate import boilerplate
from policybrief_seeds.extractive.events import timeline
from policybrief_seeds.extractive.figures import key_figures
from policybrief_seeds.extractive.front import Front, front, short_title
from policybrief_seeds.extractive.head import line, slug, source, with_overrides
from policybrief_seeds.extractive.judgements import judgements, modals
from policybrief_seeds.extractive.passages import Passage, block_text, passages
from policybrief_seeds.extractive.statements import Ids, Plain, statement
from policybrief_seeds.extractive.summary import summarise
from policybrief_seeds.extractive.vocabulary import Vocabulary, vocabulary
from policybrief_seeds.language import detect, tag
from policybrief_seeds.lines import blocks


@dataclass(slots=True)
class _Read:
    """A seed taken apart: what its first lines say, what is left out, and its content."""

    seed: Seed
    front: Front
    left_out: Mapping[int, str]
    content: list[Passage]
    source: Plain


class ExtractiveFiller:
    """Fills a draft with what the seeds say, word by word, and lists what it left out.

    Every content sentence is placed once in the body; summary, judgements, timeline, figures, actors and glossary
    repeat or point to them. No network, no model: cue words, grammars and names from one data file for each language.

    Options: `scale`, the scale of likelihood for words that both have (`icd203`, `phia`).
    """

    api: ClassVar[int] = 1
    name: ClassVar[str] = "extractive"
    version: ClassVar[str] = "1"

    def fill(self, seeds: Sequence[Seed], overrides: Mapping[str, Any], context: FillContext) -> Draft:
        """A draft of the seeds. Raises `SeedError` for seeds without content."""
        read = [_read(_with_blocks(seed), number, context.language) for number, seed in enumerate(seeds, start=1)]
        content = [passage for part in read for passage in part.content]
        if not content:
            raise SeedError(f"{', '.join(seed.name for seed in seeds)}: nothing but boilerplate stands in it")
        words = vocabulary(read[0].source["language"])
        ids = Ids()
        made = body(content, words, ids)
        data = {
            **_head(read[0]),
            "sources": [part.source for part in read],
            **_parts(content, made, read[0], words, str(context.options.get("scale", "icd203")), ids),
            "provenance": self._provenance(read, made, context.created),
        }
        problems = [*(problem for seed in seeds for problem in seed.problems), *_hints(made, content, words)]
        return Draft(data=with_overrides(data, overrides), seeds=tuple(seeds), problems=tuple(problems))

    def _provenance(self, read: Sequence[_Read], made: Body, created: datetime | None) -> Plain:
        provenance: Plain = {"filler": self.name, "version": self.version}
        if created is not None:
            moment = created if created.tzinfo else created.replace(tzinfo=UTC)
            provenance["created"] = moment.isoformat().replace("+00:00", "Z")
        left_out = [entry for part in read for entry in _left_out(part)]
        if left_out:
            provenance["left_out"] = left_out
        provenance["placed"] = [{"id": name, "reason": line(reason)} for name, reason in made.placed.items()]
        return provenance


def _with_blocks(seed: Seed) -> Seed:
    """The seed, its blocks found from its lines where its reader gave none."""
    return seed if seed.blocks else replace(seed, blocks=tuple(blocks(seed.text)), sentences=())


def _read(seed: Seed, number: int, told: str | None) -> _Read:
    language = tag(told) or tag(seed.metadata.get("language")) or detect(seed.text)
    words = vocabulary(language)
    left_out = boilerplate(seed, words)
    first = front(seed, left_out, words)
    aside = {*left_out, *first.taken, first.title_block}
    content = [passage for passage in passages(seed, f"s{number}", language) if passage.block not in aside]
    if not first.title and content:
        first.title = short_title(content[0])
    lines = [block_text(seed, index) for index in sorted(first.taken)]
    lines += [" ".join(passage.folded.split()[:3]) for passage in content[:1]]
    entry = source(seed, number, first, words, " ".join(lines))
    return _Read(seed, first, {**left_out, **first.taken}, content, entry)


def _head(first: _Read) -> Plain:
    published = first.source["published"]
    return {
        "schema": "urn:policybrief:briefing:1",
        "id": slug(first.seed.name),
        "kind": "briefing",
        "title": first.source["title"],
        "language": first.source["language"],
        "date": published if published and len(published) == len("2025-08-12") else None,
        "status": "draft",
    }


def _parts(content: list[Passage], made: Body, first: _Read, words: Vocabulary, scale: str, ids: Ids) -> Plain:
    defined = definitions(content)
    parts: Plain = {
        "summary": [statement(ids, "k", passage) for passage in summarise(content, first.source["title"], words)],
        "judgements": judgements(content, words, scale, ids),
        "sections": made.sections,
        "actors": actors(content, defined, words, ids),
        "timeline": timeline(content, words, first.source["published"], ids),
        "key_figures": key_figures(content, words, ids),
        "glossary": glossary(defined, ids),
    }
    return {name: value for name, value in parts.items() if value}


def _left_out(part: _Read) -> Iterator[Plain]:
    for index, reason in sorted(part.left_out.items()):
        block = part.seed.blocks[index]
        exact = part.seed.text[block.start : block.end]
        yield {
            "source": part.source["id"],
            "start": block.start,
            "end": block.end,
            "exact": exact,
            "reason": reason,
        }


def _hints(made: Body, content: Sequence[Passage], words: Vocabulary) -> Iterator[Problem]:
    by_place = {(passage.source, passage.start): passage for passage in content}
    placed = [(path, by_place[key]) for path, key in _paths(made.sections, "/sections") if key in by_place]
    yield from modals(placed, words)


def _paths(parts: Sequence[Plain], path: str) -> Iterator[tuple[str, tuple[str, int]]]:
    """The statements under some sections, blocks or items: the JSON Pointer and the place of the evidence of each."""
    for index, part in enumerate(parts):
        here = f"{path}/{index}"
        if "text" in part and part.get("evidence"):
            yield here, (part["evidence"][0]["source"], part["evidence"][0]["start"])
        for key in ("blocks", "items", "sections"):
            yield from _paths(part.get(key, ()), f"{here}/{key}")
