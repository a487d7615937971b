"""Onto the screen. One rule: nothing here knows the session.

`painter` paints a display list with the faces of `faces` (files: `own_faces`), the colours of
`inks` and the proxies of `pictures`. The window's own: `palette` (colours), `icons`, `units` (Qt's
offsets), `input_method`, `mime` (what is carried).
"""
