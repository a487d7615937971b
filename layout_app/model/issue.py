"""The publication and its issues. One rule: an issue inherits, and stores only what differs.

Ids are looked up through `index(issue)`, which is built once for each value, never by scanning.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from layout_app.frozen import frozen
from layout_app.model.article import Article, headline
from layout_app.model.box import (
    UNBOOKED,
    UNNAMED,
    AdBox,
    ArticleBox,
    Box,
    ContentsBox,
    Media,
    Package,
    PictureBox,
    PlannedBox,
    SectionBox,
    package_name,
    packed_in,
)
from layout_app.model.finding import Finding
from layout_app.model.ids import ArticleId, BoxId, FaceId, PageId
from layout_app.model.page import Page
from layout_app.model.paper import PRESETS, Paper
from layout_app.model.style import Stylebook
from layout_app.model.watched import WatchedWord


class LegalKind(StrEnum):
    """Under which rules a paper is printed."""

    CN = "cn"
    """A newspaper with a CN number."""
    INTERNAL = "internal"
    """内部资料性出版物."""
    NONE = "none"


@frozen
class Colophon:
    """What the law asks to be printed of a paper."""

    cn: str = ""
    """国内统一连续出版物号, or the 准印证 number of internal matter."""
    sponsor: str = ""
    publisher: str = ""
    address: str = ""
    phone: str = ""
    printer: str = ""
    printer_address: str = ""
    distribution: str = ""
    price: str = ""
    editors: str = ""
    recipients: str = ""
    """To whom internal matter goes (发送对象)."""
    print_date: str = ""
    """When internal matter was printed, such as 2023年4月3日."""
    print_run: str = ""
    """How many copies of it."""


@frozen
class Logo:
    """The paper's name as its own lettering: a file in the place of type."""

    original: str = ""
    """sha256 of the file in `originals/`; empty sets the name in type."""
    media: Media = Media.PICTURE
    """A picture is as large as the masthead lets it; a PDF stands at its own size."""
    extent: tuple[float, float] = (0.0, 0.0)
    """Width and height: points of a PDF's trim, pixels of a picture."""

    def __post_init__(self) -> None:
        if min(self.extent) < 0:
            raise ValueError("a picture has no negative size")


@frozen
class OwnFace:
    """A font file of the paper's own, registered under the name the stylebook uses."""

    id: FaceId
    """Role and weight, such as `song-700`."""
    file: str
    """Its name in `fonts/`."""
    sha256: str
    index: int = 0
    """Face of a collection."""
    family: str = ""
    rights: int = 0
    """What its maker allows of embedding (fsType of OS/2)."""


@frozen
class Publication:
    """A paper as it comes out issue after issue."""

    name: str = ""
    legal: LegalKind = LegalKind.NONE
    last_number: int = 0
    """Total number of the last issue made."""
    house: str = ""
    """Printing house whose limits and names hold."""
    icc: str = ""
    """File of the output profile; empty takes the shipped newsprint profile."""
    web: str = ""
    """Address of the digital edition, told by the imprint."""
    rules_off: tuple[str, ...] = ()
    """Codes of rules that are not judged, beside those that its printing house switches off."""
    colophon: Colophon = Colophon()
    logo: Logo = Logo()
    faces: tuple[OwnFace, ...] = ()
    paper: str = PRESETS[0].name
    papers: tuple[Paper, ...] = ()
    """The paper's own sheets, beside the presets."""
    stylebook: Stylebook = Stylebook()
    words: tuple[WatchedWord, ...] = ()
    """What it watches for in all its issues."""


@frozen
class DumpFile:
    """A file of raw copy kept byte for byte in `dumps/`."""

    name: str
    encoding: str
    sha256: str


@frozen(kw_only=False)
class Index:
    """Where everything of one issue is."""

    articles: Mapping[ArticleId, Article]
    pages: Mapping[PageId, Page]
    boxes: Mapping[BoxId, tuple[PageId, Box]]
    parts: Mapping[ArticleId, tuple[tuple[PageId, ArticleBox], ...]]
    """Boxes of each placed article by part, then by page order."""
    packages: Mapping[BoxId, Package]
    """The package of each box that is in one."""
    folios: Mapping[PageId, str]
    """Printed names of pages; of a spread both, as A02-A03."""
    single_folios: Mapping[PageId, tuple[str, ...]]


@frozen
class Issue:
    """One day's paper."""

    publication: Publication = Publication()
    name: str = ""
    """Overrides the publication's name; empty inherits."""
    date: dt.date | None = None
    number: int | None = None
    """Issue number of the year (第n期)."""
    total_number: int | None = None
    """总期号."""
    paper: str = ""
    """Overrides the publication's sheet; empty inherits."""
    stylebook: Stylebook | None = None
    colophon: Colophon | None = None
    pages: tuple[Page, ...] = ()
    articles: tuple[Article, ...] = ()
    dumps: tuple[DumpFile, ...] = ()
    findings: tuple[Finding, ...] = ()
    """What was amiss with the copy that came in, as far as nobody has settled it."""
    _index: Index | None = field(default=None, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if len({page.id for page in self.pages}) != len(self.pages):
            raise ValueError("two pages of one id")
        if len({article.id for article in self.articles}) != len(self.articles):
            raise ValueError("two articles of one id")


def name_of(issue: Issue) -> str:
    """Return the paper's name."""
    return issue.name or issue.publication.name


def name_and_day(issue: Issue) -> str:
    """Return what an issue is called among others: the paper's name and the day, as far known."""
    return " ".join(str(part) for part in (name_of(issue), issue.date) if part)


def paper_of(issue: Issue) -> Paper:
    """Return the sheet of an issue; ValueError if no sheet of that name exists."""
    name = issue.paper or issue.publication.paper
    for paper in (*issue.publication.papers, *PRESETS):
        if paper.name == name:
            return paper
    raise ValueError(f"no paper named {name}")


def stylebook_of(issue: Issue) -> Stylebook:
    """Return the styles of an issue."""
    return issue.stylebook or issue.publication.stylebook


def colophon_of(issue: Issue) -> Colophon:
    """Return the colophon of an issue."""
    return issue.colophon or issue.publication.colophon


def index(issue: Issue) -> Index:
    """Return the index of an issue, built at the first call for this value."""
    found = issue._index  # noqa: SLF001 - the cache belongs to the value beside it
    if found is None:
        found = _indexed(issue)
        object.__setattr__(issue, "_index", found)
    return found


def box_name(box: Box, articles: Mapping[ArticleId, Article]) -> str:
    """Return what an editor calls a box; its id where it has no name."""
    match box:
        case ArticleBox() if box.article in articles:
            return headline(articles[box.article])
        case AdBox():
            return box.booking or box.slot or UNBOOKED
        case PlannedBox():
            return box.slug or UNNAMED
        case ContentsBox():
            return box.title
        case SectionBox():
            return box.title or box.id
        case Package():
            return package_name(box)
        case _:
            return box.id


def folio_of(issue: Issue, page: PageId) -> str:
    """Return the printed name of a page: A01; of a spread A02-A03."""
    return index(issue).folios[page]


def page_named(issue: Issue, name: str) -> PageId | None:
    """Return the page of an id or a folio, the spread of one of its two; none for an unknown."""
    found = index(issue)
    if name in found.pages:
        return PageId(name)
    for page, folio in found.folios.items():
        if name == folio or name in found.single_folios[page]:
            return page
    return None


def folio_at(issue: Issue, page: PageId, column: int) -> str:
    """Return the printed name of the page on which a column stands."""
    folios = folios_of(issue, page)
    return folios[min(column // paper_of(issue).columns, len(folios) - 1)]


def folios_of(issue: Issue, page: PageId) -> tuple[str, ...]:
    """Return the printed names of a page: one, or two of a spread."""
    return index(issue).single_folios[page]


def first_folio(issue: Issue, page: PageId) -> int:
    """Return the number of a page, or of a spread's left one, from 1."""
    before = 0
    for other in issue.pages:
        if other.id == page:
            return before + 1
        before += other.span
    raise KeyError(page)


def file_names(issue: Issue) -> dict[str, str]:
    """Return the names that the files of pictures and ads came with, by their sha256."""
    boxes = (box for page in issue.pages for box in page.boxes)
    placed = {box.original: box.name for box in boxes if isinstance(box, AdBox | PictureBox)}
    pictures = {found.original: found.name for a in issue.articles for found in a.pictures}
    return {original: name for original, name in (placed | pictures).items() if original and name}


def _indexed(issue: Issue) -> Index:
    single = _folios(issue)
    boxes: dict[BoxId, tuple[PageId, Box]] = {}
    parts: dict[ArticleId, list[tuple[PageId, ArticleBox]]] = {}
    for page in issue.pages:
        for box in page.boxes:
            boxes[box.id] = page.id, box
            if isinstance(box, ArticleBox):
                parts.setdefault(box.article, []).append((page.id, box))
    return Index(
        articles={article.id: article for article in issue.articles},
        pages={page.id: page for page in issue.pages},
        boxes=boxes,
        parts={
            article: tuple(sorted(found, key=lambda placed: placed[1].part))
            for article, found in parts.items()
        },
        packages={
            member: package
            for page in issue.pages
            for member, package in packed_in(page.boxes).items()
        },
        folios={page: "-".join(names) for page, names in single.items()},
        single_folios=single,
    )


def _folios(issue: Issue) -> dict[PageId, tuple[str, ...]]:
    pattern = stylebook_of(issue).folio_pattern
    folios, number = {}, 1
    for page in issue.pages:
        folios[page.id] = tuple(pattern.format(number=number + k) for k in range(page.span))
        number += page.span
    return folios
