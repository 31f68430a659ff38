"""A reviewer's edits, brought into the brief that they were made to.

`reviewed` reads the file that came back; `alignment` finds the parts of the model in it in the brief as it is now;
`readings`, `removals`, `additions` and `moves` bring in each kind of change or say why not; `merge` does it all, and
`report` is what it says.
"""
