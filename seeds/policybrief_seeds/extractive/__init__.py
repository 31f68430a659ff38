"""The built-in filler: a draft made of the seed's own sentences.

Its rooms: `boilerplate` and `front` say what is no content, `placing` and `body` sort the content into sections,
`summary`, `judgements`, `events`, `figures`, `actors` and `acronyms` find what the other parts of a brief hold, `head`
writes its head, `statements` binds each statement to its evidence. What they know of a language stands in
`languages/<language>.yaml` and is compiled by `vocabulary`; a new file there teaches them another language.
"""

from policybrief_seeds.extractive.filler import ExtractiveFiller

__all__ = ["ExtractiveFiller"]
