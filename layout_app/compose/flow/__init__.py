"""Text into columns. One rule: what does not fit is a value, and no character is lost.

Room for text: `columns`, `tiers` (of vertical lines), `fold` (of a spread), `exclusions` (where it
may not stand). What is poured: `stream` makes it of an article, with its `tables`, `names`,
`numbers` and `dropcap`; `poured` are its values. Pouring: `turns` and `parting` (where a part
ends), `measures` and `breaker` (its lines where it begins), `feet`, and `pour` itself; `fit` tells
how it went, `ends` where lines could not end well.
"""
