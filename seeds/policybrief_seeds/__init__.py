"""What goes in: readers of source documents, and the filler that makes a draft brief of them.

`text`, `markdown` and `html` are the readers. What they share: `decoding` (bytes to text), `lines` (the blocks of plain
text), `page` and `dates` (what a document says of itself), `language` (of a text that does not say), `record` (from
blocks to a `Seed`). `extractive` is the filler. All are found by entry point, as a stranger's would be.
"""
