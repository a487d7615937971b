"""The boxes of one article. One rule: every region of them is derived, or where the editor put it.

Heads: `headline`, `strip` at the side, `jump` lines. A box is divided by `plot` into `patches`:
`head_places`, `picture_places`, `insets`, and columns. `makeup` pours, `ink` draws, `composing` is
the whole of it, over all boxes. `composed` and `facts` are what comes of it, with `covering` (what
lies on what), `moved` the same elsewhere.
"""
