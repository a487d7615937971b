"""An issue becomes an order. One rule: what must not reach a press is refused before it is written.

`ordered` composes and paints the pages; the order holds all that a process without the issue needs.
"""

import os
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta, timezone
from pathlib import Path

from layout_app.compose.page import ComposedPage, Composer
from layout_app.compose.spread import spread_halves
from layout_app.desk.condition import output_profile, shown_profile
from layout_app.desk.output.orders import Account, Order, Range, ReadyPage, Wish, split_of
from layout_app.desk.output.reading_order import BoxesOf, bookmarks, places, reading_order, tags_of
from layout_app.desk.problems.cuts import cuts_of
from layout_app.desk.problems.naming import named
from layout_app.desk.problems.signed import changed_since
from layout_app.display.items import GlyphRun, PlacedPdf
from layout_app.display.page import PageDisplay, walk
from layout_app.errors import ExportError, IssueFileError
from layout_app.fonts.catalogue import Catalogue, shipped
from layout_app.model.article import Article, accepted_text, headline, paragraph_starts
from layout_app.model.box import ArticleBox
from layout_app.model.geometry import MM
from layout_app.model.ids import ArticleId, PageId
from layout_app.model.issue import Issue, file_names, folios_of, index, name_of
from layout_app.model.problem import Problem, Severity
from layout_app.preflight.house import NEWSPRINT, House, PictureRules
from layout_app.preflight.page import empty_page
from layout_app.press.content import paint_page
from layout_app.press.export import TEMPLATE, ExportJob, load_writer
from layout_app.press.imposition import Impose, imposed
from layout_app.press.painted import PaintedPage
from layout_app.press.profile import DocumentInfo, Profile, slug_of
from layout_app.sharing import Elsewhere
from layout_app.store.faces import catalogue_of, face_problems, job_files
from layout_app.store.folder import OpenedIssue, article_path, page_path
from layout_app.store.originals import ORIGINALS

MUST_BE_ACCEPTED = (
    "press.missing_glyph",
    "layout.overset",
    "layout.planned",
    "ad.empty",
    "ad.unsized",
    "ad.cancelled",
    "ad.text_over",
    "box.text_over",
    "font.missing_face",
    "store.no_article",
    "page.recomposed",
)
"""Problems that a press export refuses unless the editor answers for them by name."""

UNORDERED = "press.spot_not_agreed"
"""An ink of an ad that asks for a plate which nobody has ordered."""

ASKED = ("press.empty_page", UNORDERED)
"""Warnings that the window asks about before an export; the command line tells them."""

CARRIED = tuple(
    f"pdf.{fault}"
    for fault in (
        "transparency", "blend_mode", "colour", "spot_likeness", "default_space",
        "group_space", "colour_damaged", "rendering_intent", "font_not_embedded", "font_damaged",
        "font_cmap", "glyph_missing", "glyph_blank", "glyph_lost", "image_damaged", "image_bits",
        "alternates", "transfer", "halftone", "postscript", "filter", "content_damaged",
        "bad_operators", "unbalanced", "form_loop", "no_resource", "white_overprints",
        "too_complex", "layer_hidden", "stand_in", "annotation_lost", "user_unit",
    )
)  # fmt: skip
"""Faults of an ad that would be faults of the page, or that readers would see: refused likewise."""

SEEN = tuple(
    f"pdf.{fault}"
    for fault in (
        "annotation_lost", "content_damaged", "font_damaged", "font_not_embedded", "glyph_blank",
        "glyph_lost", "glyph_missing", "image_damaged", "no_resource", "stand_in",
    )
)  # fmt: skip
"""Those of them that readers of a file for screens would see: it is made, and they are told."""

WRITER = 1.0
"""Pages that are composed while this process loads what writes a file."""

_KEPT = ".cache/pictures"
"""Folder of an issue that keeps its pictures in press colour."""
_CHINA = timezone(timedelta(hours=8))
_PRESS_TIME = time(8, 30)
_UNDATED = datetime(2000, 1, 1, tzinfo=UTC)


def ordered(
    opened: OpenedIssue, issue: Issue, composer: Composer, wish: Wish, *, share: bool = False
) -> Order:
    """Compose and paint the pages and return the order; ExportError names what no press may get.

    `share` lets a second process take some of the pages. IssueFileError where a page of the issue
    could not be read, since those after it would be printed under another folio, and where an
    article on the chosen pages could not.
    """
    chosen = wish.pages or tuple(page.id for page in issue.pages)
    _refuse_unread(opened, chosen, wish.accepted)
    if not chosen:
        raise ExportError("export.no_pages")
    home = opened.publication_folder
    faces = catalogue_of(issue.publication, home)
    customer = house_of(opened, wish)
    wish = replace(wish, marks=wish.marks or (customer.marks and wish.profile.is_press))
    outlines = customer.outlines and wish.profile.is_press

    def ready(page: PageId) -> tuple[ReadyPage, ...]:
        composed, state = composer.page(issue, page), index(issue).pages[page].state
        changed = tuple(changed_since(issue, composed))
        leaving = _leaving(issue, composed, wish)
        made = (_ready(leaf, faces, wish, outlines=outlines) for leaf in leaving)
        return tuple(replace(o, state=state, problems=(*o.problems, *changed)) for o in made)

    # The account of a certificate asks the composer for every article again.
    pages = _made(ready, chosen, share=share and wish.report is None)
    problems = tuple(dict.fromkeys(found for page in pages for found in page.problems))
    problems += tuple(face_problems(issue.publication, home))
    problems += _cut_sentences(issue, chosen)
    unfit = _unfit_ads(opened, pages, wish.profile, customer)
    problems += tuple(named(issue, fact) for fact in unfit)
    if wish.profile.is_press:
        _refuse(problems, wish.accepted)
    account = _account(issue, composer, pages) if wish.report else None
    return Order(
        job=_job(opened, issue, pages, wish, customer),
        pages=pages,
        account=account,
        accepted=tuple(sorted(wish.accepted & {problem.code for problem in problems})),
        problems=problems,
        names=file_names(issue),
    )


def _made(
    ready: Callable[[PageId], tuple[ReadyPage, ...]], chosen: Sequence[PageId], *, share: bool
) -> tuple[ReadyPage, ...]:
    """Make pages ready; a second process may take some, what writes a file is loaded meanwhile."""
    here = max(1, round((len(chosen) - WRITER) / 2)) if share else len(chosen)
    others = Elsewhere(ready, chosen[here:])
    made = tuple(map(ready, chosen[:here]))
    if share:
        load_writer()
    return tuple(page for found in (*made, *others.result()) for page in found)


def _cut_sentences(issue: Issue, pages: Collection[PageId]) -> tuple[Problem, ...]:
    """Return what is open in the sentences of the articles that stand on pages."""
    known = index(issue)
    shown = {name for name, parts in known.parts.items() if any(p in pages for p, _box in parts)}
    return tuple(fact for a in issue.articles if a.id in shown for fact in cuts_of(a))


def _leaving(issue: Issue, page: ComposedPage, wish: Wish) -> tuple[ComposedPage, ...]:
    """Return a page as it leaves: a spread goes to press as two pages, to screens as one."""
    value = index(issue).pages[page.display.page]
    if value.span == 1 or not wish.profile.is_press or wish.impose is not Impose.NONE:
        return (page,)
    left, right = folios_of(issue, value.id)
    return spread_halves(page, (left, right), (value.id, value.right_page.id))


def _ready(page: ComposedPage, faces: Catalogue, wish: Wish, *, outlines: bool) -> ReadyPage:
    return ReadyPage(
        painted=_painted(page, faces, wish, outlines=False),
        boxes=page.boxes,
        problems=(*page.problems, *empty_page(page.display)),
        outlined=_painted(page, faces, wish, outlines=True) if outlines else None,
    )


def _painted(page: ComposedPage, faces: Catalogue, wish: Wish, *, outlines: bool) -> PaintedPage:
    return paint_page(
        page.display,
        faces,
        is_rgb=not wish.profile.is_press,
        slug=slug_of(wish.profile),
        marks=wish.marks and wish.impose is Impose.NONE,
        outlines=outlines,
        tags=tags_of(page.boxes) if _is_read(wish) else None,
    )


def _is_read(wish: Wish) -> bool:
    """Tell whether a file is read page by page on a screen, not printed nor folded."""
    return not wish.profile.is_press and wish.impose is Impose.NONE


def _refuse_unread(
    opened: OpenedIssue, chosen: Collection[PageId], accepted: Collection[str]
) -> None:
    """Stop an issue that lacks a page, or chosen pages an article, with what is wrong there.

    An editor may answer for an article: its box stays empty.
    """
    issue = opened.issue
    read = {page.id for page in issue.pages}
    for page in opened.listed_pages:
        if page not in read:
            _refuse_file(opened, page_path(opened.folder, page), page)
    known = {article.id for article in issue.articles}
    placed = [box for page in issue.pages if page.id in chosen for box in page.boxes]
    for box in () if "store.no_article" in accepted else placed:
        if isinstance(box, ArticleBox) and box.article not in known:
            _refuse_file(opened, article_path(opened.folder, box.article), box.article)


def _refuse_file(opened: OpenedIssue, path: Path, name: str) -> None:
    """Stop with the problem of a file, if one was found in it or of what it should hold."""
    file = path.relative_to(opened.folder).as_posix()
    for found in opened.problems:
        facts = dict(found.args)
        if found.where.file == file or facts.get("id") == name:
            raise IssueFileError(found.code, found.where.file, found.where.line, **facts)


def _unfit_ads(
    opened: OpenedIssue, pages: Sequence[ReadyPage], profile: Profile, customer: House
) -> tuple[Problem, ...]:
    """Return the faults that ads would carry into our files."""
    placed = [(page.painted.folio, ad) for page in pages for ad in page.painted.placed.values()]
    return ad_faults(opened, placed, profile, customer)


def ad_faults(
    opened: OpenedIssue, placed: Sequence[tuple[str, PlacedPdf]], profile: Profile, customer: House
) -> tuple[Problem, ...]:
    """Return the faults that placed ads, each with its folio, would carry into our files."""
    if not placed:
        return ()
    from layout_app.desk.originals import Originals

    known = Originals(opened.publication_folder, customer, profile)
    carried = CARRIED if profile.is_press else SEEN
    return tuple(
        fact
        for folio, ad in placed
        for fact in known.ad_problems(ad, folio)
        if (fact.code in carried and fact.severity is Severity.ERROR)
        or (fact.code == UNORDERED and profile.is_press)
    )


def _refuse(problems: Sequence[Problem], accepted: Collection[str]) -> None:
    """Stop what must not reach a press; ExportError names the first place of each kind."""
    for fact in problems:
        if fact.code == "ad.wrong_size":
            # Nobody can answer for it: an ad is never scaled.
            raise ExportError("export.ad_on_page", page=fact.where.page, **dict(fact.args))
    for code in (*MUST_BE_ACCEPTED, *CARRIED):
        found = [problem for problem in problems if problem.code == code]
        if found and code not in accepted:
            where = found[0].where
            # Which ad, and what is wrong with it, is told beside the refusal.
            facts = dict(found[0].args) if code in CARRIED else {}
            told = {
                "problem": code,
                "count": len(found),
                "page": where.page,
                "article": where.article,
            }
            raise ExportError("export.refused", **(facts | told))


def house_of(opened: OpenedIssue, wish: Wish) -> House:
    """Return the printing house that an export is for."""
    name = opened.issue.publication.house if wish.house is None else wish.house
    if not name:
        return NEWSPRINT
    from layout_app.store.houses import house

    return house(opened.publication_folder, name)


def _job(
    opened: OpenedIssue, issue: Issue, pages: Sequence[ReadyPage], wish: Wish, customer: House
) -> ExportJob:
    sections = {page.id: page.section for page in issue.pages}
    sections |= {p.right_page.id: p.right_page.section for p in issue.pages if p.span == 2}
    painted = _laid_out([page.painted for page in pages], wish, customer)
    drawn = [page.outlined for page in pages if page.outlined is not None]
    return ExportJob(
        pages=painted,
        outlined=_laid_out(drawn, wish, customer) if drawn else (),
        target=wish.to,
        profile=wish.profile,
        split=wish.split or split_of(wish.profile),
        info=_info(opened, issue, pages, wish, customer),
        originals=opened.publication_folder / ORIGINALS,
        faces=job_files(issue.publication, opened.publication_folder),
        kept=opened.folder / _KEPT,
        paper=name_of(issue),
        sections=tuple(sections.get(page.page, "") for page in painted),
        report=wish.report,
        rules=_rules(customer),
        template=template_of(issue, customer, wish),
    )


def template_of(issue: Issue, customer: House, wish: Wish) -> str:
    """Return how the files of pages are named: as wished, as the house asks, or by date."""
    template = wish.template or customer.file_name or TEMPLATE
    undated = not issue.date and "date" in template and not wish.template
    return "{folio}.pdf" if undated else template


def _laid_out(pages: Sequence[PaintedPage], wish: Wish, customer: House) -> tuple[PaintedPage, ...]:
    """Return the pages as they leave: themselves, or sheets that hold them."""
    slug = slug_of(wish.profile)
    bleed = max(page.bleed for page in pages)

    def bare(width: float, height: float, folio: str) -> PaintedPage:
        sheet = PageDisplay(
            page=PageId(folio), folio=folio, trim=(width, height), bleed=bleed, groups=()
        )
        return paint_page(
            sheet, shipped(), is_rgb=not wish.profile.is_press, slug=slug, marks=wish.marks
        )

    return imposed(pages, wish.impose, bare, customer.fold * MM)


def _rules(customer: House) -> PictureRules:
    return replace(customer.pictures, ink=min(customer.pictures.ink, customer.limits.ink))


def _info(
    opened: OpenedIssue,
    issue: Issue,
    pages: Sequence[ReadyPage],
    wish: Wish,
    customer: House,
) -> DocumentInfo:
    name = name_of(issue) or _readable(opened.folder.name)
    when = press_time(issue)
    title = f"{name} {issue.date.isoformat()}" if issue.date else name
    icc = customer.icc or issue.publication.icc
    home = opened.publication_folder
    told = DocumentInfo(
        title=title,
        when=when,
        identity=f"{title} {issue.total_number or ''}",
        icc=output_profile(home, icc, wish.profile)
        if wish.profile.is_press
        else shown_profile(home, icc),
        registered=customer.registered,
    )
    if _is_read(wish):
        stand = [BoxesOf(page.painted.page, page.boxes) for page in pages]
        told = replace(
            told,
            bookmarks=tuple(bookmarks(issue, stand)),
            told=tuple(reading_order(issue, stand)),
            targets=places(stand),
        )
    condition = customer.condition or Path(icc).stem
    return replace(told, condition=condition) if condition else told


def _readable(name: str) -> str:
    """Return a folder's name as text: one from an archive of another code may be none."""
    return os.fsencode(name).decode(errors="replace")


def press_time(issue: Issue) -> datetime:
    """Return the moment that files of an issue are dated by: the same at every export."""
    return datetime.combine(issue.date, _PRESS_TIME, _CHINA) if issue.date else _UNDATED


def _account(issue: Issue, composer: Composer, pages: Sequence[ReadyPage]) -> Account:
    """Say what the files must hold: the articles of these pages, and those without a page."""
    found = index(issue)
    exported = {page.painted.page for page in pages}
    others = [composer.page(issue, page.id) for page in issue.pages if page.id not in exported]
    shown = {box.article for page in pages for box in page.boxes if box.article}
    chosen = [
        article
        for article in issue.articles
        if article.id in shown or not (others or article.id in found.parts)
    ]
    elsewhere = _printed_on(others)
    return Account(
        texts={article.id: accepted_text(article) for article in chosen},
        headlines={article.id: headline(article) for article in chosen},
        overset={
            article.id: (*elsewhere.get(article.id, ()), *_overset(issue, composer, article))
            for article in chosen
        },
        cuts={article.id: _cuts(article) for article in chosen},
        framed={
            article.id: composer.article(issue, article.id).framed
            for article in chosen
            if article.id in found.parts
        },
    )


def _overset(issue: Issue, composer: Composer, article: Article) -> tuple[Range, ...]:
    """Return what found no place: lines of a placed article, or all of one in the tray."""
    if article.id not in index(issue).parts:
        return ((0, len(accepted_text(article))),)
    return composer.article(issue, article.id).lost


def _printed_on(pages: Iterable[ComposedPage]) -> dict[ArticleId, list[Range]]:
    """Return what of each article stands on pages that are not exported."""
    found: dict[ArticleId, list[Range]] = {}
    for page in pages:
        for item, _x, _y in walk(page.display):
            if isinstance(item, GlyphRun) and item.source:
                start = item.source.position
                found.setdefault(item.source.article, []).append((start, start + len(item.text)))
    return found


def _cuts(article: Article) -> tuple[Range, ...]:
    starts = paragraph_starts(article.paragraphs)
    return tuple(
        (
            starts[cut.start.paragraph] + cut.start.offset,
            starts[cut.end.paragraph] + cut.end.offset,
        )
        for cut in article.cuts
    )
