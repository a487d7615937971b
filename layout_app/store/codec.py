"""Frozen values ↔ entries of a file. One rule: one walker for all nouns.

Every fault is noted with its line. What equals its default is left out; a nested value is read over
the default of its field, so that a file says only what differs. Types with a form of their own
(`forms`) stand beside the walker.
"""

import re
import types
from collections.abc import Callable, Collection, Mapping
from dataclasses import MISSING, Field, dataclass, field, fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, NewType, Union, get_args, get_origin, get_type_hints

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from layout_app.errors import IssueFileError
from layout_app.frozen import frozen
from layout_app.model.limits import POINTS, WHOLE
from layout_app.store.trees import Flow, Plain, Tree
from layout_app.store.yaml_loader import BOOL, FLOAT, INT, NULL, STR, line_of

MOST_FAULTS = 20
NUMBERS = POINTS
"""Range of a number whose field sets none."""

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")


class RefusedError(Exception):
    """A value was refused; the fault is already noted."""


@frozen(kw_only=False)
class Form:
    """How a type with a form of its own is read and written."""

    read: "Callable[[Reader, Node], Any]"
    write: "Callable[[Codec, Any], Tree]"


@frozen(kw_only=False)
class Spelling:
    """How a record is written by people, against how its fields are."""

    read: "Callable[[Reader, MappingNode], MappingNode]"
    write: Callable[[dict[str, Tree], Any], dict[str, Tree]]


@frozen
class Codec:
    """The tables of a file format."""

    forms: Mapping[type, Form]
    tags: Mapping[type, str]
    """The `kind:` of values that stand in for one another."""
    nouns: Mapping[type, str]
    """What an editor calls a record, for messages."""
    ranges: Mapping[tuple[type, str], tuple[float, float]]
    flow: frozenset[type] = frozenset()
    """Records that stay on one line."""
    spelled: "Mapping[type, Spelling]" = field(default_factory=dict)
    """Records that people write otherwise than they are kept."""

    def write(self, value: Any, base: Any = None) -> Tree:
        """Return a value as a tree; of a record only what differs from `base`."""
        form = self.forms.get(type(value))
        if form:
            return form.write(self, value)
        if isinstance(value, StrEnum):
            return str(value)
        if isinstance(value, date):
            return Plain(value.isoformat())
        if isinstance(value, tuple):
            return [self.write(item) for item in value]
        if is_dataclass(value):
            return self._record(value, base)
        assert value is None or isinstance(value, str | int | float)
        return value

    def _record(self, value: Any, base: Any) -> Tree:
        tree: dict[str, Tree] = {}
        if type(value) in self.tags:
            tree["kind"] = self.tags[type(value)]
        for spec in _fields(value.__class__):
            found, usual = getattr(value, spec.name), _default(spec, base)
            if found != usual:
                tree[spec.name] = self.write(found, usual if type(usual) is type(found) else None)
        if spelling := self.spelled.get(type(value)):
            tree = spelling.write(tree, value)
        return Flow(tree) if type(value) in self.flow else tree


@dataclass(slots=True)
class Reader:
    """The reading of one file: its name and the faults met so far."""

    codec: Codec
    path: str
    faults: list[IssueFileError] = field(default_factory=list)

    def refuse(self, node: Node, code: str, **args: object) -> RefusedError:
        """Note a fault at a node; raise what is returned."""
        return self.refuse_line(line_of(node), code, **args)

    def refuse_line(self, line: int, code: str, **args: object) -> RefusedError:
        """Note a fault at a line; raise what is returned."""
        if len(self.faults) < MOST_FAULTS:
            self.faults.append(IssueFileError(code, self.path, line, **args))
        return RefusedError()

    def whole_file(self, cls: type, node: MappingNode, base: Any = None) -> Any:
        """Read a file's record; IssueFileError is its first fault, with the others inside."""
        try:
            return self.record(cls, node, base)
        except RefusedError:
            first, *others = self.faults
            first.others = tuple(others)
            raise first from None

    def value(self, hint: Any, node: Node, name: str, limits: Any = None, base: Any = None) -> Any:
        """Read a value of the type `hint`; `name` is the field it stands in."""
        if isinstance(hint, NewType):
            hint = hint.__supertype__
        if get_origin(hint) in (Union, types.UnionType):
            return self._one_of(hint, node, name, limits, base)
        if get_origin(hint) is tuple:
            return self._tuple(hint, node, name, limits)
        if hint in self.codec.forms:
            return self.codec.forms[hint].read(self, node)
        if is_dataclass(hint):
            assert isinstance(hint, type)
            return self.record(hint, node, base, name)
        return self._scalar(hint, node, name, limits)

    def record(self, cls: type, node: Node, base: Any = None, name: str = "") -> Any:
        """Read a mapping as a frozen value; every fault of its fields is noted."""
        if cls in self.codec.spelled and isinstance(node, MappingNode):
            node = self.codec.spelled[cls].read(self, node)
        found = self.entries(node, name)
        if cls in self.codec.tags:
            found.pop("kind", None)
        given: dict[str, Any] = {}
        sound = self._known(cls, found)
        for spec in _fields(cls):
            usual = _default(spec, base)
            if spec.name in found:
                try:
                    given[spec.name] = self._field(cls, spec, found[spec.name][1], usual)
                except RefusedError:
                    sound = False
            elif usual is MISSING:
                self.refuse(node, "store.missing_field", field=spec.name, of=self._noun(cls))
                sound = False
            else:
                given[spec.name] = usual
        if not sound:
            raise RefusedError
        return self.made(node, cls, **given)

    def made(self, node: Node, cls: Callable[..., Any], **given: Any) -> Any:
        """Make a value; what the noun itself refuses is a fault at the node."""
        try:
            return cls(**given)
        except (ValueError, AssertionError) as error:
            raise self.refuse(node, "store.impossible", why=str(error)) from None

    def entries(self, node: Node, name: str = "") -> dict[str, tuple[Node, Node]]:
        """Return the keys of a mapping with their nodes."""
        if not isinstance(node, MappingNode):
            raise self.refuse(node, "store.not_entries", field=name, found=told(node))
        return {key.value: (key, value) for key, value in node.value}

    def items(self, node: Node, name: str = "") -> list[Node]:
        """Return the nodes of a list."""
        if not isinstance(node, SequenceNode):
            raise self.refuse(node, "store.not_a_list", field=name, found=told(node))
        return list(node.value)

    def text(self, node: Node, name: str = "") -> str:
        """Read text; a bare number or truth is refused, for nobody knows how it was meant."""
        if isinstance(node, ScalarNode) and node.tag == STR:
            return str(node.value)
        raise self.refuse(node, "store.not_text", field=name, found=told(node))

    def number(self, node: Node, name: str = "", limits: tuple[float, float] = NUMBERS) -> float:
        """Read a number within its limits."""
        if not (isinstance(node, ScalarNode) and node.tag in (INT, FLOAT)):
            raise self.refuse(node, "store.not_a_number", field=name, found=told(node))
        return self._within(node, float(node.value), name, limits)

    def whole(self, node: Node, name: str = "", limits: tuple[float, float] = WHOLE) -> int:
        """Read a whole number within its limits."""
        if not (isinstance(node, ScalarNode) and node.tag == INT):
            raise self.refuse(node, "store.not_whole", field=name, found=told(node))
        self._within(node, float(node.value), name, limits)
        return int(node.value)

    def _within(self, node: Node, found: float, name: str, limits: tuple[float, float]) -> float:
        low, high = limits
        if low <= found <= high:
            return found
        raise self.refuse(
            node, "store.out_of_range", field=name, low=low, high=high, found=told(node)
        )

    def _field(self, cls: type, spec: Field[Any], node: Node, usual: Any) -> Any:
        limits = self.codec.ranges.get((cls, spec.name))
        hint = _hints(cls)[spec.name]
        return self.value(hint, node, spec.name, limits, usual if is_dataclass(usual) else None)

    def _known(self, cls: type, found: Mapping[str, tuple[Node, Node]]) -> bool:
        names = [spec.name for spec in _fields(cls)]
        unknown = [key for key in found if key not in names]
        for key in unknown:
            self.refuse(
                found[key][0],
                "store.unknown_field",
                field=key,
                of=self._noun(cls),
                nearest=_nearest(key, names),
            )
        return not unknown

    def _noun(self, cls: type) -> str:
        spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", cls.__name__).lower()
        return self.codec.nouns.get(cls, spaced)

    def _one_of(self, hint: Any, node: Node, name: str, limits: Any, base: Any) -> Any:
        choices = [choice for choice in get_args(hint) if choice is not type(None)]
        if len(choices) < len(get_args(hint)):
            if isinstance(node, ScalarNode) and node.tag == NULL:
                return None
            return self.value(choices[0], node, name, limits, base)
        entries = self.entries(node, name)
        if "kind" not in entries:
            raise self.refuse(node, "store.missing_field", field="kind", of=name)
        wanted = self.text(entries["kind"][1], "kind")
        by_tag = {self.codec.tags[choice]: choice for choice in choices}
        return self.record(by_tag[self._choice(entries["kind"][1], "kind", wanted, by_tag)], node)

    def _choice(self, node: Node, name: str, found: str, choices: Mapping[str, Any]) -> str:
        if found in choices:
            return found
        raise self.refuse(
            node,
            "store.not_one_of",
            field=name,
            found=found,
            choices=", ".join(choices),
            nearest=_nearest(found, choices),
        )

    def _tuple(self, hint: Any, node: Node, name: str, limits: Any) -> tuple[Any, ...]:
        kinds, nodes = get_args(hint), self.items(node, name)
        if kinds[-1] is Ellipsis:
            kinds = (kinds[0],) * len(nodes)
        if len(kinds) != len(nodes):
            raise self.refuse(
                node, "store.wrong_length", field=name, wanted=len(kinds), found=len(nodes)
            )
        read, sound = [], True
        for kind, item in zip(kinds, nodes, strict=True):
            try:
                read.append(self.value(kind, item, name, limits))
            except RefusedError:
                sound = False
        if not sound:
            raise RefusedError
        return tuple(read)

    def _scalar(self, hint: Any, node: Node, name: str, limits: Any) -> Any:
        if hint is str:
            return self.text(node, name)
        if hint is bool:
            if isinstance(node, ScalarNode) and node.tag == BOOL:
                return node.value == "true"
            raise self.refuse(node, "store.not_true_false", field=name, found=told(node))
        if hint is int:
            return self.whole(node, name, limits or WHOLE)
        if hint is float:
            return self.number(node, name, limits or NUMBERS)
        if hint is date:
            return self._date(node, name)
        assert issubclass(hint, StrEnum), hint
        choices = {str(choice): choice for choice in hint}
        return choices[self._choice(node, name, self.text(node, name), choices)]

    def _date(self, node: Node, name: str) -> date:
        text = self.text(node, name)
        try:
            if not _DATE.match(text):
                raise ValueError
            return date.fromisoformat(text)
        except ValueError:
            raise self.refuse(node, "store.not_a_date", field=name, found=text) from None


def _nearest(name: str, names: Collection[str]) -> str:
    """Return the name that was probably meant; empty if none is near."""
    from difflib import get_close_matches  # only a refusal needs it

    return next(iter(get_close_matches(name, names, 1)), "")


def told(node: Node) -> str:
    """Return what stands in a file, short enough for a message."""
    if isinstance(node, ScalarNode):
        return str(node.value) if len(node.value) <= 24 else f"{node.value[:23]}…"
    return "[…]" if isinstance(node, SequenceNode) else "{…}"


@cache
def _fields(cls: type[Any]) -> tuple[Field[Any], ...]:
    return tuple(spec for spec in fields(cls) if spec.init)


@cache
def _hints(cls: type) -> Mapping[str, Any]:
    return get_type_hints(cls)


def _default(spec: Field[Any], base: Any) -> Any:
    """Return what a field is when a file does not name it; MISSING if it must."""
    if base is not None:
        return getattr(base, spec.name)
    return spec.default_factory() if spec.default_factory is not MISSING else spec.default
