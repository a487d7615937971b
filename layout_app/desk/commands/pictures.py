"""Commands on the pictures of an article."""

from dataclasses import replace
from pathlib import Path

from layout_app.desk.commands.arguments import ARTICLE
from layout_app.desk.commands.command import (
    Argument,
    Command,
    box,
    has_article,
    number,
    path,
    selected_article,
    selected_box,
    text,
    whole,
    writable,
)
from layout_app.desk.commands.inks import inked
from layout_app.desk.session import Change, Session
from layout_app.desk.words import msg
from layout_app.edit import pictures as edit
from layout_app.edit.lookup import article_of
from layout_app.errors import CommandError
from layout_app.model.geometry import Rect
from layout_app.model.ids import ArticleId, BoxId
from layout_app.model.ink import PAPER, Ink
from layout_app.model.issue import Issue, index

_PICTURE = Argument(name="picture", reader=whole, default=lambda _session: 0)


def shares(session: Session, given: object) -> tuple[float, ...]:
    """Take shares, as numbers or as text such as `0 0.1 1 0.8`; nothing gives none."""
    parts = given if isinstance(given, tuple) else str(given).replace(",", " ").split()
    return tuple(number(session, part) for part in parts)


def add(
    session: Session, article: ArticleId, path: Path, caption: str | None, name: str | None
) -> Change:
    """Add a picture file to an article, by another name if one is given."""
    from layout_app.desk.copy.reading import picture_of  # readers of copy: a window opens without

    picture = picture_of(path, session.keep_original, caption or "")
    if name:
        picture = replace(picture, name=name)
    return session.do(lambda issue: edit.add_picture(issue, article, picture), msg("Add a picture"))


def remove(session: Session, article: ArticleId, picture: int) -> Change:
    """Take a picture out of an article."""
    return session.do(
        lambda issue: edit.remove_picture(issue, article, picture), msg("Take the picture out")
    )


def caption(
    session: Session, article: ArticleId, picture: int, caption: str | None, credit: str | None
) -> Change:
    """Say what a picture shows and who made it."""
    return session.do(
        lambda issue: edit.set_caption(issue, article, picture, caption, credit),
        msg("Caption a picture"),
        merge=("picture.caption", article, picture),
    )


def crop(
    session: Session,
    article: ArticleId,
    picture: int,
    part: tuple[float, ...],
    at: tuple[float, ...] | None,
) -> Change:
    """Show a part of a picture: left, top, width, height in shares; nothing shows all.

    What is to stay in sight may be said in the same step, as `picture.focus` takes it.
    """
    if len(part) not in (0, 4) or min(part, default=0.0) < 0:
        raise CommandError("picture.bad_crop", article=article)
    shown = Rect(*part) if part else None

    def cropped(issue: Issue) -> Issue:
        issue = edit.set_crop(issue, article, picture, shown)
        return issue if at is None else edit.set_focus(issue, article, picture, _place(article, at))

    return session.do(cropped, msg("Crop a picture"))


def contour(
    session: Session, article: ArticleId, picture: int, corners: tuple[float, ...]
) -> Change:
    """Let text run round an outline: x and y of each corner in shares; nothing: its rectangle."""
    if len(corners) % 2:
        raise CommandError("picture.bad_contour", article=article)
    outline = tuple(zip(corners[::2], corners[1::2], strict=True))
    return session.do(
        lambda issue: edit.set_contour(issue, article, picture, outline),
        msg("Text round an outline"),
    )


def replace_picture(session: Session, article: ArticleId, picture: int, path: Path) -> Change:
    """Put another file in the place of a picture; crop and words stay, to be read again."""
    from layout_app.desk.copy.reading import picture_of

    edit.picture_of(article_of(session.issue, article), picture)
    found = picture_of(path, session.keep_original)
    return session.do(
        lambda issue: edit.replace_picture(
            issue, article, picture, found.original, found.name, found.pixels
        ),
        msg("Replace a picture"),
    )


def focus(session: Session, article: ArticleId, picture: int, at: tuple[float, ...]) -> Change:
    """Say what of a picture stays in sight: x and y in shares; nothing takes the middle."""
    place = _place(article, at)
    return session.do(
        lambda issue: edit.set_focus(issue, article, picture, place), msg("Focus a picture")
    )


def _place(article: ArticleId, at: tuple[float, ...]) -> tuple[float, float] | None:
    if len(at) not in (0, 2):
        raise CommandError("picture.bad_focus", article=article)
    return (at[0], at[1]) if at else None


def under_heads(session: Session, box: BoxId, picture: int, lines: int, ink: Ink | None) -> Change:
    """Lay the heads of a box over a picture so many lines high (压题照片), white if not said."""
    return session.do(
        lambda issue: edit.lay_under_heads(issue, box, picture, lines, ink or PAPER),
        msg("Lay the heads over the picture"),
    )


def find(session: Session, path: Path) -> int:
    """Look in a folder for originals that are gone, by their hash; return how many came back."""
    from layout_app.desk.material.lost import found_again

    return found_again(session, path)


def _has_picture(session: Session) -> bool:
    """Tell whether the selected article has a picture and may be changed."""
    chosen = selected_article(session)
    found = index(session.issue).articles.get(chosen) if chosen else None
    return writable(session) and found is not None and bool(found.pictures)


def _has_picture_on_page(session: Session) -> bool:
    return _has_picture(session) and selected_article(session) in index(session.issue).parts


COMMANDS = (
    Command(
        name="picture.replace",
        title=msg("Replace the picture…"),
        arguments=(ARTICLE, _PICTURE, Argument(name="path", reader=path)),
        enabled=_has_picture,
        action=replace_picture,
    ),
    Command(
        name="picture.focus",
        title=msg("Focus of the picture…"),
        arguments=(ARTICLE, _PICTURE, Argument(name="at", reader=shares)),
        enabled=_has_picture,
        action=focus,
    ),
    Command(
        name="picture.under_heads",
        title=msg("Lay the heads over the picture…"),
        arguments=(
            Argument(name="box", reader=box, default=selected_box),
            _PICTURE,
            Argument(name="lines", reader=whole),
            Argument(name="ink", reader=inked, optional=True),
        ),
        enabled=_has_picture_on_page,
        action=under_heads,
    ),
    Command(
        name="picture.find",
        title=msg("Find lost pictures in a folder…"),
        arguments=(Argument(name="path", reader=path),),
        action=find,
    ),
    Command(
        name="picture.add",
        title=msg("Add a picture…"),
        arguments=(
            ARTICLE,
            Argument(name="path", reader=path),
            Argument(name="caption", reader=text, optional=True),
            Argument(name="name", reader=text, optional=True),
        ),
        enabled=has_article,
        action=add,
    ),
    Command(
        name="picture.remove",
        title=msg("Take the picture out"),
        arguments=(ARTICLE, _PICTURE),
        enabled=_has_picture,
        action=remove,
    ),
    Command(
        name="picture.caption",
        title=msg("Caption and credit…"),
        arguments=(
            ARTICLE,
            _PICTURE,
            Argument(name="caption", reader=text, optional=True),
            Argument(name="credit", reader=text, optional=True),
        ),
        enabled=_has_picture,
        action=caption,
    ),
    Command(
        name="picture.crop",
        title=msg("Crop the picture…"),
        arguments=(
            ARTICLE,
            _PICTURE,
            Argument(name="part", reader=shares),
            Argument(name="at", reader=shares, optional=True),
        ),
        enabled=_has_picture,
        action=crop,
    ),
    Command(
        name="picture.contour",
        title=msg("Text round an outline…"),
        arguments=(ARTICLE, _PICTURE, Argument(name="corners", reader=shares)),
        enabled=_has_picture_on_page,
        action=contour,
    ),
)
