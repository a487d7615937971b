"""Boxes before their copy, and copy that changes places. One rule: nothing is lost, all returns.

A box keeps shape, style and pin when another article comes into it; the old one goes back to the
tray whole, its further parts included.
"""

from dataclasses import replace

from layout_app.edit.boxes import added, without_article
from layout_app.edit.lookup import article_of, box_of, with_box
from layout_app.errors import CommandError
from layout_app.model.box import (
    CONTENTS,
    ArticleBox,
    ContentsBox,
    PlannedBox,
    SectionBox,
    SectionLook,
)
from layout_app.model.geometry import Cells
from layout_app.model.ids import ArticleId, BoxId, PageId
from layout_app.model.ink import BLACK, Ink
from layout_app.model.issue import Issue, index
from layout_app.model.limits import PLANNED_CHARS


def plan(
    issue: Issue,
    page: PageId,
    cells: Cells,
    made: BoxId,
    *,
    slug: str = "",
    chars: int = 0,
    picture: bool = False,
) -> Issue:
    """Keep room for an article whose copy is still to come."""
    if not PLANNED_CHARS[0] <= chars <= PLANNED_CHARS[1]:
        raise CommandError("box.bad_length", chars=chars)
    planned = PlannedBox(
        id=made, cells=cells, slug=" ".join(slug.split()), chars=chars, picture=picture
    )
    return added(issue, page, planned)


def replace_article(issue: Issue, box: BoxId, article: ArticleId) -> Issue:
    """Put another article into a box; what stood there returns to the tray with all its parts.

    A planned box becomes the article's. CommandError if the article stands somewhere already.
    """
    article_of(issue, article)
    _, found = box_of(issue, box)
    if isinstance(found, ArticleBox) and found.article == article:
        return issue
    if index(issue).parts.get(article):
        raise CommandError("box.already_placed", article=article)
    if isinstance(found, PlannedBox):
        form = found.form or ArticleBox(id=box, article=article, shape=(found.cells,))
        return with_box(issue, replace(form, id=box, article=article, shape=(found.cells,), part=1))
    if not isinstance(found, ArticleBox):
        raise CommandError("box.no_article_box", box=box)
    # Parts of its own text, such as the place of a second picture, may not exist in the new one.
    stands = replace(
        found,
        article=article,
        part=1,
        heads_lower=0,
        loosen=0,
        picture_lines=0,
        subhead_air=0,
    )
    return without_article(with_box(issue, stands), found.article)


def add_contents(
    issue: Issue,
    page: PageId,
    cells: Cells,
    made: BoxId,
    *,
    title: str = "",
    articles: tuple[ArticleId, ...] = (),
) -> Issue:
    """Put 导读 on a page; without articles it names the gravest of each other page."""
    for article in articles:
        article_of(issue, article)
    box = ContentsBox(id=made, cells=cells, articles=articles)
    return added(issue, page, replace(box, title=title) if title else box)


def add_section(
    issue: Issue,
    page: PageId,
    cells: Cells,
    made: BoxId,
    *,
    title: str = "",
    look: SectionLook = SectionLook.BAND,
    ink: Ink = BLACK,
) -> Issue:
    """Put a section head on a page; without a title it says the page's section."""
    words = " ".join(title.split())
    return added(issue, page, SectionBox(id=made, cells=cells, title=words, look=look, ink=ink))


def change_section(
    issue: Issue, box: BoxId, title: str | None = None, look: SectionLook | None = None
) -> Issue:
    """Give a section head other words or another look; None keeps."""
    _, found = box_of(issue, box)
    if not isinstance(found, SectionBox):
        raise CommandError("box.no_section", box=box)
    words = found.title if title is None else " ".join(title.split())
    return with_box(issue, replace(found, title=words, look=look or found.look))


def change_planned(
    issue: Issue,
    box: BoxId,
    slug: str | None = None,
    chars: int | None = None,
    picture: bool | None = None,
) -> Issue:
    """Say otherwise what a planned article will be; None keeps."""
    _, found = box_of(issue, box)
    if not isinstance(found, PlannedBox):
        raise CommandError("box.no_planned", box=box)
    chars = found.chars if chars is None else chars
    if not PLANNED_CHARS[0] <= chars <= PLANNED_CHARS[1]:
        raise CommandError("box.bad_length", chars=chars)
    words = found.slug if slug is None else " ".join(slug.split())
    wanted = found.picture if picture is None else picture
    return with_box(issue, replace(found, slug=words, chars=chars, picture=wanted))


def change_contents(
    issue: Issue,
    box: BoxId,
    title: str | None = None,
    articles: tuple[ArticleId, ...] | None = None,
) -> Issue:
    """Give a 导读 another title or other articles; None keeps, no words take its usual title."""
    _, found = box_of(issue, box)
    if not isinstance(found, ContentsBox):
        raise CommandError("box.no_contents", box=box)
    for article in articles or ():
        article_of(issue, article)
    words = found.title if title is None else " ".join(title.split()) or CONTENTS
    named = found.articles if articles is None else tuple(dict.fromkeys(articles))
    return with_box(issue, replace(found, title=words, articles=named))
