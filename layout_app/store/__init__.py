"""Files: YAML, originals, lock. One rule: work is never lost, nor changed by a bad file.

Read `publication` (the door), `folder` (what lies where), `reading`, `saving` and `copies`;
`format` (every file, read and written) with its records `article_file` and `records`, `forms`
(values that people type) and `spelling` (words for figures); below it `codec` (values ↔ entries),
`inline` (a paragraph as a line), `trees`, `yaml_loader`, `yaml_writer`; `atomic` (files replaced
whole), `journal`, `recovery` and `unsaved` (what was not saved), `theirs` (what others wrote),
`signed` (pages as they were signed), `lock`, `mending` (after a crash). Beside the issue:
`originals`, `faces`, `houses`, `templates`, `settings`, `learned`.
"""
