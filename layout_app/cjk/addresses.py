"""Where an address of the net may part. One rule: behind a sign of its own, and no hyphen is added.

A hyphen at the line's end would be read as part of the address.
"""

import re

# Each is tried where a word begins alone: from every letter of a long one it would take its square.
_ADDRESS = re.compile(
    r"https?://[!-~]+"
    r"|(?<![\w.+-])[A-Za-z0-9][\w.+-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
    r"|(?<![A-Za-z0-9.-])(?:[A-Za-z0-9-]+\.)*[A-Za-z0-9-]{2,}\.[A-Za-z]{2,}(?:/[!-~]*)?",
    re.ASCII,
)
_BEHIND = re.compile(r"[./@?&=_#](?=[A-Za-z0-9])")


def addresses(text: str) -> list[range]:
    """Return the addresses of a text, in order."""
    return [range(*address.span()) for address in _ADDRESS.finditer(text)]


def address_breaks(text: str) -> list[int]:
    """Return the places in addresses where a line may end: www.|example.|com/|news."""
    return [
        address.start + sign.end()
        for address in addresses(text)
        for sign in _BEHIND.finditer(text[address.start : address.stop])
    ]
