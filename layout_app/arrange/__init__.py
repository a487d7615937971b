"""Automatic page making. One rule: it proposes, the editor accepts.

Read in the order of the work: `spread` shares articles out among pages; `ground` is what of a page
is free; `shapes` are the boxes that an article may have. `tile` is the search: every way to cover
an area with boxes that all have a legal shape. It reads `notch` (a corner of a box that others
fill), `merge` (many items become few), `table` (which rectangles a set of items tiles),
`guillotine` and `pinwheel` (pages drawn from the table); `rooms` asks it for each free part of a
page, and `anew` mirrors pages and cuts parts anew. A page is judged as `block`s: `breaches` finds
where it breaks a rule, `taste` weighs that, and `likeness` tells how far two pages differ. `made`
judges pages that stand already. `dressing` composes a box for real, and `page` is the whole of it.
"""
