"""One thing found on one item. One rule: it knows no place; whoever walks the page adds that."""

from layout_app.frozen import frozen
from layout_app.model.problem import Fact, Severity


@frozen(kw_only=False)
class Finding:
    """What is wrong with an item."""

    code: str
    """`press.snake_case`."""
    severity: Severity
    args: tuple[tuple[str, Fact], ...] = ()


def warn(code: str, **args: Fact) -> Finding:
    """Return a finding of severity warning."""
    return Finding(code, Severity.WARNING, tuple(args.items()))


def note(code: str, **args: Fact) -> Finding:
    """Return a finding that is no fault."""
    return Finding(code, Severity.NOTE, tuple(args.items()))


def fail(code: str, **args: Fact) -> Finding:
    """Return a finding of severity error."""
    return Finding(code, Severity.ERROR, tuple(args.items()))
