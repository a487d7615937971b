"""Ink that is no text. One rule: shapes of inks, and no article is known.

`borders` (花线), `ornaments` (报花), `separators` between boxes, the `air` inside a frame, and the
`inks` of colours by name.
"""
