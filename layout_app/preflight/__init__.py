"""What a printing house would object to. One rule: facts from the display list, no file is opened.

`limits` holds the figures with their sources, `ink` judges colours and lines, `place` judges where
things stand; `page` puts them together for a page.
"""
