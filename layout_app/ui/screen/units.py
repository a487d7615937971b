"""Lengths of text as Qt counts them. One rule: offsets of the model are characters, never units."""


def units(text: str) -> int:
    """Return the length of a text in UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2


def characters(text: str, count: int) -> int:
    """Return how many characters so many UTF-16 units are."""
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * count].decode("utf-16-le"))
