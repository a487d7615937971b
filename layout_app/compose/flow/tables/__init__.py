"""Tables in columns and across them. One rule: a row takes whole grid lines and is never parted.

`table` is what is set, and how wide its columns are; `rows` are its rows in a flow, and `ink` what
is seen of them.
"""
