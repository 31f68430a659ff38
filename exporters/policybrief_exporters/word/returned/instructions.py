"""Fields of Word's on the way through a text: what their instructions make of their results."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_WORDS = re.compile(r'"((?:[^"\\]|\\.)*)"|(\S+)')
_TYPED = ("FORMTEXT", "FORMCHECKBOX", "FORMDROPDOWN", "QUOTE", "HYPERLINK", "ADDIN", "CITATION", "COMMENTS", "")
"""Fields whose result somebody has typed or chosen; all others are worked out by Word."""
_CONTENTS = ("TOC", "INDEX", "TOA", "BIBLIOGRAPHY")


@dataclass(slots=True)
class Instruction:
    """What a field does to its result."""

    link: str = ""
    target: str = ""
    computed: bool = False
    contents: bool = False

    @classmethod
    def of(cls, text: str) -> Instruction:
        words = [quoted.replace("\\\\", "\\") or bare for quoted, bare in _WORDS.findall(text)]
        name = words[0].upper() if words else ""
        if name == "HYPERLINK":
            return cls(*_hyperlink(words[1:]))
        if name in ("REF", "NOTEREF", "PAGEREF"):
            return cls(target=words[1] if len(words) > 1 else "", computed=True)
        return cls(computed=name not in _TYPED, contents=name in _CONTENTS)


def _hyperlink(words: list[str]) -> tuple[str, str]:
    """The address and the bookmark that a link leads to."""
    link = target = ""
    rest = iter(words)
    for word in rest:
        if word.lower() == "\\l":
            target = next(rest, "")
        elif word.lower() in ("\\o", "\\t"):
            next(rest, "")
        elif not word.startswith("\\"):
            link = link or word
    if link.startswith("#"):
        return "", target or link[1:]
    return (link, "") if link else ("", target)


@dataclass(slots=True)
class OpenField:
    """A field that has begun: first its instruction is read, then its result."""

    code: list[str] = field(default_factory=list)
    instruction: Instruction | None = None

    def separate(self) -> None:
        self.instruction = Instruction.of("".join(self.code))


@dataclass(slots=True)
class OpenFields:
    """The fields that are open at a place, the outermost first."""

    frames: list[OpenField] = field(default_factory=list)

    def mark(self, kind: str) -> None:
        """A `w:fldChar`. One without its counterpart is passed over."""
        if kind == "begin":
            self.frames.append(OpenField())
        elif kind == "separate" and self.frames:
            self.frames[-1].separate()
        elif kind == "end" and self.frames:
            self.frames.pop()

    def instruct(self, text: str) -> None:
        if self.frames:
            self.frames[-1].code.append(text)

    @property
    def silent(self) -> bool:
        """Whether what stands here is part of an instruction."""
        return any(frame.instruction is None for frame in self.frames)

    @property
    def contents(self) -> bool:
        """Whether a table of contents is open; its instruction may not be complete yet."""
        return any((frame.instruction or Instruction.of("".join(frame.code))).contents for frame in self.frames)

    @property
    def effect(self) -> Instruction:
        """What all open fields make of a text together."""
        effect = Instruction()
        for frame in self.frames:
            one = frame.instruction
            if one is not None and not one.contents:
                effect.link, effect.target = one.link or effect.link, one.target or effect.target
                effect.computed |= one.computed
        return effect

    def end_paragraph(self, *, within_contents: bool) -> None:
        """A field that was not closed ends with its paragraph, but for a table of contents while its lines last."""
        self.frames = [
            frame
            for frame in self.frames
            if within_contents and frame.instruction is not None and frame.instruction.contents
        ]
