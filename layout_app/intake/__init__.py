"""Readers of copy. One rule: parsing never fails; only what cannot be read or meant is refused.

Read `text` (bytes to characters) with `markup` (signs of programs), `lines` (characters to blocks),
`names` and `marks` (what a line says of itself), `running` (the heads of pages), `chats` (who
speaks when), `letters` (who signs them), `verse` (which are a poem), `features`, `heads`,
`headstacks`, `headmarks` and `kinds` (what each block is, seen beside its neighbours), `blocks`
(lines and kinds), `stories` (which blocks are one article), `abreast` and `columned` (pages taken
line by line), `dump` (the whole walk). Manuscripts: `recognise`, `frontmatter`, `rows` and
`merging` (tables), `wrapped` (lines broken at a width), `story` (one of them), `manuscripts` (a
file). Other containers: `docx`, `html`, `pdf` (`pdfchild`, `pdfchars`, `pdflines`: its process,
characters and lines), `captions` (of pictures).
"""
