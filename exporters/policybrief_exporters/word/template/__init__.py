"""The house template: styles, theme, headers, footers and page set-up from an office's own Word file.

`reading` opens the file and takes from it what may be taken; `house` joins that with a document's own parts.
"""
