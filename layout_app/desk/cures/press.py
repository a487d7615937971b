"""Cures of the preflight: inks, type, lines and pixels that a press does not hold.

One rule: what an editor made stays as near to itself as the limit lets it.
"""

import math
import unicodedata
from collections.abc import Iterator

from layout_app.compose.drawing.inks import inks_of
from layout_app.desk.commands.inks import house_limits, ink_text
from layout_app.desk.cures.cure import Cure, Healer, cure
from layout_app.desk.cures.places import standing
from layout_app.desk.sentences.pdf import PDF
from layout_app.desk.session import Session
from layout_app.desk.style_words import style_text, type_size_text
from layout_app.desk.words import msg
from layout_app.edit.free import rect_of
from layout_app.edit.styles import style_named, style_names
from layout_app.model.article import ArticlePicture
from layout_app.model.box import (
    AdBox,
    ArticleBox,
    PanelBox,
    PictureBox,
    RegionKind,
    RuleBox,
    TextBox,
)
from layout_app.model.geometry import MM, Rect
from layout_app.model.ids import ArticleId, PageId
from layout_app.model.ink import BLACK
from layout_app.model.issue import index, paper_of, stylebook_of
from layout_app.model.paper import spread_trim
from layout_app.model.problem import Problem
from layout_app.model.text import HEADS
from layout_app.preflight.ink import printable

_BLACK = ink_text(BLACK)
_STEP = 0.1
"""Of type sizes, 字."""


def _black(session: Session, found: Problem) -> Iterator[Cure]:
    """Set text in black: that of the box, else its style."""
    at = standing(session, found.where)
    label = msg("Set it in black")
    if at is not None and inks_of(at[1]):
        yield cure("box.ink", label, box=at[1].id, ink=_BLACK)
    for name in _styles(session, found):
        if style_named(stylebook_of(session.issue), name).ink != BLACK:
            label = msg("Set the style {name} in black", name=name)
            yield cure("style.set", label, name=name, ink=_BLACK)


def _styles(session: Session, found: Problem) -> Iterator[str]:
    """Yield the styles that a problem of an article's text may come from, the likeliest first."""
    article = index(session.issue).articles.get(ArticleId(found.where.article))
    names = style_names(stylebook_of(session.issue))
    if article is None or found.where.paragraph is None:
        yield from (name for name in names if "." not in name)
        return
    kind = article.paragraphs[found.where.paragraph].kind
    likely = f"level{article.rank}.{kind.value}" if kind in HEADS else kind.value
    yield from (name for name in (likely, kind.value, "body") if name in names)


def _larger(session: Session, found: Problem) -> Iterator[Cure]:
    """Set text as large as the press needs it: a free text's own, else its style."""
    at, least = standing(session, found.where), float(dict(found.args)["least"])
    em = paper_of(session.issue).em
    size = math.ceil(least / em / _STEP) * _STEP
    told = type_size_text(size * em)
    if at is not None and isinstance(at[1], TextBox):
        label = msg("Set it in {size}", size=told)
        yield cure("free.size", label, box=at[1].id, size=size)
    for name in _styles(session, found):
        label = msg("Set the style {name} in {size}", name=style_text(name), size=told)
        yield cure("style.set", label, name=name, size=size)


def _black_or_larger(session: Session, found: Problem) -> Iterator[Cure]:
    yield from _black(session, found)
    yield from _larger(session, found)


def _large_in_photo(session: Session, found: Problem) -> Iterator[Cure]:
    """Let the stylebook fit a headline again, which keeps to the least size; or enlarge text."""
    at = standing(session, found.where)
    if at is not None and isinstance(at[1], ArticleBox) and at[1].headline_size:
        label = msg("Let the stylebook set its size")
        yield cure("headline.size", label, box=at[1].id, size=0)
    yield from _black_or_larger(session, found)


def _printable(session: Session, found: Problem) -> Iterator[Cure]:
    """Bring the inks of a box within the limits, or that of a style."""
    at = standing(session, found.where)
    if at is not None and inks_of(at[1]):
        yield cure("box.printable", msg("Use inks that can be printed"), box=at[1].id)
    for name in _styles(session, found):
        ink = style_named(stylebook_of(session.issue), name).ink
        wanted = printable(ink, house_limits(session))
        if wanted != ink:
            label = msg("Set the style {name} in inks that can be printed", name=name)
            yield cure("style.set", label, name=name, ink=ink_text(wanted))


def _printable_colour(session: Session, found: Problem) -> Iterator[Cure]:
    """Define a colour of the paper as process inks within the limit."""
    name = str(dict(found.args)["colour"])
    ink = stylebook_of(session.issue).inks.get(name)
    if ink is not None:
        wanted = ink_text(printable(ink, house_limits(session)))
        label = msg("Mix “{name}” of process inks within the limit", name=name)
        yield cure("colour.define", label, name=name, ink=wanted)


def _weightier(session: Session, found: Problem) -> Iterator[Cure]:
    limits = house_limits(session)
    at, least = standing(session, found.where), max(limits.line, limits.mixed_line)
    if at is not None and isinstance(at[1], RuleBox | PanelBox):
        label = msg("Make the line {weight:g} pt strong", weight=least)
        yield cure("free.stroke", label, box=at[1].id, weight=least)


def _finer(session: Session, found: Problem) -> Iterator[Cure]:
    """Show a picture so small that its pixels suffice."""
    at, limits = standing(session, found.where), house_limits(session)
    if at is None:
        return
    is_bitmap = found.code == "press.coarse_bitmap"
    least = limits.bitmap_warning if is_bitmap else limits.picture_warning
    # So many pixels an inch are still too few, and figures are told rounded.
    share = float(dict(found.args)["ppi"]) / (least + 1.5)
    match at[1]:
        case PictureBox(rect=rect):
            small = _around(rect, share)
            yield cure(
                "free.rect",
                msg("Shrink it to {w:.0f} × {h:.0f} mm", w=small.w / MM, h=small.h / MM),
                box=at[1].id, x=small.x / MM, y=small.y / MM, width=small.w / MM,
                height=small.h / MM,
            )  # fmt: skip
        case ArticleBox() as box:
            original = str(dict(found.args)["original"])
            pictures = index(session.issue).articles[box.article].pictures
            numbers = set(_numbers(pictures, original))
            yield from _smaller_insets(session, at[0].id, box, numbers, share)


def _around(rect: Rect, share: float) -> Rect:
    """Return a rectangle shrunk towards its upper middle."""
    width, height = rect.w * share, rect.h * share
    return Rect(rect.x + (rect.w - width) / 2, rect.y, width, height)


def _smaller_insets(
    session: Session, page: PageId, box: ArticleBox, numbers: set[int], share: float
) -> Iterator[Cure]:
    paper = paper_of(session.issue)
    shown = next(b for b in session.composed(page).boxes if b.box == box.id)
    for region in shown.regions:
        if region.kind is not RegionKind.PICTURE or region.index not in numbers:
            continue
        rect = _around(region.rect, share)
        width, lines = math.floor(rect.w / paper.em), math.floor(rect.h / paper.leading)
        if width < 1 or lines < 1:
            continue
        yield cure(
            "box.region",
            msg("Shrink it to {w:.0f} × {h:.0f} mm", w=width * paper.em / MM,
                h=lines * paper.leading / MM),
            box=box.id, kind=region.kind.value, number=region.index,
            x=max(0.0, (region.rect.x - shown.rect.x) / paper.em),
            line=max(0, round((region.rect.y - shown.rect.y) / paper.leading)), width=width,
            lines=lines,
        )  # fmt: skip


def _inside(session: Session, found: Problem) -> Iterator[Cure]:
    """Move a box on points on to the page; shrink what is larger."""
    at = standing(session, found.where)
    rect = rect_of(at[1]) if at else None
    if at is None or rect is None:
        return
    width, height = spread_trim(paper_of(session.issue), at[0].span)
    wide, high = min(rect.w, width), min(rect.h, height)
    x, y = min(max(rect.x, 0.0), width - wide), min(max(rect.y, 0.0), height - high)
    yield cure(
        "free.rect", msg("Move it on to the page"), box=at[1].id, x=x / MM, y=y / MM,
        width=wide / MM, height=high / MM,
    )  # fmt: skip


def _plain_character(_session: Session, found: Problem) -> Iterator[Cure]:
    """Write the plain form of a compatible character: kg for ㎏, 金 for its double in Unicode."""
    char = str(dict(found.args)["char"])
    plain = unicodedata.normalize("NFKC", char)
    if plain != char and found.where.article:
        label = msg("Write {plain} for {char}", plain=plain, char=char)
        yield cure("article.replace_words", label, find=char, by=plain, article=found.where.article)


def _found_again(_session: Session, _found: Problem) -> Iterator[Cure]:
    yield cure("picture.find", msg("Look for it in a folder…"), needs=("path",))


def _placed_anew(session: Session, found: Problem) -> Iterator[Cure]:
    """Ask for another file of an ad, or of the only picture of an article."""
    at = standing(session, found.where)
    if at is not None and isinstance(at[1], AdBox):
        yield cure("ad.fill", msg("Choose another file…"), needs=("path",), box=at[1].id)
    elif at is not None and isinstance(at[1], ArticleBox):
        original = dict(found.args).get("original")
        pictures = index(session.issue).articles[at[1].article].pictures
        for number in _numbers(pictures, str(original)):
            yield cure(
                "picture.replace", msg("Choose another file…"), needs=("path",),
                article=at[1].article, picture=number,
            )  # fmt: skip


def _sized_anew(_session: Session, found: Problem) -> Iterator[Cure]:
    yield cure("ad.trim", msg("Choose another size…"), needs=("trim",), box=found.where.box)


def _numbers(pictures: tuple[ArticlePicture, ...], original: str) -> Iterator[int]:
    return (n for n, picture in enumerate(pictures) if picture.original == original)


def _page_away(_session: Session, found: Problem) -> Iterator[Cure]:
    yield cure("page.delete", msg("Delete the page"), page=found.where.page)


CURES: dict[str, Healer] = {
    **dict.fromkeys(PDF, _placed_anew),
    "pdf.trim_chosen": _sized_anew,
    "pdf.trim_chosen_bleed": _sized_anew,
    "picture.file_changed": _found_again,
    "press.coarse_bitmap": _finer,
    "press.coarse_picture": _finer,
    "press.colour_not_agreed": _printable_colour,
    "press.colour_too_dark": _printable_colour,
    "press.empty_page": _page_away,
    "press.line_without_weight": _weightier,
    "press.missing_glyph": _plain_character,
    "press.original_missing": _found_again,
    "press.outside_trim": _inside,
    "press.picture_damaged": _placed_anew,
    "press.picture_too_large": _placed_anew,
    "press.picture_unreadable": _placed_anew,
    "press.rich_black_text": _printable,
    "press.small_mixed_text": _black_or_larger,
    "press.small_text": _larger,
    "press.small_text_in_photo": _large_in_photo,
    "press.small_white_text": _black_or_larger,
    "press.spot_not_agreed": _printable,
    "press.stretched_picture": _placed_anew,
    "press.thin_line": _weightier,
    "press.too_much_ink": _printable,
    "press.unseen_text": _black,
}
