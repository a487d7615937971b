"""What heals a problem. One rule: a cure is a command of the table with its values, one step.

The values are words, as `layout-app do` takes them.
"""

from collections.abc import Callable, Iterator

from layout_app.desk.session import Session
from layout_app.desk.words import Message
from layout_app.frozen import frozen
from layout_app.model.problem import Problem


@frozen
class Cure:
    """A command that makes a problem go away."""

    command: str
    args: tuple[tuple[str, str], ...] = ()
    label: Message
    """What it does, as a button says it."""
    needs: tuple[str, ...] = ()
    """Arguments that only an editor can give; the command can be run once they are there."""


Healer = Callable[[Session, Problem], Iterator[Cure]]
"""Yields what may heal a problem, the gentlest first; each is tried before it is offered."""


def cure(command: str, label: Message, *, needs: tuple[str, ...] = (), **args: object) -> Cure:
    """Return a cure; lengths are written to a thousandth."""
    told = tuple((name, _word(value)) for name, value in args.items())
    return Cure(command=command, args=told, label=label, needs=needs)


def _word(value: object) -> str:
    return f"{round(value, 3):g}" if isinstance(value, float) else str(value)
