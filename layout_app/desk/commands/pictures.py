"""Commands on the pictures of an article."""

from pathlib import Path

from layout_app.desk.commands.command import (
    Argument,
    Command,
    article,
    path,
    selected_article,
    text,
    whole,
)
from layout_app.desk.session import Change, Session
from layout_app.desk.words import msg
from layout_app.edit import pictures as edit
from layout_app.errors import CommandError
from layout_app.model.geometry import Rect
from layout_app.model.ids import ArticleId

_ARTICLE = Argument(name="article", reader=article, default=selected_article)
_PICTURE = Argument(name="picture", reader=whole, default=lambda _session: 0)


def shares(_session: Session, given: object) -> tuple[float, ...]:
    """Take shares such as `0 0.1 1 0.8`; nothing gives none."""
    try:
        return tuple(map(float, str(given).replace(",", " ").split()))
    except ValueError:
        raise CommandError("command.not_a_number", value=str(given)) from None


def add(session: Session, article: ArticleId, path: Path, caption: str | None) -> Change:
    """Add a picture file to an article."""
    from layout_app.desk.copyfiles import picture_of  # readers of copy: a window opens without

    picture = picture_of(path, session.keep_original, caption or "")
    if not all(picture.pixels):
        raise CommandError("picture.unreadable", path=str(path))
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


def crop(session: Session, article: ArticleId, picture: int, part: tuple[float, ...]) -> Change:
    """Show a part of a picture: left, top, width, height in shares; nothing shows all."""
    if len(part) not in (0, 4) or min(part, default=0.0) < 0:
        raise CommandError("picture.bad_crop", article=article)
    shown = Rect(*part) if part else None
    return session.do(
        lambda issue: edit.set_crop(issue, article, picture, shown), msg("Crop a picture")
    )


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


COMMANDS = (
    Command(
        name="picture.add",
        title=msg("Add a picture…"),
        arguments=(
            _ARTICLE,
            Argument(name="path", reader=path),
            Argument(name="caption", reader=text, optional=True),
        ),
        action=add,
    ),
    Command(
        name="picture.remove",
        title=msg("Take the picture out"),
        arguments=(_ARTICLE, _PICTURE),
        action=remove,
    ),
    Command(
        name="picture.caption",
        title=msg("Caption and credit…"),
        arguments=(
            _ARTICLE,
            _PICTURE,
            Argument(name="caption", reader=text, optional=True),
            Argument(name="credit", reader=text, optional=True),
        ),
        action=caption,
    ),
    Command(
        name="picture.crop",
        title=msg("Crop the picture…"),
        arguments=(_ARTICLE, _PICTURE, Argument(name="part", reader=shares)),
        action=crop,
    ),
    Command(
        name="picture.contour",
        title=msg("Text round an outline…"),
        arguments=(_ARTICLE, _PICTURE, Argument(name="corners", reader=shares)),
        action=contour,
    ),
)
