"""The briefing as frozen, typed objects: one class for each object of the schema.

`briefing` is the whole; `head` what stands around the text, `parts` the parts beside the body, `blocks` the body,
`evidence` what statements rest on; `part` is the root of them all. `convert` turns plain data into them and back.
"""
