"""Automatic page making. One rule: it proposes, the editor accepts.

`tile` is the search: every way to cover an area with boxes that all have a legal shape. It reads
`merge` (many items become few), `table` (which rectangles a set of items tiles), `guillotine` and
`pinwheel` (pages drawn from the table). `taste` judges how good a page looks.
"""
