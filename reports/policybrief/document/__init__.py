"""The format-neutral document that composition builds and exporters print.

`blocks` and `inlines` are the kinds it is made of, `graphics` the drawings in it; `dump` prints it as a readable tree.
"""
