"""What goes out: one exporter for each format, found by entry point, as a stranger's would be.

`canonical` writes JSON, which is the model itself; `word` and `pdf` print the composed document. Each owns its engine:
nothing outside `word` imports docx, nothing outside `pdf` imports reportlab.
"""
