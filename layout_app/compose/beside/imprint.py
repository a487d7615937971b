"""What the furniture of a page tells. One rule: it follows from the issue, or the page words it."""

from collections.abc import Mapping
from dataclasses import replace

from layout_app.cjk.dates import day_words, lunar_words, month_words, weekday_words
from layout_app.compose.beside.contents import Entry, entries_of
from layout_app.frozen import frozen
from layout_app.model.box import EAR as EAR_SLOT
from layout_app.model.box import AdBox, ContentsBox
from layout_app.model.issue import (
    Colophon,
    Issue,
    LegalKind,
    Logo,
    colophon_of,
    first_folio,
    folio_of,
    folios_of,
    name_of,
    paper_of,
    stylebook_of,
)
from layout_app.model.page import FurnitureOverride, Page

INTERNAL = "准印证号："
WEB = "web"
"""What the publication knows, not its colophon: where the digital edition is read."""
STAFF = (("editor", "责编："), ("designer", "美编："), ("proofreader", "校对："))
"""Who made a page, by the furniture of the page that names them."""
_LABELS = (
    ("sponsor", "主办："),
    ("publisher", "出版："),
    ("address", "地址："),
    ("phone", "电话："),
    (WEB, "网址："),
    ("printer", "印刷："),
    ("printer_address", "印刷厂地址："),
    ("distribution", "发行："),
    ("price", "定价："),
    ("editors", "编辑："),
    ("recipients", "发送对象："),
    ("print_date", "印刷日期："),
    ("print_run", "印数："),
)
NOTICE = "内部资料　免费交流"
"""What internal matter says of itself on its first page."""
BETWEEN = "　"
"""What stands between the parts of the imprint."""
MAKER = "编印单位："
"""What its sponsor is called."""


@frozen
class Facts:
    """All that the furniture of one page tells; equal facts, equal furniture."""

    folio: str
    """Of the page, of a spread its left one."""
    sheet: str
    """Name of the page; of a spread both folios."""
    name: str
    day: str
    month: str
    date: str
    weekday: str
    number: int | None
    total: int | None
    pages: int
    section: str
    colophon: Colophon
    overrides: tuple[tuple[str, str], ...]
    is_first: bool
    is_last: bool
    is_left: bool
    """Whether the page lies left of the fold."""
    ear: int = 0
    """Columns at the right of the masthead that an ad takes (报眼)."""
    logo: Logo = Logo()
    lunar: str = ""
    """The date of the lunar calendar, where the paper tells it."""
    licence: str = ""
    """CN number, or that of internal matter with its label and notice."""
    is_internal: bool = False
    """Whether the paper is internal matter (内部资料性出版物)."""
    web: str = ""
    """Address of the digital edition."""
    contents: tuple[tuple[Entry, ...], ...] = ()
    """What each 导读 of the page names."""
    right: "Facts | None" = None
    """Of the right page of a spread."""


def facts_of(issue: Issue, page: Page) -> Facts:
    """Return what the furniture of a page tells; that of a spread tells of two."""
    number = first_folio(issue, page.id)
    facts = _facts(issue, page, number, 0, page.section, page.furniture)
    if page.span == 1:
        return facts
    right = page.right_page
    return replace(facts, right=_facts(issue, page, number + 1, 1, right.section, right.furniture))


def _facts(
    issue: Issue,
    page: Page,
    number: int,
    half: int,
    section: str,
    furniture: tuple[FurnitureOverride, ...],
) -> Facts:
    """Return what the furniture of one folio tells; `half` is 1 for the right page of a spread."""
    folios = sum(p.span for p in issue.pages)
    day = issue.date
    is_first = number == 1
    return Facts(
        folio=folios_of(issue, page.id)[half],
        sheet=folio_of(issue, page.id),
        name=name_of(issue),
        day=str(day.day) if day else "",
        month=month_words(day) if day else "",
        date=day_words(day) if day else "",
        weekday=weekday_words(day) if day else "",
        number=issue.number,
        total=issue.total_number,
        pages=folios,
        section=section,
        colophon=colophon_of(issue),
        overrides=tuple(sorted((o.name, o.text) for o in furniture)),
        is_first=is_first,
        is_last=number == folios,
        is_left=number % 2 == 0,
        ear=_ear_columns(issue, page) if is_first else 0,
        logo=issue.publication.logo if is_first else Logo(),
        lunar=lunar_words(day) if day and is_first and stylebook_of(issue).lunar else "",
        licence=_licence(issue),
        is_internal=issue.publication.legal is LegalKind.INTERNAL,
        web=issue.publication.web,
        contents=tuple(
            entries_of(issue, page, box) for box in page.boxes if isinstance(box, ContentsBox)
        )
        if half == 0
        else (),
    )


def _licence(issue: Issue) -> str:
    """Return the number that the law asks for; internal matter says what it is (准印证)."""
    number = colophon_of(issue).cn
    if issue.publication.legal is not LegalKind.INTERNAL:
        return number
    permit = INTERNAL + number if number and INTERNAL[:3] not in number else number
    return "　".join(filter(None, (permit, NOTICE)))


def _ear_columns(issue: Issue, page: Page) -> int:
    """Return how many columns the slot beside the masthead takes at the right."""
    taken = (
        paper_of(issue).columns - box.cells.column
        for box in page.boxes
        if isinstance(box, AdBox) and box.slot == EAR_SLOT
    )
    return max(taken, default=0)


def staff_words(own: Mapping[str, str]) -> str:
    """Return who made a page: 责编, 美编, 校对, or the words the page sets instead."""
    named = (label + own[name] for name, label in STAFF if own.get(name))
    return own.get("editors") or "　".join(named)


def colophon_words(facts: Facts) -> str:
    """Return the imprint as one line: sponsor, address, printer and what else is known."""
    own: Mapping[str, str] = dict(facts.overrides)
    if "colophon" in own:
        return own["colophon"]
    labels = dict(_LABELS) | ({"sponsor": MAKER} if facts.is_internal else {})
    told = {field: getattr(facts.colophon, field) for field in labels if field != WEB}
    told[WEB] = facts.web
    return BETWEEN.join(label + told[field] for field, label in labels.items() if told[field])


def number_rows(facts: Facts) -> list[str]:
    """Return the rows right of the paper's name: the numbers of the issue and its pages."""
    rows = []
    if facts.number is not None:
        rows.append(f"第{facts.number}期")
    if facts.total is not None:
        rows.append(f"总第{facts.total}期")
    rows.append(f"今日{facts.pages}版")
    return rows
