"""Ads from files. One rule: a file is measured before it is kept, and kept before it is booked."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from layout_app.desk.copyfiles import inside
from layout_app.desk.files import read_bytes
from layout_app.desk.landing import free_cells
from layout_app.edit.ads import AdFile, book, fill, named_cells, set_text
from layout_app.errors import CopyError
from layout_app.frozen import frozen
from layout_app.intake.story import StoryFile
from layout_app.model.box import EAR, FOLD, AdBox
from layout_app.model.geometry import Cells
from layout_app.model.ids import BoxId, PageId, new_id
from layout_app.model.issue import Issue, page_named
from layout_app.model.page import Page
from layout_app.model.problem import Problem, Severity, Where, problem
from layout_app.model.slot import SLOTS
from layout_app.model.text import Paragraph

USUAL = "通栏"
"""The size of an ad whose file names none."""


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


def ad_file(path: Path, keep: Callable[[bytes], str], name: str = "") -> AdFile:
    """Return the file of an ad, measured and kept; CopyError for one that nobody could print."""
    from layout_app.press.adfile import measured_ad  # most copy is no ad

    data = read_bytes(path)
    media, extent = measured_ad(data, name or path.name)
    return AdFile(original=keep(data), name=path.name, media=media, extent=extent)


def ad_story(
    story: StoryFile, folder: Path, keep: Callable[[bytes], str]
) -> tuple[AdStory, tuple[Problem, ...]]:
    """Return an ad's copy with its file, and what is wrong with that."""
    problems = list(story.problems)
    file = None
    for named in story.pictures[:1]:
        try:
            file = ad_file(inside(folder, named.path), keep)
        except CopyError as error:
            where = Where(file=story.name, line=named.line)
            told = {k: v for k, v in error.arguments.items() if k != "path"}
            facts = {k: v for k, v in told.items() if isinstance(v, str | int | float)}
            problems.append(problem(error.code, Severity.ERROR, where, picture=named.path, **facts))
    return AdStory(story=story, file=file), tuple(problems)


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
