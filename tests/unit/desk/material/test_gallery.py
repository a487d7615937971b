"""What is known of the originals: how fine they are printed, page by page."""

import pytest
from PIL import Image

from layout_app.desk import commands
from layout_app.desk.material.gallery import Shares, resolutions
from layout_app.model.issue import index
from tests.desks import by_headline, laid_out, small_issue


@pytest.fixture
def session(tmp_path):
    session = laid_out(small_issue(tmp_path))
    for start, name in (("云溪河", "lead.png"), ("社区食堂", "brief.png")):
        Image.new("L", (600, 400), len(name)).save(session.folder.parent / name)
        commands.run(
            session,
            "picture.add",
            article=by_headline(session, start),
            path=session.folder.parent / name,
        )
    return session


def original(session, start: str) -> str:
    return index(session.issue).articles[by_headline(session, start)].pictures[0].original


def test_half_a_picture_in_the_same_room_is_half_as_fine(session):
    before = resolutions(session, {})[original(session, "云溪河")]
    commands.run(
        session, "picture.crop", article=by_headline(session, "云溪河"), part="0.25 0.25 0.5 0.5"
    )
    assert resolutions(session, {})[original(session, "云溪河")] == pytest.approx(before / 2, abs=1)


def test_only_pages_that_changed_are_looked_at_again(session):
    kept: Shares = {}
    first = resolutions(session, kept)
    looked = dict(kept)
    commands.run(session, "page.section", page="A02", name="社区")
    assert resolutions(session, kept) == first == resolutions(session, {})
    again = [page for page, found in kept.items() if found is not looked[page]]
    assert again == [session.issue.pages[1].id]
