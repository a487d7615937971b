"""What acts on the page. One rule: a hand turns events into commands; the session carries them out.

`carrying` (things dragged), `writing` (text in its place), `cropping` and `outlining` (pictures),
`picturing` (new ones), `jumping` (articles to other pages), `healing` (problems), `handing` (pages
to the next desk), `sending` (articles to other issues), `copy_desk` (copy in), `saving` (over what
somebody else changed), `seeking` (words), `questions` (values that a command still lacks).
"""
