"""What a printing house or the law would object to. One rule: facts of the display list, no files.

`limits` holds the figures with their sources, `house` what a printing house asks for with them;
`finding` is one fault, `ink` judges colours and lines, `place` where things stand, `grounds` what
type lies on; `page` puts them together for a page. `law` judges the form of an issue as it is
printed, `budget` counts its errors.
"""
