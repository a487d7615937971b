"""Sizes and papers as printers write them. One rule: every word is read into a plain field.

`size: 小五`, `smallest: 26pt` become points beside the size in 字. A paper says `margins_mm` (top,
right, bottom, left) for its type area, or `size` for its body, whose columns then give the width.
"""

from collections.abc import Mapping

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from layout_app.model.geometry import MM
from layout_app.model.paper import SLACK, Paper, joined
from layout_app.model.style import HeadLevel, HeadWidth, TextStyle
from layout_app.model.typesize import points_of, told_of
from layout_app.store.codec import Reader, Spelling, told
from layout_app.store.trees import Tree
from layout_app.store.yaml_loader import FLOAT, STR

Entries = dict[str, tuple[Node, Node]]


def _sizes(size: str, points: str) -> Spelling:
    """Return how a size in 字 or points is spelled in one field."""

    def read(reader: Reader, node: MappingNode) -> MappingNode:
        entries = reader.entries(node)
        if size in entries:
            key, value = entries[size]
            is_named = isinstance(value, ScalarNode) and value.tag == STR
            found = _points(reader, value, size) if is_named else 0.0
            if is_named:
                del entries[size]
            entries[points] = key, _number(value, found)
        return _mapping(node, entries, renamed={points})

    def write(tree: dict[str, Tree], value: object) -> dict[str, Tree]:
        found: float = getattr(value, points)
        if tree.pop(points, None) is None and not found:
            return tree
        tree.pop(size, None)
        return {**tree, size: told_of(found) if found else getattr(value, size)}

    return Spelling(read, write)


def _read_paper(reader: Reader, node: MappingNode) -> MappingNode:
    """Give a paper the fields that its margins and body size stand for, and check what they say."""
    entries = reader.entries(node)
    size = 0.0
    if "size" in entries:
        key, value = entries.pop("size")
        is_named = isinstance(value, ScalarNode) and value.tag == STR
        named = _points if is_named else _body_size
        size = named(reader, value, "size")
        entries["points"] = key, _number(value, size)
    if "margins_mm" in entries:
        _give_margins(reader, entries)
    if size and "type_mm" not in entries:
        _give_type_area(reader, entries, size)
    _check_room(reader, entries, size)
    return _mapping(node, entries, renamed={"points", "type_mm", "top_mm", "left_mm"})


def _give_margins(reader: Reader, entries: Entries) -> None:
    key, node = entries.pop("margins_mm")
    for other in ("type_mm", "top_mm", "left_mm"):
        if other in entries:
            raise reader.refuse(entries[other][0], "store.margins_twice", field=other)
    top, right, bottom, left = _numbers(reader, node, "margins_mm", 4)
    if "trim_mm" not in entries:
        return
    w, h = _numbers(reader, entries["trim_mm"][1], "trim_mm", 2)
    if w <= left + right or h <= top + bottom:
        raise reader.refuse(node, "store.margins_too_wide", width=w, height=h)
    entries["type_mm"] = key, _pair(node, round(w - left - right, 4), round(h - top - bottom, 4))
    entries["top_mm"] = key, _number(node, top)
    entries["left_mm"] = key, _number(node, left)


def _give_type_area(reader: Reader, entries: Entries, size: float) -> None:
    """Let a type area follow from the body size: as wide as the columns, as high as the lines."""
    grid = _grid(reader, entries)
    if grid is None:
        return
    key, node = entries["points"]
    high = ((grid["lines"] - 1) * grid["pitch"] + 1) * size / MM
    entries["type_mm"] = key, _pair(node, _wide(grid, size), high)


def _check_room(reader: Reader, entries: Entries, size: float) -> None:
    """Refuse columns or lines that find no room, with the figures that say so."""
    grid = _grid(reader, entries)
    if grid is None or not {"type_mm", "trim_mm"} <= entries.keys():
        return
    wide, high = _numbers(reader, entries["type_mm"][1], "type_mm", 2)
    sheet = _numbers(reader, entries["trim_mm"][1], "trim_mm", 2)[0]
    size = size or wide * MM / joined(int(grid["columns"]), grid["chars"], grid["gutter"])
    most = min(wide, sheet)
    needed = _wide(grid, size)
    if needed > most + SLACK:
        raise reader.refuse(
            entries["columns"][1],
            "store.columns_too_wide",
            needed=round(needed, 1),
            room=round(most, 1),
        )
    lines = ((grid["lines"] - 1) * grid["pitch"] + 1) * size / MM
    if lines > high + size / MM / 2:
        raise reader.refuse(
            entries["lines"][1],
            "store.lines_too_high",
            needed=round(lines, 1),
            room=round(high, 1),
        )


def _wide(grid: Mapping[str, float], size: float) -> float:
    return joined(int(grid["columns"]), grid["chars"], grid["gutter"]) * size / MM


def _grid(reader: Reader, entries: Entries) -> dict[str, float] | None:
    """Return the numbers of a grid, none where one is missing: the record tells of that."""
    found = {"gutter": Paper.__dataclass_fields__["gutter"].default}
    for name in ("columns", "chars", "lines", "pitch"):
        if name not in entries:
            return None
    for name in ("columns", "chars", "lines", "pitch", "gutter"):
        if name in entries:
            found[name] = reader.number(entries[name][1], name)
    return found


def _points(reader: Reader, node: Node, name: str) -> float:
    assert isinstance(node, ScalarNode)
    try:
        return points_of(node.value)
    except ValueError:
        raise reader.refuse(node, "store.not_a_size", field=name, found=told(node)) from None


def _body_size(reader: Reader, node: Node, name: str) -> float:
    """Return a size that is told as a bare number of points, as fine as names of sizes are."""
    return round(reader.number(node, name, (3, 72)), 4)


def _numbers(reader: Reader, node: Node, name: str, count: int) -> list[float]:
    items = reader.items(node, name)
    if len(items) != count:
        raise reader.refuse(node, "store.wrong_length", field=name, wanted=count, found=len(items))
    return [reader.number(item, name) for item in items]


def _number(like: Node, value: float) -> ScalarNode:
    return ScalarNode(FLOAT, repr(value), like.start_mark, like.end_mark)


def _pair(like: Node, one: float, two: float) -> SequenceNode:
    numbers = [_number(like, one), _number(like, two)]
    return SequenceNode("tag:yaml.org,2002:seq", numbers, like.start_mark, like.end_mark)


def _mapping(node: MappingNode, entries: Entries, renamed: set[str]) -> MappingNode:
    """Return a mapping of the entries; those that were given have their new names."""
    pairs = [
        (ScalarNode(STR, name, key.start_mark, key.end_mark) if name in renamed else key, value)
        for name, (key, value) in entries.items()
    ]
    return MappingNode(node.tag, pairs, node.start_mark, node.end_mark)


def _write_paper(tree: dict[str, Tree], paper: Paper) -> dict[str, Tree]:
    if tree.pop("points", None) is None:
        return tree
    return {**tree, "size": told_of(paper.points)}


SPELLED: Mapping[type, Spelling] = {
    TextStyle: _sizes("size", "points"),
    HeadWidth: _sizes("size", "points"),
    HeadLevel: _sizes("smallest", "smallest_points"),
    Paper: Spelling(_read_paper, _write_paper),
}
