"""Faces: files that are measured and cut. One rule: HarfBuzz is imported here and nowhere else.

`sfnt` (what a file says), `face` (measure, shape, cut), `outline` (of a glyph), `catalogue` (which
there are), `program` (out of somebody else's PDF).
"""
