"""What a printing house would object to. One rule: facts from the display list, no file is opened.

`limits` holds the figures with their sources, `house` what a printing house asks for with them;
`ink` judges colours and lines, `place` where things stand; `page` puts them together for a page.
"""
