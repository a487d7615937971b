"""The window. One rule: it shows the session and asks it; it changes nothing itself.

The way in: `app`, `start`, `opening` (an issue on its way into the window). Then downwards, each
room seeing only what lies below it: `window` (all of it wired), `hands` (what acts on the page),
`dialogs` and `docks`, `canvas` (the pages), `commands` (the session and its command table),
`fields` (small parts of forms and lists), `screen` (a display list in colours, faces, icons).
"""
