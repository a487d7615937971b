"""分色: the plates of a written page. Read `lexer`, `script`, `tints`, `plates`, then `preview`.

A file is rewritten so that every colour becomes the gray of one plate, with what overprints left
out where the plate has none of it; pdfium draws it once for each plate. One rule: nothing here
knows the display list; what a plate holds is read from the file that the press gets.
"""
