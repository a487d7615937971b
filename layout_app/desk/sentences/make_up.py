"""What the make-up room says. One rule: names for proposals, sentences for pages that stand."""

from layout_app.desk.sentences.marking import _
from layout_app.model.style import Manner

TASTE = {
    "lead_place": _("the lead is not on top"),
    "lead_inside": _("the lead keeps to neither side"),
    "lead_right": _("the lead is on the right"),
    "outgrown_lead": _("an article larger than the lead"),
    "outshone_lead": _("a picture larger than the lead's"),
    "hierarchy": _("headline too large for its rank"),
    "outsized_head": _("large headline over a short article"),
    "order": _("lesser article before a weightier one"),
    "brief_on_top": _("brief on top"),
    "same_heads": _("headlines of one size side by side"),
    "heads_beside": _("headlines side by side"),
    "facing_heads": _("like headlines facing each other"),
    "head_under_head": _("headline right below another"),
    "cut_across": _("gutter across the whole page"),
    "cut_down": _("gutter down the whole page"),
    "picture_neighbours": _("pictures that touch"),
    "tall": _("very tall box"),
    "flat": _("very flat box"),
    "ad_place": _("ad away from the foot"),
    "narrow_briefs": _("narrow briefs side by side"),
    "hole": _("white above an article"),
    "uneven_feet": _("white beside an article"),
    "torn_head": _("headlines that break a word"),
    "lone_line": _("line alone in its column"),
}
"""Rules of the make-up room that a page may break, as `arrange.breaches` names them."""

MANNERS = {
    Manner.STANDARD: _("Most papers"),
    Manner.POLITICS: _("Current affairs"),
    Manner.CITY: _("City paper"),
    Manner.SUPPLEMENT: _("Supplement"),
}
"""What papers mind in the make-up of their pages."""

MAKE_UP = {
    "taste.lead_place": _("The lead does not stand on top; move it up, or give it another rank"),
    "taste.lead_inside": _("The lead keeps to neither side of the page; move it to one"),
    "taste.hierarchy": _(
        "The headline of “{headline}” is too large for its rank beside the others; make it"
        " smaller, or change the ranks"
    ),
    "taste.outsized_head": _(
        "The headline of “{headline}” is larger than that of “{other}”, which has its rank and"
        " takes twice the room; make it smaller"
    ),
    "taste.same_heads": _(
        "Headlines of one size stand side by side: “{headline}” and “{other}”; make one smaller,"
        " or move it down"
    ),
    "taste.facing_heads": _(
        "Like headlines face each other: “{headline}” and “{other}”; change the size or the lines"
        " of one"
    ),
    "taste.head_under_head": _(
        "The headline of “{other}” stands right below that of “{headline}”; let text stand"
        " between them"
    ),
    "taste.cut_across": _(
        "A gutter runs across the whole page above “{headline}”; let a box stand over it"
    ),
    "taste.cut_down": _(
        "A gutter runs down the whole page left of “{headline}”; let a box stand over it"
    ),
    "taste.tall": _("The box of “{headline}” is a tower; make it wider"),
    "taste.ad_place": _("The ad does not stand at the foot of the page; move it down"),
}
"""Breaches on pages that stand, by the code of their problem."""
