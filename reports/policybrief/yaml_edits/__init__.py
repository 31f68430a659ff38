"""Changes to what a file in YAML says, made in its text: only the words that change are touched.

`nodes` holds the data as a tree whose nodes remember where each stood; whoever changes the tree knows nothing of text.
`patching` writes the changes into the text, by the scalar styles of `scalars` and the regions of `regions`; comments,
order and quoting of everything else stay.
"""
