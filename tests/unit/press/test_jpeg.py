"""Damage that readers of JPEG say nothing of."""

import io
import random

import pytest
from PIL import Image

from layout_app.press.images import Flaw, flaw_of, flaw_when_taken
from layout_app.press.jpeg import is_torn, scans_of

CHANCE = random.Random(4)
PATCHES = Image.frombytes("RGB", (50, 40), CHANCE.randbytes(6000))
PHOTO = PATCHES.resize((640, 480), Image.Resampling.BICUBIC)
FLAT = Image.new("RGB", (640, 480), "white")
FLAT.paste("red", (100, 90, 300, 400))
WAYS = [
    {},
    {"quality": 95, "subsampling": 0},
    {"progressive": True},
    {"optimize": True},
    {"restart_marker_rows": 1},
]


def jpeg(image: Image.Image = PHOTO, **options) -> bytes:
    sink = io.BytesIO()
    image.save(sink, "JPEG", **options)
    return sink.getvalue()


def data_of(photo: bytes) -> tuple[int, int]:
    start = photo.index(b"\xff\xda") + 14
    return start, photo.index(b"\xff\xd9", start)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
@pytest.mark.parametrize(
    "image", [PHOTO, FLAT, Image.new("RGB", (9, 9)), PHOTO.crop((0, 0, 77, 3))]
)
def test_a_sound_file_is_never_torn(image, mode, way):
    assert not is_torn(jpeg(image.convert(mode), **way))


@pytest.mark.parametrize(
    "more",
    [b"", b"more", b"\xff\xd8\xff\xe0" + bytes(99) + b"\xff\xd9"],
    ids=["as it is", "bytes behind", "a second picture"],
)
def test_what_lies_around_the_picture_tears_nothing(more):
    photo = jpeg()
    end = data_of(photo)[1]
    assert not is_torn(photo + more)
    assert not is_torn(photo[:end] + bytes(4000) + photo[end:] + more), "some cameras fill up"
    assert not is_torn(photo[:end]), "a reader tells of the missing end itself"


def test_rows_that_lack_data_and_data_that_lack_rows_are_told():
    photo, other = jpeg(), jpeg(PHOTO.rotate(180))
    start, end = data_of(photo)
    lost = photo[: start + 3000] + photo[start + 3900 :]
    told = photo[:end] + other[data_of(other)[0] : data_of(other)[1]] + photo[end:]
    for torn in (lost, told):
        assert is_torn(torn)
        assert flaw_of(torn) is None, "its reader says nothing"
        assert flaw_when_taken(torn) is Flaw.DAMAGED
    assert flaw_when_taken(photo) is None


def test_a_scan_that_is_gone_is_missed_unless_it_was_the_last_of_its_kind():
    photo = jpeg(progressive=True)
    scans = scans_of(photo)
    assert len(scans) == 10
    for n in range(1, 9):
        gone = photo[: scans[n - 1].end] + photo[scans[n].end :]
        is_first_word = scans[n].before == 0 and scans[n].after == 0
        assert is_torn(gone) is not is_first_word, n
    twice = photo[: scans[1].end] + photo[scans[0].end :]
    assert is_torn(twice), "what was made finer once is not made so again"


def test_a_picture_that_is_gone_over_thousands_of_times_is_no_picture():
    photo = jpeg(Image.new("L", (6000, 6000), 200), progressive=True)
    *_, before, last = scans_of(photo)
    scan = photo[before.end : last.end]
    assert flaw_of(photo[: last.end] + 3000 * scan + photo[last.end :]) is Flaw.TOO_LARGE
    assert flaw_of(photo) is None


def test_of_a_large_picture_every_scan_is_looked_into():
    large = Image.new("L", (6000, 6000), 200)
    large.paste(PHOTO.convert("L").resize((2000, 1500)), (3900, 4400))
    photo = jpeg(large, progressive=True)
    scans = scans_of(photo)
    shorter = sorted(scans, key=lambda scan: scan.end - scan.start)[:-1]
    tails = {scan.end: photo[scan.end - 900 : scan.end] for scan in shorter}
    lively = [end for end, tail in tails.items() if len(set(tail)) > 99]
    assert len(lively) > 2
    for end in lively:
        assert is_torn(photo[:end] + tails[end] + photo[end:])
    assert not is_torn(photo)


@pytest.mark.parametrize("seed", range(30))
def test_whatever_is_damaged_the_question_is_answered(seed):
    chance = random.Random(seed)
    photo = bytearray(jpeg(restart_marker_rows=1) if seed % 2 else jpeg())
    for _ in range(chance.choice((1, 5, 50))):
        photo[chance.randrange(2, len(photo))] = chance.randrange(256)
    assert is_torn(bytes(photo)) in (True, False)


@pytest.mark.parametrize("way", [{}, {"progressive": True}])
def test_half_of_all_lost_sectors_are_found(way):
    photo = jpeg(quality=90, **way)
    start, end = data_of(photo)
    found = 0
    for _ in range(60):
        at = CHANCE.randrange(start, end - 600)
        found += is_torn(photo[:at] + bytes(512) + photo[at + 512 :])
    assert found > 25


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xd8", b"\xff\xd8\xff", b"junk", b"\xff\xd8" + b"\xff" * 9]
)
def test_what_is_no_picture_is_not_looked_into(data):
    assert not is_torn(data)
