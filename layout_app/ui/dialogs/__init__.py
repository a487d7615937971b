"""Questions that need an answer before something happens. One rule: nothing happens before it.

`asking` is the window of fields that most are, `listing` that of a list beside fields. The issue:
`new_issue`, `mending`, `recovery`, `unsaved` and `signed` (both show two `versions`), `record`,
`logo`, `habits`, `page_words`. Copy: `encoding`, `copy`, `carrying` (to other issues), `cutting`,
`settings`, `caption`, `search`, `held` (for later issues), `watched` (words). Pages: `arranging`
with `arranging_wishes` and `page_row`, `templates`, `room`, `paging`, `repeating`, `guide`,
`colours`, `under_heads`, `likeness` (parts as they print). Ads: `booking`, `trimming`. Out:
`export`, `export_stops`, `certificate`, `printing`. Commands: `keys`, `palette`.
"""
