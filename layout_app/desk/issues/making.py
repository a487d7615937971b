"""New issues. One rule: a following issue takes over what stays, never copy."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from layout_app.edit.pages import emptied
from layout_app.edit.record import set_colophon, set_record
from layout_app.errors import CommandError, IssueFileError
from layout_app.model.box import ArticleBox, Package, PictureBox
from layout_app.model.ids import BoxId, PageId, new_id
from layout_app.model.issue import Issue, LegalKind, Publication
from layout_app.model.page import Page, PageState
from layout_app.model.paper import PRESETS, Paper
from layout_app.store.folder import HELD, PUBLICATION, OpenedIssue, real
from layout_app.store.format import read_file
from layout_app.store.originals import original_path, put_original
from layout_app.store.reading import open_issue, open_publication
from layout_app.store.saving import new_issue, save_issue

MOST_PAGES = 256
PERIOD = timedelta(days=7)
"""Days to the following issue where no date is given: small papers come out weekly."""


def make_issue(
    folder: Path,
    *,
    source: Path | None = None,
    paper: str = "",
    name: str = "",
    day: date | None = None,
    number: int | None = None,
    cn: str = "",
    pages: int = 4,
) -> OpenedIssue:
    """Make an issue's folder and its files; IssueFileError if one is there.

    With a `source` issue the new one follows it: furniture, ad slots, sections and styles stay.
    A `cn` number makes it an issue of a newspaper that has one.
    """
    if folder.name == HELD and (folder.resolve().parent / PUBLICATION).is_file():
        raise IssueFileError("store.held_name", folder)
    if not 1 <= pages <= MOST_PAGES:
        raise CommandError("command.bad_pages", pages=pages, most=MOST_PAGES)
    if source:
        followed = open_issue(source)
        issue = following(followed.issue, day)
        issue = replace(issue, publication=_publication_above(folder) or issue.publication)
        kept = _originals_of(issue, followed.publication_folder)
    else:
        above = _publication_above(folder) or Publication()
        issue, kept = _first(above, day, pages), ()
    issue = _named(_on_paper(replace(issue, number=number or issue.number), paper), name)
    if cn:
        issue = set_colophon(set_record(issue, legal=LegalKind.CN), {"cn": cn})
    return _made(folder, issue, kept)


def _made(folder: Path, issue: Issue, originals: Iterable[bytes]) -> OpenedIssue:
    made = new_issue(folder, issue)
    for original in originals:
        put_original(made.publication_folder, original)
    # Below a publication an issue begins with that publication's values; a sheet of one's own
    # is new there.
    whole = replace(made.issue, publication=issue.publication)
    return made if whole == made.issue else save_issue(made, whole)


def _originals_of(issue: Issue, publication: Path) -> tuple[bytes, ...]:
    """Return the standing pictures of an issue, for another publication's folder."""
    named = {
        box.original for page in issue.pages for box in page.boxes if isinstance(box, PictureBox)
    }
    files = [original_path(publication, digest) for digest in sorted(named)]
    return tuple(file.read_bytes() for file in files if file.is_file())


def following(issue: Issue, day: date | None = None) -> Issue:
    """Return the issue after this one: no copy, booked slots empty, numbers one higher."""
    return replace(
        issue,
        date=day or (issue.date + PERIOD if issue.date else None),
        number=issue.number + 1 if issue.number is not None else None,
        total_number=issue.total_number + 1 if issue.total_number is not None else None,
        pages=tuple(_following_page(page) for page in issue.pages),
        articles=(),
        dumps=(),
        findings=(),
    )


def _following_page(page: Page) -> Page:
    standing = (box for box in page.boxes if not isinstance(box, ArticleBox | Package))
    boxes = tuple(replace(emptied(box), id=BoxId(new_id())) for box in standing)
    right = replace(page.right_page, id=PageId(new_id())) if page.span == 2 else None
    return replace(page, id=PageId(new_id()), boxes=boxes, state=PageState(), right=right)


def _first(publication: Publication, day: date | None, pages: int) -> Issue:
    """Return an empty issue; its total number goes on from the publication's last."""
    last = publication.last_number
    return Issue(
        publication=publication,
        date=day,
        total_number=last + 1 if last else None,
        pages=_empty_pages(pages),
    )


def _empty_pages(count: int) -> tuple[Page, ...]:
    return tuple(Page(id=PageId(new_id())) for _ in range(count))


def _publication_above(folder: Path) -> Publication | None:
    above = real(folder).parent
    return open_publication(above) if (above / PUBLICATION).is_file() else None


def _named(issue: Issue, name: str) -> Issue:
    return replace(issue, name=name) if name and name != issue.publication.name else issue


def _on_paper(issue: Issue, wanted: str) -> Issue:
    """Set the sheet: a preset, one of the publication's, or a file that describes one."""
    known = {paper.name for paper in (*PRESETS, *issue.publication.papers)}
    wanted = wanted or issue.paper
    if not wanted or wanted in known:
        return replace(issue, paper=wanted)
    path = Path(wanted)
    if not path.is_file():
        raise CommandError("command.no_paper", paper=wanted, papers=", ".join(sorted(known)))
    paper = _read_paper(path)
    publication = replace(issue.publication, papers=(*issue.publication.papers, paper))
    return replace(issue, publication=publication, paper=paper.name)


def _read_paper(path: Path) -> Paper:
    try:
        found = read_file(Paper, path.read_bytes(), path)
    except OSError as error:
        raise IssueFileError("store.cannot_read", path, why=error.strerror or "") from error
    assert isinstance(found, Paper)
    return found
