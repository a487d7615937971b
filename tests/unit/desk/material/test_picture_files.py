"""Picture files: replaced with the crop kept, told of, lost and found again by their hash."""

import struct
import zlib

import pytest
from PIL import Image

from layout_app.desk import commands
from layout_app.desk.material.lost import missing_originals
from layout_app.errors import CommandError, CopyError
from layout_app.model.article import ArticlePicture
from layout_app.model.geometry import Rect
from layout_app.model.issue import index
from tests.desks import by_headline, laid_out, small_issue


@pytest.fixture
def session(tmp_path):
    session = laid_out(small_issue(tmp_path))
    for name, grey in (("old.png", 80), ("new.png", 160)):
        Image.new("L", (600, 400), grey).save(session.folder.parent / name)
    for start in ("云溪河", "社区食堂"):
        commands.run(session, "picture.add", article=by_headline(session, start),
                     path=session.folder.parent / "old.png", caption="旧图")  # fmt: skip
    return session


def lead(session) -> str:
    return by_headline(session, "云溪河")


def picture(session) -> ArticlePicture:
    return index(session.issue).articles[lead(session)].pictures[0]


def told(session, code: str) -> list[dict]:
    return [dict(p.args) for p in session.problems() if p.code == code]


def replaced(session) -> None:
    commands.run(session, "picture.crop", article=lead(session), part="0.1 0.1 0.5 0.8")
    commands.run(session, "picture.focus", article=lead(session), at="0.3 0.4")
    commands.run(session, "picture.replace", article=lead(session), picture=0,
                 path=session.folder.parent / "new.png")  # fmt: skip


def test_a_replaced_picture_keeps_crop_focus_and_words(session):
    before = picture(session)
    replaced(session)
    after = picture(session)
    assert (after.crop.x, after.crop.w, after.focus) == (0.1, 0.5, (0.3, 0.4))
    assert (after.caption, after.name) == ("旧图", "new.png")
    assert after.original != before.original
    assert after.replaced == before.original


def test_its_caption_is_to_be_read_and_the_other_uses_are_named(session):
    replaced(session)
    (found,) = told(session, "picture.caption_unread")
    assert found == {"name": "new.png", "uses": "A01 社区食堂下周开门"}
    commands.run(session, "picture.caption", article=lead(session), picture=0, caption="旧图")
    assert told(session, "picture.caption_unread") == []


def test_undo_gives_the_old_picture_back(session):
    before = session.issue
    commands.run(session, "picture.replace", article=lead(session), picture=0,
                 path=session.folder.parent / "new.png")  # fmt: skip
    session.undo()
    assert session.issue is before


def test_a_lost_file_is_told_of_and_found_again_by_its_hash(session, tmp_path):
    session.original(picture(session).original).unlink()
    assert missing_originals(session) == {picture(session).original}
    elsewhere = tmp_path / "backup" / "deep"
    elsewhere.mkdir(parents=True)
    (elsewhere / "renamed.bin").write_bytes((session.folder.parent / "old.png").read_bytes())
    (elsewhere / "other.png").write_bytes((session.folder.parent / "new.png").read_bytes())
    assert commands.run(session, "picture.find", path=tmp_path / "backup") == 1
    assert missing_originals(session) == set()


def test_a_changed_file_is_told_of_and_the_right_one_comes_back(session):
    path = session.original(picture(session).original)
    path.write_bytes((session.folder.parent / "new.png").read_bytes())
    assert len(told(session, "picture.file_changed")) >= 1
    assert commands.run(session, "picture.find", path=session.folder.parent) == 1
    assert path.read_bytes() == (session.folder.parent / "old.png").read_bytes()


def test_a_folder_that_is_none_is_refused(session):
    with pytest.raises(CopyError, match=r"copy\.not_found"):
        commands.run(session, "picture.find", path=session.folder.parent / "nowhere")


def test_a_picture_that_was_cut_off_is_refused_by_name(session, tmp_path):
    Image.effect_noise((90, 60), 50).save(tmp_path / "whole.jpg")
    data = (tmp_path / "whole.jpg").read_bytes()
    (tmp_path / "cut.jpg").write_bytes(data[: len(data) // 2])
    state = session.history.current
    for name, arguments in (
        ("picture.add", {"article": lead(session)}),
        ("picture.replace", {"article": lead(session), "picture": 0}),
    ):
        with pytest.raises(CopyError, match=r"copy\.picture_damaged"):
            commands.run(session, name, path=tmp_path / "cut.jpg", **arguments)
    page = session.issue.pages[0].id
    with pytest.raises(CopyError, match=r"ad\.picture_damaged"):
        commands.run(session, "free.picture", page=page, path=tmp_path / "cut.jpg")
    assert session.history.current is state


def test_a_picture_of_400_megapixels_is_refused_by_name(session, tmp_path):
    head = struct.pack(">IIBBBBB", 20_000, 20_000, 1, 0, 0, 0, 0)
    data = b"\x89PNG\r\n\x1a\n"
    for kind, body in ((b"IHDR", head), (b"IDAT", zlib.compress(b"")), (b"IEND", b"")):
        crc = struct.pack(">I", zlib.crc32(kind + body))
        data += struct.pack(">I", len(body)) + kind + body + crc
    (tmp_path / "huge.png").write_bytes(data)
    state = session.history.current
    with pytest.raises(CopyError, match=r"copy\.picture_too_large"):
        commands.run(session, "picture.add", article=lead(session), path=tmp_path / "huge.png")
    assert session.history.current is state


@pytest.mark.parametrize("at", ["2 0", "0.5", "0.1 0.2 0.3"])
def test_a_focus_outside_the_picture_is_refused(session, at):
    with pytest.raises(CommandError, match=r"picture\.bad_focus"):
        commands.run(session, "picture.focus", article=lead(session), at=at)


def test_crop_and_focus_are_said_in_one_step(session):
    before = len(session.history.labels)
    article = lead(session)
    commands.run(session, "picture.crop", article=article, part=(0.1, 0.1, 0.5, 0.8), at="0.3 0.4")
    assert (picture(session).crop, picture(session).focus) == (Rect(0.1, 0.1, 0.5, 0.8), (0.3, 0.4))
    assert len(session.history.labels) == before + 1
    commands.run(session, "picture.crop", article=article, part="")
    assert picture(session).focus == (0.3, 0.4)
    commands.run(session, "picture.crop", article=article, part="", at="")
    assert picture(session).focus is None
