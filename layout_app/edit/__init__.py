"""Pure operations on an issue. One rule: (Issue, …) -> Issue, or a CommandError that says why not.

Read `lookup` (find and replace by id), `anchors` (places in the copy through every change), then
the operations: `articles`, `seams`, `pages`, `boxes`, `pictures`, `corrections`; `snap` and
`history` stand alone.
"""
