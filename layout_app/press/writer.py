"""Pages as one file. One rule: equal pages and infos give equal bytes."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from layout_app.display.items import Picture, PlacedPdf
from layout_app.display.page import PageDisplay
from layout_app.fonts.catalogue import Catalogue
from layout_app.model.geometry import Rect
from layout_app.model.ids import FaceId
from layout_app.model.ink import Ink
from layout_app.press.content import KNOCK_OUT, OVERPRINT, Painting, paint_page
from layout_app.press.font import UsedFace, add_font
from layout_app.press.marks import crop_marks
from layout_app.press.metadata import document_id, info_entries, output_intent, xmp_packet
from layout_app.press.objects import Document, Value, array, dictionary, text_string
from layout_app.press.outline import add_outline
from layout_app.press.profile import SLUG, Bookmark, DocumentInfo, Profile

if TYPE_CHECKING:
    from layout_app.press.images import ImageSource

__all__ = ["DocumentInfo", "Profile", "write_pdf"]


def write_pdf(
    pages: Sequence[PageDisplay],
    faces: Catalogue,
    profile: Profile,
    info: DocumentInfo,
    pictures: "ImageSource",
    *,
    slug: float | None = None,
    marks: bool = False,
    on_page: Callable[[], None] | None = None,
) -> bytes:
    """Return the pages as one file.

    `slug` is the room around the trim in points; 10 mm for the press and none for the screen where
    nothing is said; `marks` draws crop marks there. `on_page` is called behind each page.
    ExportError for a picture or an ad that is missing, damaged or of a wrong size.
    """
    assert pages, "a file has a page"
    if slug is None:
        slug = SLUG if profile.is_press else 0.0
    book = _Book(faces, profile, info, pictures)
    for display in pages:
        book.add_page(display, max(slug, display.bleed), marks=marks)
        if on_page is not None:
            on_page()
    return book.finish()


class _Book:
    """One file while it is written: what its pages share."""

    def __init__(
        self, faces: Catalogue, profile: Profile, info: DocumentInfo, pictures: "ImageSource"
    ) -> None:
        self._catalogue, self._profile = faces, profile
        self._info, self._pictures = info, pictures
        self._pdf = Document(profile.version)
        self._tree, self._tree_entries = self._pdf.add_open({"Type": "/Pages"})
        self._pages: list[Value] = []
        self._tops: list[float] = []
        self._faces: dict[FaceId, UsedFace] = {}
        self._by_asked: dict[FaceId, UsedFace] = {}
        self._images: dict[tuple[str, Rect, float, float], tuple[str, Value]] = {}
        self._forms: dict[tuple[str, float, float], tuple[str, Value]] = {}
        self._spots: dict[str, tuple[str, Value]] = {}
        self._used: dict[str, dict[str, Value]] = {}

    def add_page(self, display: PageDisplay, slug: float, *, marks: bool) -> None:
        """Write one page with its boxes: media = trim + slug, bleed, trim."""
        width, height = display.trim
        self._used = {"XObject": {}, "ColorSpace": {}}
        painting = Painting(
            left=slug,
            top=slug + height,
            is_rgb=not self._profile.is_press,
            face=self._face,
            picture=self._picture,
            placed=self._placed,
            spot=self._spot,
        )
        drawn = crop_marks(display, slug) if marks else ()
        content = self._pdf.stream(paint_page(display, painting, drawn))
        bleed = slug - display.bleed
        page: dict[str, Value] = {
            "Type": "/Page",
            "Parent": self._tree,
            "MediaBox": _box(0, 0, width + 2 * slug, height + 2 * slug),
            "BleedBox": _box(bleed, bleed, slug * 2 + width - bleed, slug * 2 + height - bleed),
            "TrimBox": _box(slug, slug, slug + width, slug + height),
            "Contents": content,
            "Resources": self._resources(),
        }
        if self._profile is Profile.X4:
            page["Group"] = dictionary(
                {"Type": "/Group", "S": "/Transparency", "CS": "/DeviceCMYK"}
            )
        self._pages.append(self._pdf.add(page))
        self._tops.append(slug + height)

    def finish(self) -> bytes:
        """Write what the pages share and return the file."""
        info, profile, pdf = self._info, self._profile, self._pdf
        _, fonts = pdf.fonts
        for used in self._faces.values():
            fonts[used.resource] = add_font(pdf, used)
        self._tree_entries |= {"Kids": array(self._pages), "Count": len(self._pages)}
        catalog: dict[str, Value] = {
            "Type": "/Catalog",
            "Pages": self._tree,
            "Lang": text_string("zh-CN"),
            "Metadata": pdf.stream(
                xmp_packet(info, profile), {"Type": "/Metadata", "Subtype": "/XML"}, level=0
            ),
        }
        if profile.is_press:
            catalog["OutputIntents"] = output_intent(pdf, info)
        elif info.bookmarks:
            catalog["Outlines"] = add_outline(pdf, info.bookmarks, self._target)
            catalog["PageMode"] = "/UseOutlines"
        return pdf.finish(catalog, info_entries(info, profile), document_id(info))

    def _face(self, asked: FaceId) -> UsedFace:
        used = self._by_asked.get(asked)
        if used is None:
            face = self._catalogue.face(asked)
            # A stand-in (楷 for 仿宋) is the same file: it must not be embedded twice.
            used = self._faces.get(face.id) or UsedFace(f"F{len(self._faces) + 1}", face)
            self._by_asked[asked] = self._faces[face.id] = used
        return used

    def _picture(self, item: Picture) -> str:
        # A page of text alone never asks for the modules that open foreign files.
        from layout_app.press.images import add_image, fetch, press_image

        key = (item.original, item.crop, item.rect.w, item.rect.h)
        if key not in self._images:
            image = press_image(
                fetch(self._pictures, item.original),
                item.original,
                item.crop,
                (item.rect.w, item.rect.h),
                self._info.icc,
                is_rgb=not self._profile.is_press,
            )
            self._images[key] = f"Im{len(self._images) + 1}", add_image(self._pdf, image)
        return self._use("XObject", *self._images[key])

    def _placed(self, item: PlacedPdf) -> str:
        from layout_app.press.images import fetch
        from layout_app.press.placed import add_placed

        key = (item.original, item.rect.w, item.rect.h)
        if key not in self._forms:
            data = fetch(self._pictures, item.original)
            form = add_placed(self._pdf, data, item.original, item.rect.w, item.rect.h)
            self._forms[key] = f"Fm{len(self._forms) + 1}", form
        return self._use("XObject", *self._forms[key])

    def _spot(self, ink: Ink) -> str:
        """One definition a name: the first likeness wins (ISO 15930 asks for one)."""
        if ink.spot not in self._spots:
            self._spots[ink.spot] = (
                f"CS{len(self._spots) + 1}",
                self._pdf.add_spot(ink.spot, (ink.c, ink.m, ink.y, ink.k)),
            )
        return self._use("ColorSpace", *self._spots[ink.spot])

    def _use(self, kind: str, resource: str, reference: Value) -> str:
        self._used[kind][resource] = reference
        return resource

    def _resources(self) -> Value:
        entries: dict[str, Value] = {"Font": self._pdf.fonts[0]}
        if self._profile.is_press:
            entries["ExtGState"] = dictionary(
                {KNOCK_OUT: _overprint("false"), OVERPRINT: _overprint("true")}
            )
        entries |= {kind: dictionary(found) for kind, found in self._used.items() if found}
        return dictionary(entries)

    def _target(self, mark: Bookmark) -> Value:
        top = self._tops[mark.page] - mark.y
        return array([self._pages[mark.page], "/XYZ", "null", round(top, 3), "null"])


def _overprint(on: str) -> Value:
    return dictionary({"Type": "/ExtGState", "OP": on, "op": on, "OPM": 1})


def _box(left: float, bottom: float, right: float, top: float) -> bytes:
    return f"[{left:.3f} {bottom:.3f} {right:.3f} {top:.3f}]".encode()
