"""Commands on copy for other issues."""

from layout_app.desk.commands.command import (
    Argument,
    Command,
    has_article,
    path,
    selected_article,
    several_articles,
    writable,
)
from layout_app.desk.copy import carrying
from layout_app.desk.session import Session
from layout_app.desk.words import msg
from layout_app.model.ids import ArticleId


def held_articles(_session: Session, given: object) -> tuple[ArticleId, ...]:
    """Take ids of held copy, parted by blanks; whether it is held is told later."""
    names = given if isinstance(given, tuple) else tuple(str(given).split())
    return tuple(ArticleId(str(name)) for name in names)


def _selected(session: Session) -> tuple[ArticleId, ...] | None:
    article = selected_article(session)
    return None if article is None else (article,)


_ARTICLES = Argument(name="articles", reader=several_articles, default=_selected)
_HELD = Argument(name="articles", reader=held_articles)

COMMANDS = (
    Command(
        name="article.carry",
        title=msg("Carry to another issue…"),
        arguments=(_ARTICLES, Argument(name="to", reader=path)),
        enabled=has_article,
        action=carrying.carry,
    ),
    Command(
        name="article.hold",
        title=msg("Hold for a later issue"),
        arguments=(_ARTICLES,),
        enabled=has_article,
        action=carrying.hold,
    ),
    Command(
        name="article.take",
        title=msg("Take held copy…"),
        arguments=(_HELD,),
        enabled=writable,
        action=carrying.take,
    ),
    Command(
        name="article.drop",
        title=msg("Hold copy no longer"),
        arguments=(_HELD,),
        enabled=writable,
        action=carrying.drop,
    ),
)
