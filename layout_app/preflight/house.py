"""A printing house: its limits and what it asks for. One rule: nothing here is judged or done."""

from enum import StrEnum

from layout_app.frozen import frozen
from layout_app.preflight.limits import Limits


class Intent(StrEnum):
    """What is kept where a press cannot show a colour (ICC.1)."""

    RELATIVE = "relative"
    """Colours that can be printed stay as they are."""
    PERCEPTUAL = "perceptual"
    """All colours give way a little."""
    SATURATION = "saturation"
    """Charts and logos stay vivid."""
    ABSOLUTE = "absolute"
    """The tint of the paper is imitated, for proofs."""


@frozen
class PictureRules:
    """How pictures are made ready for a press."""

    ppi: float = 200.0
    """Pixels an inch that the press can show."""
    spare: float = 1.5
    """How many times finer a picture may be before it is reduced."""
    quality: int = 92
    """Of JPEG, 1..95."""
    intent: Intent = Intent.RELATIVE
    ink: float = 240.0
    """Most ink in one place, percent."""
    keeps_black_point: bool = True
    """Whether the darkest tone becomes the darkest that the press has (BPC)."""


PICTURES = PictureRules()
"""Where no house is named."""


@frozen
class House:
    """What a printing house wants; the defaults are those of coldset newsprint."""

    title: str = ""
    """Its name in words."""
    limits: Limits = Limits()
    pictures: PictureRules = PICTURES
    icc: str = ""
    """File of its output profile, in the publication's folder; empty for the publication's own."""
    condition: str = ""
    """Its printing condition in words."""
    registered: str = ""
    """The condition's name in the ICC registry; empty where it has none."""
    marks: bool = False
    """Whether it wants crop and register marks."""
    fold: float = 0.0
    """Room between two pages on a sheet (中缝), millimetres."""
    outlines: bool = False
    """Whether it wants type as outlines (转曲)."""
    file_name: str = ""
    """Pattern of a page's file; empty for `{date:%Y%m%d}{folio}.pdf`."""
    rules_off: tuple[str, ...] = ()
    """Codes of rules that are not judged for it."""


NEWSPRINT = House()
"""Where no house is named."""
