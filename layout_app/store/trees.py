"""What a file holds before it is text. One rule: plain values, and three ways to lay them out."""

from collections.abc import Mapping, Sequence

from layout_app.frozen import frozen


@frozen(kw_only=False)
class Lines:
    """Text written as a block scalar, one entry a line."""

    lines: tuple[str, ...]


@frozen(kw_only=False)
class Flow:
    """A mapping or list that stays on one line."""

    value: "Mapping[str, Tree] | Sequence[Tree]"


@frozen(kw_only=False)
class Plain:
    """A word that is written without quotes whatever it looks like."""

    text: str


Tree = (
    str | int | float | bool | None | Lines | Flow | Plain | Mapping[str, "Tree"] | Sequence["Tree"]
)
