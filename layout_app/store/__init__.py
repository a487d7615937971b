"""Files: YAML, originals, lock. One rule: work is never lost, nor changed by a bad file.

Read `publication` (the door), `folder` (what lies where), `reading` and `saving`; `forms` (the
files as records), `codec` (values ↔ entries), `inline` (a paragraph as a line), `trees`,
`yaml_loader` and `yaml_writer`; `atomic` (files replaced whole), `lock`, `journal` and `recovery`
(what was not saved), `copies` (an issue elsewhere), `originals`, `learned`.
"""
