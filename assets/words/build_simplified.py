"""Make `simplified.txt` from a table of OpenCC; README.md says where it comes from.

usage: build_simplified.py TSCharacters.txt
"""

import sys
from pathlib import Path

TO = Path(__file__).with_name("simplified.txt")
BOTH = "後於乾徵"
"""Characters of GB 2312 that traditional copy writes all the same."""
MORE = {"卫": "衞", "为": "爲", "场": "塲"}
"""Forms of Hong Kong and of old print that the table leaves out."""


def stands_in(codec: str, char: str) -> bool:
    """Tell whether an encoding has a character."""
    try:
        return bool(char.encode(codec))
    except UnicodeError:
        return False


def pairs(lines: list[str]) -> dict[str, str]:
    """Return by simplified character the traditional ones that Taiwan and Hong Kong write."""
    found: dict[str, str] = {}
    for line in lines:
        one, _, two = line.partition("\t")
        plain = two.split()[0] if two.strip() else one
        usual = stands_in("big5hkscs", one) and stands_in("gb2312", plain)
        if one != plain and usual and (one in BOTH or not stands_in("gb2312", one)):
            found[plain] = found.get(plain, "") + one
    return {plain: others + MORE.get(plain, "") for plain, others in found.items()}


if __name__ == "__main__":
    table = pairs(Path(sys.argv[1]).read_text("utf-8").splitlines())
    rows = sorted(table, key=lambda char: char.encode("gb2312"))
    TO.write_text("".join(f"{char}{table[char]}\n" for char in rows), "utf-8")
