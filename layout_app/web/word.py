"""An article as a Word file (WordprocessingML, ECMA-376). One rule: equal blocks give equal bytes.

Heads and subheads carry Word's own styles, so that its outline and the import of copy know them.
"""

import re
import zipfile
from collections.abc import Iterable, Iterator
from html import escape
from io import BytesIO

from layout_app.model.setting import CELL_END, Merged
from layout_app.model.text import Kind
from layout_app.web.blocks import Block, Cell, Span

_BODY_WIDTH = 8306
"""Twentieths of a point between the margins of A4."""
_FORBIDDEN = re.compile("[^\t\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML file may hold."""
_NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_STYLES: dict[str, tuple[str, str, str]] = {
    "Kicker": ("Kicker", '<w:spacing w:after="60"/>',
               '<w:color w:val="666666"/><w:sz w:val="24"/>'),
    "Title": ("Title", '<w:keepNext/><w:spacing w:after="160"/><w:outlineLvl w:val="0"/>',
              '<w:rFonts w:eastAsia="黑体"/><w:b/><w:sz w:val="40"/>'),
    "Subtitle": ("Subtitle", '<w:spacing w:after="120"/>',
                 '<w:rFonts w:eastAsia="黑体"/><w:color w:val="444444"/><w:sz w:val="28"/>'),
    "Deck": ("Deck", '<w:spacing w:after="160"/>', '<w:color w:val="666666"/>'),
    "Byline": ("Byline", '<w:spacing w:after="200"/>', '<w:rFonts w:eastAsia="楷体"/>'),
    "Heading2": ("heading 2", '<w:keepNext/><w:spacing w:before="240" w:after="120"/>'
                 '<w:outlineLvl w:val="1"/>',
                 '<w:rFonts w:eastAsia="黑体"/><w:b/><w:sz w:val="24"/>'),
    "BodyText": ("Body Text", '<w:spacing w:line="360" w:lineRule="auto"/>'
                 '<w:ind w:firstLineChars="200" w:firstLine="420"/><w:jc w:val="both"/>', ""),
    "Quote": ("Quote", '<w:spacing w:before="160" w:after="160"/>'
              '<w:ind w:left="420" w:right="420"/>',
              '<w:rFonts w:eastAsia="楷体"/><w:sz w:val="24"/>'),
    "FactTitle": ("Fact Title", '<w:keepNext/><w:shd w:val="clear" w:fill="F2F2F2"/>'
                  '<w:spacing w:before="160"/>', '<w:rFonts w:eastAsia="黑体"/><w:b/>'),
    "Fact": ("Fact", '<w:shd w:val="clear" w:fill="F2F2F2"/>', ""),
    "Verse": ("Verse", '<w:spacing w:line="360" w:lineRule="auto"/><w:jc w:val="center"/>',
              '<w:rFonts w:eastAsia="楷体"/>'),
    "Caption": ("caption", '<w:spacing w:before="60" w:after="120"/>',
                '<w:color w:val="666666"/><w:sz w:val="18"/>'),
}  # fmt: skip
"""By id: the name Word shows, how the paragraph stands, how its characters look."""
_NAMED = {
    Kind.KICKER: "Kicker",
    Kind.HEADLINE: "Title",
    Kind.SUBTITLE: "Subtitle",
    Kind.DECK: "Deck",
    Kind.BYLINE: "Byline",
    Kind.SUBHEAD: "Heading2",
    Kind.TEXT: "BodyText",
    Kind.QUOTE: "Quote",
    Kind.FACT: "Fact",
    Kind.VERSE: "Verse",
    Kind.CAPTION: "Caption",
}


def word_file(blocks: Iterable[Block]) -> bytes:
    """Return blocks as a Word file; readings (注音) stand in brackets behind their characters."""
    body = "".join(_body(blocks))
    parts = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relations("officeDocument", "word/document.xml"),
        "word/_rels/document.xml.rels": _relations("styles", "styles.xml"),
        "word/document.xml": f"<w:document {_NS}><w:body>{body}{_SECTION}</w:body></w:document>",
        "word/styles.xml": _style_sheet(),
    }
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            # The date of a ZipInfo is 1980 unless one is given.
            part = zipfile.ZipInfo(name)
            part.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(part, (_XML + text).encode())
    return file.getvalue()


def _body(blocks: Iterable[Block]) -> Iterator[str]:
    """Give the blocks, stanzas that follow each other parted by an empty paragraph."""
    before: Kind | None = None
    for block in blocks:
        if block.kind is before is Kind.VERSE:
            yield _paragraph((), _NAMED[Kind.VERSE])
        yield _xml_of(block)
        before = block.kind


_SECTION = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1800" '
    'w:bottom="1440" w:left="1800" w:header="851" w:footer="992" w:gutter="0"/></w:sectPr>'
)


def _types() -> str:
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_MAIN}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{_MAIN}.styles+xml"/></Types>'
    )


def _relations(kind: str, target: str) -> str:
    return (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{_OFFICE}/{kind}" Target="{target}"/></Relationships>'
    )


def _style_sheet() -> str:
    made = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{shown}"/>'
        f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{stands}</w:pPr><w:rPr>{looks}</w:rPr>'
        "</w:style>"
        for name, (shown, stands, looks) in _STYLES.items()
    )
    return (
        f"<w:styles {_NS}><w:docDefaults><w:rPrDefault><w:rPr>"
        '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="宋体"/>'
        '<w:sz w:val="21"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/>'
        "</w:rPr></w:rPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        f"</w:style>{made}</w:styles>"
    )


def _xml_of(block: Block) -> str:
    if block.kind is Kind.TABLE:
        return _table(block)
    styles = [_NAMED.get(block.kind, "")] * len(block.rows)
    if block.kind is Kind.FACT:
        styles[0] = "FactTitle"
    return "".join(_paragraph(row[0], name) for row, name in zip(block.rows, styles, strict=True))


def _paragraph(cell: Cell, style: str, *, is_bold: bool = False) -> str:
    stands = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{stands}{''.join(_run(span, is_bold=is_bold) for span in cell)}</w:p>"


def _run(span: Span, *, is_bold: bool) -> str:
    # The order of these elements is that of the schema (CT_RPr).
    looks = (
        ("<w:b/>" if span.is_bold or is_bold else "")
        + ('<w:vertAlign w:val="superscript"/>' if span.is_raised else "")
        + ('<w:em w:val="underDot"/>' if span.is_dotted else "")
    )
    text = f"{span.text}（{span.reading}）" if span.reading else span.text
    words = "<w:tab/>".join(map(_words, _FORBIDDEN.sub("", text).split(CELL_END)))
    return f"<w:r>{f'<w:rPr>{looks}</w:rPr>' if looks else ''}{words}</w:r>"


def _words(text: str) -> str:
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>' if text else ""


def _table(block: Block) -> str:
    width = max(*map(len, block.rows), *(one.end_column for one in block.merged), 0)
    each = _BODY_WIDTH // width
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    rules = "".join(f'<w:{side} w:val="single" w:sz="4" w:color="999999"/>' for side in sides)
    rows = "".join(_row(block, n, width, each) for n in range(len(block.rows)))
    grid = f'<w:gridCol w:w="{each}"/>' * width
    # Word wants a paragraph behind a table; an empty one is no text.
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{each * width}" w:type="dxa"/><w:tblBorders>{rules}'
        f"</w:tblBorders></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl><w:p/>"
    )


def _row(block: Block, n: int, width: int, each: int) -> str:
    row, is_head = block.rows[n], n < block.heads
    cells: list[Cell] = [*row, *[()] * (width - len(row))]
    told, k = [], 0
    while k < width:
        merged = _over(block, n, k)
        columns = merged.columns if merged else 1
        high = ""
        if merged and merged.rows > 1:
            high = '<w:vMerge w:val="restart"/>' if merged.row == n else "<w:vMerge/>"
        wide = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
        told.append(
            f'<w:tc><w:tcPr><w:tcW w:w="{each * columns}" w:type="dxa"/>{wide}{high}</w:tcPr>'
            f"{_paragraph(cells[k], '', is_bold=is_head)}</w:tc>"
        )
        k += columns
    return f"<w:tr>{'<w:trPr><w:tblHeader/></w:trPr>' if is_head else ''}{''.join(told)}</w:tr>"


def _over(block: Block, row: int, column: int) -> Merged | None:
    """Return the merged cells that a row enters at a column."""
    return next((m for m in block.merged if m.column == column and m.row <= row < m.end_row), None)
