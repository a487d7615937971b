"""Colours from the command line: defined, used by name, refused by name."""

import pytest

from layout_app.desk import commands
from layout_app.desk.session import Session, open_session
from layout_app.errors import CommandError
from layout_app.model.ink import Ink
from layout_app.model.issue import index
from tests.desks import laid_out, small_issue


@pytest.fixture
def session(tmp_path) -> Session:
    return laid_out(small_issue(tmp_path))


def test_a_colour_is_kept_with_the_stylebook_and_used_by_name(session):
    box = session.issue.pages[0].boxes[0].id
    commands.run(session, "colour.define", name="报头红", ink="0 1 0.9 0")
    commands.run(session, "box.tint", box=box, ink="报头红 15%")
    commands.run(session, "box.ink", box=box, ink="报头红")
    session.save()
    again = open_session(session.folder)
    assert again.issue == session.issue
    found = index(again.issue).boxes[box][1]
    assert (found.tint, found.head_ink) == (Ink(colour="报头红", tint=0.15), Ink(colour="报头红"))
    page = session.folder / "pages" / f"{again.issue.pages[0].id}.yaml"
    assert "tint: 报头红 15%" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("ink", "spot", "code"),
    [("1 1 1 1", None, "colour.too_dark"), ("0 1 0 0", "PANTONE 186 C", "colour.not_agreed")],
)
def test_a_forbidden_colour_is_refused_by_name(ink, spot, code, session):
    box = session.issue.pages[0].boxes[0].id
    given = {"spot": spot} if spot else {}
    commands.run(session, "colour.define", name="专色", ink=ink, **given)
    with pytest.raises(CommandError) as refusal:
        commands.run(session, "box.tint", box=box, ink="专色")
    assert refusal.value.code == code
    assert refusal.value.arguments["colour"] == "专色"
    if not spot:
        commands.run(session, "box.tint", box=box, ink="专色 20%")


def test_an_unknown_colour_is_refused_with_those_there_are(session):
    commands.run(session, "colour.define", name="报头红", ink="0 1 0.9 0")
    with pytest.raises(CommandError) as refusal:
        commands.run(session, "box.tint", box=session.issue.pages[0].boxes[0].id, ink="报头绿")
    assert refusal.value.code == "colour.unknown"
    assert refusal.value.arguments["names"] == "报头红"
