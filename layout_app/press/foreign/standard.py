"""What a file claims to be. One rule: a table of facts, nothing is judged here."""

from enum import StrEnum


class Standard(StrEnum):
    """A PDF/X standard, by the name a file gives itself."""

    X1A_2001 = "PDF/X-1a:2001"
    X1A_2003 = "PDF/X-1a:2003"
    X3_2002 = "PDF/X-3:2002"
    X3_2003 = "PDF/X-3:2003"
    X4 = "PDF/X-4"

    @property
    def key(self) -> str:
        """Version as the file writes it: that of 2001 calls itself PDF/X-1."""
        return "PDF/X-1:2001" if self is Standard.X1A_2001 else self.value

    @property
    def version(self) -> tuple[int, int]:
        """Highest PDF version of the header."""
        if self is Standard.X4:
            return (1, 6)
        return (1, 3) if self in (Standard.X1A_2001, Standard.X3_2002) else (1, 4)

    @property
    def is_cmyk_only(self) -> bool:
        """Tell whether nothing but process and spot inks may be used (X-1a)."""
        return self in (Standard.X1A_2001, Standard.X1A_2003)

    @property
    def is_modern(self) -> bool:
        """Tell whether transparency, layers and packed objects are allowed (X-4)."""
        return self is Standard.X4


def claimed(info_key: str, xmp_key: str) -> Standard | None:
    """Return what a file says it is, in Info or in XMP; None where it says nothing known."""
    if xmp_key == Standard.X4.key:
        return Standard.X4
    return next((found for found in Standard if found.key == info_key), None)
