"""The display list: what is printed, item by item. One rule: positions are final.

`items` are the kinds of ink, `page` puts them together, `halves` parts a spread, `dump` writes them
as text for golden tests, `hit` finds what lies under a point, `places` where words stand. Screen
and press walk this list and decide nothing.
"""
