"""Sentences are marked where they stand. One rule: they are translated when they are said."""


def _(text: str) -> str:
    """Mark a sentence for the catalogue; `words` translates it."""
    return text
