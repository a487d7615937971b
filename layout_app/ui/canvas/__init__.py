"""Pages on screen. One rule: an item holds ids and what it last drew; the session holds the rest.

`scene` lays pages out: `sheet_item` is the paper, `box_item` the groups of a page, `proof_item` and
`proof_layer` a proof over it. `cells` is arithmetic of the grid; `overlay` and `marks` are what is
not printed, `rulers` stand beside. The mouse: `taking` (what it takes up), `stepwise` (what drags
have in common), `gestures` (boxes), `below` (with Ctrl), `shaping`, `framing` (pictures),
`free_gestures`, `guiding`, `drops`; `measuring` says what they come to, `drifting` scrolls the page
at its edge, `under` tells what lies below it; `arrows` is the keyboard. Over the page:
`body_editor`, `headline_editor`, `picture_editor` with `crop_editor` and `outline_editor`.
`zooming` and `view` hold it.
"""
