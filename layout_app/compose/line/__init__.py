"""Text into lines. One rule: a measure is told, no column is known.

Read in the order of the work. What is set: `collect`. Measured once, whatever the measure: `faces`
(what is asked of a face), `cells`, `draft`, `breaks` (where lines may part), `measure`, `prepare`,
`prepared` (the value), `measurer` (keeps them). Lines: `linebreak` and `sense` (where they end),
`justify` and `setting` (lines become runs); downwards `vertical` and `vertical_setting`. `blocks`
are short texts in a rectangle of their own.
"""
