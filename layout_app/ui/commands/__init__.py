"""Between window and session. One rule: every way to a command leads through its one action.

`bridge` tells what the session changed; `actions`, `menus` and `keys` are its command table as Qt
knows it; `recent` remembers issues.
"""
