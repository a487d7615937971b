"""Find the other halves of cut sentences. One rule: what is not certain is only proposed.

Read in this order: `copy` (what a dump looks like to the comparer) with `matching`;
`features` (what is measured of a pair) with `sections`, `topic`, `fluency` (by `ngrams`), `marks`,
`pagecache`; `model` (`trees`, and the second look of `rivals`); `openheads` (what begins in
mid-sentence), `assign`, `confidence`, `reasons`; `analyse`, which uses all of them; `runs` (what
moves with a join) and `report` (the JSON). `columns` tells whether a text was cut at all,
`crossings` where a column goes on in another text, `across` asks the same of two dumps. `archive`
and `learning` teach the table a paper's own issues; `suspicious` and `punctuation` stand alone.
"""
