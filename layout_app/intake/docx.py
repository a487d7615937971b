"""Read Word files as copy. One rule: the container is checked before anything unpacks it.

The text of a file comes out as lines, headings with the `#` marks of a dump, so that one pipeline
reads it on. Tracked insertions are in, deletions and comments are out; what cannot be carried over
(pictures, notes, text boxes, automatic numbers) is told.
"""

import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from io import BytesIO

from layout_app.errors import CopyError
from layout_app.intake.merging import LEFT, UP, written
from layout_app.intake.text import OLE, Decoded, clean
from layout_app.intake.wrapped import without_breaks
from layout_app.model.problem import Problem, Severity, Where, problem

LIMIT = 64 * 2**20
"""The largest file, bytes."""
ENTRIES = 2000
UNPACKED = 100 * 2**20
"""The largest sum of the unpacked parts, bytes."""
XML_PART = 16 * 2**20
"""The largest unpacked part that may be read as XML, bytes: its tree takes ten times as much."""
_MEDIA = "word/media/"
"""Pictures, which nothing reads: any other part may be named as text by a relationship."""
RATIO = 100
"""How much more a part of 1 MiB or more may be when unpacked."""

BAR = "\\|"
"""An upright stroke inside a cell."""
BREAK = "\n"
"""An end of a line within a paragraph."""
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_BODY = "word/document.xml"


def docx_text(data: bytes, name: str) -> Decoded:
    """Return a Word file's lines with headings marked by `#`; CopyError where it is refused."""
    _check_container(data, name)
    document = _parsed(data, name)
    lines = "\n".join(_lines(document, _below_title(document)))
    text, found = clean(lines.strip("\n"), name)
    return Decoded(text=text, encoding="docx", problems=(*found, *_left_out(data, document, name)))


def _check_container(data: bytes, name: str) -> None:
    """Refuse what is no Word file, is locked, or would unpack to too much."""
    if len(data) > LIMIT:
        raise CopyError("copy.too_large", name, limit=LIMIT // 2**20)
    if data.startswith(OLE):
        raise CopyError("copy.docx_encrypted" if _ENCRYPTED in data else "copy.doc_legacy", name)
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise CopyError("copy.docx_broken", name) from None
    if any(part.flag_bits & 1 for part in parts):
        raise CopyError("copy.docx_encrypted", name)
    if len(parts) > ENTRIES or sum(part.file_size for part in parts) > UNPACKED:
        raise CopyError("copy.docx_bomb", name)
    for part in parts:
        _check_part(part, name)
    if _BODY not in {part.filename for part in parts}:
        raise CopyError("copy.docx_broken", name)


def _check_part(part: zipfile.ZipInfo, name: str) -> None:
    path = part.filename.replace("\\", "/")
    if path.startswith("/") or ":" in path or ".." in path.split("/"):
        raise CopyError("copy.docx_path", name, entry=part.filename[:80])
    swollen = part.file_size >= 2**20 and part.file_size > RATIO * max(1, part.compress_size)
    if swollen or (not path.startswith(_MEDIA) and part.file_size > XML_PART):
        raise CopyError("copy.docx_bomb", name)


def _parsed(data: bytes, name: str) -> object:
    """Return mammoth's tree of the document; whatever it trips over is a refusal."""
    from mammoth import docx

    try:
        read: object = docx.read(BytesIO(data), external_file_access=False).value
    except Exception as why:  # a foreign parser: any fault of it is the file's
        raise CopyError("copy.docx_broken", name, why=type(why).__name__) from None
    return read


def _lines(element: object, below: int = 0) -> Iterator[str]:
    """Give the lines of the document, one empty below each paragraph and each row of a table.

    `below` says how far its headings stand below a title; a row reads `| 甲 | 乙 |`.
    """
    match type(element).__name__:
        case "Paragraph":
            text = _text(element)
            mark = _mark(_heading(element), below)
            if mark:
                yield f"{mark} {' '.join(text.split(BREAK))}"
            else:
                yield from without_breaks(text.split(BREAK))
            yield ""
        case "Table":
            for cells in _rows(element):
                if any(cell not in ("", LEFT, UP) for cell in cells):
                    yield f"| {' | '.join(cells)} |"
                    yield ""
        case _:
            for child in _children(element):
                yield from _lines(child, below)


def _rows(table: object) -> Iterator[list[str]]:
    """Give the rows of a table, with signs in the cells that one before or above them covers."""
    below: dict[int, tuple[int, str]] = {}
    for row in _children(table):
        cells = list(_covered(below, 0))
        for cell in _children(row):
            told = " ".join(line for line in _lines(cell) if line.strip())
            words = written(told.strip().replace("|", BAR))
            wide, high = (int(getattr(cell, span, 1) or 1) for span in ("colspan", "rowspan"))
            first = len(cells)
            cells += [words, *[LEFT] * (wide - 1)]
            for column in range(first, len(cells)):
                below[column] = high - 1, LEFT if column > first else UP
            cells += _covered(below, len(cells))
        yield cells


def _covered(below: dict[int, tuple[int, str]], column: int) -> Iterator[str]:
    """Give the signs of the columns from one on that cells of rows above still take."""
    while below.get(column, (0, ""))[0]:
        rows, sign = below[column]
        below[column] = rows - 1, sign
        yield sign
        column += 1


def _children(element: object) -> Iterable[object]:
    """Return what an element of mammoth's tree holds; it has no types of its own."""
    children: Iterable[object] = getattr(element, "children", ())
    return children


def _text(element: object) -> str:
    match type(element).__name__:
        case "Text":
            return str(getattr(element, "value", ""))
        case "Tab":
            return "\t"
        case "Break":
            return BREAK
        case _:
            return "".join(_text(child) for child in _children(element))


def _mark(level: int | None, below: int) -> str:
    """Return the `#` marks of a heading."""
    return "" if level is None else "#" * (level + below or 1)


def _below_title(document: object) -> int:
    """Return how far headings stand below a title: where there is one, those of level 1 do."""
    levels = {_heading(paragraph) for paragraph in _paragraphs(document)}
    return int({0, 1} <= levels)


def _paragraphs(element: object) -> Iterator[object]:
    if type(element).__name__ == "Paragraph":
        yield element
    for child in _children(element):
        yield from _paragraphs(child)


def _heading(paragraph: object) -> int | None:
    """Return the level of a heading style, 0 for that of a title: Heading 2, 标题 2, 标题."""
    named = getattr(paragraph, "style_name", None) or getattr(paragraph, "style_id", None)
    style = str(named or "").lower().replace(" ", "")
    if style in ("title", "标题"):
        return 0
    for word in ("heading", "标题"):
        level = style.removeprefix(word)
        if level != style and level in ("1", "2", "3"):
            return int(level)
    return None


_TOLD = {
    "Image": "copy.docx_pictures",
    "NoteReference": "copy.docx_notes",
    "CommentReference": "copy.docx_comments",
    "Numbered": "copy.docx_numbers",
}


def _left_out(data: bytes, document: object, name: str) -> tuple[Problem, ...]:
    """Tell what of the file does not come along, each kind once with its count."""
    counts = Counter(_named(document))
    with zipfile.ZipFile(BytesIO(data)) as archive:
        boxes = archive.read(_BODY).count(b"<w:txbxContent>")
    found = [(code, counts[kind]) for kind, code in _TOLD.items()]
    return tuple(
        problem(code, Severity.NOTE, Where(file=name), count=count)
        for code, count in (*found, ("copy.docx_boxes", boxes))
        if count
    )


def _named(element: object) -> Iterator[str]:
    """Give the names of the elements that are told when they are left out."""
    yield type(element).__name__
    if getattr(element, "numbering", None) is not None:
        yield "Numbered"
    for child in _children(element):
        yield from _named(child)
