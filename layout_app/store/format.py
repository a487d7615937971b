"""The format of the files. One rule: `FORMAT` heads every file, and a newer one is refused.

`CODEC` says how far figures go, which form values of a type have, and what records are called.
"""

from dataclasses import replace
from pathlib import Path
from typing import Any

from yaml.nodes import MappingNode, ScalarNode

from layout_app.errors import IssueFileError
from layout_app.model import limits
from layout_app.model.article import Article, ArticlePicture, PartBreak
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
from layout_app.model.geometry import Cells
from layout_app.model.ink import Ink
from layout_app.model.issue import DumpFile, Logo, OwnFace, Publication
from layout_app.model.page import Guide, Page
from layout_app.model.paper import Paper
from layout_app.model.problem import Where
from layout_app.model.seam import Candidate, Reason, Seam
from layout_app.model.style import (
    LEAST_SCALE,
    MOST_SCALE,
    HeadLevel,
    HeadWidth,
    Stylebook,
    TextStyle,
)
from layout_app.model.text import Anchor, Mark
from layout_app.store.article_file import ArticleFile, ParagraphMark, article_file, article_of
from layout_app.store.codec import Codec, Reader, told
from layout_app.store.forms import FORMS, ParagraphRecord, ProblemRecord
from layout_app.store.records import IssueFile, PublicationFile, WordsFile
from layout_app.store.spelling import SPELLED
from layout_app.store.trees import Tree
from layout_app.store.yaml_loader import line_of, read_tree

FORMAT = 1


def file_bytes(value: Any) -> bytes:
    """Return the bytes of a file's record."""
    tree = CODEC.write(value)
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


def article_bytes(article: Article) -> bytes:
    """Return an article as the bytes of its file."""
    return file_bytes(article_file(article))


def read_article(data: bytes, path: Path | str) -> Article:
    """Read an article; IssueFileError as in `read_file`."""
    found: ArticleFile = read_file(ArticleFile, data, path)
    try:
        return article_of(found)
    except ValueError as error:
        raise IssueFileError("store.impossible", path, 1, why=str(error)) from None


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


_SHARE = (0.0, 1.0)
_OFFSET = (0, 1_000_000)

CODEC = Codec(
    forms=FORMS,
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
        WordsFile: "word list",
        ParagraphRecord: "paragraph",
        ProblemRecord: "problem",
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
        (ArticleBox, "heads_lower"): (0, limits.AIR[1]),
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
        (Region, "index"): limits.REGIONS,
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
        (Stylebook, "head_step"): limits.HEAD_STEP,
        (Stylebook, "masthead_lines"): limits.HEAD_LINES,
        (Stylebook, "jump_least"): limits.HEAD_LINES,
    },
    spelled=SPELLED,
    flow=frozenset({Anchor, Mark, ParagraphMark, Cells, Reason, Guide, DumpFile, Where}),
)
