"""Compose pages. One rule: the same values give the same page, cached or not.

The composer keeps what it made by the values it was made of: prepared paragraphs, lines, articles,
pages. Asking again for an unchanged page costs a comparison of identities.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain

from layout_app.compose.article.composed import ComposedArticle, ComposedBox, PlacedRegion
from layout_app.compose.article.composing import ArticleSetter
from layout_app.compose.article.facts import Spot
from layout_app.compose.article.headline import HeadBlock, HeadSetter
from layout_app.compose.article.moved import at_origin, carried
from layout_app.compose.beside.ads import AdSetter, ad_rect
from layout_app.compose.beside.contents import Entry, contents_items, contents_problems
from layout_app.compose.beside.furniture import Furnisher
from layout_app.compose.beside.imprint import Facts, facts_of
from layout_app.compose.beside.objects import compose_object, made, origin, text_problems
from layout_app.compose.beside.overlying import overlying_problems
from layout_app.compose.beside.packages import PackageSetter
from layout_app.compose.beside.planned import planned_items, planned_problem
from layout_app.compose.beside.sections import section_items, section_problems
from layout_app.compose.beside.words import WordSetter
from layout_app.compose.collisions import Collisions
from layout_app.compose.drawing.inks import colour_problems, inked_box, inked_page
from layout_app.compose.drawing.lacking import lacking
from layout_app.compose.drawing.separators import separators
from layout_app.compose.flow.fit import Filled, Fit, FitState
from layout_app.compose.flow.pour import Pourer
from layout_app.compose.flow.turns import PartEnd, part_ends
from layout_app.compose.line.cells import EM
from layout_app.compose.line.faces import Faces
from layout_app.compose.line.prepare import Preparer
from layout_app.compose.line.vertical import VerticalPreparer
from layout_app.display.items import Group
from layout_app.display.page import PageDisplay
from layout_app.frozen import frozen
from layout_app.model.article import Article, ArticlePicture
from layout_app.model.box import (
    AdBox,
    ArticleBox,
    Box,
    CellBox,
    ContentsBox,
    FreeBox,
    Package,
    PlannedBox,
    SectionBox,
)
from layout_app.model.geometry import MM, Cells, Rect, quantised
from layout_app.model.ids import ArticleId, BoxId, PageId
from layout_app.model.ink import Ink
from layout_app.model.issue import Issue, box_name, folio_at, index, paper_of, stylebook_of
from layout_app.model.page import Page
from layout_app.model.paper import Paper, cells_rect, joined, spread_trim
from layout_app.model.problem import Problem, Severity, Where, problem
from layout_app.model.style import Stylebook, in_chars, in_inks

__all__ = (
    "ComposedArticle",
    "ComposedBox",
    "ComposedPage",
    "Composer",
    "Fit",
    "FitState",
    "PlacedRegion",
)

MOST_LOST = 8
"""Grid lines that the feet of columns may cost a box at most."""


@frozen
class ComposedPage:
    """A page ready to be painted, with what stands where and what is wrong."""

    display: PageDisplay
    boxes: tuple[ComposedBox, ...]
    """In the order of the page's boxes."""
    problems: tuple[Problem, ...]


@frozen(kw_only=False, eq=False)
class _Sheet:
    """The tools for one stylebook on one paper."""

    given: Stylebook
    book: Stylebook
    """The given one with every size in 字."""
    paper: Paper
    articles: ArticleSetter
    furnisher: Furnisher
    ads: AdSetter
    words: WordSetter
    packages: PackageSetter


@frozen(kw_only=False, eq=False)
class _Kept:
    """A composed page with all that it was made of."""

    page: Page
    sheet: _Sheet
    facts: Facts
    articles: tuple[ComposedArticle | None, ...]
    composed: ComposedPage

    def holds(
        self,
        page: Page,
        sheet: _Sheet,
        facts: Facts,
        articles: tuple[ComposedArticle | None, ...],
    ) -> bool:
        """Tell whether the page would come out the same."""
        return (
            self.sheet is sheet
            and len(self.articles) == len(articles)
            and all(one is two for one, two in zip(self.articles, articles, strict=True))
            and self.facts == facts
            and self.page == page
        )


@frozen(kw_only=False, eq=False)
class _Set:
    """A composed article with all that it was made of."""

    article: Article
    spots: tuple[Spot, ...]
    sheet: _Sheet
    at_origin: ComposedArticle
    origin: tuple[Spot, ...]
    composed: ComposedArticle

    def holds(self, article: Article, sheet: _Sheet) -> bool:
        """Tell whether the article's words and styles are the same."""
        return self.sheet is sheet and self.article == article


class Composer:
    """Composes issues; one composer serves one catalogue of faces."""

    def __init__(self, faces: Faces) -> None:
        self._preparer = Preparer(faces)
        self._vertical = VerticalPreparer(faces)
        self._pourer = Pourer()
        self._sheet: _Sheet | None = None
        self._articles: dict[ArticleId, _Set] = {}
        self._pages: dict[PageId, _Kept] = {}

    def page(self, issue: Issue, page: PageId) -> ComposedPage:
        """Return a page composed; KeyError for a page that the issue lacks."""
        value = index(issue).pages[page]
        sheet = self._sheet_of(issue)
        facts = facts_of(issue, value)
        known_articles = index(issue).articles
        articles = tuple(
            self.article(issue, box.article)
            if isinstance(box, ArticleBox) and box.article in known_articles
            else None
            for box in value.boxes
        )
        known = self._pages.get(page)
        if known and known.holds(value, sheet, facts, articles):
            return known.composed
        names = {box.id: box_name(box, known_articles) for box in value.boxes}
        inked = inked_page(value, sheet.given.inks)
        composed = self._composed(inked, sheet, facts, articles, names)
        if lost := tuple(colour_problems(value, facts.sheet, sheet.given)):
            composed = replace(composed, problems=(*composed.problems, *lost))
        self._pages[page] = _Kept(value, sheet, facts, articles, composed)
        return composed

    def article(self, issue: Issue, article: ArticleId) -> ComposedArticle:
        """Return an article composed over all its boxes; KeyError where it has none."""
        value = index(issue).articles[article]
        sheet = self._sheet_of(issue)
        spots = self._spots(issue, article)
        known = self._articles.get(article)
        if known is None or not known.holds(value, sheet):
            known = None
        elif known.spots == spots:
            return known.composed
        origin = at_origin(spots, sheet.paper)
        if known is None or known.origin != origin:
            made = sheet.articles.compose(value, origin)
        else:
            made = known.at_origin
        composed = carried(made, spots, sheet.paper)
        self._articles[article] = _Set(value, spots, sheet, made, origin, composed)
        return composed

    def fit(self, issue: Issue, article: ArticleId) -> Fit:
        """Return how an article fits its boxes; nothing is kept."""
        value = index(issue).articles[article]
        return self._sheet_of(issue).articles.fit(value, self._spots(issue, article))

    def filled(self, issue: Issue, article: ArticleId) -> Filled:
        """Return how an article fills its boxes and what was changed for it; nothing is kept."""
        value = index(issue).articles[article]
        return self._sheet_of(issue).articles.filled(value, self._spots(issue, article))

    def filled_in(self, issue: Issue, box: ArticleBox) -> Filled:
        """Return how an article would fill a box of its own; nothing is kept."""
        value = index(issue).articles[box.article]
        return self._sheet_of(issue).articles.filled(
            value, (Spot(folio="", box=self._packed(issue, box)),)
        )

    def heads_in(self, issue: Issue, box: ArticleBox) -> HeadBlock:
        """Return the heads that an article would have in a box."""
        value = index(issue).articles[box.article]
        return self._sheet_of(issue).articles.heads(value, self._packed(issue, box))

    def text_lines(self, issue: Issue, article: ArticleId) -> int:
        """Return the lines of an article's text in the page's columns, heads and insets apart."""
        sheet = self._sheet_of(issue)
        return sheet.articles.text_lines(index(issue).articles[article], sheet.paper.chars * EM)

    def picture_lines(self, issue: Issue, picture: ArticlePicture, width: float) -> tuple[int, int]:
        """Return the grid lines of an uncropped picture over `width` points, and its caption's."""
        return self._sheet_of(issue).articles.picture_lines(picture, width)

    def head_lines(self, issue: Issue, article: ArticleId) -> int:
        """Return the grid lines that the heads of a placed article need."""
        found = index(issue)
        box = self._packed(issue, found.parts[article][0][1])
        return self._sheet_of(issue).articles.heads(found.articles[article], box).lines

    def last_lines(self, issue: Issue, article: ArticleId) -> tuple[tuple[int, int], ...]:
        """Return paragraphs of several lines with the characters of their last one."""
        value = index(issue).articles[article]
        return self._sheet_of(issue).articles.last_lines(value, self._spots(issue, article))

    def part_ends(self, issue: Issue, article: ArticleId, part: int) -> tuple[PartEnd, ...]:
        """Return where a part may end before a jump, at most three places, the best first.

        None where the article ends in that part.
        """
        value = index(issue).articles[article]
        free = replace(value, breaks=tuple(b for b in value.breaks if b.part < part))
        sheet = self._sheet_of(issue)
        spans, room, goes_on = sheet.articles.part_spans(free, self._spots(issue, article), part)
        return part_ends(value, spans, room, sheet.book.jump_least) if goes_on else ()

    def part_left(self, issue: Issue, article: ArticleId, part: int) -> int:
        """Return the lines that a part leaves free where its article goes on in the next."""
        value = index(issue).articles[article]
        spans, room, goes_on = self._sheet_of(issue).articles.part_spans(
            value, self._spots(issue, article), part
        )
        return room - len(spans) if goes_on else 0

    def shape_for(self, issue: Issue, article: ArticleId, columns: int) -> int:
        """Return the grid lines that an article needs over so many columns, heads included."""
        sheet = self._sheet_of(issue)
        paper = sheet.paper
        width = joined(columns, paper.chars, paper.gutter)
        value = index(issue).articles[article]
        least = sheet.articles.lines_needed(value, columns, width, paper.chars * EM)
        # Column feet may cost lines: a subhead goes over with the text below it.
        for lines in range(least, least + MOST_LOST):
            cells = Cells(column=0, line=0, columns=columns, lines=lines)
            box = ArticleBox(id=BoxId(""), article=article, shape=(cells,))
            if sheet.articles.compose(value, (Spot(folio="", box=box),)).overset is None:
                return lines
        return least

    def part_needed(self, issue: Issue, article: ArticleId, columns: int, lines: int) -> int:
        """Return the grid lines over so many columns that `lines` of it need on another page."""
        sheet = self._sheet_of(issue)
        width = joined(columns, sheet.paper.chars, sheet.paper.gutter)
        value = index(issue).articles[article]
        return sheet.articles.part_needed(value, columns, width, lines)

    def _spots(self, issue: Issue, article: ArticleId) -> tuple[Spot, ...]:
        found = index(issue)
        inks = stylebook_of(issue).inks
        return tuple(
            Spot(
                folio=found.folios[page],
                box=_inked(self._packed(issue, box), inks),
                single=folio_at(issue, page, min(cells.column for cells in box.shape)),
            )
            for page, box in found.parts[article]
        )

    def _packed(self, issue: Issue, box: ArticleBox) -> ArticleBox:
        """Return a box with the air that its package asks of it; itself where it is in none."""
        package = index(issue).packages.get(box.id)
        return self._sheet_of(issue).packages.packed(box, package) if package else box

    def _sheet_of(self, issue: Issue) -> _Sheet:
        book, paper = stylebook_of(issue), paper_of(issue)
        sheet = self._sheet
        if sheet is None or sheet.given != book or sheet.paper != paper:
            given, book = book, in_inks(in_chars(book, paper.em))
            sheet = self._sheet = _Sheet(
                given,
                book,
                paper,
                ArticleSetter(self._preparer, self._vertical, self._pourer, book, paper),
                Furnisher(self._preparer, book, paper),
                AdSetter(self._preparer, book, paper),
                WordSetter(self._preparer, book, paper.em),
                PackageSetter(HeadSetter(self._preparer, book, paper), paper),
            )
        return sheet

    def _composed(
        self,
        page: Page,
        sheet: _Sheet,
        facts: Facts,
        articles: Sequence[ComposedArticle | None],
        names: Mapping[BoxId, str],
    ) -> ComposedPage:
        packed = sheet.packages.boxes(page.boxes)
        below = list(sheet.furnisher.groups(facts))
        if sheet.book.separators and (between := separators(packed, sheet.paper, page.span)):
            below.append(between)
        shown = [
            self._shown(box, article, sheet, facts, page)
            for box, article in zip(page.boxes, articles, strict=True)
        ]
        groups = [group for _, group, _ in shown]
        collisions = Collisions(page, facts, sheet.paper, sheet.book, names)
        return ComposedPage(
            display=PageDisplay(
                page=page.id,
                folio=facts.sheet,
                trim=spread_trim(sheet.paper, page.span),
                bleed=quantised(sheet.paper.bleed_mm * MM),
                groups=(*below, *groups),
            ),
            boxes=tuple(composed for composed, _, _ in shown),
            problems=(
                *sheet.furnisher.problems(facts),
                *chain.from_iterable(problems for _, _, problems in shown),
                *collisions.problems(sheet.packages.over_heads(packed)),
                *overlying_problems(list(zip(page.boxes, groups, strict=True)), facts.sheet, names),
            ),
        )

    def _shown(
        self,
        box: Box,
        article: ComposedArticle | None,
        sheet: _Sheet,
        facts: Facts,
        page: Page,
    ) -> tuple[ComposedBox, Group, tuple[Problem, ...]]:
        """Return a box with its ink and what is wrong with it; `article` is what it shows."""
        where = Where(page=facts.sheet, box=box.id)
        if not isinstance(box, ArticleBox):
            composed, group, found = self._placed(box, sheet, facts, page)
            return composed, group, (*found, *lacking(group, where, found))
        if article is None:
            lost = problem("store.no_article", Severity.ERROR, where, id=box.article)
            return (*_empty(box, sheet.paper), (lost,))
        n = next(k for k, made in enumerate(article.boxes) if made.box == box.id)
        problems = tuple(told for told in article.problems if told.where.box == box.id)
        return article.boxes[n], article.groups[n], problems

    def _placed(
        self,
        box: FreeBox | CellBox,
        sheet: _Sheet,
        facts: Facts,
        page: Page,
    ) -> tuple[ComposedBox, Group, tuple[Problem, ...]]:
        """Return a box that holds no article with its ink and what is wrong with it."""
        paper, folio = sheet.paper, facts.sheet
        match box:
            case AdBox():
                rect = ad_rect(box, paper, is_left=facts.is_left)
                problems = tuple(sheet.ads.problems(box, rect, folio))
                return (*made("ad", box, rect, sheet.ads.items(box, rect, facts)), problems)
            case PlannedBox():
                rect = cells_rect(paper, box.cells)
                items = tuple(planned_items(box, origin(rect), sheet.words))
                return (*made("planned", box, rect, items), (planned_problem(box, folio),))
            case SectionBox():
                rect = cells_rect(paper, box.cells)
                title = box.title or _section_at(box, facts, paper)
                items = tuple(section_items(box, origin(rect), title, sheet.words))
                problems = tuple(section_problems(box, title, sheet.words, folio))
                return (*made("section", box, rect, items), problems)
            case ContentsBox():
                rect = cells_rect(paper, box.cells)
                entries = _entries(page, facts, box)
                given = box, entries, origin(rect), sheet.words
                problems = tuple(contents_problems(*given, folio))
                return (
                    *made("contents", box, rect, tuple(contents_items(*given, paper))),
                    problems,
                )
            case Package():
                rect = cells_rect(paper, box.cells)
                shown, group = made("package", box, rect, sheet.packages.items(box, rect))
                shown = replace(shown, regions=sheet.packages.regions(box, rect))
                return shown, group, tuple(sheet.packages.problems(box, folio))
            case _:
                made_box, group = compose_object(
                    box, self._preparer, self._vertical, sheet.book, paper
                )
                return made_box, group, tuple(text_problems(box, group, folio))


def _section_at(box: SectionBox, facts: Facts, paper: Paper) -> str:
    """Return the section of the page on which a strip begins."""
    is_right = facts.right is not None and box.cells.column >= paper.columns
    return facts.right.section if is_right and facts.right else facts.section


def _entries(page: Page, facts: Facts, box: ContentsBox) -> tuple[Entry, ...]:
    """Return what one 导读 of a page names."""
    boxes = [other for other in page.boxes if isinstance(other, ContentsBox)]
    return facts.contents[boxes.index(box)]


def _inked(box: ArticleBox, inks: Mapping[str, Ink]) -> ArticleBox:
    found = inked_box(box, inks)
    assert isinstance(found, ArticleBox)
    return found


def _empty(box: ArticleBox, paper: Paper) -> tuple[ComposedBox, Group]:
    """Return a box whose article is lost: its place is kept, nothing is painted."""
    rect = cells_rect(paper, box.shape[0])
    group = Group(x=rect.x, y=rect.y, items=(), bounds=Rect(0.0, 0.0, rect.w, rect.h), name=box.id)
    return ComposedBox(box=box.id, kind="article", rect=rect), group
