"""Editorial facts. One rule: a problem is a value that is returned, never raised."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from enum import StrEnum

from layout_app.errors import IssueFileError, LayoutError
from layout_app.frozen import frozen


class Severity(StrEnum):
    """How much a problem matters, most first."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


Fact = str | int | float
"""What an argument of a problem may be."""


@frozen
class Where:
    """The place a problem is about; what does not apply is left out."""

    file: str = ""
    line: int | None = None
    """Line in the file, from 1."""
    block: int | None = None
    """Index of a block of a dump."""
    page: str = ""
    """Folio, such as A01."""
    box: str = ""
    article: str = ""
    paragraph: int | None = None
    offset: int | None = None
    """Characters into the paragraph."""


@frozen
class Problem:
    """Something an editor should know of: overset text, a missing half, a missing glyph."""

    code: str
    """`subject.snake_case`, such as `layout.overset`."""
    severity: Severity
    where: Where = Where()
    args: tuple[tuple[str, Fact], ...] = ()
    """What the sentence names, as sorted pairs."""


def problem(code: str, severity: Severity, where: Where | None = None, **args: Fact) -> Problem:
    """Return a problem with its arguments in a fixed order."""
    return Problem(
        code=code, severity=severity, where=where or Where(), args=tuple(sorted(args.items()))
    )


def places_fact(places: Iterable[Where]) -> str:
    """Return places in paragraphs of one text as an argument of a problem: 2:5 3:0."""
    inside = (place for place in places if place.paragraph is not None)
    return " ".join(f"{place.paragraph}:{place.offset or 0}" for place in inside)


def places_of(found: Problem) -> tuple[Where, ...]:
    """Return the place of a problem, or all of them where it names several."""
    told = str(dict(found.args).get("places", "")).split()
    pairs = (map(int, place.split(":")) for place in told)
    return tuple(
        replace(found.where, paragraph=paragraph, offset=offset) for paragraph, offset in pairs
    ) or (found.where,)


def about(found: Problem, **args: Fact) -> Problem:
    """Return a problem with further arguments."""
    return replace(found, args=tuple(sorted((dict(found.args) | args).items())))


def problems_of(error: LayoutError, severity: Severity = Severity.ERROR) -> Iterator[Problem]:
    """Yield a refusal, and its further faults, as facts of what goes on without the file."""
    others = error.others if isinstance(error, IssueFileError) else ()
    for fault in (error, *others):
        facts = {k: v for k, v in fault.arguments.items() if isinstance(v, Fact)}
        path, line = facts.pop("path", ""), facts.pop("line", None)
        where = Where(file=str(path), line=line if isinstance(line, int) else None)
        yield problem(fault.code, severity, where, **facts)
