"""What must and must not be printed of a paper, by its legal kind. One rule: ink is judged.

Nothing is believed of what the issue's fields say: a line that the furniture or a free text does
not print is missing. Each rule names its source, and whether that was read itself or only quoted.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum

from layout_app.display.items import GlyphRun, Picture, PlacedPdf
from layout_app.display.page import PageDisplay, leaves, walk
from layout_app.fonts.catalogue import Catalogue
from layout_app.frozen import frozen
from layout_app.model.article import accepted_text
from layout_app.model.box import AdBox
from layout_app.model.issue import Issue, LegalKind, Publication, colophon_of, name_of
from layout_app.model.problem import Problem, Severity, Where, problem


class Source(StrEnum):
    """Where a rule stands."""

    QUALITY = "《报纸期刊质量管理规定》（2020）"
    INTERNAL = "《内部资料性出版物管理办法》（2015）"
    ADVERTISING = "《广告法》第十四条"


@frozen
class LegalRule:
    """A rule of form."""

    code: str
    kinds: frozenset[LegalKind]
    severity: Severity
    points: int
    """Errors of form that it counts; more than three fail an issue."""
    source: Source


_CN, _INTERNAL = frozenset({LegalKind.CN}), frozenset({LegalKind.INTERNAL})
_TALLEST = 1.5
MOST_POINTS = 3
"""Errors of form that an issue may have."""


def _cn(code: str, severity: Severity = Severity.WARNING, points: int = 1) -> LegalRule:
    return LegalRule(code=code, kinds=_CN, severity=severity, points=points, source=Source.QUALITY)


def _internal(code: str, severity: Severity = Severity.ERROR) -> LegalRule:
    return LegalRule(
        code=code, kinds=_INTERNAL, severity=severity, points=1, source=Source.INTERNAL
    )


RULES = {
    rule.code: rule
    for rule in (
        _cn("pub.name", Severity.ERROR, 4),
        _cn("pub.name_size", Severity.ERROR, 4),
        _cn("pub.date"),
        _cn("pub.issue_no"),
        _cn("pub.pages"),
        _cn("pub.cn", Severity.ERROR),
        _cn("pub.publisher"),
        _cn("pub.contact"),
        _cn("pub.printer"),
        _cn("pub.distribution"),
        _cn("pub.price"),
        _cn("pub.folio"),
        LegalRule(
            code="pub.ad_mark", kinds=_CN, severity=Severity.WARNING, points=1,
            source=Source.ADVERTISING,
        ),
        _internal("pub.permit"),
        _internal("pub.internal_notice"),
        _internal("pub.maker", Severity.WARNING),
        _internal("pub.recipients", Severity.WARNING),
        _internal("pub.print_shop", Severity.WARNING),
        _internal("pub.print_date", Severity.WARNING),
        _internal("pub.print_run", Severity.WARNING),
        _internal("pub.number", Severity.WARNING),
        _internal("pub.no_ads"),
        _internal("pub.no_price"),
        _internal("pub.no_newspaper"),
        _internal("pub.no_reporter", Severity.WARNING),
    )
}  # fmt: skip
"""Every rule by its code."""

FIELDS: Mapping[str, tuple[str, ...]] = {
    "pub.name": ("name",),
    "pub.date": ("date",),
    "pub.issue_no": ("number", "total"),
    "pub.cn": ("cn",),
    "pub.publisher": ("sponsor", "publisher"),
    "pub.contact": ("address", "phone"),
    "pub.printer": ("printer", "printer_address"),
    "pub.distribution": ("distribution",),
    "pub.price": ("price",),
    "pub.permit": ("cn",),
    "pub.maker": ("sponsor",),
    "pub.recipients": ("recipients",),
    "pub.print_shop": ("printer",),
    "pub.print_date": ("print_date",),
    "pub.print_run": ("print_run",),
    "pub.number": ("number", "total"),
}
"""Fields of the issue's record that a rule asks for, by its code; of the numbers one is enough."""

_CN_NUMBER = re.compile(r"CN\d{2}-\d{4}(?!\d)")
_CN_ANY = re.compile(r"CN[\d-]+")
_PRICE = re.compile(r"定价|零售价|售价|每份\d|\d元[/／]?份")
_PAPER_NAME = re.compile(r"[报刊]$|杂志$")
_REPORTER = re.compile(r"本报|本刊|记者")


@frozen
class Printed:
    """The ink of an issue, as a reader and a judge see it."""

    issue: Issue
    pages: tuple[PageDisplay, ...]
    faces: Catalogue
    marked_ads: frozenset[str]
    """Originals of ads whose own file shows 广告."""
    words: tuple[str, ...]
    """All that each page prints beside copy, without blanks."""

    @property
    def all_words(self) -> str:
        """All that the issue prints beside copy, without blanks."""
        return "\n".join(self.words)


def check_law(
    issue: Issue,
    pages: Iterable[PageDisplay],
    faces: Catalogue,
    marked_ads: frozenset[str] = frozenset(),
) -> tuple[Problem, ...]:
    """Return the faults of form; none where the paper's kind has no rules or it has no pages."""
    kind, shown = issue.publication.legal, tuple(pages)
    if not shown or kind is LegalKind.NONE:
        return ()
    told = Printed(
        issue=issue,
        pages=shown,
        faces=faces,
        marked_ads=marked_ads,
        words=tuple(_words(page) for page in shown),
    )
    return tuple(
        problem(rule.code, rule.severity, where, source=rule.source.value, **args)
        for rule in RULES.values()
        if kind in rule.kinds
        for where, args in _JUDGES[rule.code](told)
    )


def asked(publication: Publication) -> dict[str, LegalRule]:
    """Return the fields of the record that are asked for, each with the rule that asks."""
    return {
        field: RULES[code]
        for code, fields in FIELDS.items()
        if publication.legal in RULES[code].kinds and code not in publication.rules_off
        for field in fields
    }


def is_cn_number(words: str) -> bool:
    """Tell whether words name a 国内统一连续出版物号, such as CN 11-0001."""
    return bool(_CN_NUMBER.search(_plain([words])))


def is_paper_name(name: str) -> bool:
    """Tell whether a name calls its bearer a newspaper or a magazine."""
    return bool(_PAPER_NAME.search(name))


def points_of(problems: Iterable[Problem]) -> int:
    """Return the errors of form that these problems count; each rule counts once."""
    found = {fact.code for fact in problems if fact.code in RULES}
    return sum(RULES[code].points for code in found)


_Told = tuple[Where, dict[str, str | int | float]]
_Judge = Callable[[Printed], Iterator[_Told]]


def _missing(first: bool, holds: Callable[[Printed, str], bool]) -> _Judge:
    """Return the judge of words that must be printed: on the first page, or anywhere."""

    def judge(told: Printed) -> Iterator[_Told]:
        words = told.words[0] if first else told.all_words
        if not holds(told, words):
            yield Where(page=told.pages[0].folio), {}

    return judge


def _field(name: str) -> Callable[[Printed, str], bool]:
    def holds(told: Printed, words: str) -> bool:
        value = _plain([getattr(colophon_of(told.issue), name)])
        return bool(value) and value in words

    return holds


def _both(*parts: Callable[[Printed, str], bool]) -> Callable[[Printed, str], bool]:
    return lambda told, words: all(part(told, words) for part in parts)


def _says(pattern: str) -> Callable[[Printed, str], bool]:
    compiled = re.compile(pattern)
    return lambda _told, words: bool(compiled.search(words))


def _date(told: Printed, words: str) -> bool:
    day = told.issue.date
    if day is None:
        return False
    month = f"{day.year}年{day.month}月"
    return month in words and str(day.day) in words.replace(month, "", 1)


def _number(told: Printed, words: str) -> bool:
    total, number = told.issue.total_number, told.issue.number
    said = [f"第{n}期" for n in (total, number) if n is not None]
    return bool(said) and any(one in words for one in said)


def _pages(told: Printed, words: str) -> bool:
    folios = sum(page.span for page in told.issue.pages)
    # A jump line names a page, 下转A03版, and no number of them.
    return re.search(rf"(?<![0-9A-Za-z]){folios}版", words) is not None


def _cn_number(told: Printed) -> Iterator[_Told]:
    words = told.all_words
    if not _CN_NUMBER.search(words):
        wrong = _CN_ANY.search(words)
        yield Where(page=told.pages[0].folio), {"found": wrong[0] if wrong else ""}


def _name(told: Printed) -> Iterator[_Told]:
    if not _name_runs(told) and _logo(told) is None:
        yield Where(page=told.pages[0].folio), {}


def _name_size(told: Printed) -> Iterator[_Told]:
    """Compare the heights of ink: no other words may outdo the paper's name."""
    named, logo = _name_runs(told), _logo(told)
    known = {id(run) for run in named}
    others = [run for run in _runs(told.pages[0]) if id(run) not in known and _plain([run.text])]
    if not (named or logo) or not others:
        return
    heights = [_height(run, told.faces) for run in named]
    most = max([*heights, *([logo.rect.h] if logo else [])])
    height, text = max((_height(run, told.faces, most), run.text) for run in others)
    if height >= most:
        yield (
            Where(page=told.pages[0].folio),
            {"text": text, "height": round(height, 1), "most": round(most, 1)},
        )


def _logo(told: Printed) -> Picture | PlacedPdf | None:
    """Return the lettering that stands for the name on the first page."""
    original = told.issue.publication.logo.original
    for group in told.pages[0].groups if original else ():
        for item, _, _ in leaves(group):
            if isinstance(item, Picture | PlacedPdf) and item.original == original:
                return item
    return None


def _name_runs(told: Printed) -> list[GlyphRun]:
    """Return the runs of the first page that are the paper's name and nothing else."""
    name = _plain([name_of(told.issue)])
    for group in told.pages[0].groups:
        runs = [item for item, _, _ in leaves(group) if isinstance(item, GlyphRun)]
        parts = [run for run in runs if run.source is None and _found(run, name) > 0]
        if name and name in _plain(run.text for run in parts):
            return parts
    return []


def _found(run: GlyphRun, name: str) -> int:
    """Return how many characters of the name a run shows; none if it shows anything else."""
    words = _plain([run.text])
    return len(words) if words in name else 0


def _folios(told: Printed) -> Iterator[_Told]:
    for page, words in zip(told.pages, told.words, strict=True):
        if not all(folio in words for folio in page.folio.split("-")):
            yield Where(page=page.folio), {}


def _ads(told: Printed) -> Iterator[_Told]:
    for page, display in zip(told.issue.pages, told.pages, strict=False):
        for box in page.boxes:
            if isinstance(box, AdBox):
                yield Where(page=display.folio, box=box.id), {"original": box.original}


def _unmarked_ads(told: Printed) -> Iterator[_Told]:
    for where, args in _ads(told):
        display = next(page for page in told.pages if page.folio == where.page)
        group = next((group for group in display.groups if group.name == where.box), None)
        if group is None or args["original"] in told.marked_ads:
            continue
        items = [item for item, _, _ in leaves(group)]
        words = _plain(item.text for item in items if isinstance(item, GlyphRun))
        if "广告" not in words and any(isinstance(item, PlacedPdf) for item in items):
            yield where, {}


def _prices(told: Printed) -> Iterator[_Told]:
    for page, words in zip(told.pages, told.words, strict=True):
        found = _PRICE.search(words)
        if found:
            yield Where(page=page.folio), {"found": found[0]}


def _paper_name(told: Printed) -> Iterator[_Told]:
    name = name_of(told.issue)
    if is_paper_name(name):
        yield Where(page=told.pages[0].folio), {"name": name}


def _reporters(told: Printed) -> Iterator[_Told]:
    for article in told.issue.articles:
        found = _REPORTER.search(accepted_text(article))
        if found:
            yield Where(article=article.id), {"found": found[0]}


_JUDGES: Mapping[str, _Judge] = {
    "pub.name": _name,
    "pub.name_size": _name_size,
    "pub.date": _missing(True, _date),
    "pub.issue_no": _missing(True, _number),
    "pub.pages": _missing(True, _pages),
    "pub.cn": _cn_number,
    "pub.publisher": _missing(False, _both(_field("publisher"), _field("sponsor"))),
    "pub.contact": _missing(False, _both(_field("address"), _field("phone"))),
    "pub.printer": _missing(False, _both(_field("printer"), _field("printer_address"))),
    "pub.distribution": _missing(False, _field("distribution")),
    "pub.price": _missing(False, _field("price")),
    "pub.folio": _folios,
    "pub.ad_mark": _unmarked_ads,
    "pub.permit": _missing(True, _both(_field("cn"), _says("准印"))),
    "pub.internal_notice": _missing(True, _says("内部资料.?免费交流")),
    "pub.maker": _missing(False, _says("编印单位")),
    "pub.recipients": _missing(False, _says("发送对象")),
    "pub.print_shop": _missing(False, _both(_field("printer"), _says("印刷"))),
    "pub.print_date": _missing(False, _says("印刷日期.?.?\\d{4}年\\d{1,2}月")),
    "pub.print_run": _missing(False, _says("印数.?.?\\d+")),
    "pub.number": _missing(False, _number),
    "pub.no_ads": _ads,
    "pub.no_price": _prices,
    "pub.no_newspaper": _paper_name,
    "pub.no_reporter": _reporters,
}


def _words(page: PageDisplay) -> str:
    return _plain(run.text for run in _runs(page) if run.source is None)


def _runs(page: PageDisplay) -> Iterator[GlyphRun]:
    return (item for item, _, _ in walk(page) if isinstance(item, GlyphRun))


def _height(run: GlyphRun, faces: Catalogue, least: float = 0.0) -> float:
    """Return the height of the tallest ink, points; 0 for type that cannot reach `least`."""
    # No glyph of type is much taller than its em.
    if run.size * _TALLEST < least:
        return 0.0
    face = faces.face(run.face)
    tallest = 0
    for gid in set(run.glyphs):
        _, low, _, high = face.extents(gid)
        tallest = max(tallest, high - low)
    return tallest * run.size / 1000


def _plain(texts: Iterable[str]) -> str:
    return "".join("".join(text.split()) for text in texts)
