"""Issues as a whole. One rule: nothing but the record passes from one issue to the next.

`making` makes a new one, or the following one, `sample` one to be played with, `record` is its
record as a form, and `mending` looks it over after a crash.
"""
