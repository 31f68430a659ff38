"""What statements rest on: the records of sources, their sentences, short forms of evidence, the grade of support.

`records` reads and verifies the texts; `sentences` numbers them; `shorthand` completes what a person writes; `grades`
says how far a statement is borne out, with `basis` recomputing sums, shares, roundings and conversions.
"""
