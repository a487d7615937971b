"""Faces: `sfnt` (what a file says), `face` (measure, shape, cut), `catalogue` (which there are).

One rule: HarfBuzz is imported here and nowhere else.
"""
