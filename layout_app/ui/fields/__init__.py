"""Small parts of forms and lists. One rule: a part knows what it shows and not where.

Lists: `rows`, `flow` (rows that wrap), `kinds` (names of what they list), `abstract` (what others
finish). Fields: `day_field`, `size_field`, `command_search`, `article_choice`, `swatches` (a
library to look at), `trims` (sizes of ads); `named` gives each its name, `showing` its value.
`wheel` keeps a turning wheel from changing values, `room` scrolls long forms, `elided` is a line
that gives way, `in_hand` parts the undo of a field from the issue's.
"""
