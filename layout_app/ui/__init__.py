"""The window. One rule: it shows the session and asks it; it changes nothing itself.

Read `faces` and `painter` (how a display list gets onto the screen), `palette` (colours),
`bridge` (the session's changes as a signal), then `canvas` (pages), `docks`, `dialogs`,
`main_window`, which puts them together, and `app`, which starts them.
"""
