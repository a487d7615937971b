"""Pure operations on an issue. One rule: (Issue, …) -> Issue, or a CommandError that says why not.

Read `lookup` (find and replace by id), `anchors` (places in the copy through every change). Copy:
`articles`, `marking`, `parting` (heads), `notes`, `open_ends` (what is decided of cut sentences),
`seams` (joins) with `slices` (the paragraphs that they make), `renewing` (a later version),
`carrying` (to other issues), `corrections`, `watching` (words), `findings` (what imports met),
`objects` (tables, verse), `pictures`, `jumps`, `wording` (printed words wherever they stand).
Pages: `pages`, `spreads`, `copies` (pages like others), `guides`, `record`, `signing` (read,
signed, open again). Boxes: `shapes` and `snap` (arithmetic), `boxes`, `packages`, `grouping`,
`copying`, `arranging`, `planning`, `ads`, `free`, `frames`, `looks`, `colours`, `styles`.
`history` stands alone.
"""
