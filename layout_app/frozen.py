"""Values: frozen, slotted dataclasses. One rule: what is made never changes.

`dataclass(frozen=True, slots=True)` compiles six methods for every class, 0.9 ms each time the
program starts; with some hundred nouns that is a third of a short command. Here only `__init__` is
compiled (0.15 ms), when the first value is made; the other methods are shared. `fields`, `replace`,
`match`, `inspect.signature` and pickle work as with any dataclass.
"""

from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, fields
from operator import attrgetter
from typing import Any, NoReturn, TypeVar, dataclass_transform, overload

T = TypeVar("T")


@overload
def frozen(cls: type[T], /) -> type[T]: ...


@overload
def frozen(*, kw_only: bool = True, eq: bool = True) -> Callable[[type[T]], type[T]]: ...


@dataclass_transform(frozen_default=True, kw_only_default=True)
def frozen(cls: type[T] | None = None, /, *, kw_only: bool = True, eq: bool = True) -> Any:
    """Make a class a frozen, slotted dataclass with keyword-only fields, compared by its fields.

    Without `eq` a value is equal to itself only, which is soon told of large ones.
    """
    if cls is None:
        return lambda found: _made(found, kw_only=kw_only, eq=eq)
    return _made(cls, kw_only=kw_only, eq=eq)


def _made(cls: type[T], *, kw_only: bool, eq: bool) -> type[T]:
    made: Any = dataclass(init=False, repr=False, eq=False, slots=True, kw_only=kw_only)(cls)
    all_fields = fields(made)
    made.__init__ = _FirstUse(made, all_fields, kw_only)
    made.__compared__ = staticmethod(_getter([f.name for f in all_fields if f.compare]))
    for name, method in _SHARED.items():
        if name not in cls.__dict__ and (eq or name not in _COMPARING):
            setattr(made, name, method)
    found: type[T] = made
    return found


class _FirstUse:
    """Stands for a constructor until somebody looks at it; most commands need a third of them."""

    __slots__ = ("_cls", "_fields", "_kw_only")

    def __init__(self, cls: Any, all_fields: tuple[Field[Any], ...], kw_only: bool) -> None:
        self._cls, self._fields, self._kw_only = cls, all_fields, kw_only

    def __get__(self, value: Any, owner: type | None = None) -> Any:
        """Compile the constructor into its class and give it as any method is given."""
        made = self._cls.__init__ = _init(self._cls, self._fields, self._kw_only)
        return made.__get__(value, owner)


def _init(cls: Any, all_fields: tuple[Field[Any], ...], kw_only: bool) -> Any:
    """Compile the constructor: every slot is set once, then `__post_init__` may look."""
    known: dict[str, Any] = {}
    given, lines = [], []
    for field in all_fields:
        name = field.name
        known[f"_set_{name}"] = getattr(cls, name).__set__
        known[f"_default_{name}"] = field.default
        known[f"_make_{name}"] = field.default_factory
        if not field.init:
            lines.append(f"_set_{name}(self, _default_{name})")
            continue
        made = field.default_factory is not MISSING
        optional = made or field.default is not MISSING
        given.append(f"{name}=_default_{name}" if optional else name)
        taken = f"_make_{name}() if {name} is _missing else {name}" if made else name
        lines.append(f"_set_{name}(self, {taken})")
    known["_missing"] = MISSING
    if hasattr(cls, "__post_init__"):
        lines.append("self.__post_init__()")
    head = ", ".join(["self", *(["*"] if kw_only and given else []), *given])
    exec(f"def __init__({head}):\n " + "\n ".join(lines or ["pass"]), known)
    return known["__init__"]


def _getter(names: list[str]) -> Callable[[Any], tuple[Any, ...]]:
    """Return a reader of the compared fields, always as a tuple."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda found: tuple(getattr(found, name) for name in names)


def _equal(self: Any, other: Any) -> Any:
    if self is other:
        return True
    if other.__class__ is not self.__class__:
        return NotImplemented
    return self.__compared__(self) == self.__compared__(other)


def _hash(self: Any) -> int:
    return hash(self.__compared__(self))


def _repr(self: Any) -> str:
    shown = (f"{f.name}={getattr(self, f.name)!r}" for f in fields(self) if f.repr)
    return f"{self.__class__.__qualname__}({', '.join(shown)})"


def _refuse_setting(self: Any, name: str, _value: object) -> NoReturn:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_deleting(self: Any, name: str) -> NoReturn:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _reduce(self: Any) -> tuple[Any, ...]:
    return _restored, (self.__class__, tuple(getattr(self, f.name) for f in fields(self)))


def _restored(cls: Any, found: tuple[Any, ...]) -> Any:
    """Make a value from what was pickled, without asking its constructor again."""
    made = cls.__new__(cls)
    for field, what in zip(fields(cls), found, strict=True):
        object.__setattr__(made, field.name, what)
    return made


_SHARED = {
    "__eq__": _equal,
    "__hash__": _hash,
    "__repr__": _repr,
    "__setattr__": _refuse_setting,
    "__delattr__": _refuse_deleting,
    "__reduce__": _reduce,
}
_COMPARING = ("__eq__", "__hash__")
