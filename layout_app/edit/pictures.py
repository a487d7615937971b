"""Operations on the pictures of an article. One rule: originals are named by sha256, never held."""

from dataclasses import replace

from layout_app.edit.boxes import article_box, set_region
from layout_app.edit.lookup import article_of, with_article, with_box
from layout_app.errors import CommandError
from layout_app.model.article import Article, ArticlePicture, headline
from layout_app.model.box import AdBox, PictureBox, Region, RegionKind
from layout_app.model.geometry import Rect, quantised
from layout_app.model.ids import ArticleId, BoxId
from layout_app.model.ink import Ink
from layout_app.model.issue import Issue, index, paper_of
from layout_app.model.paper import joined

_OF_PICTURES = (RegionKind.PICTURE, RegionKind.CAPTION)


def add_picture(issue: Issue, article: ArticleId, picture: ArticlePicture) -> Issue:
    """Add a picture behind the others of an article."""
    found = article_of(issue, article)
    return with_article(issue, replace(found, pictures=(*found.pictures, picture)))


def remove_picture(issue: Issue, article: ArticleId, picture: int) -> Issue:
    """Take a picture out of its article; the places of later ones go with their pictures."""
    found = article_of(issue, article)
    picture_of(found, picture)
    kept = (*found.pictures[:picture], *found.pictures[picture + 1 :])
    for _page, box in index(issue).parts.get(article, ()):
        regions = (_counted_down(region, picture) for region in box.regions)
        issue = with_box(issue, replace(box, regions=tuple(filter(None, regions))))
    return with_article(issue, replace(found, pictures=kept))


def set_caption(
    issue: Issue,
    article: ArticleId,
    picture: int,
    caption: str | None = None,
    credit: str | None = None,
) -> Issue:
    """Give a picture other words: caption, credit; None keeps."""
    found = picture_of(article_of(issue, article), picture)
    caption = found.caption if caption is None else " ".join(caption.split())
    credit = found.credit if credit is None else " ".join(credit.split())
    read = replace(found, caption=caption, credit=credit, replaced="")
    return _with(issue, article, picture, read)


def replace_picture(
    issue: Issue,
    article: ArticleId,
    picture: int,
    original: str,
    name: str,
    pixels: tuple[int, int],
) -> Issue:
    """Put another file in the place of a picture; crop and words stay, to be read again.

    The same file is measured anew.
    """
    found = picture_of(article_of(issue, article), picture)
    if found.original == original:
        measured = replace(found, pixels=pixels)
        return issue if measured == found else _with(issue, article, picture, measured)
    changed = replace(
        found, original=original, name=name, pixels=pixels, replaced=found.original, contour=()
    )
    return _with(issue, article, picture, changed)


def set_focus(
    issue: Issue, article: ArticleId, picture: int, focus: tuple[float, float] | None
) -> Issue:
    """Say what of a picture stays in sight, in shares of it; None: the middle of its crop."""
    if focus is not None and not all(0 <= share <= 1 for share in focus):
        raise CommandError("picture.bad_focus", article=article)
    found = picture_of(article_of(issue, article), picture)
    return _with(issue, article, picture, replace(found, focus=focus))


def lay_under_heads(issue: Issue, box: BoxId, picture: int, lines: int, ink: Ink) -> Issue:
    """Lay the heads of a box over a picture that is `lines` high and as wide as it (压题照片).

    Text begins a line below the picture; the heads take an ink that can be read over it.
    """
    shown = article_box(issue, box)
    picture_of(article_of(issue, shown.article), picture)
    cells = shown.shape[0]
    if not 1 <= lines < cells.lines:
        raise CommandError("picture.bad_height", lines=lines, most=cells.lines - 1)
    paper = paper_of(issue)
    width = joined(cells.columns, paper.chars, paper.gutter) * paper.em
    height = (lines - 1) * paper.leading + paper.em
    place = Region(
        kind=RegionKind.PICTURE,
        rect=Rect(0.0, 0.0, quantised(width), quantised(height)),
        index=picture,
        over=True,
    )
    issue = set_region(issue, box, place)
    laid = replace(article_box(issue, box), head_lines=lines + 1, head_ink=ink)
    return with_box(issue, laid)


def uses_of(issue: Issue, original: str) -> tuple[tuple[str, str], ...]:
    """Return where an original is used: folio and name of what stands there, in page order.

    The folio of an article that stands nowhere is empty.
    """
    found = index(issue)
    uses: list[tuple[str, str]] = []
    for article in issue.articles:
        if any(picture.original == original for picture in article.pictures):
            parts = found.parts.get(article.id, ())
            uses.append((found.folios[parts[0][0]] if parts else "", headline(article)))
    for page in issue.pages:
        uses += [
            (found.folios[page.id], box.id)
            for box in page.boxes
            if isinstance(box, PictureBox | AdBox) and box.original == original
        ]
    return tuple(sorted(uses))


def set_crop(issue: Issue, article: ArticleId, picture: int, crop: Rect | None) -> Issue:
    """Show a part of a picture, in shares of its width and height; None shows all of it."""
    if crop is not None and not (0 <= crop.x < crop.right <= 1 and 0 <= crop.y < crop.bottom <= 1):
        raise CommandError("picture.bad_crop", article=article)
    found = picture_of(article_of(issue, article), picture)
    return _with(issue, article, picture, replace(found, crop=crop))


def set_contour(
    issue: Issue, article: ArticleId, picture: int, contour: tuple[tuple[float, float], ...]
) -> Issue:
    """Let text run round an outline in shares of the picture's place; empty: its rectangle."""
    if len(contour) in (1, 2) or any(not 0 <= share <= 1 for corner in contour for share in corner):
        raise CommandError("picture.bad_contour", article=article)
    found = picture_of(article_of(issue, article), picture)
    return _with(issue, article, picture, replace(found, contour=contour))


def picture_of(article: Article, picture: int) -> ArticlePicture:
    """Return a picture by its place among those of its article."""
    if not 0 <= picture < len(article.pictures):
        raise CommandError("picture.none", article=article.id, picture=picture)
    return article.pictures[picture]


def _with(issue: Issue, article: ArticleId, picture: int, changed: ArticlePicture) -> Issue:
    found = article_of(issue, article)
    if found.pictures[picture] == changed:
        return issue
    pictures = (*found.pictures[:picture], changed, *found.pictures[picture + 1 :])
    return with_article(issue, replace(found, pictures=pictures))


def _counted_down(region: Region, gone: int) -> Region | None:
    """Return a place as it counts without a picture; none for the place of that picture."""
    if region.kind not in _OF_PICTURES or region.index < gone:
        return region
    return replace(region, index=region.index - 1) if region.index > gone else None
