"""What the program says to editors, by code. One rule: tables of sentences, and nothing that acts.

`codes` puts the tables together, and holds what has no table of its own: `commands` that cannot
act, `copy`, `files`, the `make_up` of pages, somebody else's `pdf`, the `law` of the form,
`export`. They are named in the catalogue by `marking`.
"""
