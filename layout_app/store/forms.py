"""Values with a form of their own in files. One rule: what people type, not what the model holds.

A rectangle and an ink are four numbers, a head and a paragraph are lines with their marks inside.
"""

from collections.abc import Mapping
from dataclasses import replace

from yaml.nodes import MappingNode, Node, ScalarNode

from layout_app.frozen import frozen
from layout_app.model.geometry import Rect
from layout_app.model.ink import Ink, ink_words, named_ink
from layout_app.model.problem import Fact, Problem, Severity, Where
from layout_app.model.text import BlockRef, Paragraph
from layout_app.store import inline
from layout_app.store.article_file import Body, Line, ParagraphMark, marks_beside, with_side_lists
from layout_app.store.codec import Codec, Form, Reader, RefusedError, told
from layout_app.store.trees import Flow, Lines, Tree
from layout_app.store.yaml_loader import FLOAT, INT, line_of


@frozen(kw_only=False)
class Facts:
    """What a problem's sentence names, as fields of any name."""

    pairs: tuple[tuple[str, Fact], ...] = ()


@frozen
class ParagraphRecord:
    """A paragraph in a list whose marks do not nest, or whose blocks are known."""

    line: Body
    marks: tuple[ParagraphMark, ...] = ()
    blocks: tuple[BlockRef, ...] = ()


def _read_rect(reader: Reader, node: Node) -> Rect:
    x, y, w, h = (reader.number(item, "rect") for item in _four(reader, node))
    if w < 0 or h < 0:
        raise reader.refuse(
            node, "store.out_of_range", field="width", low=0, high=100_000, found=min(w, h)
        )
    return Rect(x, y, w, h)


def _four(reader: Reader, node: Node) -> list[Node]:
    items = reader.items(node)
    if len(items) != 4:
        raise reader.refuse(node, "store.wrong_length", field="", wanted=4, found=len(items))
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
    c, m, y, k = (reader.number(item, "ink", (0, 1)) for item in _four(reader, node))
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
    whole: ParagraphRecord = reader.record(ParagraphRecord, node)
    if len(whole.line.paragraphs) != 1:
        raise reader.refuse(node, "store.several_lines", found=told(node))
    marks = tuple(replace(mark, paragraph=0) for mark in whole.marks)
    try:
        return with_side_lists(whole.line.paragraphs, marks, (whole.blocks,))[0]
    except ValueError as error:
        raise reader.refuse(node, "store.impossible", why=str(error)) from None


def _write_paragraph(codec: Codec, paragraph: Paragraph) -> Tree:
    line = inline.line_of(paragraph)
    marks = marks_beside((paragraph,))
    if not marks and not paragraph.blocks:
        return line
    return {
        "line": line,
        **({"marks": codec.write(marks)} if marks else {}),
        **({"blocks": codec.write(paragraph.blocks)} if paragraph.blocks else {}),
    }


@frozen
class ProblemRecord:
    """A problem whose facts stand as fields of their own."""

    code: str
    severity: Severity
    where: Where = Where()
    facts: Facts = Facts()


def _read_facts(reader: Reader, node: Node) -> Facts:
    entries = reader.entries(node, "facts")
    return Facts(tuple(sorted((name, _fact(reader, at)) for name, (_key, at) in entries.items())))


def _fact(reader: Reader, node: Node) -> Fact:
    if isinstance(node, ScalarNode) and node.tag == INT:
        return reader.whole(node, "facts")
    if isinstance(node, ScalarNode) and node.tag == FLOAT:
        return reader.number(node, "facts")
    return reader.text(node, "facts")


def _read_problem(reader: Reader, node: Node) -> Problem:
    record: ProblemRecord = reader.record(ProblemRecord, node)
    return Problem(
        code=record.code, severity=record.severity, where=record.where, args=record.facts.pairs
    )


def _write_problem(codec: Codec, problem: Problem) -> Tree:
    return codec.write(
        ProblemRecord(
            code=problem.code,
            severity=problem.severity,
            where=problem.where,
            facts=Facts(problem.args),
        )
    )


FORMS: Mapping[type, Form] = {
    Facts: Form(_read_facts, lambda _, facts: Flow(dict(facts.pairs))),
    Problem: Form(_read_problem, _write_problem),
    Rect: Form(_read_rect, lambda _, r: [r.x, r.y, r.w, r.h]),
    Ink: Form(_read_ink, _write_ink),
    BlockRef: Form(_read_block, lambda _, ref: str(ref)),
    Line: Form(_read_line, _write_line),
    Body: Form(_read_body, _write_body),
    Paragraph: Form(_read_paragraph, _write_paragraph),
}
"""How a type is read and written, where its fields do not say it."""
