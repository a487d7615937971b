"""Pages on screen. One rule: an item holds ids and what it last drew; the session holds the rest.

`scene` lays pages out, `box_item` draws the groups of a page, `overlay` what is not printed,
`gestures` turns the mouse into commands, `view` zooms and pans.
"""
