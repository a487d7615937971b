"""The display list on paper. One rule: the writer serialises; it never measures or substitutes.

Read `profile` (kinds of output, what a file says of itself), `content` and `glyphs` (one page as
operators), `reading` (what glyphs are read as), `overprint` (what black prints over), `painted`
(pages before they have a file), `font` (a face inside a file), `opening`, `spoilt` (what readers of
pictures raise), `jpeg` (what they forgive), `described`, `icc`, `colour` and `images` (foreign
pictures as press colour), `darkroom` (many of them, and those made before), `placed` (foreign pages
as they are), `adfile` (what an ad's file is), `marks`, `metadata`, `outline`, `structure` (for
reading programs), `objects` (the door to ReportLab), `packing`, `writer` (all of it as one file);
then `export` (files on disk), `conservation` (proof that no character was lost), `imposition` and
`sheets` (pages on sheets), `certificate` and `render` (a page as pixels). `foreign` judges somebody
else's PDF, `separation` parts a page into its plates.
"""

import logging

# What the reader of foreign files would grumble about is what the problems and refusals say.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)
