"""Read a dump of a page. One rule: reading cannot fail once the bytes are characters."""

from layout_app.frozen import frozen
from layout_app.intake.blocks import blocks_of
from layout_app.intake.stories import stories_of
from layout_app.intake.text import Decoded
from layout_app.model.problem import Problem, Severity, Where, problem
from layout_app.model.seam import Block, Story


@frozen
class Dump:
    """Raw copy of a page: its lines, what they are, which of them are one article."""

    name: str
    """File name below `dumps/`."""
    encoding: str
    text: str
    blocks: tuple[Block, ...] = ()
    stories: tuple[Story, ...] = ()
    problems: tuple[Problem, ...] = ()


def dump_of(decoded: Decoded, name: str) -> Dump:
    """Return the dump that a text is."""
    blocks = blocks_of(decoded.text)
    empty = () if blocks else (problem("copy.empty", Severity.WARNING, Where(file=name)),)
    return Dump(
        name=name,
        encoding=decoded.encoding,
        text=decoded.text,
        blocks=blocks,
        stories=stories_of(blocks),
        problems=(*decoded.problems, *empty),
    )
