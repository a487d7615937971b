"""Ink that is no text. One rule: shapes of inks, and no article is known.

`borders` (花线), `ornaments` (报花), `separators` between boxes, the `air` inside a frame, the
`inks` of colours by name; `lacking` looks for frames of characters that no face has.
"""
