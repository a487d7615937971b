"""The window as a whole. One rule: here things are wired; each does its work elsewhere.

`skeleton` stands before an issue, `start_page` without one; `main_window` holds either or the
`desk`, which wires docks, pages and hands. `dock_places` says what stands where, `foot` opens what
lies below the page, `titles` tells at the edges, `banner` who else is here, `going` turns to what
is asked for, `asking` asks for what a command lacks. Views: `views`, `reading`, `previews`,
`inks_bar` (分色). `tour` shows a newcomer around; `introspect` answers tests.
"""
