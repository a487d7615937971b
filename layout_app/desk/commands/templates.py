"""Commands on page templates: kept, applied, begun from. One rule: they belong to the publication.

A page that takes one over is a step of the history; a file that was taken away is brought back.
"""

from layout_app.desk.commands.arguments import PAGE
from layout_app.desk.commands.command import Argument, Command, has_page, whole
from layout_app.desk.session import Change, Selection, Session
from layout_app.desk.words import msg
from layout_app.edit import pages
from layout_app.errors import CommandError
from layout_app.model.ids import PageId, new_id
from layout_app.model.issue import index
from layout_app.model.page import Page
from layout_app.store.templates import (
    keep_template,
    read_template,
    remove_template,
    restore_template,
    template_names,
)


def template_named(session: Session, name: str) -> Page:
    """Return a template of the publication; CommandError names those that there are."""
    home = session.opened.publication_folder
    if name not in template_names(home):
        raise CommandError(
            "page.no_template", name=name, names=", ".join(template_names(home)) or "–"
        )
    return read_template(home, name)


def apply_template(session: Session, page: PageId, name: str) -> Change:
    """Give a page the furniture, slots and standing boxes of a template."""
    template = template_named(session, name)
    return session.do(
        lambda issue: pages.apply_template(issue, page, name, template), msg("Apply a template")
    )


def begin_page(session: Session, name: str, at: int | None) -> Change:
    """Add a page that begins with a template, at an index, or behind the last."""
    template, made = template_named(session, name), PageId(new_id())
    return session.do(
        lambda issue: pages.page_from(issue, made, name, template, at),
        msg("New page from “{name}”", name=name),
        select=Selection(page=made),
    )


def save_template(session: Session, page: PageId, name: str) -> None:
    """Keep what a page holds beside its copy as a template of the publication."""
    _check_writable(session, "page.save_template")
    found = index(session.issue).pages[page]
    keep_template(session.opened.publication_folder, name, pages.template_of(found))


def take_away(session: Session, name: str) -> None:
    """Delete a template; pages that came from it stay as they are."""
    _check_writable(session, "page.remove_template")
    template_named(session, name)
    remove_template(session.opened.publication_folder, name)


def bring_back(session: Session, name: str) -> None:
    """Bring back a template that was deleted."""
    _check_writable(session, "page.restore_template")
    restore_template(session.opened.publication_folder, name)


def _check_writable(session: Session, command: str) -> None:
    if session.read_only:
        raise CommandError("command.disabled", command=command)


_NAME = Argument(name="name")

COMMANDS = (
    Command(
        name="page.template",
        title=msg("Page templates…"),
        arguments=(PAGE, _NAME),
        enabled=has_page,
        action=apply_template,
    ),
    Command(
        name="page.from_template",
        title=msg("New page from a template"),
        arguments=(_NAME, Argument(name="at", reader=whole, optional=True)),
        action=begin_page,
    ),
    Command(
        name="page.save_template",
        title=msg("Save as a template…"),
        arguments=(PAGE, _NAME),
        enabled=has_page,
        action=save_template,
    ),
    Command(
        name="page.remove_template",
        title=msg("Delete a template"),
        arguments=(_NAME,),
        action=take_away,
    ),
    Command(
        name="page.restore_template",
        title=msg("Bring back a deleted template"),
        arguments=(_NAME,),
        action=bring_back,
    ),
)
