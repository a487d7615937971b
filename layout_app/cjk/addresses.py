"""Where an address of the net or a code may part. One rule: no hyphen is added.

A hyphen at the line's end would be read as part of it. An address parts behind a sign of its own; a
code as long as that of a company or an identity card, which no narrow column holds beside other
words, anywhere but near its ends, as small advertisements have it. Shorter ones, telephone numbers
among them, stay whole.
"""

import re

# Each is tried where a word begins alone: from every letter of a long one it would take its square.
_ADDRESS = re.compile(
    r"https?://[!-~]+"
    r"|(?<![\w.+-])[A-Za-z0-9][\w.+-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
    r"|(?<![A-Za-z0-9.-])(?:[A-Za-z0-9-]+\.)*[A-Za-z0-9-]{2,}\.[A-Za-z]{2,}(?:/[!-~]*)?",
    re.ASCII,
)
_CODE = re.compile(r"(?<![A-Za-z0-9.,/-])(?=[A-Z]*[0-9])[0-9A-Z]{15,40}(?![A-Za-z0-9.,/-])")
_KEPT = 4
"""Characters of a code that stay together at either end."""
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


def code_breaks(text: str) -> list[int]:
    """Return the places in long codes where a line may end: 9100|0000MA0000|0000."""
    return [
        k
        for code in _CODE.finditer(text)
        for k in range(code.start() + _KEPT, code.end() - _KEPT + 1)
    ]
