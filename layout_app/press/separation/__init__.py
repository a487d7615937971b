"""分色: the plates of a written page. One rule: nothing here knows the display list.

Read `lexer`, `script`, `tints`, `pictures`, `splitting`, `plates`, then `preview`. A file is
rewritten so that every colour becomes the gray of one plate, with what overprints left out where
the plate has none of it; pdfium draws it once for each plate. What a plate holds is read from the
file that the press gets.
"""
