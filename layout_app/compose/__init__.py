"""Where ink goes: the only room that decides it. One rule: values in, values out, no files.

Read from the character up; no room knows of those that come after it. `line`: text is measured and
broken, and lines become ink. `drawing`: ink that is no text. `flow`: columns, and text poured into
them. `article`: the boxes of one article with their heads and pictures. `beside`: the rest of a
page. `page` (the `Composer`) puts all of it together and tells of `collisions`.

What asks for pages: `spread` shows halves of one, `copyfit` makes fit what does not: `levers` are
what it may change, a `trial` finds the least of them. `galley` pours without a page.
"""
