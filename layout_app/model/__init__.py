"""The nouns of the desk as frozen values. One rule: tuples and numbers only; nothing here acts.

Read `geometry`, `ids` and `ink`, then `paper` (the 字 grid), `typesize`, `style` and `limits` (how
far figures go); `text` (paragraphs, marks, anchors), `breaks`, `setting` (tables, verse), `seam`
(raw copy and its cuts) and `article`; `border`, `ornament`, `slot` (sizes of ads), `box`, `page`,
`watched` (words to look out for), `issue`; `problem`, and `finding` (one that is kept).
"""
