"""Every fault of a foreign file. One rule: one problem for each kind on a page, with its count."""

import io
from collections.abc import Iterable, Iterator
from typing import Any

import pypdf
from pypdf.errors import DependencyError

from layout_app.model.box import OWN_TRIM, Trim
from layout_app.model.geometry import MM
from layout_app.model.ink import Ink
from layout_app.model.problem import Problem, Severity, Where, problem
from layout_app.preflight.finding import Finding, fail, warn
from layout_app.preflight.ink import judge_fill, judge_line, judge_text
from layout_app.preflight.limits import GWG, Limits
from layout_app.press.foreign.body import judge_bytes, judge_catalog, judge_objects, version_of
from layout_app.press.foreign.boxes import frame, judge_boxes, judge_sizes, judge_slot
from layout_app.press.foreign.colours import ALL, Space, judge_spots, spots_of
from layout_app.press.foreign.fonts import judge_fonts, judge_unseen_fonts
from layout_app.press.foreign.identity import Identity, identity_of, judge_identity
from layout_app.press.foreign.images import judge_image, space_in
from layout_app.press.foreign.intent import intent_profile, judge_intent
from layout_app.press.foreign.painting import Paint, PaintedPath, Painting, ShownText
from layout_app.press.foreign.standard import Standard
from layout_app.press.foreign.strokes import painting_of

MOST_BYTES = 256 << 20
MOST_PAGES = 200
TOLERANCE = 0.5 * MM
"""How far a trim may be from a booked slot, points."""
_SMALL_BLACK, _THIN_BLACK = 12.0, 2.0
"""Black type and lines below this must overprint (GWG R0009-R0012), points."""

_Told = tuple[str, Finding]
"""A page's number as it is shown, empty for the file, and what is wrong there."""


def check_pdf(
    data: bytes,
    *,
    name: str = "",
    standard: Standard | None = None,
    unclaimed: Standard | None = None,
    limits: Limits = GWG,
    slot: tuple[float, float] | None = None,
    trim: Trim = OWN_TRIM,
) -> tuple[Problem, ...]:
    """Return what a press would object to in a PDF of any maker.

    `standard` is what it must be; what it claims to be where nothing is said. A file that claims
    nothing is measured by `unclaimed`, or by the standard of its PDF version. `slot` is the place
    booked for the only page, width and height in points, `trim` where an editor said that it is
    cut.
    """
    return _problems(_faults(data, standard, unclaimed, limits, slot, trim), name)


def _faults(
    data: bytes,
    standard: Standard | None,
    unclaimed: Standard | None,
    limits: Limits,
    slot: tuple[float, float] | None,
    trim: Trim,
) -> Iterator[_Told]:
    if len(data) > MOST_BYTES:
        yield "", fail("pdf.too_large", limit=MOST_BYTES >> 20)
        return
    opened = _opened(data, strict=True)
    if isinstance(opened, Finding):
        yield "", opened
        # What can be mended is placed all the same: it must not bring other faults unseen.
        opened = _opened(data, strict=False)
        if isinstance(opened, Finding):
            return
    reader, pages, identity = opened
    likely = Standard.X4 if version_of(data) > Standard.X1A_2003.version else Standard.X1A_2003
    standard = standard or identity.standard or unclaimed or likely
    profile = intent_profile(reader)
    whole = (
        *judge_bytes(data, standard),
        *judge_objects(reader, standard),
        *judge_catalog(reader, standard),
        *judge_identity(identity, standard),
        *judge_intent(reader, standard),
        *judge_sizes(pages),
    )
    yield from (("", finding) for finding in whole)
    if len(pages) != 1 and slot is None:
        yield "", warn("pdf.not_one_page", pages=len(pages))
    elif len(pages) != 1:
        yield "", fail("pdf.not_one_page", pages=len(pages))
    spaces: list[Space] = []
    for number, page in enumerate(pages[:MOST_PAGES], 1):
        painting = painting_of(page, reader, standard, profile)
        spaces += painting.spaces
        findings = (
            *judge_boxes(page, standard, trim),
            *(judge_slot(page, slot, TOLERANCE, trim) if slot is not None else ()),
            *painting.findings,
            *_judge_painting(painting, page, standard, profile, limits),
        )
        yield from ((str(number), finding) for finding in findings)
    yield from (("", finding) for finding in judge_spots(spaces))


def _opened(data: bytes, *, strict: bool) -> tuple[pypdf.PdfReader, list[Any], Identity] | Finding:
    """Return a file's reader, its pages and what it says of itself, or why there are none."""
    try:
        reader = pypdf.PdfReader(io.BytesIO(data), strict=strict)
        if reader.is_encrypted:
            return fail("pdf.locked")
        return reader, list(reader.pages), identity_of(reader)
    except DependencyError:  # only locked files ask for the library that is not there
        return fail("pdf.locked")
    except Exception:  # a reader of foreign files: whatever it raises, the file is damaged
        return fail("pdf.damaged")


def _judge_painting(
    painting: Painting, page: Any, standard: Standard, profile: bytes, limits: Limits
) -> Iterator[Finding]:
    if painting.is_empty:
        yield warn("press.empty_page")
    media = frame(page, "/MediaBox") or (0.0, 0.0, 0.0, 0.0)
    for shown in painting.texts:
        yield from _judge_shown(shown, limits)
        if not (media[0] <= shown.x <= media[2] and media[1] <= shown.y <= media[3]):
            yield warn("pdf.text_off_page")
    for path in painting.paths:
        yield from _judge_path(path, limits)
    for image in painting.images:
        yield from judge_image(image, standard, profile, limits)
    yield from _judge_plates(painting, limits)
    yield from judge_fonts(painting.texts)
    yield from judge_unseen_fonts(painting.unseen)


def _judge_plates(painting: Painting, limits: Limits) -> Iterator[Finding]:
    """Yield the plates that pictures, shadings and mixed inks ask for, beside type and areas."""
    paints = [shown.paint for shown in painting.texts]
    paints += [paint for path in painting.paths for paint in (path.fill, path.stroke) if paint]
    judged = {paint.ink.spot for paint in paints if paint.ink is not None}
    spaces = (*painting.spaces, *map(space_in, painting.images))
    for spot in dict.fromkeys(spot for space in spaces for spot in spots_of(space)):
        if spot not in judged:
            yield from judge_fill(Ink(spot=spot), limits)


def _judge_shown(shown: ShownText, limits: Limits) -> Iterator[Finding]:
    paint = shown.paint
    ink = paint.ink
    if ink is None:
        return
    if ink.spot == ALL:
        yield warn("pdf.register_ink")
        return
    yield from judge_text(shown.size, ink, limits)
    if ink.is_paper and paint.overprints:
        yield fail("pdf.white_overprints")
    if ink.is_solid_black and shown.size < _SMALL_BLACK and not _keeps_below(paint):
        yield warn("pdf.black_knocks_out", size=round(shown.size, 2))


def _judge_path(path: PaintedPath, limits: Limits) -> Iterator[Finding]:
    for paint in (path.fill, path.stroke):
        if paint is None or paint.ink is None:
            continue
        if paint.ink.spot == ALL:
            yield warn("pdf.register_ink")
        elif paint.overprints and paint.ink.is_paper:
            yield warn("pdf.white_overprints")
        elif paint.overprints and paint.space.family == "DeviceGray":
            yield warn("pdf.gray_overprints")
    if path.fill is not None and path.fill.ink is not None and path.fill.ink.spot != ALL:
        yield from judge_fill(path.fill.ink, limits)
    if path.stroke is None or path.stroke.ink is None or path.stroke.ink.spot == ALL:
        return
    yield from judge_line(path.weight, path.stroke.ink, limits)
    if (
        path.stroke.ink.is_solid_black
        and path.weight < _THIN_BLACK
        and not _keeps_below(path.stroke)
    ):
        yield warn("pdf.black_knocks_out", size=round(path.weight, 2))


def _keeps_below(paint: Paint) -> bool:
    """Tell whether what lies below stays: gray never does, whatever the switch says."""
    return paint.overprints and paint.keeps_blank and paint.space.family != "DeviceGray"


def _problems(told: Iterable[_Told], name: str) -> tuple[Problem, ...]:
    first: dict[tuple[str, str], tuple[Finding, int]] = {}
    for page, finding in told:
        key = page, finding.code
        known = first.get(key, (finding, 0))
        if finding.severity is Severity.ERROR and known[0].severity is not Severity.ERROR:
            known = finding, known[1]
        first[key] = known[0], known[1] + 1
    return tuple(
        problem(
            finding.code,
            finding.severity,
            Where(file=name, page=page),
            count=count,
            **dict(finding.args),
        )
        for (page, _), (finding, count) in first.items()
    )
