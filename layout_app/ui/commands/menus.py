"""What stands in which menu, as data. One rule: this is the only place that orders commands.

A menu is groups of rows, a line between two groups; a row is a command of the table or of the
view, or another menu behind it. What a newspaper's
editor does every hour stands above what is done once a week, and what deletes stands last.
"""

from collections.abc import Iterator

from layout_app.desk.words import Message, msg
from layout_app.frozen import frozen

RECENT = "menu-recent"
"""The menu that the window fills with the issues opened lately."""
DOCKS = "menu-docks"
"""The menu that the window fills with its docks."""


@frozen
class Menu:
    """Rows behind a title."""

    name: str
    """Object name: `menu-file`."""
    title: Message = Message("")
    """Empty for a menu that comes up under the mouse."""
    groups: tuple[tuple["str | Menu", ...], ...] = ()


_ADVERTISEMENT = Menu(
    name="menu-ad",
    title=msg("Advertisement"),
    groups=(
        ("ad.fill", "ad.text", "ad.house", "ad.trim"),
        ("ad.mark",),
        ("ad.rebook", "ad.clear", "ad.cancel"),
    ),
)
_ALIGN = Menu(
    name="menu-align",
    title=msg("Align and distribute"),
    groups=(
        ("box.align_left", "box.align_centre", "box.align_right"),
        ("box.align_top", "box.align_middle", "box.align_foot"),
        ("box.same_width", "box.same_height"),
        ("box.distribute_across", "box.distribute"),
    ),
)
_PICTURE = Menu(
    name="menu-picture",
    title=msg("Pictures"),
    groups=(
        ("picture.add", "picture.caption", "view.crop"),
        ("picture.contour", "picture.under_heads"),
        ("picture.replace", "picture.find", "picture.remove"),
    ),
)
_OBJECT = Menu(
    name="menu-object",
    title=msg("Tables, names, verse, notices"),
    groups=(
        ("article.table", "article.insert_table"),
        ("article.names", "article.verse", "article.notices"),
    ),
)
_ADD = Menu(
    name="menu-add",
    title=msg("Add to the page"),
    groups=(
        ("box.plan", "ad.book", "page.contents"),
        ("page.section_head", "free.ornament"),
        ("free.text", "free.rule", "free.panel"),
    ),
)
_HEADS = Menu(
    name="menu-heads",
    title=msg("Headline and text"),
    groups=(
        ("headline.size", "headline.lines", "headline.vertical"),
        ("box.columns", "box.drop_cap", "box.vertical"),
    ),
)
_HANDING = ("article.copy_web", "article.save_word")
_JUMPS = ("box.continue", "jump.end", "jump.free", "jump.keyword")
_LEFT_OUT = ("article.cut", "article.uncut")

MENUS = (
    Menu(
        name="menu-file",
        title=msg("&File"),
        groups=(
            ("issue.new", "issue.open", Menu(name=RECENT, title=msg("Open recent")), "issue.start"),
            ("issue.save", "issue.copy", "issue.unsaved"),
            ("article.import", "issue.export", "issue.print"),
            ("issue.record", "issue.logo", "issue.check", "issue.mend"),
            ("issue.close",),
        ),
    ),
    Menu(
        name="menu-edit",
        title=msg("&Edit"),
        groups=(
            ("edit.undo", "edit.redo"),
            ("box.cut", "box.copy", "box.paste", "box.duplicate", "box.repeat"),
            ("box.take_look", "box.give_look"),
            ("edit.select_all", "edit.find", "edit.find_next", "edit.find_previous"),
        ),
    ),
    Menu(
        name="menu-copy",
        title=msg("&Article"),
        groups=(
            ("article.fit", "box.fill"),
            ("view.story", "article.punctuate", "word.watch"),
            _LEFT_OUT,
            ("note.pin",),
            (_PICTURE, _OBJECT),
            ("article.merge",),
            _HANDING,
            ("article.carry", "article.hold", "article.take"),
            ("article.remove",),
        ),
    ),
    Menu(
        name="menu-repair",
        title=msg("&Repair"),
        groups=(("seam.accept_all", "seam.look"),),
    ),
    Menu(
        name="menu-page",
        title=msg("&Page"),
        groups=(
            ("page.new", "page.duplicate"),
            ("page.arrange", "issue.arrange"),
            (_ADD,),
            ("page.section", "page.words", "page.staff"),
            ("page.template", "page.save_template"),
            ("page.join", "page.part"),
            ("page.read", "page.sign", "page.reopen", "page.changes"),
            ("guide.add", "guide.clear"),
            ("style.habits", "colour.define"),
            ("page.delete",),
        ),
    ),
    Menu(
        name="menu-box",
        title=msg("&Box"),
        groups=(
            ("view.write", "box.replace"),
            _JUMPS,
            (_HEADS, _ALIGN),
            ("box.frame", "box.package", "box.unpackage"),
            ("box.front", "box.forward", "box.backward", "box.back"),
            ("box.pin", "box.unpin"),
            (_ADVERTISEMENT, "box.section_head", "box.ornament"),
            ("box.remove",),
        ),
    ),
    Menu(
        name="menu-view",
        title=msg("&View"),
        groups=(
            ("view.fit", "view.width", "view.full", "view.selection", "view.in", "view.out"),
            ("view.previous_page", "view.next_page", "page.go", "view.facing"),
            ("view.proof", "view.inks", "view.reading"),
            ("view.grid", "view.guides", "view.rulers"),
            ("view.next_problem", "view.cure"),
            (Menu(name=DOCKS, title=msg("Docks")), "view.foot", "view.cycle", "view.colours"),
        ),
    ),
    Menu(
        name="menu-help",
        title=msg("&Help"),
        groups=(("help.tour", "help.keys"), ("help.palette",)),
    ),
)
"""The menu bar; every command that needs no value, or asks for it, stands in one of these."""

UNDER_THE_MOUSE = (
    Menu(
        name="context-box",
        groups=(
            ("article.fit", "box.replace", "view.write", "view.story"),
            ("box.cut", "box.copy", "box.paste", "box.duplicate", "box.repeat"),
            ("box.take_look", "box.give_look"),
            ("headline.size", "headline.lines", "headline.vertical"),
            ("box.columns", "box.drop_cap", "box.vertical", "box.frame"),
            ("box.continue", "jump.end", "jump.free"),
            ("view.crop", "picture.add"),
            ("ad.fill", "ad.text", "ad.house", "ad.trim", "ad.mark"),
            ("ad.rebook", "ad.clear", "ad.cancel"),
            ("box.section_head", "box.ornament"),
            ("box.package", "box.unpackage"),
            (_ALIGN, "box.front", "box.forward", "box.backward", "box.back"),
            ("box.pin", "box.unpin"),
            ("box.remove",),
        ),
    ),
    Menu(
        name="context-article",
        groups=(
            ("box.fill", "article.fit"),
            ("view.story", "article.punctuate"),
            (_PICTURE, _OBJECT),
            ("article.merge", "article.uncut", "jump.keyword"),
            _HANDING,
            ("article.carry", "article.hold"),
            ("article.remove",),
        ),
    ),
    Menu(name="context-picture", groups=_PICTURE.groups),
    Menu(
        name="context-page",
        groups=(
            ("box.paste",),
            ("box.fill", "page.arrange"),
            (_ADD,),
            ("page.section", "page.words", "page.staff", "page.template"),
            ("guide.add", "guide.clear"),
            ("page.new", "page.duplicate", "page.join", "page.part"),
            ("page.delete",),
        ),
    ),
)
"""Menus for what lies under the mouse: they show what can act there now, and nothing grey."""


def commands_in(menu: Menu) -> Iterator[str]:
    """Give the names of the rows of a menu, and of the menus behind it, from above."""
    for group in menu.groups:
        for row in group:
            if isinstance(row, Menu):
                yield from commands_in(row)
            else:
                yield row
