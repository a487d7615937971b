"""What a command is. One rule: the same row serves mouse, key, palette and command line."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from keyword import iskeyword
from math import inf
from pathlib import Path
from typing import TypeVar

from layout_app.desk.pages.folios import Leaf
from layout_app.desk.session import Session
from layout_app.desk.words import Message
from layout_app.errors import CommandError
from layout_app.frozen import frozen
from layout_app.model.box import ArticleBox, Box
from layout_app.model.ids import ArticleId, BoxId, PageId
from layout_app.model.issue import folios_of, index, page_named
from layout_app.model.limits import POINTS, WHOLE
from layout_app.store.yaml_writer import writable_text

E = TypeVar("E", bound=StrEnum)
Value = object
MOST_TOLD = 40
"""Characters of a wrong value that a refusal repeats."""
Reader = Callable[[Session, object], Value]


def text(_session: Session, given: object) -> str:
    """Take any text, as a file can hold it."""
    return writable_text(str(given))


def whole(_session: Session, given: object) -> int:
    """Take a whole number, as large as a file may hold it."""
    return int(_within(int, given, WHOLE))


def number(_session: Session, given: object) -> float:
    """Take a number, as large as a file may hold it."""
    return _within(float, given, POINTS)


def _within(kind: type[int] | type[float], given: object, limits: tuple[float, float]) -> float:
    try:
        value = kind(str(given))
    except ValueError:
        value = inf
    if not limits[0] <= value <= limits[1]:
        raise CommandError("command.not_a_number", value=str(given)[:MOST_TOLD])
    return value


def path(_session: Session, given: object) -> Path:
    """Take a file or folder name."""
    if "\0" in str(given):
        raise CommandError("command.not_a_path", value=writable_text(str(given)))
    return Path(str(given))


def yes(_session: Session, given: object) -> bool:
    """Take a yes or no."""
    if str(given).lower() not in ("0", "1", "yes", "no", "true", "false"):
        raise CommandError("command.not_one_of", value=str(given), names="yes, no")
    return str(given).lower() in ("1", "yes", "true")


def page(session: Session, given: object) -> PageId:
    """Take a page by its id or folio, a spread by either of its two."""
    found = page_named(session.issue, str(given))
    if found is not None:
        return found
    folios = ", ".join(index(session.issue).folios.values())
    raise CommandError("command.no_page", page=str(given), pages=folios)


def leaf(session: Session, given: object) -> Leaf:
    """Take a page by its id or folio; of a spread the side that the folio names."""
    found = page(session, given)
    return Leaf(found, str(given) in folios_of(session.issue, found)[1:])


def article(session: Session, given: object) -> ArticleId:
    """Take an article by its id."""
    if given in index(session.issue).articles:
        return ArticleId(str(given))
    raise CommandError("command.no_article", article=str(given))


def several_articles(session: Session, given: object) -> tuple[ArticleId, ...]:
    """Take ids of articles, parted by blanks."""
    names = given if isinstance(given, tuple) else tuple(str(given).split())
    return tuple(article(session, name) for name in names)


def box(session: Session, given: object) -> BoxId:
    """Take a box by its id."""
    if given in index(session.issue).boxes:
        return BoxId(str(given))
    raise CommandError("command.no_box", box=str(given))


def several_boxes(session: Session, given: object) -> tuple[BoxId, ...]:
    """Take ids of boxes, parted by blanks or commas."""
    names = given if isinstance(given, tuple) else tuple(str(given).replace(",", " ").split())
    if not names:
        raise CommandError("command.no_box", box="")
    return tuple(box(session, name) for name in names)


def one_of(kinds: type[E]) -> Callable[[Session, object], E]:
    """Return a reader of the names of an enumeration."""

    def read(_session: Session, given: object) -> E:
        try:
            return kinds(str(given))
        except ValueError:
            names = ", ".join(str(kind) for kind in kinds)
            raise CommandError("command.not_one_of", value=str(given), names=names) from None

    return read


@frozen
class Argument:
    """One value that a command takes."""

    name: str
    reader: Reader = text
    default: Callable[[Session], Value | None] | None = None
    """Where the value comes from when none is given; None makes it required."""
    optional: bool = False
    """Whether the command may do without a value."""

    @property
    def parameter(self) -> str:
        """The name in the action: a word of Python's own, such as `as`, takes an underscore."""
        return f"{self.name}_" if iskeyword(self.name) else self.name


def optional_whole(name: str) -> Argument:
    """Return a whole number that a command may do without."""
    return Argument(name=name, reader=whole, optional=True)


def always(_session: Session) -> bool:
    """Tell that nothing stands in the way."""
    return True


def writable(session: Session) -> bool:
    """Tell whether the issue may be changed."""
    return not session.read_only


@frozen
class Command:
    """One thing an editor can do."""

    name: str
    """`subject.verb`."""
    title: Message
    shortcut: str = ""
    """Portable text of the key: `Ctrl+J`."""
    arguments: tuple[Argument, ...] = ()
    enabled: Callable[[Session], bool] = writable
    checked: Callable[[Session], bool] | None = None
    """Of a command that switches something: whether it is on now."""
    action: Callable[..., object]
    """action(session, **arguments)"""

    def run(self, session: Session, given: Mapping[str, object]) -> object:
        """Read the arguments and act; CommandError names what is missing or unknown.

        Called with values, a command does not ask what is selected; whether the issue may be
        changed is the session's question.
        """
        unknown = given.keys() - {argument.name for argument in self.arguments}
        if unknown:
            raise CommandError("command.unknown_argument", command=self.name, name=min(unknown))
        if not given and not self.enabled(session):
            raise CommandError("command.disabled", command=self.name)
        return self.action(
            session, **{a.parameter: self._value(a, session, given) for a in self.arguments}
        )

    def _value(self, argument: Argument, session: Session, given: Mapping[str, object]) -> Value:
        if argument.name in given:
            return argument.reader(session, given[argument.name])
        found = argument.default(session) if argument.default else None
        if found is None and not argument.optional:
            raise CommandError("command.missing_argument", command=self.name, name=argument.name)
        return found


def selected_page(session: Session) -> PageId | None:
    """Return the page the editor looks at."""
    return session.selection.page


def selected_leaf(session: Session) -> Leaf | None:
    """Return the page the editor looks at, of a spread the left one."""
    return Leaf(session.selection.page) if session.selection.page else None


def selected_box(session: Session) -> BoxId | None:
    """Return the only selected box."""
    return session.selection.boxes[0] if len(session.selection.boxes) == 1 else None


def selected_boxes(session: Session) -> tuple[BoxId, ...] | None:
    """Return the selected boxes, None for none."""
    return session.selection.boxes or None


def selected_article(session: Session) -> ArticleId | None:
    """Return the selected article."""
    return session.selection.article


def has_page(session: Session) -> bool:
    """Tell whether an editor looks at a page that may be changed."""
    return writable(session) and selected_page(session) is not None


def box_found(session: Session) -> Box | None:
    """Return the only selected box itself."""
    found = index(session.issue).boxes.get(selected_box(session) or BoxId(""))
    return found[1] if found else None


def has_article(session: Session) -> bool:
    """Tell whether an article is selected and may be changed."""
    return writable(session) and selected_article(session) is not None


def has_copy(session: Session) -> bool:
    """Tell whether an article is selected, to be read at least."""
    return selected_article(session) is not None


def has_box(session: Session) -> bool:
    """Tell whether one box is selected and may be changed."""
    return writable(session) and selected_box(session) is not None


def has_boxes(session: Session) -> bool:
    """Tell whether boxes are selected, to be looked at."""
    return bool(session.selection.boxes)


def has_several_boxes(count: int) -> Callable[[Session], bool]:
    """Return what tells whether so many boxes are selected and may be changed."""
    return lambda session: writable(session) and len(session.selection.boxes) >= count


def has_article_box(session: Session) -> bool:
    """Tell whether the only selected box is an article's and may be changed."""
    return writable(session) and isinstance(box_found(session), ArticleBox)
