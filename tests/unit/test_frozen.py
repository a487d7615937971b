"""Frozen values behave as frozen dataclasses do."""

import pickle
from dataclasses import FrozenInstanceError, field, fields, replace
from inspect import signature

import pytest

from layout_app.frozen import frozen


@frozen
class Pair:
    """Two numbers and what was remembered of them."""

    left: int
    right: int = 2
    seen: list[int] = field(default_factory=list)
    kept: int | None = field(default=None, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if self.left < 0:
            raise ValueError("left of nothing")


@frozen(kw_only=False)
class Point:
    """A place."""

    x: float
    y: float = 0.0


def test_value_takes_defaults_and_names():
    pair = Pair(left=1)
    assert (pair.left, pair.right, pair.seen, pair.kept) == (1, 2, [], None)
    assert [f.name for f in fields(Pair)] == ["left", "right", "seen", "kept"]


def test_each_value_has_its_own_made_default():
    assert Pair(left=1).seen is not Pair(left=1).seen


def test_positional_fields_only_where_asked():
    assert Point(1, 2) == Point(x=1, y=2)
    with pytest.raises(TypeError):
        Pair(1)


def test_unknown_or_missing_field_is_refused():
    with pytest.raises(TypeError):
        Pair(left=1, middle=2)
    with pytest.raises(TypeError):
        Pair()


def test_values_compare_and_hash_by_their_fields():
    one, two = Point(1, 2), Point(1, 2)
    assert one == two
    assert hash(one) == hash(two)
    assert one != Point(1, 3)
    assert one != (1, 2)


def test_field_left_out_of_comparing_does_not_matter():
    one, two = Pair(left=1), Pair(left=1)
    object.__setattr__(one, "kept", 7)
    assert one == two


def test_value_cannot_be_changed():
    point = Point(1)
    with pytest.raises(FrozenInstanceError):
        point.x = 2
    with pytest.raises(FrozenInstanceError):
        del point.x
    with pytest.raises((AttributeError, FrozenInstanceError)):
        point.z = 3
    assert not hasattr(point, "__dict__")


def test_replace_runs_the_invariant_again():
    assert replace(Pair(left=1), right=5).right == 5
    with pytest.raises(ValueError, match="left of nothing"):
        replace(Pair(left=1), left=-1)


def test_pickle_gives_an_equal_value():
    assert pickle.loads(pickle.dumps(Pair(left=3, seen=[4]))) == Pair(left=3, seen=[4])


def test_repr_names_the_fields_that_show():
    assert repr(Point(1.5)) == "Point(x=1.5, y=0.0)"
    assert "kept" not in repr(Pair(left=1))


def test_constructor_can_be_looked_at_before_its_first_value():
    @frozen
    class Fresh:
        """A noun that nobody has made yet."""

        size: int
        name: str = ""

    assert str(signature(Fresh)) == "(*, size, name='')"
    assert Fresh(size=1) == Fresh(size=1, name="")


def test_value_of_a_subclass_is_made_by_the_inherited_constructor():
    @frozen
    class Base:
        """A noun whose kin is made first."""

        size: int

    class Kin(Base):
        """Adds nothing."""

        __slots__ = ()

    assert type(Kin(size=1)) is Kin
    assert Base(size=2).size == 2


def test_value_without_eq_is_equal_to_itself_only():
    @frozen(eq=False)
    class Large:
        """A noun that nobody compares field by field."""

        rows: tuple[int, ...]

    one, two = Large(rows=(1,)), Large(rows=(1,))
    assert one == one
    assert one != two
    assert len({one, two}) == 2
    with pytest.raises(FrozenInstanceError):
        one.rows = ()
