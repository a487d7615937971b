"""The paper's own colours. One rule: a colour is changed in one place, and wherever it is used."""

from dataclasses import replace

from layout_app.edit.styles import with_stylebook
from layout_app.errors import CommandError
from layout_app.model.ink import Colour, Ink, is_colour_name
from layout_app.model.issue import Issue, stylebook_of


def set_colour(issue: Issue, name: str, ink: Ink) -> Issue:
    """Give a colour its ink; one of a new name comes behind the others.

    It goes where the issue's styles are kept: with the publication, or with the issue.
    """
    if not is_colour_name(name) or ink.colour:
        raise CommandError("colour.bad_name", name=name)
    book = stylebook_of(issue)
    made = Colour(name=name, ink=ink)
    if any(colour.name == name for colour in book.colours):
        colours = tuple(made if colour.name == name else colour for colour in book.colours)
    else:
        colours = (*book.colours, made)
    return with_stylebook(issue, replace(book, colours=colours))


def remove_colour(issue: Issue, name: str) -> Issue:
    """Take a colour out of the stylebook; what uses it is told of."""
    book = stylebook_of(issue)
    colours = tuple(colour for colour in book.colours if colour.name != name)
    if len(colours) == len(book.colours):
        raise CommandError("colour.unknown", name=name, names=", ".join(book.inks) or "–")
    return with_stylebook(issue, replace(book, colours=colours))
