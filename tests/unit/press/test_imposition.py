import io
from dataclasses import replace

import pypdfium2
import pytest
from PIL import ImageChops

from layout_app.display.items import Panel
from layout_app.display.page import PageDisplay
from layout_app.fonts.catalogue import shipped
from layout_app.model.geometry import MM, Rect
from layout_app.model.ids import PageId
from layout_app.model.ink import Ink
from layout_app.press.conservation import check, printed
from layout_app.press.content import paint_page
from layout_app.press.imposition import Impose, imposed, saddle, spreads
from layout_app.press.painted import PaintedPage
from layout_app.press.profile import SLUG, Profile
from layout_app.press.writer import write_pages
from tests.pages import TRIM, Originals, column, group, info, page, painted

TEXT = "城市更新深入推进围绕基层服务队伍能力提升"
RED = Ink(m=1.0, y=1.0)


@pytest.mark.parametrize(("leaves", "pairs"), [
    (0, []), (1, [(0,)]), (2, [(0,), (1,)]), (4, [(0,), (1, 2), (3,)]),
    (5, [(0,), (1, 2), (3, 4)]),
])  # fmt: skip
def test_reader_opens_the_first_page_alone_then_pairs(leaves, pairs):
    assert spreads(leaves) == pairs


def test_four_pages_are_one_sheet():
    assert saddle(4) == [(3, 0), (1, 2)]


def test_eight_pages_are_two_sheets_in_each_other():
    assert saddle(8) == [(7, 0), (1, 6), (5, 2), (3, 4)]


@pytest.mark.parametrize("leaves", range(1, 33))
def test_sheets_hold_every_page_once_and_fold_into_a_paper(leaves):
    sides = saddle(leaves)
    shown = [leaf for side in sides for leaf in side if leaf is not None]
    assert sorted(shown) == list(range(leaves))
    for front, back in zip(sides[::2], sides[1::2], strict=True):
        # Behind the right leaf of the front lies the left leaf of its back: the next page.
        right, left = front[1], back[0]
        assert right is not None
        assert left in (right + 1, None)


def test_blank_leaves_stand_at_the_end():
    assert saddle(2) == [(None, 0), (1, None)]
    assert saddle(5) == [(None, 0), (1, None), (None, 2), (3, 4)]


def bare(width: float, height: float, folio: str) -> PaintedPage:
    sheet = PageDisplay(page=PageId(folio), folio=folio, trim=(width, height), bleed=0.0, groups=())
    return paint_page(sheet, shipped(), is_rgb=False, slug=SLUG, marks=True)


def pages(count: int) -> list[PaintedPage]:
    made = []
    for n in range(count):
        edge = Panel(rect=Rect(0, 200, TRIM[0], 20), fill=RED)
        shown = page(column(TEXT, f"a{n}", x=40, y=60), group([edge]), folio=f"A0{n + 1}")
        made.append(painted(shown))
    return made


def written(sheets, profile: Profile = Profile.X1A) -> bytes:
    return write_pages(sheets, shipped(), profile, info(), Originals())


def across(count: int = 1) -> PaintedPage:
    wide = page(column(TEXT * 3, "wide", x=300, y=60, per_line=40), folio="A02-A03")
    return painted(replace(wide, trim=(2 * TRIM[0], TRIM[1])))


@pytest.mark.parametrize("impose", [Impose.SPREADS, Impose.SHEETS])
@pytest.mark.parametrize("count", [1, 3, 4, 5])
def test_every_character_is_on_the_sheets_once(impose, count):
    made = imposed(pages(count), impose, bare)
    found = check({f"a{n}": TEXT for n in range(count)}, printed(written(made)), {}, {})
    assert len(found) == count
    assert all(account.is_whole for account in found.values())


def pixels(data: bytes, number: int):
    return pypdfium2.PdfDocument(data)[number].render(scale=1).to_pil().convert("RGB")


def test_pages_stand_beside_each_other_with_the_fold_between():
    fold = 10 * MM
    made = imposed(pages(4), Impose.SHEETS, bare, fold)
    assert [sheet.folio for sheet in made] == ["A04-A01", "A02-A03"]
    assert made[0].trim == pytest.approx((2 * TRIM[0] + fold, TRIM[1]))
    shown = pixels(written(made), 0)
    y = round(SLUG + 210)
    for x, is_red in ((2, True), (TRIM[0] - 2, True), (TRIM[0] + fold / 2, False),
                      (TRIM[0] + fold + 2, True), (2 * TRIM[0] + fold - 2, True)):  # fmt: skip
        red, _, blue = shown.getpixel((round(SLUG + x), y))
        assert (red > 200 and blue < 80) is is_red


def test_bleed_is_cut_at_the_fold():
    edge = Panel(rect=Rect(-9, 200, TRIM[0] + 18, 20), fill=RED)
    one = painted(page(group([edge]), bleed=9.0))
    other = painted(page(column(TEXT, "a1", x=40, y=60), folio="A02", bleed=9.0))
    shown = pixels(written(imposed([one, one, other], Impose.SPREADS, bare)), 1)
    y = round(SLUG + 210)
    assert shown.getpixel((round(SLUG - 6), y))[2] < 80
    assert shown.getpixel((round(SLUG + TRIM[0] + 6), y)) == (255, 255, 255)


def test_page_across_the_fold_is_two_leaves_and_its_text_counts_once():
    first, last = pages(2)
    made = imposed([first, across(), replace(last, folio="A04")], Impose.SHEETS, bare)
    assert [sheet.folio for sheet in made] == ["A04-A01", "A02-A03"]
    data = written(made)
    found = check({"wide": TEXT * 3}, {"wide": printed(data)["wide"]}, {}, {})
    assert found["wide"].is_whole
    whole = pixels(written([across()]), 0)
    differs = ImageChops.difference(pixels(data, 1), whole).crop((40, 40, 800, 300)).getbbox()
    # A character on the fold is cut there and meets its other half within a pixel.
    fold = SLUG + TRIM[0] - 40
    assert differs is None or (fold - 2 < differs[0] and differs[2] < fold + 2)


def test_equal_sheets_give_equal_bytes():
    first, second = (imposed(pages(4), Impose.SHEETS, bare) for _ in range(2))
    assert written(first) == written(second)
    assert io.BytesIO(written(first)).read(5) == b"%PDF-"
