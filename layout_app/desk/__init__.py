"""The desk without a window: what an editor can do, for the mouse and for the command line alike.

Read `words` (sentences), `session` (an open issue and its history), `importing` and `exporting`
(files in, files out), `proof` (every problem of an issue), then `commands`, the one table that
menus, keys, the palette and `layout-app do` run. One rule: nothing here knows Qt.
"""
