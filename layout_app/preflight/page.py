"""The preflight of a page. One rule: one problem for each kind of fault in a box, at its first.

Each picture and each spot ink is told by itself: who has to bring a better one must know which.
"""

from collections.abc import Iterator
from dataclasses import replace

from layout_app.display.items import GlyphRun, Group, Leaf, Source
from layout_app.display.page import PageDisplay, leaves
from layout_app.model.ink import Ink
from layout_app.model.paper import Paper
from layout_app.model.problem import Fact, Problem, Severity, Where, problem
from layout_app.preflight.finding import Finding, warn
from layout_app.preflight.grounds import Grounds
from layout_app.preflight.ink import Pixels, judge_ink
from layout_app.preflight.limits import GWG, Limits
from layout_app.preflight.place import judge_place

_NO_PIXELS: Pixels = {}
_FURNITURE = frozenset({"masthead", "folio", "colophon", "separators"})
"""Groups that stand on a page whatever it holds."""


def empty_page(display: PageDisplay) -> tuple[Problem, ...]:
    """Return the problem of a page that holds nothing but its furniture; none for any other."""
    own = (group for group in display.groups if group.name not in _FURNITURE)
    if any(True for group in own for _item in leaves(group)):
        return ()
    return (problem("press.empty_page", Severity.WARNING, Where(page=display.folio)),)


def check_page(
    display: PageDisplay, paper: Paper, limits: Limits = GWG, pixels: Pixels = _NO_PIXELS
) -> tuple[Problem, ...]:
    """Return what a printing house would object to on a page.

    `pixels` tells the size of originals; pictures without it are not judged for resolution.
    """
    found: dict[tuple[str, str, Fact], tuple[Finding, Where, int]] = {}
    grounds, likeness = Grounds(limits), dict[str, Ink]()
    for group in display.groups:
        read = None
        for item, dx, dy in leaves(group):
            if isinstance(item, GlyphRun) and item.source is not None:
                read = item.source
            findings = (
                *grounds.told(item, dx, dy, judge_ink(item, limits, pixels)),
                *judge_place(item, dx, dy, display, paper),
                *_spots_told_twice(item, likeness),
            )
            for finding in findings:
                key = finding.code, group.name, _named(finding)
                first = found.get(key, (finding, _where(item, read, group, display), 0))
                found[key] = (*first[:2], first[2] + 1)
    told = (
        problem(finding.code, finding.severity, where, count=count, **dict(finding.args))
        for finding, where, count in found.values()
    )
    return *empty_page(display), *told


def _spots_told_twice(item: Leaf, likeness: dict[str, Ink]) -> Iterator[Finding]:
    """Yield spot inks that look otherwise elsewhere on the page, where `likeness` was met first."""
    for name in ("ink", "fill", "stroke"):
        ink = getattr(item, name, None)
        if ink is not None and ink.spot:
            whole = replace(ink, tint=1.0, colour="")
            if likeness.setdefault(ink.spot, whole) != whole:
                yield warn("press.spot_twice", spot=ink.spot)


def _named(finding: Finding) -> Fact:
    """Return the picture or spot ink that a finding is about; empty for none."""
    facts = dict(finding.args)
    return facts.get("original") or facts.get("spot") or ""


def _where(item: Leaf, read: Source | None, group: Group, display: PageDisplay) -> Where:
    """Return where an item stands; a reading at the text before it in its line, which it reads."""
    source = item.source if isinstance(item, GlyphRun) else None
    if isinstance(item, GlyphRun) and item.is_reading:
        source = read
    if source is None:
        return Where(page=display.folio, box=group.name)
    return Where(
        page=display.folio,
        box=group.name,
        article=source.article,
        paragraph=source.paragraph,
        offset=source.offset,
    )
