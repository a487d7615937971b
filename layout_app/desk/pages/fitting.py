"""How text fits, in words. One rule: 多 n 行 n 字, 缺 n 行 n 字; what was changed is named."""

from collections.abc import Iterator, Sequence

from layout_app.compose.copyfit import CheapCut, Copyfit, copyfit
from layout_app.compose.flow.fit import Fit, FitState
from layout_app.compose.flow.turns import PartEnd
from layout_app.compose.levers import Lever, LeverKind
from layout_app.desk.session import Session
from layout_app.desk.words import _, filled, plural
from layout_app.errors import CommandError
from layout_app.frozen import frozen
from layout_app.model.article import Article, headline
from layout_app.model.ids import ArticleId, BoxId
from layout_app.model.issue import index
from layout_app.model.text import Kind


def proposed(session: Session, article: ArticleId) -> Copyfit:
    """Return how an article fits and what would make it fit; CommandError where it is unplaced."""
    if article not in index(session.issue).parts:
        raise CommandError("box.not_placed", article=article)
    return copyfit(session.composer, session.issue, article)


def fit_of(session: Session, box: BoxId) -> Fit | None:
    """Return how the text fits a box as it stands; None for a box of no article."""
    page, _found = index(session.issue).boxes[box]
    return next((b.fit for b in session.composed(page).boxes if b.box == box), None)


def fit_of_article(session: Session, article: ArticleId) -> Fit | None:
    """Return how an article fits all its boxes: its last one knows; None where it is unplaced."""
    parts = index(session.issue).parts.get(article)
    return fit_of(session, parts[-1][1].id) if parts else None


def size_text(columns: int, lines: int) -> str:
    """Return a size on the grid in the grammar of the language."""
    wide = plural("{count} column", "{count} columns", columns)
    return f"{wide} × {plural('{count} line', '{count} lines', lines)}"


def fit_text(fit: Fit) -> str:
    """Return a fit in words: 多 17 行 264 字, 缺 3 行 40 字, 正好."""
    if fit.state is FitState.EXACT:
        return _("Fits exactly")
    lines = plural("{count} line", "{count} lines", fit.lines)
    chars = plural("{count} character", "{count} characters", fit.chars)
    is_over = fit.state is FitState.OVER
    told = _("{lines}, {chars} over") if is_over else _("{lines}, {chars} short")
    return told.format(lines=lines, chars=chars)


def brief_fit_text(fit: Fit) -> str:
    """Return a fit in as few words as there are: 多 17 行, 缺 3 行, 正好."""
    if fit.state is FitState.EXACT:
        return _("Fits exactly")
    count = plural("{count} line", "{count} lines", fit.lines)
    told = _("{count} over") if fit.state is FitState.OVER else _("{count} short")
    return told.format(count=count)


def lever_text(lever: Lever, article: Article) -> str:
    """Return what a lever changed."""
    count = plural("{count} line", "{count} lines", abs(lever.lines))
    lines = ("−" if lever.lines < 0 else "+") + count
    match lever.kind:
        case LeverKind.PICTURES:
            return _("Picture height {lines}").format(lines=lines)
        case LeverKind.HEAD_AIR:
            return _("Air of the heads {lines}").format(lines=lines)
        case LeverKind.HEAD_SIZE:
            return _("Size of the headline {lines}").format(lines=lines)
        case LeverKind.SUBHEAD_AIR:
            return _("Air above subheads {lines}").format(lines=lines)
        case LeverKind.PARAGRAPHS:
            return _("Paragraphs {lines}").format(lines=lines)
    assert lever.paragraph is not None
    part = _part(article, lever.paragraph)
    told = _("Leave out the {part}") if lever.lines < 0 else _("Take in the {part}")
    return told.format(part=part)


def levers_text(found: Copyfit, article: Article) -> str:
    """Return what all levers changed, in one line."""
    return _(", ").join(lever_text(lever, article) for lever in found.levers)


def cut_text(cut: CheapCut, article: Article) -> str:
    """Return where a line can be won, and for how many characters."""
    text = article.paragraphs[cut.paragraph].text
    begins = text[:_SHOWN] + ("…" if len(text) > _SHOWN else "")
    told = _("“{text}”: a line less for {chars} characters")
    return filled(told, text=begins, chars=cut.chars)


@frozen
class Place:
    """Where an editor may cut, and what that wins."""

    paragraph: int
    offset: int
    told: str


def places_to_cut(session: Session, article: ArticleId) -> tuple[Copyfit, tuple[Place, ...]]:
    """Return how an article fits, and where to cut it: the cheapest lines, then ends of parts.

    A line is won at the end of its paragraph. CommandError where the article is not placed.
    """
    found, issue = proposed(session, article), session.issue
    if found.before.state is not FitState.OVER:
        return found, ()
    value = index(issue).articles[article]
    cuts = (
        Place(
            paragraph=cut.paragraph,
            offset=len(value.paragraphs[cut.paragraph].text),
            told=cut_text(cut, value),
        )
        for cut in found.cuts
    )
    part = index(issue).parts[article][-1][1].part
    ends = session.composer.part_ends(issue, article, part)
    told = zip(ends, ends_lines(ends, value), strict=True)
    stops = (
        Place(paragraph=end.paragraph, offset=end.offset, told=words.strip()) for end, words in told
    )
    return found, (*cuts, *stops)


def copyfit_lines(found: Copyfit, article: Article) -> Iterator[str]:
    """Yield a copyfit in words, a line each: how it fits, what is changed, what could be cut."""
    yield _("{headline}: {fit}").format(headline=headline(article), fit=fit_text(found.before))
    for lever in found.levers:
        yield f"  {lever_text(lever, article)}"
    if found.after.state is not FitState.EXACT:
        yield _("Beyond what may be changed: {fit}").format(fit=fit_text(found.after))
    elif found.levers:
        yield f"  → {fit_text(found.after)}"
    if found.after.state is not FitState.SHORT:
        for cut in found.cuts:
            yield f"  {cut_text(cut, article)}"
    if found.may_jump:
        yield _("Or continue it on another page")


def ends_lines(ends: Sequence[PartEnd], article: Article) -> Iterator[str]:
    """Yield where a part could end before a jump, a line each, the best first."""
    for number, end in enumerate(ends, 1):
        text = article.paragraphs[end.paragraph].text[: end.offset][-_SHOWN:]
        yield filled(
            _("  {number}. End the part behind “…{text}”: {free}"),
            number=number,
            text=text,
            free=plural("{count} line free", "{count} lines free", end.free),
        )


def ends_json(ends: Sequence[PartEnd]) -> list[dict[str, object]]:
    """Return where a part could end as the command line prints it."""
    return [
        {"paragraph": end.paragraph, "offset": end.offset, "lines": end.lines, "free": end.free}
        for end in ends
    ]


def copyfit_json(found: Copyfit) -> dict[str, object]:
    """Return a copyfit as the command line prints it."""
    return {
        "article": found.article,
        "fit": _fit_json(found.before),
        "levers": [
            {"kind": lever.kind.value, "lines": lever.lines, "paragraph": lever.paragraph}
            for lever in found.levers
        ],
        "after": _fit_json(found.after),
        "cuts": [{"paragraph": cut.paragraph, "chars": cut.chars} for cut in found.cuts],
        "may_jump": found.may_jump,
    }


def _fit_json(fit: Fit) -> dict[str, object]:
    return {"state": fit.state.value, "lines": fit.lines, "chars": fit.chars}


_SHOWN = 12
"""Characters by which a paragraph is named."""


def _part(article: Article, paragraph: int) -> str:
    match article.paragraphs[paragraph].kind:
        case Kind.DECK:
            return _("deck")
        case Kind.QUOTE:
            return _("pull quote")
        case _:
            return _("fact box")
