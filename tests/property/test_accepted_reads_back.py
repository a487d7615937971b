"""What a command accepts reads back equal; what it does not is refused, whatever the figure."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from layout_app.desk import commands
from layout_app.desk.commands.command import Command, article, box, number, page, whole
from layout_app.desk.session import Selection, Session
from layout_app.errors import LayoutError
from layout_app.model.box import ArticleBox, Box
from layout_app.model.ids import PageId
from layout_app.store.reading import open_issue
from layout_app.store.saving import images
from tests.desks import laid_out, small_issue

SEARCHING = {"article.fit", "box.fill", "page.arrange", "issue.arrange"}
"""They try many pages; what they take is seconds and seeds, which no file holds."""
EDGES = (-1, 0, 1, 23, 24, 25, 48, 49, 100, 101, 200, 201, 400, 401, 1000, 1001, 99_999, 1_000_001)
values = (
    st.sampled_from(EDGES).map(str)
    | st.integers(-(10**7), 10**7).map(str)
    | st.floats(-1e6, 1e6).map(str)
    | st.sampled_from(("nan", "inf", "-inf", "1e300"))
)


def figures(command: Command) -> tuple[str, ...]:
    return tuple(a.name for a in command.arguments if a.reader in (number, whole))


FIGURED = tuple(
    name
    for name, command in commands.COMMANDS.items()
    if figures(command) and name not in SEARCHING
)


@pytest.fixture(scope="module")
def desk() -> Iterator[Session]:
    """Give a session with a box of every kind on its last page, as it is saved."""
    with tempfile.TemporaryDirectory() as folder:
        session = laid_out(small_issue(Path(folder)))
        picture = Path(folder) / "a.png"
        Image.new("RGB", (30, 30)).save(picture)
        commands.run(session, "page.new")
        made = session.issue.pages[-1].id
        for name, more in (
            ("free.text", {"words": "字"}),
            ("free.rule", {}),
            ("free.panel", {}),
            ("free.ornament", {}),
            ("free.picture", {"path": str(picture), "x": "10", "y": "10"}),
            ("ad.book", {"columns": "2", "lines": "8"}),
            ("box.plan", {"column": "0", "line": "20", "columns": "2", "lines": "10"}),
            ("page.section_head", {}),
            ("page.contents", {"column": "0", "line": "40", "columns": "2", "lines": "10"}),
        ):
            commands.run(session, name, page=made, **more)
        session.save()
        yield session


def every_kind(session: Session) -> tuple[tuple[PageId, Box], ...]:
    found = {type(b): (p.id, b) for p in session.issue.pages for b in p.boxes}
    return tuple(found.values())


def filled(command: Command, at: PageId, on: Box) -> dict[str, object]:
    """Return what a command needs beside its figures."""
    told: dict[str, object] = {}
    for argument in command.arguments:
        if argument.reader is box:
            told[argument.name] = on.id
        elif argument.reader is page:
            told[argument.name] = at
        elif argument.reader is article and isinstance(on, ArticleBox):
            told[argument.name] = on.article
        elif argument.default is None and not argument.optional:
            plain = {number: "3", whole: "1"}
            told[argument.name] = plain.get(argument.reader, "字")
    return told


@given(st.data())
def test_an_accepted_figure_reads_back_equal(desk: Session, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(FIGURED))
    command = commands.COMMANDS[name]
    at, on = data.draw(st.sampled_from(every_kind(desk)))
    told = filled(command, at, on) | {
        each: data.draw(values) for each in figures(command) if data.draw(st.booleans())
    }
    check(desk, name, told, Selection(page=at, boxes=(on.id,)))


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("ad.rebook", {"columns": "1001", "lines": "10"}),
        ("free.rect", {"width": "1000001"}),
        ("box.insert_above", {"lines": "-3"}),
        ("box.insert_above", {"lines": "0"}),
        ("box.place", {"columns": "-1", "column": "0", "line": "0"}),
        ("page.section_head", {"lines": "-1"}),
        ("style.habits", {"head_step": "1.98e-260"}),
    ],
)
def test_figures_that_got_through_once(desk: Session, name: str, told: dict[str, object]) -> None:
    for at, on in every_kind(desk):
        needed = filled(commands.COMMANDS[name], at, on)
        check(desk, name, needed | told, Selection(page=at, boxes=(on.id,)))


def check(desk: Session, name: str, told: dict[str, object], shown: Selection) -> None:
    trial = desk.trial()
    trial.select(shown)
    try:
        commands.run(trial, name, **told)
    except LayoutError:
        return
    if trial.issue is not desk.issue:
        assert_opens_equal(desk, trial)


def assert_opens_equal(desk: Session, trial: Session) -> None:
    """Open the issue from the files that a save would leave."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "paper"
        root = desk.opened.publication_folder
        shutil.copytree(root, copy)
        for path, data in images(desk.opened, desk.issue, trial.issue).items():
            target = copy / path.relative_to(root)
            if data is None:
                target.unlink()
            else:
                target.write_bytes(data)
        opened = open_issue(copy / desk.opened.folder.relative_to(root))
        assert opened.problems == ()
        assert opened.issue == trial.issue
