"""Commands on the issue as a whole: copy in, problems, files out.

What reads copy and what writes PDFs is imported when it is first used: a window opens without it.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from layout_app.desk.commands.command import Argument, Command, always, path, text, writable, yes
from layout_app.desk.session import Change, Session
from layout_app.desk.theirs import take_theirs
from layout_app.desk.unsaved import taken, versions
from layout_app.desk.words import msg
from layout_app.errors import CommandError
from layout_app.model.problem import Problem
from layout_app.press.profile import Profile
from layout_app.store.journal import holds_aside

if TYPE_CHECKING:
    from layout_app.desk.copy.importing import Imported
    from layout_app.desk.output.orders import Exported
    from layout_app.press.export import Split


def _auto(name: str) -> Argument:
    return Argument(name=name, reader=text, default=lambda _session: "auto")


def bring(
    session: Session,
    file: Path,
    as_: str,
    encoding: str,
    repair: str,
    look_in: Path | None = None,
) -> "Imported":
    """Read a copy file, find its articles and repair what is certain, as one step."""
    from layout_app.desk.copy.importing import import_files

    return import_files(session, [file], as_=as_, encoding=encoding, repair=repair, look_in=look_in)


def save(session: Session, over: bool, theirs: bool) -> None:
    """Write what changed to disk, over what somebody else changed only where that is meant.

    With `theirs` the pages and articles that somebody else changed as well are taken from disk.
    """
    if theirs:
        take_theirs(session)
    session.save(over=over)


def save_copy(session: Session, to: Path) -> None:
    """Write the issue as it stands into a new folder."""
    session.save_copy(to)


def check(session: Session) -> tuple[Problem, ...]:
    """Return every problem of the issue."""
    return session.problems()


def export(session: Session, to: Path, profile: Profile, split: "Split | None") -> "Exported":
    """Write the pages; in the window this runs in a process of its own."""
    from layout_app.desk.output.exporting import carry_out
    from layout_app.desk.output.ordering import ordered
    from layout_app.desk.output.orders import Wish

    wish = Wish(to=to, profile=profile, split=split)
    order = ordered(session.opened, session.issue, session.composer, wish)
    return carry_out(order, lambda _done, _total: None)


def take_unsaved(session: Session, version: str) -> Change:
    """Take a page or an article as it was left without saving, by the name of the version."""
    found = next((each for each in versions(session) if each.name == version), None)
    if found is None:
        raise CommandError("issue.no_version", version=version)
    return session.do(lambda issue: taken(issue, found.value), msg("Take an unsaved version"))


def _has_unsaved(session: Session) -> bool:
    return writable(session) and holds_aside(session.folder)


def _profile(_session: Session, given: object) -> Profile:
    return Profile(_one_of(given, list(Profile)))


def _split(_session: Session, given: object) -> "Split":
    from layout_app.press.export import Split

    return Split(_one_of(given, list(Split)))


def _one_of(given: object, names: Sequence[str]) -> str:
    if str(given) not in names:
        raise CommandError("command.not_one_of", value=str(given), names=", ".join(names))
    return str(given)


COMMANDS = (
    Command(
        name="article.import",
        title=msg("Import copy…"),
        shortcut="Ctrl+I",
        arguments=(
            Argument(name="file", reader=path),
            _auto("as"),
            _auto("encoding"),
            _auto("repair"),
            Argument(name="look_in", reader=path, optional=True),
        ),
        action=bring,
    ),
    Command(
        name="issue.save",
        title=msg("Save"),
        shortcut="Ctrl+S",
        arguments=(
            Argument(name="over", reader=yes, default=lambda _session: False),
            Argument(name="theirs", reader=yes, default=lambda _session: False),
        ),
        enabled=lambda session: writable(session) and session.dirty,
        action=save,
    ),
    Command(
        name="issue.copy",
        title=msg("Save a copy…"),
        arguments=(Argument(name="to", reader=path),),
        enabled=always,
        action=save_copy,
    ),
    Command(
        name="issue.unsaved",
        title=msg("Unsaved versions…"),
        arguments=(Argument(name="version", reader=text),),
        enabled=_has_unsaved,
        action=take_unsaved,
    ),
    Command(
        name="issue.export",
        title=msg("Export…"),
        shortcut="Ctrl+E",
        arguments=(
            Argument(name="to", reader=path),
            Argument(name="profile", reader=_profile, default=lambda _session: Profile.X1A),
            Argument(name="split", reader=_split, optional=True),
        ),
        enabled=always,
        action=export,
    ),
    Command(
        name="issue.check",
        title=msg("Check the issue"),
        enabled=always,
        action=check,
    ),
)
