"""The look of a box given to others (格式刷). One rule: no words, no place, no size goes along."""

from collections.abc import Iterable
from dataclasses import replace

from layout_app.edit.lookup import box_of, with_box
from layout_app.errors import CommandError
from layout_app.model.box import (
    ArticleBox,
    Box,
    OrnamentBox,
    PanelBox,
    RuleBox,
    SectionBox,
    TextBox,
)
from layout_app.model.ids import BoxId
from layout_app.model.issue import Issue

_LOOKS: dict[type[Box], tuple[str, ...]] = {
    ArticleBox: (
        *("arrangement", "columns", "division", "remainder", "headline_size", "head_lines"),
        *("drop_cap", "framed", "border", "border_ink", "tint"),
    ),
    TextBox: ("style",),
    RuleBox: ("weight", "ink"),
    PanelBox: ("fill", "stroke", "weight", "border"),
    SectionBox: ("look", "ink"),
    OrnamentBox: ("ink",),
}
"""Which of their values are looks. An ink of heads is none: it belongs to the photo below them."""


def has_look(box: Box) -> bool:
    """Tell whether a box has a look that others of its kind can take."""
    return type(box) in _LOOKS


def give_look(issue: Issue, look: Box, boxes: Iterable[BoxId]) -> Issue:
    """Give boxes the look of another of their kind; CommandError where none is of that kind."""
    found = [box_of(issue, box)[1] for box in boxes]
    alike = [box for box in found if type(box) is type(look)]
    if not alike or not has_look(look):
        raise CommandError("box.other_kind")
    values = {name: getattr(look, name) for name in _LOOKS[type(look)]}
    for box in alike:
        issue = with_box(issue, replace(box, **values))
    return issue
