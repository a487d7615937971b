"""Where ink goes: the only room that decides it. One rule: values in, values out, no files.

Read in the order of the work: `collect` (what is to be set), `cells`, `draft`, `breaks`,
`measure` and `prepare` (measured once, whatever the measure; `prepared` is the value),
`linebreak` and `sense` (where lines end), `justify` and `setting` (lines become runs); `vertical`
and `vertical_setting` (the same downwards); `columns`, `tiers` and `exclusions` (where text may
stand), `blocks`, `insets` and `plot` (what it runs around), `flow`, `measures` and `breaker` (what
is poured, and its lines where it begins), `feet` and `pour` (lines into columns), `headline`,
`strip`, `dropcap`, `jump`, `fit`, `facts`; `makeup`, `article_ink` and `article` (`composed` is
the value); `dates`, `furniture`, `objects`, `page` (the `Composer`), `copyfit`, and `galley`.
`faces` says what is asked of a face.
"""
