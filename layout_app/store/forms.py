"""The files of a publication, as records. One rule: a form that people edit by hand.

`ArticleFile` and `IssueFile` mirror the nouns as they stand on disk: heads as fields, the body as
lines, pages and articles by their ids. `FORMAT` heads every file.
"""

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import Any

from yaml.nodes import MappingNode, Node, ScalarNode

from layout_app.errors import IssueFileError
from layout_app.frozen import frozen
from layout_app.model import limits
from layout_app.model.article import Article, ArticlePicture, Cut, Note, PartBreak, heads
from layout_app.model.box import (
    AdBox,
    ArticleBox,
    ContentsBox,
    OrnamentBox,
    Package,
    PanelBox,
    PictureBox,
    PlannedBox,
    Region,
    RuleBox,
    SectionBox,
    TextBox,
    Trim,
)
from layout_app.model.geometry import Cells, Rect
from layout_app.model.ids import ArticleId, PageId
from layout_app.model.ink import Ink, ink_words, named_ink
from layout_app.model.issue import Colophon, DumpFile, LegalKind, Logo, OwnFace, Publication
from layout_app.model.page import Guide, Page
from layout_app.model.paper import Paper
from layout_app.model.seam import Candidate, OpenEnd, Reason, Seam
from layout_app.model.style import (
    LEAST_SCALE,
    MOST_SCALE,
    HeadLevel,
    HeadWidth,
    Stylebook,
    TextStyle,
)
from layout_app.model.text import HEADS, Anchor, BlockRef, Mark, MarkKind, Paragraph
from layout_app.store import inline
from layout_app.store.codec import Codec, Form, Reader, RefusedError, told
from layout_app.store.spelling import SPELLED
from layout_app.store.trees import Flow, Lines, Tree
from layout_app.store.yaml_loader import line_of, read_tree

FORMAT = 1


@frozen(kw_only=False)
class Line:
    """A head as it stands in a file: text with its marks inside."""

    text: str
    marks: tuple[Mark, ...] = ()


@frozen(kw_only=False)
class Body:
    """Paragraphs as lines; their provenance and marks that do not nest stand beside them."""

    paragraphs: tuple[Paragraph, ...] = ()


@frozen
class ParagraphMark:
    """A mark that does not nest with the others of its paragraph."""

    paragraph: int
    kind: MarkKind
    start: int
    end: int
    value: str = ""


@frozen
class ArticleFile:
    """`articles/<id>.yaml`."""

    id: ArticleId
    rank: int = 3
    section: str = ""
    source: str = ""
    kicker: Line | None = None
    headline: Line | None = None
    subtitle: Line | None = None
    deck: Line | None = None
    byline: Line | None = None
    body: Body = Body()
    marks: tuple[ParagraphMark, ...] = ()
    blocks: tuple[tuple[BlockRef, ...], ...] = ()
    """Provenance of each paragraph, heads first; what is missing at the end has none."""
    seams: tuple[Seam, ...] = ()
    open_ends: tuple[OpenEnd, ...] = ()
    cuts: tuple[Cut, ...] = ()
    notes: tuple[Note, ...] = ()
    pictures: tuple[ArticlePicture, ...] = ()
    breaks: tuple[PartBreak, ...] = ()
    keyword: str = ""


@frozen
class IssueFile:
    """`issue.yaml`: the order of pages and articles, and what differs from the publication."""

    name: str = ""
    date: dt.date | None = None
    number: int | None = None
    total_number: int | None = None
    paper: str = ""
    pages: tuple[PageId, ...] = ()
    articles: tuple[ArticleId, ...] = ()
    dumps: tuple[DumpFile, ...] = ()
    stylebook: Stylebook | None = None
    colophon: Colophon | None = None


@frozen
class PublicationFile:
    """`publication.yaml`; stylebook and papers lie beside it."""

    name: str = ""
    legal: LegalKind = LegalKind.NONE
    last_number: int = 0
    house: str = ""
    icc: str = ""
    web: str = ""
    rules_off: tuple[str, ...] = ()
    colophon: Colophon = Colophon()
    logo: Logo = Logo()
    faces: tuple[OwnFace, ...] = ()
    paper: str = Publication().paper


def write_file(value: Any, base: Any = None) -> bytes:
    """Return the bytes of a file's record."""
    tree = CODEC.write(value, base)
    assert isinstance(tree, dict)
    return _bytes(tree)


def read_file(
    cls: type, data: bytes, path: Path | str, base: Any = None, codec: Codec | None = None
) -> Any:
    """Read the record of a file; IssueFileError names the file, the line and what is wrong."""
    tree = read_tree(data, path)
    reader = Reader(codec or CODEC, str(path))
    _check_format(reader, tree)
    tree.value = [(key, value) for key, value in tree.value if key.value != "format"]
    return reader.whole_file(cls, tree, base)


def issue_bytes(issue: IssueFile, publication: Publication) -> bytes:
    """Return `issue.yaml`; of an override only what differs from the publication."""
    tree = CODEC.write(replace(issue, stylebook=None, colophon=None))
    assert isinstance(tree, dict)
    if issue.stylebook is not None:
        tree["stylebook"] = CODEC.write(issue.stylebook, publication.stylebook)
    if issue.colophon is not None:
        tree["colophon"] = CODEC.write(issue.colophon, publication.colophon)
    return _bytes(tree)


def _bytes(tree: dict[str, Tree]) -> bytes:
    from layout_app.store.yaml_writer import write_tree  # whoever only reads needs no writer

    return write_tree({"format": FORMAT, **tree})


def article_bytes(article: Article) -> bytes:
    """Return an article as the bytes of its file."""
    above = heads(article)
    named: dict[str, Any] = {p.kind.value: Line(p.text, p.marks) for p in above}
    return write_file(
        ArticleFile(
            id=article.id,
            rank=article.rank,
            section=article.section,
            source=article.source,
            body=Body(article.paragraphs[len(above) :]),
            marks=_marks_beside(article.paragraphs),
            blocks=_blocks_beside(article.paragraphs),
            seams=article.seams,
            open_ends=article.open_ends,
            cuts=article.cuts,
            notes=article.notes,
            pictures=article.pictures,
            breaks=article.breaks,
            keyword=article.keyword,
            **named,
        )
    )


def read_article(data: bytes, path: Path | str) -> Article:
    """Read an article; IssueFileError as in `read_file`."""
    found: ArticleFile = read_file(ArticleFile, data, path)
    above = [(kind, getattr(found, kind.value)) for kind in HEADS]
    paragraphs = (
        *(Paragraph(text=h.text, kind=kind, marks=h.marks) for kind, h in above if h is not None),
        *found.body.paragraphs,
    )
    try:
        return Article(
            id=found.id,
            paragraphs=_with_side_lists(paragraphs, found.marks, found.blocks),
            rank=found.rank,
            section=found.section,
            source=found.source,
            seams=found.seams,
            open_ends=found.open_ends,
            cuts=found.cuts,
            notes=found.notes,
            pictures=found.pictures,
            breaks=found.breaks,
            keyword=found.keyword,
        )
    except ValueError as error:
        raise IssueFileError("store.impossible", path, 1, why=str(error)) from None


def _marks_beside(paragraphs: tuple[Paragraph, ...]) -> tuple[ParagraphMark, ...]:
    return tuple(
        ParagraphMark(paragraph=n, kind=m.kind, start=m.start, end=m.end, value=m.value)
        for n, paragraph in enumerate(paragraphs)
        if not inline.has_inline_marks(paragraph)
        for m in paragraph.marks
    )


def _blocks_beside(paragraphs: tuple[Paragraph, ...]) -> tuple[tuple[BlockRef, ...], ...]:
    blocks = [paragraph.blocks for paragraph in paragraphs]
    while blocks and not blocks[-1]:
        blocks.pop()
    return tuple(blocks)


def _with_side_lists(
    paragraphs: tuple[Paragraph, ...],
    marks: tuple[ParagraphMark, ...],
    blocks: tuple[tuple[BlockRef, ...], ...],
) -> tuple[Paragraph, ...]:
    """Give paragraphs back what stands beside them; ValueError where there is no such paragraph."""
    if len(blocks) > len(paragraphs):
        raise ValueError("more entries in blocks than paragraphs")
    whole = list(paragraphs)
    for n, refs in enumerate(blocks):
        whole[n] = replace(whole[n], blocks=refs)
    for mark in marks:
        if not 0 <= mark.paragraph < len(whole):
            raise ValueError(f"a mark of paragraph {mark.paragraph}, which does not exist")
        plain = Mark(kind=mark.kind, start=mark.start, end=mark.end, value=mark.value)
        held = whole[mark.paragraph]
        whole[mark.paragraph] = replace(held, marks=(*held.marks, plain))
    return tuple(whole)


def _check_format(reader: Reader, tree: MappingNode) -> None:
    node = next((value for key, value in tree.value if key.value == "format"), None)
    if node is None:
        raise IssueFileError("store.missing_field", reader.path, 1, field="format", of="file")
    if not (isinstance(node, ScalarNode) and node.value.isdigit() and node.value.isascii()):
        raise IssueFileError(
            "store.not_whole", reader.path, line_of(node), field="format", found=told(node)
        )
    if int(node.value) > FORMAT:
        raise IssueFileError("store.newer_version", reader.path, line_of(node), found=node.value)


def _read_rect(reader: Reader, node: Node) -> Rect:
    x, y, w, h = (reader.number(item, "rect") for item in _exactly(reader, node, 4))
    if w < 0 or h < 0:
        raise reader.refuse(
            node, "store.out_of_range", field="width", low=0, high=100_000, found=min(w, h)
        )
    return Rect(x, y, w, h)


def _exactly(reader: Reader, node: Node, count: int) -> list[Node]:
    items = reader.items(node)
    if len(items) != count:
        raise reader.refuse(node, "store.wrong_length", field="", wanted=count, found=len(items))
    return items


def _read_ink(reader: Reader, node: Node) -> Ink:
    if isinstance(node, MappingNode):
        found: Ink = reader.record(Ink, node)
        return found if found.is_named_only else replace(found, colour="")
    if isinstance(node, ScalarNode):
        try:
            return named_ink(reader.text(node))
        except ValueError as error:
            raise reader.refuse(node, "store.bad_colour", found=str(error)) from None
    c, m, y, k = (reader.number(item, "ink", (0, 1)) for item in _exactly(reader, node, 4))
    return Ink(c=c, m=m, y=y, k=k)


def _write_ink(_codec: Codec, ink: Ink) -> Tree:
    if ink.is_named_only:
        return ink_words(ink)
    if not ink.spot and ink.tint == 1:
        return [ink.c, ink.m, ink.y, ink.k]
    shares: dict[str, Tree] = {"c": ink.c, "m": ink.m, "y": ink.y, "k": ink.k}
    named = {"spot": ink.spot, **shares, "tint": ink.tint}
    usual = Ink()
    return Flow({name: value for name, value in named.items() if value != getattr(usual, name)})


def _read_block(reader: Reader, node: Node) -> BlockRef:
    text = reader.text(node)
    try:
        return BlockRef.parse(text)
    except ValueError:
        raise reader.refuse(node, "store.not_a_block", found=text) from None


def _read_line(reader: Reader, node: Node) -> Line:
    text = reader.text(node).rstrip("\n")
    if "\n" in text:
        raise reader.refuse(node, "store.several_lines", found=told(node))
    try:
        read = inline.text_paragraph(text)
    except inline.InlineError as error:
        raise reader.refuse(node, error.code, found=error.found) from None
    return Line(read.text, read.marks)


def _write_line(_codec: Codec, line: Line) -> Tree:
    return inline.text_of(Paragraph(text=line.text, marks=line.marks))


def _read_body(reader: Reader, node: Node) -> Body:
    return Body(_paragraphs(reader, node, reader.text(node, "body")))


def _paragraphs(reader: Reader, node: Node, text: str) -> tuple[Paragraph, ...]:
    """Read one paragraph a line; empty lines only give air."""
    first = line_of(node) + (isinstance(node, ScalarNode) and node.style == "|")
    read, sound = [], True
    for n, line in enumerate(_line_ends(text).split("\n")):
        line = line.strip(" \t")
        if not line:
            continue
        try:
            read.append(inline.paragraph_of(line))
        except inline.InlineError as error:
            reader.refuse_line(first + n, error.code, found=error.found)
            sound = False
    if not sound:
        raise RefusedError
    return tuple(read)


def _line_ends(text: str) -> str:
    for end in ("\r\n", "\r", "\x85", "\u2028", "\u2029"):
        text = text.replace(end, "\n")
    return text


def _write_body(_codec: Codec, body: Body) -> Tree:
    return Lines(tuple(inline.line_of(paragraph) for paragraph in body.paragraphs))


def _read_paragraph(reader: Reader, node: Node) -> Paragraph:
    """Read a paragraph that stands in a list: its line, or its line with what stands beside it."""
    if isinstance(node, ScalarNode):
        found = _paragraphs(reader, node, reader.text(node))
        if len(found) != 1:
            raise reader.refuse(node, "store.several_lines", found=told(node))
        return found[0]
    whole: _ParagraphRecord = reader.record(_ParagraphRecord, node)
    if len(whole.line.paragraphs) != 1:
        raise reader.refuse(node, "store.several_lines", found=told(node))
    marks = tuple(replace(mark, paragraph=0) for mark in whole.marks)
    try:
        return _with_side_lists(whole.line.paragraphs, marks, (whole.blocks,))[0]
    except ValueError as error:
        raise reader.refuse(node, "store.impossible", why=str(error)) from None


def _write_paragraph(codec: Codec, paragraph: Paragraph) -> Tree:
    line = inline.line_of(paragraph)
    marks = _marks_beside((paragraph,))
    if not marks and not paragraph.blocks:
        return line
    return {
        "line": line,
        **({"marks": codec.write(marks)} if marks else {}),
        **({"blocks": codec.write(paragraph.blocks)} if paragraph.blocks else {}),
    }


@frozen
class _ParagraphRecord:
    line: Body
    marks: tuple[ParagraphMark, ...] = ()
    blocks: tuple[BlockRef, ...] = ()


_SHARE = (0.0, 1.0)
_OFFSET = (0, 1_000_000)

CODEC = Codec(
    forms={
        Rect: Form(_read_rect, lambda _, r: [r.x, r.y, r.w, r.h]),
        Ink: Form(_read_ink, _write_ink),
        BlockRef: Form(_read_block, lambda _, ref: str(ref)),
        Line: Form(_read_line, _write_line),
        Body: Form(_read_body, _write_body),
        Paragraph: Form(_read_paragraph, _write_paragraph),
    },
    tags={
        ArticleBox: "article",
        TextBox: "text",
        PictureBox: "picture",
        RuleBox: "rule",
        PanelBox: "panel",
        AdBox: "ad",
        PlannedBox: "planned",
        ContentsBox: "contents",
        SectionBox: "section",
        OrnamentBox: "ornament",
        Package: "package",
    },
    nouns={
        ArticleFile: "article",
        IssueFile: "issue",
        PublicationFile: "publication",
        _ParagraphRecord: "paragraph",
        ArticleBox: "box",
    },
    ranges={
        (ArticleFile, "rank"): (1, 4),
        (Ink, "c"): _SHARE,
        (Ink, "m"): _SHARE,
        (Ink, "y"): _SHARE,
        (Ink, "k"): _SHARE,
        (Ink, "tint"): _SHARE,
        (Cells, "column"): (0, limits.GRID_COLUMNS[1] - 1),
        (Cells, "line"): (0, limits.GRID_LINES[1] - 1),
        (Cells, "columns"): limits.GRID_COLUMNS,
        (Cells, "lines"): limits.GRID_LINES,
        (Anchor, "paragraph"): _OFFSET,
        (Anchor, "offset"): _OFFSET,
        (Mark, "start"): _OFFSET,
        (Mark, "end"): _OFFSET,
        (ParagraphMark, "start"): _OFFSET,
        (ParagraphMark, "end"): _OFFSET,
        (Candidate, "confidence"): _SHARE,
        (Seam, "confidence"): _SHARE,
        (ArticleBox, "part"): (1, 1000),
        (PartBreak, "part"): (1, 1000),
        (ArticleBox, "columns"): limits.INNER_COLUMNS,
        (ArticleBox, "headline_size"): limits.HEADLINE_SIZE,
        (ArticleBox, "head_lines"): limits.HEAD_LINES,
        (ArticleBox, "picture_lines"): limits.AIR,
        (ArticleBox, "subhead_air"): (0, limits.AIR[1]),
        (ArticleBox, "loosen"): limits.AIR,
        (ArticleBox, "drop_cap"): limits.DROP_CAP,
        (AdBox, "columns"): limits.AD_COLUMNS,
        (AdBox, "extent"): (0, 1_000_000),
        (AdBox, "booked"): (0, limits.GRID_LINES[1]),
        (Trim, "bleed"): (0, 1000),
        (Logo, "extent"): (0, 1_000_000),
        (OwnFace, "index"): (0, 1000),
        (OwnFace, "rights"): (0, 65_535),
        (PlannedBox, "chars"): limits.PLANNED_CHARS,
        (ArticlePicture, "pixels"): (0, 1_000_000),
        (ArticlePicture, "contour"): (-1, 2),
        (ArticlePicture, "focus"): _SHARE,
        (Region, "index"): (0, 1000),
        (RuleBox, "weight"): (0, 1000),
        (PanelBox, "weight"): (0, 1000),
        (Page, "span"): (1, 2),
        (Paper, "columns"): limits.PAPER_COLUMNS,
        (Paper, "chars"): (4, 200),
        (Paper, "lines"): limits.GRID_LINES,
        (Paper, "pitch"): (0.5, 10),
        (Paper, "gutter"): (0, 20),
        (TextStyle, "size"): (0.1, 200),
        (TextStyle, "points"): (0, 1000),
        (HeadWidth, "chars"): (1, 1000),
        (HeadWidth, "size"): (0.1, 200),
        (HeadWidth, "points"): (0, 1000),
        (HeadLevel, "smallest"): (0.1, 200),
        (HeadLevel, "narrowest"): (LEAST_SCALE, 1),
        (HeadLevel, "widest"): (1, MOST_SCALE),
        (TextStyle, "lines"): (1, 100),
        (Stylebook, "masthead_lines"): limits.HEAD_LINES,
        (Stylebook, "jump_least"): limits.HEAD_LINES,
    },
    spelled=SPELLED,
    flow=frozenset({Anchor, Mark, ParagraphMark, Cells, Reason, Guide, DumpFile}),
)
