"""Where ink goes: the only room that decides it. One rule: values in, values out, no files.

Read in the order of the work. What is set: `collect`. Measured once, whatever the measure: `faces`
(what is asked of a face), `cells`, `draft`, `breaks` (where lines may part), `measure`, `prepare`,
`prepared` (the value), `measurer` (keeps them). Lines: `linebreak` and `sense` (where they end),
`justify` and `setting` (lines become runs); downwards `vertical` and `vertical_setting`.

Room for text: `columns`, `tiers` (of vertical lines), `fold` (of a spread), `exclusions`; what it
runs around: `blocks`, `insets`, `patches`, `head_places`, `picture_places`, and `plot`, which
divides the box. Text into it: `stream` and `flow` (what is poured), `turns` and `parting` (where a
part ends), `measures` and `breaker` (its lines where it begins), `feet` and `pour`. Kinds of copy:
`tables`, `names`, `numbers`. Around the text: `headline`, `strip`, `dropcap`, `jump`; `fit` and
`facts` tell how it went. A whole article: `makeup`, `article_ink`, `article` (`composed` is the
value), `moved` (the same elsewhere).

The rest of a page: `words`, `dates`, `furniture`, `sections` (栏头), `contents` (导读), `planned`,
`ads`, `objects`, `borders`, `ornaments`, `separators`, `inks`. `page` (the `Composer`) puts all of
it together, `spread` shows halves of it; `copyfit` changes what does not fit, and `galley` pours
without a page.
"""
