"""Ads from files. One rule: a file is measured before it is kept, and kept before it is booked."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from layout_app.compose.beside.ads import TOLERANCE
from layout_app.desk.files import inside, read_bytes
from layout_app.desk.pages.landing import free_cells
from layout_app.desk.words import _
from layout_app.edit.ads import AdFile, book, fill, named_cells, set_text
from layout_app.errors import CommandError, CopyError
from layout_app.frozen import frozen
from layout_app.intake.frontmatter import Front
from layout_app.intake.story import StoryFile
from layout_app.model.box import EAR, FOLD, OWN_TRIM, AdBox, SheetBox, Trim
from layout_app.model.geometry import MM, Cells, quantised
from layout_app.model.ids import BoxId, PageId, new_id
from layout_app.model.issue import Issue, page_named
from layout_app.model.page import Page
from layout_app.model.problem import Problem, Severity, Where, problem
from layout_app.model.slot import SLOTS
from layout_app.model.text import Paragraph

USUAL = "通栏"
"""The size of an ad whose file names none."""
MOST_BLEED = 100
"""Of a chosen box, mm."""


_SIDES: Mapping[str, Callable[[Cells], tuple[int, int]]] = {
    "bottom": lambda cells: (-cells.line, cells.column),
    "top": lambda cells: (cells.line, cells.column),
    "left": lambda cells: (cells.column, -cells.line),
    "right": lambda cells: (-cells.column, -cells.line),
}


@frozen
class AdStory:
    """An ad as its copy file tells of it."""

    story: StoryFile
    file: AdFile | None = None
    """Its PDF or picture; without one the text is set."""


def ad_file(
    path: Path, keep: Callable[[bytes], str], name: str = "", trim: Trim = OWN_TRIM
) -> AdFile:
    """Return the file of an ad, measured and kept; CopyError for one that nobody could print.

    `trim` says where a PDF is cut that does not say so itself.
    """
    from layout_app.press.adfile import measured_ad  # most copy is no ad

    data = read_bytes(path)
    media, extent = measured_ad(data, name or path.name, trim)
    return AdFile(original=keep(data), name=path.name, media=media, extent=extent, trim=trim)


def trim_named(box: SheetBox, bleed: float) -> Trim:
    """Return a choice of a box and the bleed within it, mm; CommandError for what is none."""
    if not 0 <= bleed <= MOST_BLEED or (bleed and not Trim(box=box).is_chosen):
        raise CommandError("ad.bad_bleed", most=MOST_BLEED)
    return Trim(box=box, bleed=quantised(bleed * MM))


def likely_trims(data: bytes, size: tuple[float, float]) -> Iterator[Trim]:
    """Yield the choices by which a PDF would fill a slot of this size: boxes, then with a bleed.

    CopyError for a PDF that cannot be read.
    """
    from layout_app.press.adfile import sheet_sizes

    for box, sheet in sheet_sizes(data, "").items():
        over, down = sheet[0] - size[0], sheet[1] - size[1]
        if abs(over - down) > 2 * TOLERANCE or over < -TOLERANCE:
            continue
        # Nobody makes a bleed of parts of half a millimetre.
        bleed = max(0, round((over + down) / 4 / MM * 2)) / 2
        if all(abs(side - 2 * bleed * MM) <= TOLERANCE for side in (over, down)):
            yield trim_named(box, bleed)


def ad_story(
    story: StoryFile, folder: Path, keep: Callable[[bytes], str]
) -> tuple[AdStory, tuple[Problem, ...]]:
    """Return an ad's copy with its file, and what is wrong with that."""
    problems = list(story.problems)
    file = None
    for named in story.pictures[:1]:
        try:
            path = inside(folder, named.path)
            file = ad_file(path, keep, trim=_trim_of(story.front))
        except (CopyError, CommandError) as error:
            where = Where(file=story.name, line=named.line)
            told = {k: v for k, v in error.arguments.items() if k != "path"}
            facts = {k: v for k, v in told.items() if isinstance(v, str | int | float)}
            problems.append(problem(error.code, Severity.ERROR, where, picture=named.path, **facts))
            if error.code == "ad.no_trim":
                # It waits in its slot until an editor says which box is its size.
                file = ad_file(path, keep, trim=Trim(box=SheetBox.NONE))
    return AdStory(story=story, file=file), tuple(problems)


def _trim_of(front: Front) -> Trim:
    """Return what an ad's copy says of the size of its PDF."""
    return trim_named(SheetBox(front.trim or "trim"), float(front.bleed.removesuffix("mm") or 0))


def placed_ad(issue: Issue, ad: AdStory) -> tuple[Issue, tuple[Problem, ...]]:
    """Book the first free slot that an ad asks for and fill it; a problem where there is none."""
    front, name = ad.story.front, ad.story.name
    found = _free_slot(issue, ad)
    if found is None:
        size = front.size or USUAL
        where = Where(file=name)
        return issue, (problem("ad.no_room", Severity.ERROR, where, size=size, on=front.page),)
    page, cells = found
    made = BoxId(new_id())
    slot = front.size if front.size in SLOTS else ""
    booking = front.booking or Path(name).stem
    issue = book(issue, page, made, slot=slot, cells=cells, booking=booking)
    if ad.file:
        issue = fill(issue, made, ad.file)
    elif ad.story.paragraphs:
        issue = set_text(issue, made, _plain(ad.story.paragraphs))
    return issue, ()


def _plain(paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    return tuple(replace(paragraph, blocks=()) for paragraph in paragraphs)


def _free_slot(issue: Issue, ad: AdStory) -> tuple[PageId, Cells] | None:
    """Return the page and the cells of an ad: pages in their order, the wished side first."""
    front = ad.story.front
    for page in issue.pages:
        if front.page == "" or page_named(issue, front.page) == page.id:
            places = _places(issue, page, front.size or USUAL)
            if places:
                return page.id, min(places, key=_SIDES.get(front.place, _SIDES["bottom"]))
    return None


def _places(issue: Issue, page: Page, size: str) -> list[Cells]:
    """Return where a size finds room on a page; that of a name stands in its own place if free."""
    if size not in SLOTS:
        columns, lines = map(int, size.split("x"))
        return free_cells(issue, page, columns, lines)
    if size in (EAR, FOLD):
        is_taken = any(isinstance(box, AdBox) and box.slot == size for box in page.boxes)
        is_there = size == FOLD or page.id == issue.pages[0].id
        return [named_cells(issue, page.id, size)] if is_there and not is_taken else []
    cells = named_cells(issue, page.id, size)
    places = free_cells(issue, page, cells.columns, cells.lines)
    return [cells] if cells in places else places


def slot_text(slot: str) -> str:
    """Return the trade's name of a size, explained where the window does not speak Chinese."""
    told = {
        "整版": _("full page"),
        "半版": _("half page"),
        "1/4": _("a quarter page"),
        "1/8": _("an eighth of a page"),
        "通栏": _("strip over all columns"),
        EAR: _("beside the masthead"),
        FOLD: _("in the fold"),
    }.get(slot, slot)
    return slot if told == slot else f"{slot} ({told})"
