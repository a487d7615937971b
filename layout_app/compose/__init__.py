"""Where ink goes: the only room that decides it. One rule: values in, values out, no files.

Read in the order of the work: `collect` (what is to be set), `cells` and `prepare` (measured once,
whatever the measure), `linebreak` and `sense` (where lines end), `justify` and `setting` (lines
become runs); `columns` (where text may stand), `feet` and `pour` (lines into columns), `headline`,
`jump`, `fit`, `facts`, `article`; `dates`, `furniture`, `objects`, `page` (the `Composer`), and
`galley`. `faces` says what is asked of a face.
"""
