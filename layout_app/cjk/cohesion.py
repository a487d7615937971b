"""Which characters stand together in words. One rule: two neighbours, no dictionary, no grammar.

The table is read when the first text asks; `assets/words/README.md` tells where it is from. A pair
that is a word in one text and meets by chance in another (大学 in 长大学会) is taken as a word.
"""

from functools import cache

from layout_app.resources import asset


def are_bound(one: str, two: str) -> bool:
    """Tell whether two neighbouring characters stand inside a word: 体检, not 检设."""
    return two in _table().get(one, "")


@cache
def _table() -> dict[str, str]:
    """Return what stands behind each character in words."""
    lines = asset("words/pairs.txt").read_text("utf-8").splitlines()
    return {line[0]: line[1:] for line in lines}
