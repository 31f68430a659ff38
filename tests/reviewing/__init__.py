"""A reviewer with Word: edits of an exported file as Word leaves them in its XML, and what must come back of each.

`wordfile` opens a file; `pen` types and strikes out, tracked or not; the modules named `…_edits` do what reviewers do;
`views` reads a file's text with its tracked changes accepted or rejected; `salted` gives every field words of its own,
by which `storm` and `oracle` tell what became of each edit.
"""
