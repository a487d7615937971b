import io
import os
import random

import pytest
from PIL import Image

from layout_app.display.items import Picture
from layout_app.model.geometry import Rect
from layout_app.preflight.house import Intent, PictureRules
from layout_app.press.darkroom import Darkroom, tidy
from layout_app.resources import asset

ICC = asset("icc/news240.icc").read_bytes()


def photo(seed: int) -> bytes:
    image = Image.frombytes("RGB", (60, 40), random.Random(seed).randbytes(7200))
    sink = io.BytesIO()
    image.save(sink, "PNG")
    return sink.getvalue()


class Counted:
    """Originals that know how often they were asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def original(self, sha256: str) -> bytes:
        self.asked.append(sha256)
        return photo(int(sha256))


def item(original: str, crop: Rect | None = None, width: float = 60.0) -> Picture:
    shown = crop or Rect(0, 0, 1, 1)
    return Picture(rect=Rect(0, 0, width, 40), original=original, crop=shown)


def darkroom(folder, **changes) -> tuple[Darkroom, Counted]:
    originals = Counted()
    told = {"originals": originals, "icc": ICC, "is_rgb": False, "kept": folder} | changes
    return Darkroom(**told), originals


ITEMS = {name: item(name) for name in "12345"}


def test_pictures_are_the_same_made_anew_or_kept(tmp_path):
    room, originals = darkroom(tmp_path / "kept")
    made = room.ready(ITEMS)
    assert sorted(originals.asked) == sorted(ITEMS)
    again, unasked = darkroom(tmp_path / "kept")
    assert again.ready(ITEMS) == made
    assert unasked.asked == []
    assert darkroom(None)[0].ready(ITEMS) == made


@pytest.mark.parametrize("change", [
    {"items": {"1": item("1", crop=Rect(0, 0, 0.5, 1))}}, {"items": {"1": item("1", width=61)}},
    {"icc": ICC + b"\0"}, {"is_rgb": True}, {"rules": PictureRules(quality=80)},
    {"rules": PictureRules(intent=Intent.PERCEPTUAL)},
], ids=str)  # fmt: skip
def test_what_is_made_otherwise_is_not_taken_from_those_kept(tmp_path, change):
    change = dict(change)
    items = change.pop("items", {"1": item("1")})
    darkroom(tmp_path)[0].ready({"1": item("1")})
    room, originals = darkroom(tmp_path, **change)
    room.ready(items)
    assert originals.asked == ["1"]


@pytest.mark.parametrize("spoil", [
    lambda data: data[:-1], lambda data: b"", lambda data: data[:-9] + bytes(9),
    lambda data: b"[]" + data, lambda data: b"{}\n",
    lambda data: data.replace(b"width", b"wide", 1),
])  # fmt: skip
def test_spoilt_kept_picture_is_made_anew(tmp_path, spoil):
    made = darkroom(tmp_path)[0].ready({"1": item("1")})
    (path,) = tmp_path.iterdir()
    path.write_bytes(spoil(path.read_bytes()))
    room, originals = darkroom(tmp_path)
    assert room.ready({"1": item("1")}) == made
    assert originals.asked == ["1"]
    assert [found.name for found in tmp_path.iterdir()] == [path.name]


def test_folder_that_cannot_be_written_stops_nothing(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    room, _ = darkroom(tmp_path / "file/kept")
    assert room.ready({"1": item("1")})["1"].width == 60


def test_longest_unused_go_first(tmp_path):
    for n, name in enumerate("abcd"):
        (tmp_path / name).write_bytes(bytes(100))
        os.utime(tmp_path / name, (n, n))
    tidy(tmp_path, 250)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["c", "d"]
    tidy(tmp_path / "none")
