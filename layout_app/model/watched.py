"""Words that a paper watches for. One rule: what is found is told; nobody is corrected unasked."""

from layout_app.frozen import frozen


@frozen
class WatchedWord:
    """Words that should not be printed as they stand, and what should."""

    find: str
    put: str = ""
    """What stands in their place; empty only warns."""
    why: str = ""

    def __post_init__(self) -> None:
        if not self.find.strip() or self.find == self.put:
            raise ValueError("a watched word is some characters, and other ones to put")
