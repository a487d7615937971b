"""Readers of copy. One rule: parsing never fails, only bytes that cannot be read are refused.

Read `text` (bytes to characters), `lines` (characters to blocks), `names` and `marks` (what a line
says of itself), `features`, `heads`, `headmarks` and `kinds` (what each block is, seen beside its
neighbours), `blocks` (lines and kinds), `stories` (which blocks are one article), `dump` (the whole
walk). Single manuscripts: `recognise`, `frontmatter`, `story`; other containers: `docx`, `html`,
`pdf` (`pdfchars`, `pdflines`: its characters and lines).
"""
