"""Read glyphs back from a PDF with pikepdf. One rule: nothing of the exporter is imported here."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import pikepdf
from fontTools.ttLib import TTFont


@dataclass(frozen=True)
class PrintedGlyph:
    """A glyph as a reader of the file finds it."""

    face: str
    code: int
    outline: bytes
    """Its entry in the embedded program's glyf table; empty for CFF."""
    size: float
    x: float
    """Origin, points from the trim's left."""
    y: float
    """Origin, points down from the trim's top."""
    turn: int
    wide: float
    text: str
    article: str
    off: int | None
    mcid: int | None = None


def _unicode_map(stream: bytes) -> dict[int, str]:
    found = {}
    for first, last, texts in re.findall(rb"<(\w{4})> <(\w{4})> \[([<>\w]+)\]", stream):
        codes = range(int(first, 16), int(last, 16) + 1)
        for code, text in zip(codes, re.findall(rb"<(\w+)>", texts), strict=True):
            found[code] = bytes.fromhex(text.decode()).decode("utf-16-be")
    return found


def _widths(array: pikepdf.Object) -> dict[int, float]:
    found: dict[int, float] = {}
    items = list(array)
    for first, row in zip(items[::2], items[1::2], strict=True):
        found |= {int(first) + k: float(width) for k, width in enumerate(row)}
    return found


def outlines(font: TTFont) -> list[bytes]:
    """Return the entries of a font's glyf table, without the padding behind them."""
    if "glyf" not in font:
        return []
    ends, entries = font["loca"].locations, font.reader["glyf"]
    return [entries[a:b].rstrip(b"\0") for a, b in pairwise(ends)]


class _Font:
    def __init__(self, font: pikepdf.Object) -> None:
        descendant = font.DescendantFonts[0]
        program = descendant.FontDescriptor.get("/FontFile2")
        self.outlines = (
            outlines(TTFont(io.BytesIO(program.read_bytes()))) if program is not None else []
        )
        self.name = str(font.BaseFont).partition("+")[2]
        self.texts = _unicode_map(font.ToUnicode.read_bytes())
        self.widths = _widths(descendant.W)
        self.default = float(descendant.DW)


def _section(told: pikepdf.Dictionary) -> tuple[str, int | None, int | None]:
    off, mcid = told.get("/Off"), told.get("/MCID")
    return (
        str(told.get("/ID", "")),
        None if off is None else int(off),
        None if mcid is None else int(mcid),
    )


def glyphs(data: bytes, page: int = 0) -> Iterator[PrintedGlyph]:
    """Yield the glyphs of a page in stream order."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        found = pdf.pages[page]
        left, _, _, top = (float(v) for v in found.TrimBox)
        fonts = {key: _Font(font) for key, font in found.Resources.Font.items()}
        sections: list[tuple[str, int | None, int | None]] = []
        font, size, spacing, matrix = None, 0.0, 0.0, (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
        for operands, operator in pikepdf.parse_content_stream(found):
            match str(operator):
                case "BDC":
                    sections.append(_section(operands[1]))
                case "BMC":
                    sections.append(("", None, None))
                case "EMC":
                    sections.pop()
                case "Tf":
                    font, size = fonts[str(operands[0])], float(operands[1])
                case "Tc":
                    spacing = float(operands[0])
                case "BT":
                    matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
                case "Tm":
                    matrix = tuple(map(float, operands))
                case "Td":
                    x, y = map(float, operands)
                    a, b, c, d, e, f = matrix
                    matrix = (a, b, c, d, a * x + c * y + e, b * x + d * y + f)
                case "Tj" | "TJ":
                    assert font is not None
                    shown = operands[0] if str(operator) == "TJ" else operands
                    pen = 0.0
                    for part in shown:
                        if not isinstance(part, pikepdf.String):
                            pen -= float(part) * size / 1000
                            continue
                        codes = bytes(part)
                        for k in range(0, len(codes), 2):
                            code = int.from_bytes(codes[k : k + 2])
                            yield PrintedGlyph(
                                face=font.name, code=code, size=size,
                                outline=font.outlines[code] if font.outlines else b"",
                                x=matrix[4] + matrix[0] * pen - left,
                                y=top - matrix[5] - matrix[1] * pen,
                                turn=90 if matrix[1] < 0 else 0,
                                wide=abs(matrix[0] or matrix[1]),
                                text=font.texts.get(code, ""),
                                article=sections[-1][0], off=sections[-1][1],
                                mcid=sections[-1][2],
                            )  # fmt: skip
                            pen += font.widths.get(code, font.default) * size / 1000 + spacing


def story(data: bytes, article: str) -> str:
    """Return an article's text by pages and stream order."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        count = len(pdf.pages)
    return "".join(
        glyph.text for n in range(count) for glyph in glyphs(data, n) if glyph.article == article
    )
