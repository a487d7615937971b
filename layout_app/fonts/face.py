"""One opened font file: it measures, shapes and cuts. One rule: lengths are ints of 1/1000 em.

HarfBuzz reads the file; nothing of it reaches the rest of the program but numbers and bytes.
"""

import struct
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import uharfbuzz as hb

from layout_app.fonts import sfnt
from layout_app.frozen import frozen
from layout_app.model.ids import FaceId

if TYPE_CHECKING:
    from layout_app.fonts.outline import Segment

EM = 1000
HALF = 500
# News Kai leaves 498 beside its ？: a hair of ink may stand over the middle.
_BLANK = 490
_PRINTS = "LNPS"
"""Kinds of characters that leave ink: letters, numbers, punctuation, symbols."""
_SQUARE = "国一的"
"""Characters of which a face with Han has one."""
_LANGUAGE = "zh-Hans"
_NO_SCRIPT = (None, "Zyyy", "Zinh", "Zzzz")
_RUNS_KEPT = 8192
_PIECE = 4096
"""Characters that are shaped at once at most."""
# What a CID font inside a PDF does not need (press: program bytes only, codes are glyph ids).
_NOT_PRINTED = (
    *("GSUB", "GPOS", "GDEF", "BASE", "VORG", "vhea", "vmtx"),
    *("name", "post", "DSIG", "OS/2", "cmap", "STAT", "kern"),
)


@frozen(kw_only=False)
class ShapedGlyph:
    """One glyph of a shaped run."""

    gid: int
    """Glyph id in the file."""
    cluster: int
    """Index into the text of the first character it stands for."""
    advance: int
    """Along the run, 1/1000 em: to the right, or downwards in a vertical run."""
    dx: int
    """Offset of the glyph's origin to the right of the pen."""
    dy: int
    """Offset upwards; a vertical glyph hangs below the pen, so that it is negative there."""


@frozen(kw_only=False)
class Subset:
    """A font program with some of a face's glyphs."""

    program: bytes
    ids: Mapping[int, int]
    """Glyph ids in the program by those in the file."""


class Face:
    """A font file for one reader: measures and shapes with caches, cuts the program for a PDF."""

    def __init__(
        self, face_id: FaceId, path: Path, index: int, blob: hb.Blob, *, is_ours: bool = False
    ) -> None:
        self.id = face_id
        self.path = path
        self.index = index
        self._face = hb.Face(blob, index)
        self._font = hb.Font(self._face)
        self._font.scale = (EM, EM)
        self.facts = sfnt.read_facts(path, self.table, self._face.upem)
        self.is_cff = self.facts.is_cff
        self.weight = self.facts.weight
        self._is_ours = is_ours
        self._gids: dict[str, int] = {}
        self._advances: dict[int, int] = {}
        self._runs: dict[tuple[str, bool, tuple[str, ...]], tuple[ShapedGlyph, ...]] = {}

    def __repr__(self) -> str:
        return f"Face({self.id}, {self.path.name})"

    @cached_property
    def family(self) -> str:
        """Typographic family name (name 16, else 1), as Qt and the PDF may call it."""
        return self._name(16) or self._name(1) or self.path.stem

    @cached_property
    def postscript_name(self) -> str:
        """Name for a PDF's BaseFont: ASCII, no blanks (name 6, else the file's stem)."""
        plain = "".join(c for c in self._name(6) if "!" <= c <= "~" and c not in "[](){}<>/%#")
        return plain or "".join(c for c in self.path.stem if c.isascii() and c.isalnum()) or "Face"

    @property
    def ascent(self) -> int:
        """Top of the em box above the base line (typographic ascender)."""
        return self.facts.ascent

    @property
    def descent(self) -> int:
        """Bottom of the em box, negative (typographic descender)."""
        return self.facts.descent

    @property
    def cap_height(self) -> int:
        """Height of H."""
        return self.facts.cap_height or self.extents(self.glyph("H"))[3] or self.ascent

    @property
    def bbox(self) -> tuple[int, int, int, int]:
        """Box around all glyphs: xmin, ymin, xmax, ymax."""
        return self.facts.bbox

    @property
    def italic_angle(self) -> float:
        """Degrees counter-clockwise from upright."""
        return self.facts.italic_angle

    @property
    def is_fixed_pitch(self) -> bool:
        """Whether the font says that every glyph is equally wide."""
        return self.facts.is_fixed_pitch

    @property
    def data(self) -> bytes:
        """Bytes of the whole file."""
        return self.path.read_bytes()

    def glyph(self, char: str) -> int:
        """Return the nominal glyph of a character, 0 when the font lacks it.

        It lacks what it would show by nothing, as trial versions and cut fonts do.
        """
        found = self._gids.get(char)
        if found is None:
            found = self._nominal(char)
            if not self._is_ours and self._prints_nothing(char, found):
                found = 0
            self._gids[char] = found
        return found

    def _prints_nothing(self, char: str, gid: int) -> bool:
        """Tell whether a character that leaves ink has a glyph without any."""
        return unicodedata.category(char)[0] in _PRINTS and not any(self.extents(gid))

    def _nominal(self, char: str) -> int:
        return int(self._font.get_nominal_glyph(ord(char)) or 0)

    def characters(self, gid: int) -> tuple[str, ...]:
        """Return the characters that have a glyph for their own, in the order of their codes."""
        return tuple(self._shown_by.get(gid, ()))

    @cached_property
    def _shown_by(self) -> Mapping[int, list[str]]:
        """Of each nominal glyph its characters: 40 ms of a large face, asked for by few pages."""
        found: dict[int, list[str]] = {}
        for char in map(chr, sorted(self._face.unicodes)):
            found.setdefault(self._nominal(char), []).append(char)
        return found

    def covers(self, char: str) -> bool:
        """Tell whether the font has the character."""
        return self.glyph(char) != 0

    def advance(self, gid: int) -> int:
        """Return the horizontal advance of a glyph."""
        found = self._advances.get(gid)
        if found is None:
            found = self._advances[gid] = int(self._font.get_glyph_h_advance(gid))
        return found

    def extents(self, gid: int) -> tuple[int, int, int, int]:
        """Return the ink of a glyph: xmin, ymin, xmax, ymax, to a unit; zeros when it has none."""
        ink = self._font.get_glyph_extents(gid)
        if ink is None:
            return (0, 0, 0, 0)
        return (
            ink.x_bearing,
            ink.y_bearing + ink.height,
            ink.x_bearing + ink.width,
            ink.y_bearing,
        )

    def outline(self, gid: int) -> "tuple[Segment, ...]":
        """Return the path of a glyph; none for a blank."""
        from layout_app.fonts.outline import outline_of  # few files ask for outlines

        return outline_of(self._font, gid)

    def blanks(self, char: str) -> tuple[int, int]:
        """Return the blank a full-width mark can lose, left and right, 0 or 500 each (CLREQ).

        “《” has its ink in the right half and loses the left one; a mark that this face centres,
        or any character that is not a mark one em wide, loses nothing.
        """
        gid = self.glyph(char)
        if not gid or not unicodedata.category(char).startswith("P") or self.advance(gid) != EM:
            return (0, 0)
        left, _, right, _ = self.extents(gid)
        if left >= right:
            return (0, 0)
        return (HALF if left >= _BLANK else 0, HALF if EM - right >= _BLANK else 0)

    def shape(
        self, text: str, *, vertical: bool = False, features: tuple[str, ...] = ()
    ) -> tuple[ShapedGlyph, ...]:
        """Return the glyphs of a run in visual order, such as the one glyph of “——”.

        A feature is a tag, or a tag behind a minus sign to switch it off: `("palt", "-kern")`.
        """
        key = (text, vertical, features)
        found = self._runs.get(key)
        if found is None:
            if len(self._runs) >= _RUNS_KEPT:
                self._runs.clear()
            found = self._runs[key] = self._whole(text, vertical, features)
        return found

    def table(self, tag: str) -> bytes:
        """Return the bytes of one table, empty when the font has none."""
        return bytes(self._face.reference_table(tag).data)

    def subset(self, gids: Iterable[int]) -> Subset:
        """Return the program for a PDF with only these glyphs, and the ids they have in it.

        TrueType outlines come as a font file for FontFile2, with hints, ids counted anew; CFF as
        the bare table, whose glyphs keep theirs.
        """
        cut = hb.SubsetInput()
        cut.glyph_set.update({0, *gids})
        flags = hb.SubsetFlags
        cut.flags = flags.NO_LAYOUT_CLOSURE | flags.NOTDEF_OUTLINE
        if self.is_cff:
            cut.flags |= flags.RETAIN_GIDS | flags.CFF_IDENTITY_CHARSET | flags.NO_HINTING
        for tag in _NOT_PRINTED:
            cut.drop_table_tag_set.add(int.from_bytes(tag.encode().ljust(4), "big"))
        try:
            plan = hb.SubsetPlan(self._face, cut)
            data = bytes(plan.execute().blob.data)
        except RuntimeError as error:  # how uharfbuzz tells that a table is broken
            raise sfnt.damaged(self.path, str(error)) from error
        if self.is_cff:
            data = bytes(hb.Face(hb.Blob(data)).reference_table("CFF ").data)
        return Subset(data, dict(plan.old_to_new_glyph_mapping))

    def _name(self, name_id: int) -> str:
        return self._face.get_name(name_id) or ""

    def _whole(
        self, text: str, vertical: bool, features: tuple[str, ...]
    ) -> tuple[ShapedGlyph, ...]:
        """Shape a run, a longer one than any word in pieces: HarfBuzz gives up on a megabyte."""
        if len(text) <= _PIECE:
            return self._shape(text, vertical, features)
        return tuple(
            replace(glyph, cluster=glyph.cluster + start)
            for start in range(0, len(text), _PIECE)
            for glyph in self._shape(text[start : start + _PIECE], vertical, features)
        )

    def _shape(
        self, text: str, vertical: bool, features: tuple[str, ...]
    ) -> tuple[ShapedGlyph, ...]:
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.language = _LANGUAGE
        # Marks alone have no script; without one Noto joins “——” 1,692 wide instead of 2,000.
        if vertical or buffer.script in _NO_SCRIPT:
            buffer.script = "Hani"
        if vertical:
            buffer.direction = "ttb"
        hb.shape(self._font, buffer, {tag.lstrip("-"): tag[0] != "-" for tag in features})
        glyphs = zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
        if vertical and not self._has_vertical_metrics:
            return tuple(self._stood(info.codepoint, info.cluster) for info, _ in glyphs)
        return tuple(
            ShapedGlyph(
                info.codepoint,
                info.cluster,
                -place.y_advance if vertical else place.x_advance,
                place.x_offset,
                place.y_offset,
            )
            for info, place in glyphs
        )

    @cached_property
    def _has_vertical_metrics(self) -> bool:
        """Whether there are any that mean something: some faces make a Han character 0 high."""
        han = next(filter(None, map(self._nominal, _SQUARE)), 0)
        return bool(self.table("vmtx")) and self._font.get_glyph_v_advance(han) != 0

    def _stood(self, gid: int, cluster: int) -> ShapedGlyph:
        """Stand a glyph by its em box; without metrics HarfBuzz would centre its ink instead."""
        down = (EM + self.ascent + self.descent) // 2
        return ShapedGlyph(gid, cluster, EM, -(self.advance(gid) // 2), -down)


def open_face(
    path: Path, index: int = 0, face_id: FaceId | None = None, *, is_ours: bool = False
) -> Face:
    """Open a font file, or refuse it with a named `FontError`.

    Faces of our own recipe (`is_ours`) are not asked whether they can be cut and whether each
    character leaves ink: that is seen once, where they are made and tested.

    Refused: missing or truncated files, web fonts, an index beyond the collection, fonts without
    outlines or with several (variable), and fonts whose makers forbid embedding or cutting.
    """
    sfnt.check_file(path, index)
    try:
        blob = hb.Blob.from_file_path(str(path))
        face = Face(face_id or FaceId(path.stem), path, index, blob, is_ours=is_ours)
    except (hb.HarfBuzzError, struct.error, MemoryError) as error:
        raise sfnt.damaged(path, str(error)) from error
    if not is_ours:
        face.subset(())  # 1 ms: a font that cannot be cut is refused here, not at the export
    return face
