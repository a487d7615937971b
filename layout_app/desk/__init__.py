"""The desk without a window: what an editor can do, for the mouse and for the command line alike.

One rule: nothing here knows Qt, and a room sees only those below it in the layers of
pyproject.toml. An open issue is a `session`; `diary` writes down every command of it, `unsaved`
brings back what an editor left without saving, `theirs` takes what others wrote meanwhile,
`differing` says what was changed since a page was signed or the last save,
`writing` opens one only to write to it, `originals` and `condition` (the press it is made for) are
what it knows of its files, `files` reads and writes those that editors name, and `words` turns
codes and msgids into the `sentences` that editors read, `style_words` the stylebook.

Read the rooms in the order of the day. `issues`: new ones, and their record. `copy`: manuscripts
come in and are made whole. `material`: pictures, ads and faces. `pages`: where articles land and
how they fit. `problems`: what is wrong, and `cures` for it. `output`: whatever leaves the desk;
`jobs` does the long part of it in another process. `commands` is the one table that menus, keys,
the palette and `layout-app do` run.
"""
