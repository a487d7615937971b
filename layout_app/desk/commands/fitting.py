"""Commands that make an article fit: levers within their limits, and cuts."""

from layout_app.desk.commands.arguments import ARTICLE
from layout_app.desk.commands.command import (
    Argument,
    Command,
    has_article,
    selected_article,
    whole,
    writable,
)
from layout_app.desk.session import Change, Session
from layout_app.desk.words import msg
from layout_app.edit import articles as edit
from layout_app.errors import CommandError
from layout_app.model.article import headline
from layout_app.model.ids import ArticleId
from layout_app.model.issue import index


def fit(session: Session, article: ArticleId) -> Change:
    """Make an article fit by the levers; CommandError where they do not reach, nothing changed."""
    from layout_app.compose.flow.fit import FitState  # composing begins without them
    from layout_app.compose.levers import applied
    from layout_app.desk.pages.fitting import levers_text, proposed

    found = proposed(session, article)
    if found.after.state is not FitState.EXACT:
        lines, chars = found.after.lines, found.after.chars
        if found.after.state is FitState.OVER:
            raise CommandError("fit.over", article=article, lines=lines, chars=chars)
        raise CommandError("fit.short", article=article, lines=lines, chars=chars)
    value = index(session.issue).articles[article]
    label = msg("Make “{headline}” fit", headline=headline(value))
    if found.levers:
        levers = levers_text(found, value)
        label = msg("Make “{headline}” fit: {levers}", headline=headline(value), levers=levers)
    return session.do(lambda issue: applied(issue, article, found.setting), label)


def cut(session: Session, article: ArticleId, paragraph: int, start: int, end: int) -> Change:
    """Mark characters of a paragraph as not printed; they stay in the copy."""
    return session.do(
        lambda issue: edit.cut_range(issue, article, (paragraph, start), (paragraph, end)),
        msg("Cut"),
    )


def uncut(session: Session, article: ArticleId, number: int) -> Change:
    """Print a cut again, by its place among the article's cuts."""
    return session.do(lambda issue: edit.uncut(issue, article, number), msg("Print a cut again"))


def _has_cut(session: Session) -> bool:
    """Tell whether words of the selected article are not printed and may be again."""
    chosen = selected_article(session)
    found = index(session.issue).articles[chosen] if chosen else None
    return writable(session) and found is not None and bool(found.cuts)


COMMANDS = (
    Command(
        name="article.fit",
        title=msg("Make it fit"),
        shortcut="Ctrl+Shift+F",
        arguments=(ARTICLE,),
        enabled=lambda session: (
            writable(session) and selected_article(session) in index(session.issue).parts
        ),
        action=fit,
    ),
    Command(
        name="article.cut",
        title=msg("Leave the selected words out"),
        arguments=(
            ARTICLE,
            Argument(name="paragraph", reader=whole),
            Argument(name="start", reader=whole),
            Argument(name="end", reader=whole),
        ),
        enabled=has_article,
        action=cut,
    ),
    Command(
        name="article.uncut",
        title=msg("Print what was left out…"),
        arguments=(ARTICLE, Argument(name="number", reader=whole, default=lambda _session: 0)),
        enabled=_has_cut,
        action=uncut,
    ),
)
