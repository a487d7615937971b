"""Commands on jumps: where a part ends, and what the jump lines call the article."""

from layout_app.compose.flow.turns import PartEnd
from layout_app.desk.commands.arguments import BOX
from layout_app.desk.commands.command import (
    Argument,
    Command,
    article,
    box_found,
    has_article,
    has_article_box,
    selected_article,
    text,
    whole,
)
from layout_app.desk.session import Change, Session
from layout_app.desk.words import msg
from layout_app.edit import jumps as edit
from layout_app.edit.boxes import article_box
from layout_app.errors import CommandError
from layout_app.model.box import ArticleBox
from layout_app.model.ids import ArticleId, BoxId
from layout_app.model.issue import index


def proposed(session: Session, box: BoxId) -> tuple[PartEnd, ...]:
    """Return where the part in a box may end, the best first; CommandError where all text ends."""
    shown = article_box(session.issue, box)
    found = session.composer.part_ends(session.issue, shown.article, shown.part)
    if not found:
        raise CommandError("jump.nothing_over", box=box)
    return found


def end(session: Session, box: BoxId, number: int) -> Change:
    """End a part at one of the proposed sentences, counted from 1."""
    found = proposed(session, box)
    if not 1 <= number <= len(found):
        raise CommandError("jump.no_end", count=len(found))
    at = found[number - 1]
    return session.do(
        lambda issue: edit.end_part(issue, box, at.paragraph, at.offset),
        msg("End the part at a sentence"),
    )


def free(session: Session, box: BoxId) -> Change:
    """Let a part end where its box is full."""
    return session.do(lambda issue: edit.free_part(issue, box), msg("Let the part fill its box"))


def keyword(session: Session, article: ArticleId, text: str) -> Change:
    """Say what jump lines call an article; nothing leaves it out."""
    return session.do(
        lambda issue: edit.set_keyword(issue, article, text), msg("Name the jump's keyword")
    )


def _goes_on(session: Session) -> bool:
    """Tell whether the article in the only selected box goes on in a further one."""
    found = box_found(session)
    if not has_article_box(session) or not isinstance(found, ArticleBox):
        return False
    return found.part < len(index(session.issue).parts.get(found.article, ()))


def _ends_early(session: Session) -> bool:
    """Tell whether the part in the only selected box ends where the editor said."""
    found = box_found(session)
    if not has_article_box(session) or not isinstance(found, ArticleBox):
        return False
    article = index(session.issue).articles.get(found.article)
    return article is not None and any(end.part == found.part for end in article.breaks)


COMMANDS = (
    Command(
        name="jump.end",
        title=msg("End the part at a sentence"),
        arguments=(BOX, Argument(name="number", reader=whole, default=lambda _session: 1)),
        enabled=_goes_on,
        action=end,
    ),
    Command(
        name="jump.free",
        title=msg("Let the part fill its box"),
        arguments=(BOX,),
        enabled=_ends_early,
        action=free,
    ),
    Command(
        name="jump.keyword",
        title=msg("Keyword of the jump lines…"),
        arguments=(
            Argument(name="article", reader=article, default=selected_article),
            Argument(name="text", reader=text, default=lambda _session: ""),
        ),
        enabled=has_article,
        action=keyword,
    ),
)
