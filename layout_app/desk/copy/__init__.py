"""Copy on the desk. One rule: what came in is kept as it came, and can be told again.

`reading` makes articles of files and `repairing` finds what was cut in them; `importing` brings
them into the issue, `told` is what it keeps of what it tells. `versions` is a file that comes
again, `remembering` keeps decisions across it. `looking` finds other halves in other files,
`elsewhere` says in which and proposes them; `learning` teaches the repair model from finished
issues. `carrying` takes articles to other issues, `pasting` takes words from other programs,
`finding` looks for words in the issue.
"""
