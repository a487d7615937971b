"""The preflight of somebody else's PDF. One rule: it names faults, and changes nothing.

Read `standard` (what a file claims to be and may hold), `values` (objects without their detours),
`body` (the file as a whole), `identity` and `intent` (what it says of itself and of its press),
`boxes` (its pages' frames), `colours` and `states`, `painting` and `strokes` (what is painted, and
with which ink), `fonts`, `images` with `rasters`, `fax` and `jbig2`, `words`; `faults` puts the
findings together for a file. Nothing here sees the whole of ISO 15930: what passes conforms as far
as it was looked at.
"""
