"""Automatic page making. One rule: it proposes, the editor accepts.

Read in the order of the work: `spread` shares articles out among pages; `ground` is what of a page
is free; `shapes` are the boxes that an article may have, and `dressing` composes one for real.
`tiling` knows every way to cover an area with such boxes, `judging` how good a page looks, and
`making` brings them together: `page` is the door to it. `jumps` parts what no page holds whole.
"""
