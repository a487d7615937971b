"""The desk without a window: what an editor can do, for the mouse and for the command line alike.

One rule: nothing here knows Qt. Words first: `words` says every code and msgid, `sentences`,
`file_sentences`, `copy_sentences`, `command_sentences`, `export_sentences`, `law_sentences` and
`pdf_sentences` hold them, `style_words` the stylebook's, `pinyin` finds them. An open issue:
`session`, `diary` (every command written down), `files`, `making` and `sample` (new ones), `paging`
(pages by name). `commands` is the one table that menus, keys, the palette and `layout-app do` run.

Copy in: `copyfiles` (files become articles), `importing` (one step), `versions` (a file comes
again), `looking` (other halves elsewhere), `remembering` (decisions outlive files), `learning`,
`cuts` and `doubts` (what is told of the copy), `pasting`, `handing` (out again), `finding`
(words), `reading_order`. Pictures, ads, faces: `originals`, `gallery`, `lost`, `ads`, `placing`
(their PDF), `faces`. Pages: `landing` (where a drop lands), `filling`, `fitting`, `wording`,
`record` (the issue's), `arranging` and `proposing` (pages made by themselves).

What is wrong: `proof` (every problem), `still_open` (told in a sentence), `legal`, and `cures`.
Out: `condition` (which press), `jobs` (another process), `exporting`, `certifying`,
`looking_ahead`, `publishing`, `proofing`, `separating` and `inkview` (分色), `printwish` and
`sheets` (清样), `galleys`.
"""
