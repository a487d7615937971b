"""A newspaper desk: copy goes in, is made whole, laid out, and leaves as print-ready PDF/X.

Read the rooms in the order in which the data walks through them: `model` (the nouns), `intake`
(copy into blocks), `repair` (cut sentences find their other half), `edit` (pure operations), `cjk`
and `fonts` (what is known of characters and faces), `compose` (where ink goes), `arrange` (pages
that make themselves), `display` (the one list that screen and paper share), `preflight` (what is
wrong with it), `press` (PDF), `web` (the digital edition), `store` (files), `desk` (session and
commands), and the two faces `cli` and `ui`. Below all of them `errors`, `frozen` (values),
`resources`, `sharing` (a second process), `rubbish`; `locale` holds the translations, `__main__` is
the door. One rule: a room imports only rooms to its right in the layers of pyproject.toml.

The numerical library is told to keep to one thread, before anything loads it: our matrices are
small, and its waiting threads trebled the time of a page where another program was at work.
"""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
