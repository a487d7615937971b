"""The stylebook in words. One rule: sizes in points, and by name where they have one."""

from layout_app.desk.words import _
from layout_app.model.ids import FaceId
from layout_app.model.typesize import NUMBERS

NEAR = 0.05
"""Points by which a size may miss one that has a name."""


def type_size_text(points: float) -> str:
    """Return a size in points, with its name where it has one: 9 磅 小五."""
    name = next((name for name, size in NUMBERS.items() if abs(size - points) < NEAR), "")
    told = _("{points:g} pt").format(points=round(points, 1))
    return _("{points} {name}").format(points=told, name=name) if name else told


def style_text(name: str) -> str:
    """Return what a style is called."""
    level, _dot, head = name.partition(".")
    if head:
        heads = {"headline": _("Headline"), "kicker": _("Kicker"), "subtitle": _("Subtitle")}
        return _("{head}, rank {rank}").format(head=heads[head], rank=level.removeprefix("level"))
    names = {
        "body": _("Body text"),
        "subhead": _("Subhead"),
        "deck": _("Deck"),
        "byline": _("Byline"),
        "caption": _("Caption"),
        "quote": _("Pull quote"),
        "fact": _("Fact box"),
        "fact_title": _("Title of a fact box"),
        "table": _("Table"),
        "table_head": _("Head of a table"),
        "names": _("Names"),
        "verse": _("Verse"),
        "notice": _("Notice"),
        "folio": _("Header strip"),
        "masthead": _("Masthead"),
        "jump": _("Jump line"),
    }
    return names.get(name, name)


def face_text(face: FaceId) -> str:
    """Return what a face is called: 粗宋; one of the paper's own by its role and weight."""
    role, _dash, weight = face.rpartition("-")
    roles = {"song": _("Song"), "hei": _("Hei"), "kai": _("Kai"), "fang": _("Fangsong")}
    bold = {"song": _("Song bold"), "hei": _("Hei bold")}
    heavy = {"song": _("Song heavy"), "hei": _("Hei heavy")}
    names = {"400": roles, "700": bold, "900": heavy}.get(weight, {})
    return names.get(role) or (f"{roles.get(role, role)} {weight}" if role else face)
