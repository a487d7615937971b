"""The nouns of the desk as frozen values. One rule: tuples and numbers only; nothing here acts.

Read `geometry` and `ink`, then `paper` (the 字 grid) and `style`; `text` (paragraphs, marks,
anchors), `seam` (raw copy and its cuts) and `article`; `box`, `page`, `issue`; and `problem`.
"""
