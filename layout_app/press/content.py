"""One page as operators. One rule: the order of the display list is the order of the stream.

Text of an article stands between `/Art <</ID … /Off …>> BDC` and `EMC`, where Off is the place of
its first character in the accepted text; everything else is an artifact. A gap in the places
begins a new sequence, so that the characters of one sequence follow each other without a gap.
On a tagged page each sequence has a number (MCID) as well, and what else is read in boxes has one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import assert_never

from layout_app.display.items import (
    Area,
    GlyphRun,
    Group,
    Item,
    Panel,
    Picture,
    PlacedPdf,
    Rule,
    Source,
    origins,
)
from layout_app.display.page import PageDisplay
from layout_app.fonts.catalogue import Catalogue
from layout_app.model.geometry import Rect
from layout_app.model.ink import Ink
from layout_app.press.glyphs import number, scattered, shown
from layout_app.press.marks import press_marks
from layout_app.press.overprint import prints_over, with_black_told
from layout_app.press.painted import (
    FontId,
    Link,
    Mark,
    MarkKind,
    Outline,
    PaintedPage,
    Stretch,
    UsedFace,
    font_name,
    outline_name,
    picture_name,
    placed_name,
    spot_name,
)
from layout_app.press.reading import parted

KNOCK_OUT, OVERPRINT, UNTOUCHED = "GK", "GO", "GA"
"""Names of the graphics states; the last is that of a page before anything is set."""


@dataclass(slots=True)
class _State:
    """What the operators so far have set."""

    section: tuple[object, ...] | None = None
    """Article and box of the open sequence, or its mark; ("", "") for an artifact."""
    position: int = -1
    """Place of the article's next character."""
    is_text: bool = False
    font: tuple[FontId, float] | None = None
    spacing: float = 0.0
    """Points added behind every glyph."""
    line: tuple[float, float] | None = None
    """Where the open text's last line began; none where a line must give its whole matrix."""
    fill: tuple[Ink, bool] | None = None
    stroke: tuple[Ink, bool] | None = None
    weight: float | None = None
    overprints: bool = False


_ARTIFACT = ("", "")


def paint_page(
    display: PageDisplay,
    faces: Catalogue,
    *,
    is_rgb: bool,
    slug: float,
    marks: bool = False,
    outlines: bool = False,
    tags: Mapping[str, str] | None = None,
) -> PaintedPage:
    """Return a page as operators.

    `slug` is the room around the trim, points, where `marks` draws marks; `is_rgb` shows inks
    as light instead of printing them; `outlines` draws glyphs as forms instead of setting type.
    `tags` names the boxes that reading programs read, each with its article, if it has one; without
    them the page is not tagged.
    """
    slug = max(slug, display.bleed)
    display = display if is_rgb else with_black_told(display, faces)
    painter = _Painter(faces, is_rgb, slug, slug + display.trim[1], tags, outlines=outlines)
    for group in display.groups:
        painter.group(group, 0.0, 0.0, group.name)
    for mark in press_marks(display, slug) if marks else ():
        painter.item(mark, 0.0, 0.0, "")
    return PaintedPage(
        page=display.page,
        folio=display.folio,
        trim=display.trim,
        bleed=display.bleed,
        slug=slug,
        content=painter.finish(),
        fonts={used.font: used.texts for used in painter.fonts.values()},
        pictures=painter.pictures,
        placed=painter.placed,
        spots=painter.spots,
        inks=frozenset(painter.inks),
        outlines=painter.outlines,
        marks=tuple(painter.marks),
        links=tuple(painter.links),
    )


class _Painter:
    """Writes the operators of one page and remembers what they have set."""

    def __init__(
        self,
        faces: Catalogue,
        is_rgb: bool,
        left: float,
        top: float,
        tags: Mapping[str, str] | None,
        *,
        outlines: bool,
    ) -> None:
        self._catalogue, self._is_rgb = faces, is_rgb
        self._left, self._top = left, top
        self._now = _State()
        self._code: list[str] = []
        self._write = self._code.append
        self._stretches: list[Stretch] = []
        self.fonts: dict[FontId, UsedFace] = {}
        self.pictures: dict[str, Picture] = {}
        self.placed: dict[str, PlacedPdf] = {}
        self.spots: dict[str, Ink] = {}
        self.inks: set[Ink] = set()
        self.outlines: dict[str, Outline] = {}
        self._has_outlines = outlines
        self._tags = tags
        self._aside: Mark | None = None
        """What ink without a source belongs to; none for an artifact."""
        self.marks: list[Mark] = []
        self.links: list[Link] = []
        self._photos: list[Rect] = []
        """Where pictures were painted so far, points from the trim's top left."""

    def finish(self) -> tuple[Stretch, ...]:
        self._close_section()
        self._end_stretch()
        return tuple(self._stretches)

    def _end_stretch(self) -> None:
        font = self._now.font
        self._stretches.append(Stretch(font and font[0], "\n".join(self._code)))
        self._code.clear()

    def group(self, group: Group, dx: float, dy: float, box: str) -> None:
        dx, dy = dx + group.x, dy + group.y
        around = self._aside
        if self._tags is not None:
            self._aside = self._aside_of(group, box)
            if group.leads_to:
                self._link(group, dx, dy, box)
        for item in group.items:
            self.item(item, dx, dy, box)
        self._aside = around

    def _aside_of(self, group: Group, box: str) -> Mark | None:
        """Return what a group's ink without a source is read as."""
        assert self._tags is not None
        article = self._tags.get(box)
        if article is None:
            return None
        if article:
            pictures = (item.original for item in group.items if isinstance(item, Picture))
            original = next(pictures, "")
            return Mark(MarkKind.CAPTION, article, original) if original else None
        if group.leads_to:
            return Mark(MarkKind.LINE, box, group.leads_to)
        return Mark(MarkKind.ASIDE, box)

    def _link(self, group: Group, dx: float, dy: float, box: str) -> None:
        left, top = self._left + dx + group.bounds.x, self._top - dy - group.bounds.y
        rect = left, top - group.bounds.h, left + group.bounds.w, top
        text = "".join(item.text for item in group.items if isinstance(item, GlyphRun))
        of = self._tags and self._tags.get(box)
        self.links.append(Link(of or box, group.leads_to, rect, text))

    def item(self, item: Item, dx: float, dy: float, box: str) -> None:
        match item:
            case GlyphRun():
                self._run(item, dx, dy, box)
            case Rule():
                self.rule(item, dx, dy)
            case Panel():
                self._panel(item, dx, dy)
            case Area():
                self._area(item, dx, dy)
            case Picture():
                name = picture_name(item)
                self.pictures[name] = item
                self._photos.append(item.rect.moved(dx, dy))
                self._object(name, item.rect, dx, dy)
            case PlacedPdf():
                name = placed_name(item)
                self.placed[name] = item
                self._object(name, item.rect, dx, dy, item.shown, self._as_a_page_begins())
            case Group():
                self.group(item, dx, dy, box)
            case _:
                assert_never(item)

    def _run(self, run: GlyphRun, dx: float, dy: float, box: str) -> None:
        if not run.glyphs:
            return
        if self._has_outlines:
            self._draw(run, dx, dy)
            return
        self._open_section(run.source, len(run.text), box)
        now = self._now
        if not now.is_text:
            self._write("BT")
            now.is_text, now.line = True, (0.0, 0.0)
        self._fill(run.ink, overprints=prints_over(run, dx, dy, self._photos))
        for reading, part in parted(run, self._font(FontId(run.face)).face):
            used = self._font(FontId(run.face, reading))
            self._glyphs(used, part, self._left + dx, self._top - dy)

    def _draw(self, run: GlyphRun, dx: float, dy: float) -> None:
        """Draw glyphs as forms, each of 1000 units an em."""
        self._open_artifact()
        self._fill(run.ink, overprints=prints_over(run, dx, dy, self._photos))
        left, top = self._left + dx, self._top - dy
        face = self._catalogue.face(run.face)
        scale, wide = number(run.size / 1000), number(run.wide * run.size / 1000)
        matrix = f"{wide} 0 0 {scale}" if run.turn == 0 else f"0 -{wide} {scale} 0"
        for gid, (x, y) in zip(run.glyphs, origins(run), strict=True):
            outline = Outline(face.id, gid)
            name = outline_name(outline)
            if name not in self.outlines and not face.outline(gid):
                continue
            self.outlines[name] = outline
            self._write(f"q {matrix} {left + x:.3f} {top - y:.3f} cm /{name} Do Q")

    def _glyphs(self, used: UsedFace, run: GlyphRun, left: float, top: float) -> None:
        used.note(run)
        if self._now.font != (used.font, run.size):
            self._end_stretch()
            self._now.font = used.font, run.size
            self._write(f"/{font_name(used.font)} {number(run.size)} Tf")
        if run.turn == 0 and run.wide == 1 and len(run.ys) == 1:
            self._line(run, used, round(left + run.xs[0], 3), round(top - run.ys[0], 3))
        else:
            self._write(scattered(run, used, left, top))
            self._now.line = None

    def _line(self, run: GlyphRun, used: UsedFace, x: float, y: float) -> None:
        """Write one line of upright glyphs, begun from where the last one began."""
        now = self._now
        spacing, code = shown(run, used)
        if now.spacing != spacing:
            now.spacing = spacing
            self._write(f"{number(spacing)} Tc")
        if now.line is None:
            begin = f"1 0 0 1 {number(x)} {number(y)} Tm"
        else:
            begin = f"{number(x - now.line[0])} {number(y - now.line[1])} Td"
        now.line = x, y
        self._write(f"{begin} {code}")

    def rule(self, rule: Rule, dx: float, dy: float) -> None:
        if rule.weight <= 0:
            return
        self._open_artifact()
        self._stroke(rule.ink, rule.weight)
        left, top = self._left + dx, self._top - dy
        self._write(
            f"{left + rule.x1:.3f} {top - rule.y1:.3f} m "
            f"{left + rule.x2:.3f} {top - rule.y2:.3f} l S"
        )

    def _panel(self, panel: Panel, dx: float, dy: float) -> None:
        self._open_artifact()
        x, y = self._left + dx + panel.rect.x, self._top - dy - panel.rect.bottom
        shape = f"{x:.3f} {y:.3f} {panel.rect.w:.3f} {panel.rect.h:.3f} re"
        if panel.fill is not None:
            self._fill(panel.fill, overprints=False)
            self._write(f"{shape} f")
        if panel.stroke is not None and panel.weight > 0:
            self._stroke(panel.stroke, panel.weight)
            self._write(f"{shape} S")

    def _area(self, area: Area, dx: float, dy: float) -> None:
        self._open_artifact()
        self._fill(area.ink, overprints=False)
        left, top = self._left + dx, self._top - dy
        code = []
        for loop in area.loops:
            places = zip(loop[::2], loop[1::2], strict=True)
            points = [f"{left + x:.3f} {top - y:.3f}" for x, y in places]
            code.append(f"{points[0]} m")
            code += (" ".join(points[k : k + 3]) + " c" for k in range(1, len(points), 3))
            code.append("h")
        self._write("\n".join((*code, "f*")))

    def _as_a_page_begins(self) -> str:
        """Return what takes back all that this page has set: an ad's page knows nothing of it."""
        state = "" if self._is_rgb else f" /{UNTOUCHED} gs"
        return f"0 g 0 G 1 w 0 Tc{state} "

    def _object(
        self,
        name: str,
        rect: Rect,
        dx: float,
        dy: float,
        shown: Rect | None = None,
        begins: str = "",
    ) -> None:
        """Paint an image or a form whose own space is the unit square; `shown` clips it."""
        mark = self._aside
        if mark is not None and mark.kind is MarkKind.CAPTION:
            mark = mark._replace(kind=MarkKind.FIGURE)
        self._open_aside(mark)
        self._close_text()
        self._overprint(on=False)
        left, top = self._left + dx, self._top - dy
        clip = ""
        if shown is not None:
            corner = f"{left + shown.x:.3f} {top - shown.bottom:.3f}"
            clip = f"{corner} {shown.w:.3f} {shown.h:.3f} re W n "
        place = f"{rect.w:.3f} 0 0 {rect.h:.3f} {left + rect.x:.3f} {top - rect.bottom:.3f} cm"
        self._write(f"q {clip}{place} {begins}/{name} Do Q")

    def _font(self, asked: FontId) -> UsedFace:
        used = self.fonts.get(asked)
        if used is None:
            face = self._catalogue.face(asked.face)
            # A stand-in (楷 for 仿宋) is the same file: it must not be embedded twice.
            font = FontId(face.id, asked.reading)
            same = next((u for u in self.fonts.values() if u.font == font), None)
            used = self.fonts[asked] = same or UsedFace(face, reading=asked.reading)
        return used

    def _open_section(self, source: Source | None, length: int, box: str) -> None:
        if source is None:
            self._open_aside(self._aside)
            return
        now, key = self._now, (str(source.article), box)
        if now.section != key or now.position != source.position:
            self._close_section()
            names = f"/ID {_string(key[0])} /Off {source.position} /Box {_string(box)}"
            if self._tags is not None:
                mark = Mark(MarkKind.TEXT, key[0], source.paragraph, source.offset)
                names += f" /MCID {self._numbered(mark)}"
            self._enter(key, f"/Art <<{names}>> BDC")
        now.position = source.position + length

    def _open_aside(self, mark: Mark | None) -> None:
        """Open a sequence of ink without a source: an artifact, unless it is read."""
        if mark is None:
            self._enter(_ARTIFACT, "/Artifact BMC")
        elif self._now.section != mark:
            self._enter(mark, f"/Span <</MCID {self._numbered(mark)}>> BDC")

    def _numbered(self, mark: Mark) -> int:
        """Return the number of a new sequence."""
        self.marks.append(mark)
        return len(self.marks) - 1

    def _open_artifact(self) -> None:
        self._enter(_ARTIFACT, "/Artifact BMC")
        self._close_text()

    def _enter(self, key: tuple[object, ...], operator: str) -> None:
        if self._now.section != key:
            self._close_section()
            self._now.section = key
            self._write(operator)

    def _close_section(self) -> None:
        self._close_text()
        if self._now.section is not None:
            self._write("EMC")
            self._now.section = None

    def _close_text(self) -> None:
        if self._now.is_text:
            self._write("ET")
            self._now.is_text = False

    def _fill(self, ink: Ink, *, overprints: bool) -> None:
        self._overprint(on=overprints)
        if self._now.fill != (ink, overprints):
            self._now.fill = ink, overprints
            self.inks.add(ink)
            self._write(self._colour(ink, ("k", "rg", "cs", "scn")))

    def _stroke(self, ink: Ink, weight: float) -> None:
        overprints = ink.is_solid_black
        self._overprint(on=overprints)
        if self._now.stroke != (ink, overprints):
            self._now.stroke = ink, overprints
            self.inks.add(ink)
            self._write(self._colour(ink, ("K", "RG", "CS", "SCN")))
        if self._now.weight != weight:
            self._now.weight = weight
            self._write(f"{number(weight)} w")

    def _overprint(self, *, on: bool) -> None:
        """Let black print over what is there; white and colours must never (GWG R0007-R0012)."""
        if self._now.overprints != on and not self._is_rgb:
            self._now.overprints = on
            self._write(f"/{OVERPRINT if on else KNOCK_OUT} gs")

    def _colour(self, ink: Ink, operators: tuple[str, str, str, str]) -> str:
        process, light, space, tint = operators
        if self._is_rgb:
            return " ".join(map(number, as_light(ink))) + f" {light}"
        if ink.spot:
            name = spot_name(ink)
            self.spots.setdefault(name, ink)
            return f"/{name} {space} {number(ink.tint)} {tint}"
        return " ".join(map(number, (ink.c, ink.m, ink.y, ink.k))) + f" {process}"


def as_light(ink: Ink) -> tuple[float, float, float]:
    """Return an ink's red, green and blue, 0..1, as a screen shows it."""
    tint = ink.tint if ink.spot else 1.0
    return (
        1 - min(1.0, (ink.c + ink.k) * tint),
        1 - min(1.0, (ink.m + ink.k) * tint),
        1 - min(1.0, (ink.y + ink.k) * tint),
    )


def _string(text: str) -> str:
    if text.isascii() and text.isalnum():
        return f"({text})"
    return f"<{text.encode().hex().upper()}>"
