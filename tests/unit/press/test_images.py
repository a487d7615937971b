import io
import random
import struct
import zlib
from contextlib import suppress

import numpy as np
import pytest
from PIL import Image, ImageCms, TiffImagePlugin

from layout_app.errors import ExportError
from layout_app.model.geometry import Rect
from layout_app.preflight.house import Intent, PictureRules
from layout_app.press import images
from layout_app.press.colour import within_ink
from layout_app.press.images import (
    Flaw,
    PressImage,
    drawn_part,
    flaw_of,
    look,
    press_image,
    reader_photo,
)
from layout_app.press.opening import most_pixels, opened
from layout_app.resources import asset

ICC = asset("icc/news240.icc").read_bytes()
WHOLE = Rect(0, 0, 1, 1)
PLACE = (72.0, 72.0)


def saved(image: Image.Image, kind: str = "PNG", **options) -> bytes:
    sink = io.BytesIO()
    image.save(sink, kind, **options)
    return sink.getvalue()


def noise(side: int = 100) -> Image.Image:
    return Image.frombytes("RGB", (side, side), random.Random(1).randbytes(side * side * 3))


def made(data: bytes, *, crop: Rect = WHOLE, size=PLACE, is_rgb: bool = False) -> PressImage:
    return press_image(data, "photo", crop, size, ICC, is_rgb=is_rgb)


def pixels(image: PressImage) -> Image.Image:
    mode = {"/DeviceCMYK": "CMYK", "/DeviceRGB": "RGB", "/DeviceGray": "L"}[image.space]
    if image.filter == "/FlateDecode":
        return Image.frombytes(mode, (image.width, image.height), zlib.decompress(image.data))
    return Image.open(io.BytesIO(image.data))


def colours(image: Image.Image) -> set:
    return {colour for _, colour in image.getcolors(1 << 24)}


def code(data: bytes) -> str:
    with pytest.raises(ExportError) as refused:
        made(data)
    assert refused.value.arguments["original"] == "photo"
    return refused.value.code


def wide_profile() -> bytes:
    """sRGB with the columns of red and green exchanged: plainly another space."""
    data = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    data = data.replace(b"rXYZ", b"tXYZ", 1).replace(b"gXYZ", b"rXYZ", 1)
    return bytes(data.replace(b"tXYZ", b"gXYZ", 1))


def test_photo_becomes_press_colour_below_the_ink_limit():
    image = made(saved(noise()))
    assert (image.space, image.filter, image.bits) == ("/DeviceCMYK", "/DCTDecode", 8)
    shown = pixels(image)
    assert max(map(sum, colours(shown))) <= 2.6 * 255


def test_white_stays_paper_and_black_stays_within_the_limit():
    image = Image.new("RGB", (4, 1), "white")
    image.putpixel((0, 0), (0, 0, 0))
    shown = pixels(made(saved(image)))
    black, white = shown.getpixel((0, 0)), shown.getpixel((1, 0))
    assert sum(white) <= 6
    assert black[3] > 200
    assert sum(black) <= 2.45 * 255


def test_transparent_parts_are_paper():
    clear = Image.new("RGBA", (4, 4), (255, 0, 0, 0))
    assert max(map(sum, colours(pixels(made(saved(clear)))))) <= 6


def test_embedded_profile_counts():
    swapped = Image.new("RGB", (4, 4), (60, 160, 60))
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    plain = colours(pixels(made(saved(swapped))))
    assert colours(pixels(made(saved(swapped, icc_profile=lab)))) == plain
    assert colours(pixels(made(saved(swapped, icc_profile=wide_profile())))) != plain


def test_grey_stays_on_one_plate():
    image = made(saved(noise().convert("L")))
    assert (image.space, image.bits) == ("/DeviceGray", 8)


def test_deep_grey_is_reduced_to_eight_bits():
    deep = Image.frombytes("I;16", (2, 1), struct.pack("<HH", 0, 0xFF00))
    assert pixels(made(saved(deep))).tobytes() == b"\x00\xff"


def test_deep_grey_of_a_mac_is_reduced_too():
    deep = Image.frombytes("I;16B", (2, 1), struct.pack(">HH", 0, 0xFF00))
    assert pixels(made(saved(deep, "TIFF"))).tobytes() == b"\x00\xff"


def test_floating_values_are_shares_of_white_or_refused():
    shares = Image.frombytes("F", (3, 1), struct.pack("<fff", 0, 0.5, 1), "raw", "F;32F")
    assert pixels(made(saved(shares, "TIFF"), is_rgb=True)).tobytes() == b"\x00\x7f\xff"
    assert code(saved(shares.point(lambda value: value * 300), "TIFF")) == "export.picture_damaged"


@pytest.mark.parametrize(("mode", "told"), [("LAB", "LAB"), ("LA", "L"), ("I;16", "L"), ("F", "L")])
def test_the_header_tells_the_colours(mode, told):
    found = look(saved(Image.new(mode, (4, 4)), "PNG" if mode == "LA" else "TIFF"))
    assert found is not None
    assert found.mode == told


def test_bitmap_stays_a_bitmap_on_the_black_plate():
    image = made(saved(Image.new("1", (9, 2), 1)))
    assert image.bits == 1
    assert "/DeviceCMYK" in image.space
    assert zlib.decompress(image.data) == b"\xff\x80" * 2


def test_press_colour_without_a_profile_is_taken_as_it_is():
    inks = Image.new("CMYK", (3, 3), (10, 20, 30, 40))
    assert colours(pixels(made(saved(inks, "TIFF")))) == {(10, 20, 30, 40)}


def test_press_colour_stays_as_it_is_whoever_saved_the_press_s_profile():
    black = Image.new("CMYK", (3, 3), (0, 0, 0, 255))
    resaved = ICC[:24] + bytes(12) + ICC[36:].replace(b"Coldset", b"Another")
    assert resaved != ICC
    assert colours(pixels(made(saved(black, "TIFF", icc_profile=resaved)))) == {(0, 0, 0, 255)}
    inside = ICC.index(b"mft2") + 5000
    other = ICC[:inside] + bytes([ICC[inside] ^ 1]) + ICC[inside + 1 :]
    assert colours(pixels(made(saved(black, "TIFF", icc_profile=other)))) != {(0, 0, 0, 255)}


def test_light_profile_in_a_cmyk_picture_is_ignored():
    inks = Image.new("CMYK", (3, 3), (10, 20, 30, 40))
    wrong = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = saved(inks, "TIFF", icc_profile=wrong)
    assert colours(pixels(made(data))) == {(10, 20, 30, 40)}


@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
def test_a_profile_whose_tables_are_gone_is_ignored(mode):
    whole = {"RGB": wide_profile(), "L": gray_profile(1.0), "CMYK": ICC}[mode]
    image = noise().convert(mode)
    hollow = saved(image, "TIFF", icc_profile=whole[:128] + bytes(4))
    assert not look(hollow).is_profile_right
    assert look(saved(image, "TIFF", icc_profile=whole)).is_profile_right
    assert flaw_of(hollow) is None
    assert made(hollow).data == made(saved(image, "TIFF")).data


@pytest.mark.parametrize("part", ["_fitted", "_encoded", "as_press"])
def test_a_fault_of_ours_is_not_told_as_one_of_the_picture(part, monkeypatch):
    def broken(*_):
        raise ValueError("ours")

    monkeypatch.setattr(images, part, broken)
    with pytest.raises(ValueError, match="ours"):
        made(saved(noise()))


def test_screen_gets_light():
    image = made(saved(Image.new("RGB", (3, 3), (12, 34, 56))), is_rgb=True)
    assert image.space == "/DeviceRGB"
    assert colours(pixels(image)) == {(12, 34, 56)}
    inks = made(saved(Image.new("CMYK", (3, 3)), "TIFF"), is_rgb=True)
    assert (inks.space, min(min(colours(pixels(inks)))) > 240) == ("/DeviceRGB", True)


def test_turned_photo_is_set_upright():
    image = Image.new("RGB", (40, 20), "white")
    exif = Image.Exif()
    exif[0x0112] = 6
    turned = made(saved(image, "JPEG", exif=exif))
    assert (turned.width, turned.height) == (20, 40)


def tiff(values: list[int], width: int, **tags: int) -> bytes:
    """Return a gray TIFF of 16 bits, or as many as its tags say, packed."""
    told = {"bits": 16, "photometric": 1, "orientation": 1} | tags
    number = 0
    for value in values:
        number = number << told["bits"] | value
    size = len(values) * told["bits"] // 8
    data = number.to_bytes(size)
    if told["bits"] == 16:
        data = struct.pack(f"<{len(values)}H", *values)
    rows = len(values) // width
    entries = (
        *((256, width), (257, rows), (258, told["bits"]), (259, 1), (262, told["photometric"])),
        *((273, 8), (274, told["orientation"]), (277, 1), (278, rows), (279, size)),
    )
    written = b"".join(struct.pack("<HHIHxx", tag, 3, 1, value) for tag, value in entries)
    return (
        b"II*\0" + struct.pack("<I", 8 + size) + data + struct.pack("<H", 10) + written + b"\0" * 4
    )


def grays(data: bytes) -> list[int]:
    return list(pixels(made(data, is_rgb=True)).tobytes())


@pytest.mark.parametrize("orientation", [3, 6, 8])
def test_turned_tiff_is_as_large_as_it_is_seen(orientation):
    data = tiff([0, 30000, 65535, 65535, 0, 0], 3, orientation=orientation)
    seen = look(data).size
    drawn = made(data, is_rgb=True)
    assert seen == (drawn.width, drawn.height) == ((3, 2) if orientation == 3 else (2, 3))


def test_deep_gray_may_begin_with_white():
    assert grays(tiff([0, 0x8000, 0xFFFF], 3)) == [0, 128, 255]
    assert grays(tiff([0, 0x8000, 0xFFFF], 3, photometric=0)) == [255, 127, 0]


def test_gray_of_twelve_bits_is_no_darker_than_it_is():
    assert grays(tiff([0, 0x800, 0xFFF, 0xFFF], 2, bits=12)) == [0, 128, 255, 255]


def test_metadata_do_not_reach_the_file():
    exif = Image.Exif()
    exif[0x010E] = "secret place"
    assert b"secret" not in made(saved(noise(), "JPEG", exif=exif, comment=b"secret")).data


def test_fine_picture_is_reduced_and_coarse_one_is_left():
    assert made(saved(noise(700))).width == 200
    assert made(saved(noise(290))).width == 290
    assert made(saved(noise(50))).width == 50


def test_large_jpeg_keeps_its_sharpness_and_place():
    image = Image.new("RGB", (1600, 1600), "white")
    image.paste((0, 0, 0), (800, 0, 1600, 800))
    data = saved(image, "JPEG", quality=95)
    small = made(data, is_rgb=True)
    assert small.width >= 200
    shown = pixels(small)
    assert min(shown.getpixel((small.width // 4, small.height // 4))) > 240
    assert max(shown.getpixel((small.width * 3 // 4, small.height // 4))) < 15
    corner = made(data, crop=Rect(0.5, 0, 0.25, 0.25), is_rgb=True)
    assert corner.width >= 200
    assert max(max(colour) for colour in colours(pixels(corner))) < 15


def test_crop_is_cut_before_anything_else():
    image = Image.new("RGB", (100, 50), "white")
    image.paste((0, 0, 0), (50, 0, 100, 50))
    right = made(saved(image), crop=Rect(0.5, 0, 0.5, 1), size=(50, 50), is_rgb=True)
    assert (right.width, right.height) == (50, 50)
    assert colours(pixels(right)) == {(0, 0, 0)}


@pytest.mark.parametrize("data", [b"", b"nothing", b"%PDF-1.4", saved(noise())[:200]])
def test_damaged_picture_is_refused_by_name(data):
    assert code(data) == "export.picture_damaged"


def test_format_nobody_prints_is_refused():
    assert code(saved(noise(), "PPM")) == "export.picture_damaged"


def test_picture_of_a_hundred_million_pixels_is_refused_unread():
    head = struct.pack(">IIBBBBB", 20_000, 20_000, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 100)), (b"IEND", b"")]
    bomb = b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in chunks
    )
    assert code(bomb) == "export.picture_too_large"


def test_spoilt_pictures_give_an_image_or_a_refusal():
    chance = random.Random(11)
    for kind in ("PNG", "JPEG", "TIFF", "GIF", "WEBP"):
        whole = saved(noise(40), kind)
        for _ in range(30):
            data = bytearray(whole)
            for _ in range(chance.randint(1, 8)):
                data[chance.randrange(len(data))] = chance.randrange(256)
            with suppress(ExportError):
                assert made(bytes(data)).width > 0


def gray_profile(gamma: float) -> bytes:
    """A gray profile of version 2 with a tone curve that is one number."""

    def s15(value: float) -> bytes:
        return struct.pack(">i", round(value * 65536))

    white = b"XYZ \0\0\0\0" + s15(0.9642) + s15(1) + s15(0.8249)
    text = b"gray"
    tags = {
        b"desc": b"desc\0\0\0\0" + struct.pack(">I", 5) + text + b"\0" + bytes(78),
        b"cprt": b"text\0\0\0\0gray\0", b"wtpt": white,
        b"kTRC": b"curv\0\0\0\0" + struct.pack(">IH", 1, round(gamma * 256)),
    }  # fmt: skip
    table, body, at = b"", b"", 132 + 12 * len(tags)
    for tag, data in tags.items():
        table += tag + struct.pack(">II", at + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    size = at + len(body)
    head = struct.pack(">I4s4s4s4s4s", size, b"", b"\x02\x10\0\0", b"mntr", b"GRAY", b"XYZ ")
    head = head.ljust(36, b"\0") + b"acsp" + bytes(28) + white[8:]
    return head.ljust(128, b"\0") + struct.pack(">I", len(tags)) + table + body


def test_gray_profile_counts():
    image = Image.new("L", (4, 4), 128)
    shades = {
        gamma: pixels(made(saved(image, icc_profile=gray_profile(gamma)))).getpixel((0, 0))
        for gamma in (1.0, 1.8, 2.2)
    }
    assert shades[1.0] > shades[1.8] > shades[2.2]
    plain = pixels(made(saved(image))).getpixel((0, 0))
    assert abs(plain - shades[2.2]) <= 3


def test_gray_profile_counts_on_a_screen_too():
    data = saved(Image.new("L", (4, 4), 128), icc_profile=gray_profile(1.0))
    assert colours(pixels(made(data, is_rgb=True))) == {188}


def test_deep_gray_with_alpha_is_gray_on_paper():
    head = struct.pack(">IIBBBBB", 2, 1, 16, 4, 0, 0, 0)
    row = b"\0" + struct.pack(">4H", 0x8080, 0xFFFF, 0, 0)
    data = b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in ((b"IHDR", head), (b"IDAT", zlib.compress(row)), (b"IEND", b""))
    )
    assert look(data).mode == "L"
    assert grays(data) == [128, 255]
    assert made(data).space == "/DeviceGray"


def parted() -> bytes:
    """Return a TIFF of two pixels whose channels of 16 bits lie one behind the other."""
    told = TiffImagePlugin.ImageFileDirectory_v2()
    for tag, value in {
        256: 2, 257: 1, 258: (16, 16, 16), 259: 1, 262: 2, 273: (8, 12, 16), 277: 3, 278: 1,
        279: (4, 4, 4), 284: 2,
    }.items():  # fmt: skip
        told[tag] = value
    planes = struct.pack("<6H", 0xFFFF, 0, 0, 0xFFFF, 0, 0)
    return b"II*\0" + struct.pack("<I", 20) + planes + told.tobytes(20)


@pytest.mark.parametrize("data", [tiff([0x8000, 0xFFFF, 0, 0], 2, bits=32), parted()])
def test_a_tiff_that_its_reader_would_take_for_another_picture_is_not_opened(data):
    assert flaw_of(data) is Flaw.UNREADABLE
    assert look(data) is None


def test_ink_of_a_cmyk_picture_is_kept_within_the_limit_and_dark_stays_dark():
    image = Image.new("CMYK", (2, 2), (255, 230, 220, 200))
    image.putpixel((0, 0), (100, 50, 40, 10))
    shown = pixels(made(saved(image, "TIFF")))
    assert shown.getpixel((0, 0)) == (100, 50, 40, 10)
    dark = shown.getpixel((1, 1))
    assert 2.3 * 255 < sum(dark) <= 2.4 * 255
    assert dark[3] == 255


def test_no_area_of_a_dark_photo_is_over_the_limit_as_it_is_stored():
    # Every pixel is at the limit: 612 levels of ink, now more of one plate, now of another.
    swing = np.random.default_rng(5).integers(-40, 40, (240, 240))
    dark = np.stack([153 + swing, 153 - swing, 153 + swing.T, 153 - swing.T], 2).astype(np.uint8)
    image = made(saved(Image.fromarray(dark, "CMYK"), "TIFF"), size=(86.4, 86.4))
    assert image.filter == "/DCTDecode"
    sums = np.asarray(pixels(image)).sum(axis=2, dtype=np.int64) / 255
    areas = sums.reshape(30, 8, 30, 8).mean(axis=(1, 3))
    assert 2.35 < areas.max() <= 2.4


def test_any_cmyk_picture_stays_within_any_limit():
    chance = random.Random(5)
    noisy = Image.frombytes("CMYK", (90, 90), chance.randbytes(90 * 90 * 4))
    before = list(noisy.get_flattened_data())
    for limit in (1.0, 1.5, 2.2, 3.0):
        after = list(within_ink(noisy, limit).get_flattened_data())
        assert max(map(sum, after)) <= limit * 255
        for old, new in zip(before, after, strict=True):
            assert (old == new) is (sum(old) <= int(limit * 255))


def test_house_says_how_fine_pictures_are_and_what_gives_way():
    photo = saved(noise(800))
    fine = press_image(photo, "p", WHOLE, PLACE, ICC, is_rgb=False, rules=PictureRules(ppi=120))
    assert (fine.width, fine.height) == (120, 120)
    vivid = saved(Image.new("RGB", (4, 4), (0, 255, 0)))
    relative, perceptual = (
        press_image(vivid, "p", WHOLE, PLACE, ICC, is_rgb=False, rules=PictureRules(intent=intent))
        for intent in (Intent.RELATIVE, Intent.PERCEPTUAL)
    )
    assert relative.data != perceptual.data


@pytest.mark.parametrize("mode", ["RGB", "L", "1", "CMYK", "RGBA", "P"])
def test_readers_get_a_photo_of_any_kind_in_colours_of_a_screen(mode):
    drawn = Image.new("RGB", (3000, 1500), "white")
    drawn.paste((200, 30, 30) if mode not in ("1", "L") else (0, 0, 0), (0, 0, 1500, 1500))
    sink = io.BytesIO()
    drawn.convert(mode).save(sink, "TIFF" if mode == "CMYK" else "PNG")
    made = reader_photo(sink.getvalue(), Rect(0.25, 0, 0.5, 1), b"", 600)
    assert made is not None
    assert (made.width, made.height) == (600, 600)
    shown = Image.open(io.BytesIO(made.data)).convert("RGB")
    assert min(shown.getpixel((450, 300))) > 235
    assert max(shown.getpixel((150, 300))[1:]) < 90


def test_a_strip_longer_than_a_reader_takes_is_made_smaller():
    made = reader_photo(saved(Image.new("L", (100, 20_000))), WHOLE, b"", 600)
    assert (made.width, made.height) == (82, 16_383)


@pytest.mark.parametrize("data", [b"", b"no picture", b"\x89PNG\r\n\x1a\n" + b"\0" * 40])
def test_a_photo_that_cannot_be_read_is_none_for_readers(data):
    assert reader_photo(data, Rect(0, 0, 1, 1), b"", 600) is None


# Files that are damaged behind their header.


SHORT = {
    "JPEG": saved(noise(), "JPEG"),
    "progressive": saved(noise(), "JPEG", progressive=True),
    "CMYK": saved(noise().convert("CMYK"), "JPEG"),
    "PNG": saved(noise(), "PNG"),
    "TIFF": saved(noise(), "TIFF"),
    "GIF": saved(noise(), "GIF"),
    "BMP": saved(noise(), "BMP"),
}


@pytest.mark.parametrize("kind", SHORT)
def test_a_picture_that_was_cut_off_is_told_before_its_export(kind):
    data = SHORT[kind]
    assert flaw_of(data) is None
    cut = data[: len(data) * 6 // 10]
    assert look(cut), "its header is whole"
    assert flaw_of(cut) is Flaw.DAMAGED
    assert code(cut) == "export.picture_damaged"


def chart(ground: str = "white") -> Image.Image:
    """Return bars with smooth edges on an even ground, 20 px from the left and 10 from the rest."""
    image = Image.new("RGB", (200, 100), ground)
    for n in range(5):
        bar = Image.effect_noise((1, 1), 0).resize((24, 80 - 9 * n)).convert("RGB")
        image.paste(bar, (20 + 34 * n, 10 + 9 * n))
    image.paste((9, 90, 200), (20, 88, 190, 90))
    return image


@pytest.mark.parametrize("ground", ["white", "navy"])
@pytest.mark.parametrize("kind", ["PNG", "TIFF", "GIF", "BMP"])
def test_a_chart_is_known_by_its_even_ground(kind, ground):
    part = drawn_part(saved(chart(ground), kind))
    assert part.x == pytest.approx(0.1)
    assert (part.y, part.right, part.bottom) == pytest.approx((0.1, 0.95, 0.9))


def test_a_chart_on_clear_ground_or_lying_is_seen_upright_on_paper():
    clear = chart().convert("RGBA")
    clear.putalpha(chart().convert("L").point(lambda value: 255 * (value < 250)))
    assert drawn_part(saved(clear)) == drawn_part(saved(chart()))
    turn = Image.Exif()
    turn[0x0112] = 6
    lying = drawn_part(saved(chart(), exif=turn))
    assert (lying.x, lying.y) == pytest.approx((0.1, 0.1))
    assert (lying.w, lying.h) == pytest.approx((0.8, 0.85))


@pytest.mark.parametrize(
    "data",
    [
        saved(noise()),
        saved(chart(), "JPEG"),
        saved(Image.linear_gradient("L")),
        saved(Image.new("RGB", (9, 9), "white")),
        saved(chart().crop((0, 0, 180, 100))),
        saved(chart())[:300],
        b"junk",
    ],
)
def test_what_is_no_chart_has_no_ground(data):
    assert drawn_part(data) is None


def test_what_is_no_picture_and_what_is_too_large_are_told_apart():
    assert flaw_of(b"junk") is Flaw.UNREADABLE
    assert flaw_of(saved(Image.new("1", (20_001, 5_000)))) is Flaw.TOO_LARGE
    assert flaw_of(saved(Image.new("1", (20_000, 5_000)))) is None


@pytest.mark.parametrize("seed", range(40))
def test_what_passes_can_be_exported_and_what_is_told_cannot(seed):
    chance = random.Random(seed)
    data = bytearray(SHORT[chance.choice(sorted(SHORT))])
    for _ in range(chance.randint(1, 30)):
        data[chance.randrange(20, len(data))] = chance.randrange(256)
    flaw = flaw_of(bytes(data))
    if flaw is None:
        made(bytes(data))
    else:
        assert code(bytes(data)).startswith("export.picture_")


# Cut-outs in press colour: TIFF with a channel that tells what is clear.


def cut_out(
    values: np.ndarray, extra: tuple[int, ...], *, packing: int = 1, order: str = "<", **tags: int
) -> bytes:
    """Write channels as TIFF: strips of 8 rows, differences of neighbours if `Predictor` is 2."""
    high, wide, channels = values.shape
    stored = values.copy()
    if tags.get("predictor") == 2:
        stored[:, 1:] = values[:, 1:] - values[:, :-1]
    stored = stored.astype(values.dtype.newbyteorder(order))
    strips = [stored[y : y + 8].tobytes() for y in range(0, high, 8)]
    strips = [zlib.compress(strip) if packing == 8 else strip for strip in strips]
    places = [8 + sum(map(len, strips[:n])) for n in range(len(strips))]
    told = {
        256: [wide], 257: [high], 258: [values.dtype.itemsize * 8] * channels, 259: [packing],
        262: [5], 273: places, 274: [tags.get("turn", 1)], 277: [channels], 278: [8],
        279: [len(strip) for strip in strips], 284: [tags.get("planar", 1)],
        317: [tags.get("predictor", 1)], 338: list(extra),
    }  # fmt: skip
    start = 8 + sum(map(len, strips))
    directory, behind = struct.pack(f"{order}H", len(told)), b""
    for tag, listed in told.items():
        packed = struct.pack(f"{order}{len(listed)}L", *listed)
        if len(packed) > 4:
            place = start + 2 + 12 * len(told) + 4 + len(behind)
            packed, behind = struct.pack(f"{order}L", place), behind + packed
        directory += struct.pack(f"{order}HHL", tag, 4, len(listed)) + packed
    head = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(f"{order}L", start)
    return head + b"".join(strips) + directory + bytes(4) + behind


CHANNELS = np.random.default_rng(1).integers(0, 256, (20, 30, 5), dtype=np.uint8)
CLEAR = CHANNELS[:, :, 4:] / 255
ON_PAPER = CHANNELS[:, :, :4] * CLEAR


def inks_of(data: bytes) -> np.ndarray:
    return np.asarray(opened(data), float)


@pytest.mark.parametrize("packing", [1, 8])
@pytest.mark.parametrize("predictor", [1, 2])
@pytest.mark.parametrize("order", "<>")
@pytest.mark.parametrize("depth", [1, 257])
def test_a_cut_out_in_press_colour_lies_on_paper(packing, predictor, order, depth):
    values = CHANNELS if depth == 1 else CHANNELS.astype(np.uint16) * depth
    data = cut_out(values, (2,), packing=packing, order=order, predictor=predictor)
    assert np.abs(inks_of(data) - ON_PAPER).max() < 1
    assert flaw_of(data) is None


def test_inks_that_know_of_the_clear_ground_are_taken_as_they_are():
    assert (inks_of(cut_out(CHANNELS, (1,))) == CHANNELS[:, :, :4]).all()


def test_a_selection_beside_the_clear_ground_is_no_ink():
    values = np.dstack([CHANNELS[:, :, :4], CHANNELS[:, :, :1], CHANNELS[:, :, 4:]])
    assert np.abs(inks_of(cut_out(values, (0, 2))) - ON_PAPER).max() < 1


def test_a_large_cut_out_is_told_as_too_large_with_the_pixels_it_may_have(monkeypatch):
    data = cut_out(CHANNELS, (2,))
    assert most_pixels(data) == 35_600_000
    assert {most_pixels(short) for short in (*SHORT.values(), b"junk")} == {100_000_000}
    monkeypatch.setattr("layout_app.press.opening._MOST_VALUES", 5 * 30 * 20)
    assert flaw_of(data) is None
    monkeypatch.setattr("layout_app.press.opening._MOST_VALUES", 5 * 30 * 20 - 1)
    assert flaw_of(data) is Flaw.TOO_LARGE
    assert most_pixels(data) == 30 * 20 - 1


def test_a_turned_cut_out_is_set_upright():
    data = cut_out(CHANNELS, (2,), turn=6)
    assert look(data).size == (20, 30)
    assert np.abs(inks_of(data) - np.rot90(ON_PAPER, -1)).max() < 1
    assert made(data, size=(20, 30)).width == 20


def test_a_cut_out_of_another_kind_is_refused_and_a_damaged_one_told():
    assert flaw_of(cut_out(CHANNELS, (2,), planar=2)) is Flaw.UNREADABLE
    data = cut_out(CHANNELS, (2,), packing=8)
    assert flaw_of(data[:30] + bytes(400) + data[430:])
