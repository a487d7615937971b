"""The window. One rule: it shows the session and asks it; it changes nothing itself.

The way in: `app`, `skeleton` (before an issue), `start`, `opening`, `start_page`, `own_faces`.
Onto the screen: `faces`, `inks`, `painter` (a display list), `pictures` (proxies), `palette`
(colours), `icons`, `units` (Qt's offsets). Between: `bridge` (the session's changes as a signal),
`actions`, `menus` and `keys` (the command table), `questions` and `asking` (values it lacks),
`mime`.

Then `canvas` (pages), `docks`, `dialogs`, and what acts on the page: `carrying`, `writing`,
`cropping`, `outlining`, `picturing`, `jumping`, `healing`, `handing`, `copy_desk` (copy in). Views:
`views`, `reading`, `previews`, `inks_bar` (分色). Small parts: `command_search`, `banner` (who else
is here), `day_field`, `size_field`, `abstract` (what others finish), `flow`, `wheel`,
`input_method`, `dock_places`, `tour`. `desk` wires all of it, `going` turns to what is asked for,
`titles` tells at the edges of the `main_window`, which holds it; `introspect` answers tests.
"""
