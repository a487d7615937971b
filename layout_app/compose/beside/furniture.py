"""What stands on a page beside copy: masthead, header strip, colophon. One rule: all derived.

Page 1 carries the masthead at the head of its type area, the other pages a header strip above it;
the colophon stands below the type area of the last page. Positions count from the trim's corner.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from layout_app.compose.beside.imprint import (
    BETWEEN,
    Facts,
    colophon_words,
    number_rows,
    staff_words,
)
from layout_app.compose.beside.words import WordSetter
from layout_app.compose.line.cells import EM
from layout_app.compose.line.linebreak import break_lines
from layout_app.compose.line.prepare import Preparer
from layout_app.compose.line.setting import line_width, set_line
from layout_app.display.items import ASCENT, Group, Item, Picture, PlacedPdf, Rule
from layout_app.model.box import Media
from layout_app.model.geometry import MM, Cells, Rect, quantised
from layout_app.model.ink import BLACK
from layout_app.model.issue import Logo
from layout_app.model.paper import Paper, cells_rect
from layout_app.model.problem import Problem, Severity, Where, problem
from layout_app.model.style import Align, Stylebook, TextStyle
from layout_app.model.text import Mark, MarkKind

THIN = 0.3
"""正线, points."""
THICK = 1.6
"""反线."""
EAR = 0.17
"""Width of the blocks beside the masthead's name, share of the type area."""
EAR_INSET = 1.0
"""Air at either side of the words of an ear, 字."""
EAR_SIZES = (1.1, 1.0, 0.9, 0.8)
"""Sizes of those words, 字: the first at which they find room."""
EAR_PITCH = 1.75 / 1.1
"""Distance of its lines, a share of their size."""
TRACK = 220
"""Air between the characters of the masthead, 1/1000 of its size."""
LEAST_LINES = 5
"""A masthead of fewer grid lines is none: the paper places its own."""
STRIP = 0.75
"""Distance of the header strip's rule from the type area, 字."""
SHORT = 24
"""Characters of a part that stays on one line."""


class Furnisher:
    """Sets the furniture of pages in one stylebook on one paper."""

    def __init__(self, preparer: Preparer, book: Stylebook, paper: Paper) -> None:
        self._preparer = preparer
        self._book = book
        self._paper = paper
        self._words = WordSetter(preparer, book, paper.em)
        self._made: dict[str, tuple[Facts, tuple[Group, ...]]] = {}

    def groups(self, facts: Facts) -> tuple[Group, ...]:
        """Return the furniture of a page, of a spread that of both its pages.

        What was set last for a sheet is given again while its facts are the same.
        """
        known = self._made.get(facts.sheet)
        if known is None or known[0] != facts:
            known = self._made[facts.sheet] = facts, self._set(facts)
        return known[1]

    def _set(self, facts: Facts) -> tuple[Group, ...]:
        found = self._single(facts)
        if facts.right is not None:
            width = self._paper.trim[0]
            found += [
                replace(group, x=quantised(group.x + width)) for group in self._single(facts.right)
            ]
        return tuple(found)

    def _single(self, facts: Facts) -> list[Group]:
        found = []
        if not facts.is_first:
            found.append(self._strip(facts))
        elif self._book.masthead_lines >= LEAST_LINES:
            found.append(self._masthead(facts))
        if facts.is_last and (colophon := self._colophon(facts)):
            found.append(colophon)
        return found

    def problems(self, facts: Facts) -> tuple[Problem, ...]:
        """Return the characters of the furniture that no face has."""
        words = facts.name + facts.section + colophon_words(facts)
        words += "".join(text for _, text in facts.overrides) + facts.lunar
        where = Where(page=facts.sheet)
        own = (*self._words.missing(words, where), *self._logo_problems(facts, where))
        return own if facts.right is None else (*own, *self.problems(facts.right))

    def _logo_problems(self, facts: Facts, where: Where) -> Iterator[Problem]:
        """Tell of a PDF that is larger than the masthead has room for: it is never scaled."""
        if facts.logo.media is not Media.PDF or self._book.masthead_lines < LEAST_LINES:
            return
        area = cells_rect(self._paper, masthead_cells(self._paper, self._book, facts.ear))
        width = area.w * (1 - 2 * EAR)
        if facts.logo.extent[0] > width or facts.logo.extent[1] > area.h:
            yield problem(
                "furniture.large_logo",
                Severity.WARNING,
                where,
                measured=f"{facts.logo.extent[0] / MM:.0f} × {facts.logo.extent[1] / MM:.0f}",
                room=f"{width / MM:.0f} × {area.h / MM:.0f}",
            )

    def _masthead(self, facts: Facts) -> Group:
        """Return 报头: the name between two blocks, over the issue line between rules."""
        paper, em = self._paper, self._paper.em
        area = cells_rect(paper, masthead_cells(paper, self._book, facts.ear))
        line_top = area.h - em - 1.55 * em
        ear = quantised(area.w * EAR)
        items: list[Item] = []
        if facts.logo.original:
            items.append(_logo(facts.logo, ear, area.w - 2 * ear, line_top, em))
        else:
            items += self._name(facts.name, ear, area.w - 2 * ear, line_top)
        items += self._date_block(facts, ear, line_top)
        items += self._ear(facts, area.w - ear, ear, line_top)
        items += _double_rule(area.w, line_top, em)
        items += self._issue_line(facts, area.w, line_top + 0.32 * em)
        items.append(_rule(0.0, line_top + 1.75 * em, area.w, THIN))
        bounds = Rect(0.0, 0.0, area.w, area.h)
        return Group(x=area.x, y=area.y, items=tuple(items), bounds=bounds, name="masthead")

    def _name(self, name: str, x: float, width: float, foot: float) -> list[Item]:
        """Return the paper's name, spaced out, as large as its style and place allow."""
        if not name:
            return []
        style, em = self._book.masthead, self._paper.em
        p = self._preparer.prepare(name, style.face, self._book.breaks)
        natural = max(1, line_width(p, 0, len(name)) + TRACK * (len(name) - 1))
        size = min(style.size * em * 1.25, 0.94 * width * EM / natural, 0.82 * foot)
        left = x + (width - natural * size / EM) / 2
        y = quantised((foot - size) / 2 + ASCENT * size)
        found: list[Item] = []
        for k in range(len(name)):
            at = left + (p.at[k] + TRACK * k) * size / EM
            found += set_line(
                p, k, k + 1, size=quantised(size), ink=style.ink, x=at, y=y, measure=EM
            )
        return found

    def _date_block(self, facts: Facts, width: float, foot: float) -> list[Item]:
        """Return month, day and weekday, the day large, left of the name."""
        em = self._paper.em
        low = 1.5 if facts.lunar else 0.0
        size = min(3.4, (foot / em - low) / 2.4)
        top = (foot - (size + 3.1 + low) * em) / 2
        found = list(self._words.line(facts.month, 1.1, 0.0, top, width, Align.CENTRE))
        found += self._words.line(
            facts.day, size, 0.0, top + 1.45 * em, width, Align.CENTRE, self._book.masthead
        )
        found += self._words.line(
            facts.weekday, 1.1, 0.0, top + (size + 1.9) * em, width, Align.CENTRE
        )
        y = top + (size + 3.4) * em
        return [*found, *self._words.line(facts.lunar, 0.85, 0.0, y, width, Align.CENTRE)]

    def _ear(self, facts: Facts, x: float, width: float, foot: float) -> list[Item]:
        """Return the numbers of the issue right of the name, or what the page sets there (报眼)."""
        em = self._paper.em
        own = dict(facts.overrides).get("ear")
        size, lines = EAR_SIZES[0], [(row, Align.CENTRE) for row in number_rows(facts)]
        if own:
            inset = EAR_INSET * em
            x, width = x + inset, width - 2 * inset
            size, lines = self._folded(own.split("／"), width, foot)
        pitch = EAR_PITCH * size * em
        top = (foot - len(lines) * pitch) / 2 + 0.2 * em
        found: list[Item] = []
        for n, (row, align) in enumerate(lines):
            found += self._words.line(row, size, x, top + n * pitch, width, align)
        return found

    def _folded(
        self, rows: Sequence[str], width: float, height: float
    ) -> tuple[float, list[tuple[str, Align]]]:
        """Return the words of an ear in lines, in the largest type that leaves them room.

        A row that takes several lines begins them at the left.
        """
        em = self._paper.em
        for size in EAR_SIZES:
            lines = []
            for row in rows:
                parts = self._words.broken(row, round(width * EM / em / size)) or (row,)
                align = Align.CENTRE if len(parts) == 1 else Align.LEFT
                lines += [(part, align) for part in parts]
            if len(lines) * EAR_PITCH * size * em <= height:
                return size, lines
        return EAR_SIZES[0], [(row, Align.CENTRE) for row in rows]

    def _issue_line(self, facts: Facts, width: float, top: float) -> list[Item]:
        colophon = facts.colophon
        left = "　".join(filter(None, (facts.licence, facts.section)))
        does = "编印" if facts.is_internal else "主办"
        sponsor = f"{colophon.sponsor} {does}" if colophon.sponsor else ""
        right = facts.folio
        found = list(self._words.line(left, 0.95, 0.3 * self._paper.em, top, width))
        found += self._words.line(sponsor, 0.95, 0.0, top, width, Align.CENTRE)
        found += self._words.line(right, 0.95, 0.0, top, width - 0.3 * self._paper.em, Align.RIGHT)
        return found

    def _strip(self, facts: Facts) -> Group:
        """Return 报眉: folio and section at the outer edge, name and date at the inner one."""
        paper, em = self._paper, self._paper.em
        width = paper.type_area.w
        foot = 2.1 * em
        outer, inner = (Align.LEFT, Align.RIGHT) if facts.is_left else (Align.RIGHT, Align.LEFT)
        strong = TextStyle(face=self._book.bold)
        gap = 3.9 * em
        shift = gap if facts.is_left else 0.0
        own = dict(facts.overrides)
        section = own.get("section", facts.section)
        day = "　".join(filter(None, (facts.name, facts.date, facts.weekday)))
        items: list[Item] = []
        items += self._words.line(facts.folio, 1.75, 0.0, 0.1 * em, width, outer, strong)
        items += self._words.line(section, 1.25, shift, 0.52 * em, width - gap, outer, strong)
        items += self._words.line(day, 0.9, 0.0, 0.85 * em, width, inner)
        items += self._words.line(staff_words(own), 0.9, 0.0, 0.85 * em, width, Align.CENTRE)
        items += _double_rule(width, foot, em)
        y = paper.type_area.y - STRIP * em - foot
        bounds = Rect(0.0, 0.0, width, quantised(foot + 0.4 * em))
        return Group(
            x=paper.type_area.x, y=quantised(y), items=tuple(items), bounds=bounds, name="folio"
        )

    def _colophon(self, facts: Facts) -> Group | None:
        """Return the imprint below the type area, in as many lines as it needs."""
        text = colophon_words(facts)
        if not text:
            return None
        paper, em = self._paper, self._paper.em
        style, size = self._book.folio, 0.85
        p = self._preparer.prepare(text, style.face, self._book.breaks, _parts_whole(text))
        width = paper.type_area.w
        measure = round(width / em * EM / size)
        items: list[Item] = [_rule(0.0, 0.0, width, THIN)]
        start = 0
        for n, end in enumerate(break_lines(p, measure, measure).ends):
            items += set_line(
                p, start, end, size=quantised(size * em), ink=style.ink, x=0.0,
                y=quantised((0.5 + n * 1.3 + ASCENT * size) * em), measure=measure,
                align=Align.CENTRE,
            )  # fmt: skip
            start = end
        height = quantised((len(items) * 1.3 + 0.5) * em)
        area = paper.type_area
        y = quantised(area.y + (paper.lines - 1) * paper.leading + 1.9 * em)
        bounds = Rect(0.0, 0.0, area.w, height)
        return Group(x=area.x, y=y, items=tuple(items), bounds=bounds, name="colophon")


def _logo(logo: Logo, x: float, width: float, foot: float, em: float) -> Item:
    """Return the name as lettering in the middle of its place: a PDF at its size, a picture fitted.

    Without a known size it fills its place.
    """
    room = Rect(x, 0.0, width, foot).inset(0.5 * em, 0.6 * em)
    w, h = logo.extent
    if not (w and h):
        w, h = room.w, room.h
    elif logo.media is Media.PICTURE:
        scale = min(room.w / w, room.h / h)
        w, h = w * scale, h * scale
    left, top = room.x + (room.w - w) / 2, room.y + (room.h - h) / 2
    place = Rect(quantised(left), quantised(top), quantised(w), quantised(h))
    if logo.media is Media.PDF:
        return PlacedPdf(rect=place, original=logo.original)
    return Picture(rect=place, original=logo.original)


def masthead_cells(paper: Paper, book: Stylebook, ear: int) -> Cells:
    """Return the cells of 报头 left of the columns that its ear takes."""
    columns = max(1, paper.columns - ear)
    return Cells(column=0, line=0, columns=columns, lines=max(1, book.masthead_lines))


def _parts_whole(imprint: str) -> tuple[Mark, ...]:
    """Return marks that keep each short part of the imprint, such as 印数：500, on one line."""
    marks, start = [], 0
    for part in imprint.split(BETWEEN):
        end = start + len(part)
        if 1 < len(part) <= SHORT:
            marks.append(Mark(kind=MarkKind.NO_BREAK, start=start, end=end))
        start = end + 1
    return tuple(marks)


def _rule(x: float, y: float, width: float, weight: float) -> Rule:
    y = quantised(y)
    return Rule(x1=x, y1=y, x2=quantised(x + width), y2=y, weight=weight, ink=BLACK)


def _double_rule(width: float, y: float, em: float) -> tuple[Rule, Rule]:
    """Return a thick rule over a thin one (文武线)."""
    return _rule(0.0, y, width, THICK), _rule(0.0, y + 0.22 * em, width, THIN)
