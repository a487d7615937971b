"""Ways to cover an area with items in legal shapes. One rule: integers in, cells out, no articles.

`tile` is the search for every way there is. It reads `notch` (a corner of a box that others fill),
`merge` (many items become few), `table` (which rectangles a set of items tiles), `guillotine` and
`pinwheel` (pages drawn from the table). `anew` mirrors what was drawn and cuts parts of it anew.
"""
