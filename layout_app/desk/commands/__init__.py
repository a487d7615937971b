"""The command table. One rule: whatever an editor can do has one row here and nowhere else.

Menus, tool bar, shortcuts, palette, `layout-app do` and the headless journeys all read `COMMANDS`.
`command` is what a row is, `arguments` what many rows take, `inks` how inks are said. The issue:
`issues`, `printing`, `history`, `styles`, `furniture`. Copy: `articles`, `carrying` (to other
issues), `handing`, `objects`, `fitting`, `pictures`, `seams`, `notes`, `watching` (words),
`findings` (what imports met), `jumps`. Pages: `pages`, `signing`, `templates`, `guides`,
`arranging`, `planning`. Boxes: `boxes` as a whole, `heads` and `insides` of them, `placing`,
`copying` (and looks), `frames`, `packages`, `colours`, `adorning`, `ads`, `free`.
"""

from collections.abc import Mapping
from difflib import get_close_matches

from layout_app.desk.commands import (
    adorning,
    ads,
    arranging,
    articles,
    boxes,
    carrying,
    colours,
    copying,
    findings,
    fitting,
    frames,
    free,
    furniture,
    guides,
    handing,
    heads,
    history,
    insides,
    issues,
    jumps,
    notes,
    objects,
    packages,
    pages,
    pictures,
    placing,
    planning,
    printing,
    seams,
    signing,
    styles,
    templates,
    watching,
)
from layout_app.desk.commands.command import Command
from layout_app.desk.session import Session
from layout_app.errors import CommandError

COMMANDS: Mapping[str, Command] = {
    command.name: command
    for module in (
        issues,
        printing,
        history,
        articles,
        carrying,
        handing,
        objects,
        fitting,
        pictures,
        seams,
        notes,
        watching,
        findings,
        pages,
        signing,
        boxes,
        insides,
        heads,
        frames,
        packages,
        colours,
        copying,
        adorning,
        arranging,
        planning,
        jumps,
        ads,
        furniture,
        templates,
        placing,
        guides,
        free,
        styles,
    )
    for command in module.COMMANDS
}


def run(session: Session, name: str, /, **arguments: object) -> object:
    """Run a command by name; CommandError if there is none, or an argument does not fit."""
    if name not in COMMANDS:
        near = get_close_matches(name, COMMANDS, 1)
        raise CommandError("command.unknown", name=name, near=near[0] if near else "")
    return COMMANDS[name].run(session, arguments)
