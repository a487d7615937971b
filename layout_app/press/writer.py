"""Pages as one file. One rule: equal pages and infos give equal bytes."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from layout_app.display.items import Picture, PlacedPdf
from layout_app.display.page import PageDisplay
from layout_app.errors import ExportError
from layout_app.fonts.catalogue import Catalogue
from layout_app.model.ink import Ink
from layout_app.preflight.house import PICTURES, PictureRules
from layout_app.press.content import KNOCK_OUT, OVERPRINT, UNTOUCHED, paint_page
from layout_app.press.font import FileFont, add_font, encoded
from layout_app.press.metadata import document_id, info_entries, output_intent, xmp_packet
from layout_app.press.objects import Document, Value, array, dictionary, text_string
from layout_app.press.outline import add_link, add_outline
from layout_app.press.painted import (
    FontId,
    Leaf,
    Outline,
    PaintedPage,
    UsedFace,
    font_name,
    leaf_name,
)
from layout_app.press.profile import Bookmark, DocumentInfo, Profile, Target, slug_of
from layout_app.press.structure import Anchor, TaggedPage, add_structure, link_keys

if TYPE_CHECKING:
    from layout_app.press.images import ImageSource

__all__ = ["DocumentInfo", "Profile", "write_pages", "write_pdf"]


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
    """Paint pages and return them as one file.

    `slug` is the room around the trim in points; the profile's where nothing is said; `marks` draws
    crop marks there. Everything else is as in `write_pages`.
    """
    slug = slug_of(profile) if slug is None else slug
    painted = [
        paint_page(display, faces, is_rgb=not profile.is_press, slug=slug, marks=marks)
        for display in pages
    ]
    return write_pages(painted, faces, profile, info, pictures, on_page=on_page)


def write_pages(
    pages: Sequence[PaintedPage],
    faces: Catalogue,
    profile: Profile,
    info: DocumentInfo,
    pictures: "ImageSource",
    *,
    rules: PictureRules = PICTURES,
    kept: Path | None = None,
    on_page: Callable[[], None] | None = None,
) -> bytes:
    """Return painted pages as one file; `on_page` is called behind each page.

    `rules` say how pictures are made ready, `kept` is the folder of those made before. ExportError
    for a picture or an ad that is missing, damaged or of a wrong size.
    """
    assert pages, "a file has a page"
    book = _Book(faces, profile, info, pictures, _fonts_of(pages, faces), rules, kept)
    for page in pages:
        try:
            book.add_page(page)
        except ExportError as refusal:
            refusal.arguments.setdefault("place", page.folio)
            raise
        if on_page is not None:
            on_page()
    return book.finish()


class _Book:
    """One file while it is written: what its pages share."""

    def __init__(
        self,
        faces: Catalogue,
        profile: Profile,
        info: DocumentInfo,
        pictures: "ImageSource",
        fonts: Mapping[FontId, FileFont],
        rules: PictureRules,
        kept: Path | None,
    ) -> None:
        self._faces, self._profile, self._fonts = faces, profile, fonts
        self._rules, self._kept = rules, kept
        self._info, self._pictures = info, pictures
        self._pdf = Document(profile.version)
        self._tree, self._tree_entries = self._pdf.add_open({"Type": "/Pages"})
        self._pages: list[Value] = []
        self._painted: list[PaintedPage] = []
        self._entries: list[dict[str, Value]] = []
        """Of each page, still open."""
        self._objects: dict[str, Value] = {}
        """Pictures, ads and spot inks by name."""

    def add_page(self, page: PaintedPage) -> None:
        """Write one page with its boxes: media = trim + slug, bleed, trim."""
        width, height = page.trim
        slug, bleed = page.slug, page.slug - page.bleed
        entries: dict[str, Value] = {
            "Type": "/Page",
            "Parent": self._tree,
            "MediaBox": _box(0, 0, width + 2 * slug, height + 2 * slug),
            "BleedBox": _box(bleed, bleed, slug * 2 + width - bleed, slug * 2 + height - bleed),
            "TrimBox": _box(slug, slug, slug + width, slug + height),
            "Contents": self._pdf.stream(self._code(page)),
            "Resources": self._resources(page),
        }
        if self._profile is Profile.X4:
            entries["Group"] = dictionary(
                {"Type": "/Group", "S": "/Transparency", "CS": "/DeviceCMYK"}
            )
        reference, opened = self._pdf.add_open(entries)
        self._pages.append(reference)
        self._entries.append(opened)
        self._painted.append(page)

    def finish(self) -> bytes:
        """Write what the pages share and return the file."""
        info, profile, pdf = self._info, self._profile, self._pdf
        _, fonts = pdf.fonts
        for font, made in self._fonts.items():
            fonts[font_name(font)] = add_font(pdf, made)
        self._tree_entries |= {"Kids": array(self._pages), "Count": len(self._pages)}
        catalog: dict[str, Value] = {
            "Type": "/Catalog",
            "Pages": self._tree,
            "Lang": text_string("zh-CN"),
            "Metadata": pdf.stream(
                xmp_packet(info, profile), {"Type": "/Metadata", "Subtype": "/XML"}, level=0
            ),
        }
        if pdf.layers:
            shown = {"Name": text_string("A"), "Order": array(pdf.layers), "OFF": array(pdf.hidden)}
            told = {"OCGs": array(pdf.layers), "D": dictionary(shown)}
            catalog["OCProperties"] = dictionary(told)
        if profile.is_press:
            catalog["OutputIntents"] = output_intent(pdf, info)
        else:
            catalog["PageLabels"] = self._labels()
            catalog |= self._read_aloud(self._links())
        if info.bookmarks and not profile.is_press:
            catalog["Outlines"] = add_outline(pdf, info.bookmarks, self._target)
            catalog["PageMode"] = "/UseOutlines"
        return pdf.finish(catalog, info_entries(info, profile), document_id(info))

    def _labels(self) -> Value:
        """Return the folios as the names that readers show for pages."""
        numbers: list[Value] = []
        for number, page in enumerate(self._painted):
            numbers += [number, dictionary({"P": text_string(page.folio)})]
        return dictionary({"Nums": array(numbers)})

    def _links(self) -> list[tuple[Anchor, ...]]:
        """Add the links of all pages to places that the file has, and return them by page."""
        targets = self._info.targets
        wanted = [[link for link in page.links if link.to in targets] for page in self._painted]
        is_tagged = any(page.marks for page in self._painted)
        anchors = []
        for entries, links, keys in zip(self._entries, wanted, link_keys(wanted), strict=True):
            made = [
                add_link(self._pdf, link, self._place(targets[link.to]), key if is_tagged else None)
                for link, key in zip(links, keys, strict=True)
            ]
            if made:
                entries["Annots"] = array(made)
            anchors.append(
                tuple(
                    Anchor(link.of, link.to, self._pdf.number(reference))
                    for link, reference in zip(links, made, strict=True)
                )
            )
        return anchors

    def _read_aloud(self, anchors: Sequence[tuple[Anchor, ...]]) -> dict[str, Value]:
        """Add what reading programs read, and return what the catalog says of it."""
        if not any(page.marks for page in self._painted):
            return {}
        tagged = []
        for n, page in enumerate(self._painted):
            self._entries[n] |= {"StructParents": n, "Tabs": "/S"}
            tagged.append(TaggedPage(self._pdf.number(self._pages[n]), page.marks, anchors[n]))
        return {
            "StructTreeRoot": add_structure(self._pdf, self._info.told, tagged),
            "MarkInfo": dictionary({"Marked": "true"}),
            "ViewerPreferences": dictionary({"DisplayDocTitle": "true"}),
        }

    def _code(self, page: PaintedPage) -> bytes:
        """Return the content of a page, pages laid on it first."""
        drawn = [
            f"q 1 0 0 1 {x:.3f} {y:.3f} cm /{leaf_name(leaf)} Do Q\n".encode()
            for leaf in page.leaves
            for x, y in [_corner(page, leaf)]
        ]
        return b"".join(drawn) + encoded(page.content, self._fonts)

    def _leaf(self, leaf: Leaf) -> Value:
        """Return a page as a form, cut to its part and to its bleed."""
        page, name = leaf.page, leaf_name(leaf)
        if name not in self._objects:
            left, right = (page.bleed if bleeds else 0.0 for bleeds in leaf.bleeds)
            start, end = page.slug + leaf.left - left, page.slug + leaf.left + leaf.width + right
            low, high = page.slug - page.bleed, page.slug + page.trim[1] + page.bleed
            self._objects[name] = self._pdf.stream(
                encoded(page.content, self._fonts),
                {
                    "Type": "/XObject",
                    "Subtype": "/Form",
                    "BBox": _box(start, low, end, high),
                    "Resources": self._resources(page),
                },
            )
        return self._objects[name]

    def _resources(self, page: PaintedPage) -> Value:
        entries: dict[str, Value] = {"Font": self._pdf.fonts[0]}
        if self._profile.is_press:
            states = {KNOCK_OUT: _overprint("false"), OVERPRINT: _overprint("true")}
            if page.placed:
                states[UNTOUCHED] = _overprint("false", mode=0)
            entries["ExtGState"] = dictionary(states)
        # Before any ad tells how it would show an ink of the same name.
        spots = {name: self._spot(ink) for name, ink in page.spots.items()}
        drawn = self._drawn(page.pictures)
        drawn |= {name: self._placed(name, item) for name, item in page.placed.items()}
        drawn |= {name: self._outline(name, found) for name, found in page.outlines.items()}
        drawn |= {leaf_name(leaf): self._leaf(leaf) for leaf in page.leaves}
        named = {"XObject": drawn, "ColorSpace": spots}
        entries |= {kind: dictionary(found) for kind, found in named.items() if found}
        return dictionary(entries)

    def _drawn(self, pictures: Mapping[str, Picture]) -> dict[str, Value]:
        new = {name: item for name, item in pictures.items() if name not in self._objects}
        if new:
            # A page of text alone never asks for the modules that open foreign files.
            from layout_app.press.darkroom import Darkroom
            from layout_app.press.images import add_image

            darkroom = Darkroom(
                originals=self._pictures,
                icc=self._info.icc,
                is_rgb=not self._profile.is_press,
                rules=self._rules,
                kept=self._kept,
            )
            for name, image in darkroom.ready(new).items():
                self._objects[name] = add_image(self._pdf, image)
        return {name: self._objects[name] for name in pictures}

    def _outline(self, name: str, outline: Outline) -> Value:
        """Add a glyph as a form of 1000 units an em."""
        if name not in self._objects:
            face = self._faces.face(outline.face)
            path = "\n".join(
                " ".join([*(f"{x:.2f} {y:.2f}" for x, y in step.points), step.operator])
                for step in face.outline(outline.gid)
            )
            left, bottom, right, top = face.extents(outline.gid)
            self._objects[name] = self._pdf.stream(
                f"{path}\nf".encode(),
                {
                    "Type": "/XObject",
                    "Subtype": "/Form",
                    "BBox": _box(left - 2, bottom - 2, right + 2, top + 2),
                    "Resources": b"<<>>",
                },
            )
        return self._objects[name]

    def _placed(self, name: str, item: PlacedPdf) -> Value:
        from layout_app.press.images import fetch
        from layout_app.press.placed import add_placed

        if name not in self._objects:
            data = fetch(self._pictures, item.original)
            self._objects[name] = add_placed(
                self._pdf,
                data,
                item,
                icc=self._info.icc if self._profile.is_press else b"",
                may_be_clear=self._profile is not Profile.X1A,
            )
        return self._objects[name]

    def _spot(self, ink: Ink) -> Value:
        return self._pdf.add_spot(ink.spot, (ink.c, ink.m, ink.y, ink.k))

    def _target(self, mark: Bookmark) -> Value:
        return self._place(Target(page=mark.page, x=0.0, y=mark.y))

    def _place(self, target: Target) -> Value:
        """Return a place as a destination: as wide as the reader has it."""
        page = self._painted[target.page]
        top = page.slug + page.trim[1] - target.y
        left = round(page.slug + target.x, 3) if target.x else "null"
        return array([self._pages[target.page], "/XYZ", left, round(top, 3), "null"])


def _fonts_of(pages: Sequence[PaintedPage], faces: Catalogue) -> dict[FontId, FileFont]:
    """Return the fonts of all pages, each with the glyphs that any of them shows."""
    found: dict[FontId, UsedFace] = {}
    for page in pages:
        for font, texts in page.fonts.items():
            used = found.get(font)
            if used is None:
                used = found[font] = UsedFace(faces.face(font.face), reading=font.reading)
            used.texts = {**texts, **used.texts}
    return {font: FileFont(used) for font, used in found.items()}


def _corner(sheet: PaintedPage, leaf: Leaf) -> tuple[float, float]:
    """Return where the space of a leaf begins on its sheet; pages hang from the upper edge."""
    page = leaf.page
    down = sheet.trim[1] - page.trim[1]
    return sheet.slug + leaf.x - leaf.left - page.slug, sheet.slug + down - page.slug


def _overprint(on: str, mode: int = 1) -> Value:
    return dictionary({"Type": "/ExtGState", "OP": on, "op": on, "OPM": mode})


def _box(left: float, bottom: float, right: float, top: float) -> bytes:
    return f"[{left:.3f} {bottom:.3f} {right:.3f} {top:.3f}]".encode()
