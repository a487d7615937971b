"""Names of kinds, arrangements, boxes. One rule: said in the editor's language when shown."""

from layout_app.desk.words import _
from layout_app.model.box import (
    Arrangement,
    Box,
    ContentsBox,
    OrnamentBox,
    PanelBox,
    PictureBox,
    PlannedBox,
    RuleBox,
    SectionBox,
    TextBox,
)
from layout_app.model.text import Kind


def kind_text(kind: Kind) -> str:
    """Return the name of a kind: Headline, 主题."""
    names = {
        Kind.KICKER: _("Kicker"),
        Kind.HEADLINE: _("Headline"),
        Kind.SUBTITLE: _("Subtitle"),
        Kind.DECK: _("Deck"),
        Kind.BYLINE: _("Byline"),
        Kind.SUBHEAD: _("Subhead"),
        Kind.TEXT: _("Text"),
        Kind.QUOTE: _("Pull quote"),
        Kind.FACT: _("Fact box"),
        Kind.TABLE: _("Table"),
        Kind.NAMES: _("Names"),
        Kind.VERSE: _("Verse"),
        Kind.NOTICE: _("Notice"),
        Kind.CAPTION: _("Caption"),
        Kind.JUMP: _("Jump line"),
        Kind.AD: _("Ad"),
        Kind.FURNITURE: _("Furniture"),
    }
    return names[kind]


def kind_sign(kind: Kind) -> str:
    """Return a kind in as little room as a margin has."""
    signs = {
        Kind.KICKER: _("Kick."),
        Kind.HEADLINE: _("Head"),
        Kind.SUBTITLE: _("Sub"),
        Kind.DECK: _("Deck"),
        Kind.BYLINE: _("By"),
        Kind.SUBHEAD: _("Subh."),
        Kind.QUOTE: _("Quote"),
        Kind.FACT: _("Fact"),
        Kind.TABLE: _("Table"),
        Kind.NAMES: _("Names"),
        Kind.VERSE: _("Verse"),
        Kind.NOTICE: _("Notice"),
        Kind.TEXT: "¶",
    }
    return signs.get(kind, "·")


def arrangement_text(arrangement: Arrangement) -> str:
    """Return what it is called how heads stand to their text: 盖文, 文夹题."""
    names = {
        Arrangement.OVER: _("Over the text"),
        Arrangement.INSIDE: _("Between its columns"),
        Arrangement.BESIDE: _("In the upper left corner"),
        Arrangement.SURROUNDED: _("Amid the text"),
        Arrangement.UNDER_PICTURE: _("Below the picture"),
        Arrangement.VERTICAL_LEFT: _("Vertical, at the left"),
        Arrangement.VERTICAL_RIGHT: _("Vertical, at the right"),
    }
    return names[arrangement]


def box_text(box: Box) -> str:
    """Return what an editor calls a box that holds neither article nor ad."""
    match box:
        case TextBox():
            return _("Free text")
        case PictureBox():
            return _("Picture")
        case RuleBox():
            return _("Rule")
        case PanelBox():
            return _("Panel")
        case SectionBox():
            return _("Section head")
        case OrnamentBox():
            return _("Ornament")
        case PlannedBox():
            return _("Planned article")
        case ContentsBox():
            return _("Contents")
        case _:
            return _("Package")
