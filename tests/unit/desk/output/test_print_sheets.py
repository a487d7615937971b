"""Pages on office paper: where they lie, what stands around them."""

import io
from datetime import datetime
from pathlib import Path

import pypdfium2
import pytest
from pypdf import PdfReader

from layout_app.desk.commands import run
from layout_app.desk.issues.making import make_issue
from layout_app.desk.output.printwish import PrintWish, SheetPaper
from layout_app.desk.output.sheets import FOOT, HEAD, OVERLAP, SIDE, print_order, printed
from layout_app.desk.session import Session, open_session
from layout_app.desk.words import msg, use_language
from layout_app.edit.articles import add_articles
from layout_app.model.geometry import MM
from layout_app.model.issue import paper_of
from tests.gui.copy_made import BODY, article

WHEN = datetime(2023, 3, 19, 22, 15)


@pytest.fixture
def session(tmp_path: Path) -> Session:
    use_language("en")
    make_issue(tmp_path / "2023-03-20", name="江湾社区报", pages=2)
    made = open_session(tmp_path / "2023-03-20")
    made.do(
        lambda i: add_articles(i, (article("a1", "云溪又照得见人影了", BODY * 4),)),
        msg("Import copy"),
    )
    run(made, "box.place", article="a1", page="A01", column=0, line=12, columns=3)
    return made


def sheets(session: Session, **wish) -> list:
    return list(
        PdfReader(io.BytesIO(printed(print_order(session, PrintWish(**wish), WHEN)).pdf)).pages
    )


def test_page_is_fitted_between_its_line_numbers(session):
    first, _second = sheets(session)
    assert [round(float(v) / MM) for v in first.mediabox[2:]] == [210, 297]
    order = print_order(session, PrintWish(), WHEN)
    width, height = paper_of(session.issue).trim
    for place in order.laid:
        assert place.x >= SIDE - 0.01
        assert place.x + width * place.scale <= 210 * MM - SIDE + 0.01
        assert place.y + height * place.scale <= 297 * MM - FOOT + 0.01
        assert place.scale == pytest.approx((210 * MM - 2 * SIDE) / width, abs=0.01)


def test_words_of_page_and_slip_are_on_the_sheet(session):
    words = sheets(session)[0].extract_text()
    assert "云溪又照得见人影了" in words.replace("\n", "")
    assert "printed 2023-03-19 22:15" in words
    assert "revision 0" in words
    numbers = {int(word) for word in words.split() if word.isdigit() and int(word) % 5 == 0}
    assert {5, 10, 40} <= numbers


def test_numbers_can_be_left_out(session):
    with_numbers = sheets(session)[1].extract_text().split()
    without = sheets(session, numbers=False)[1].extract_text().split()
    assert "35" in with_numbers
    assert "35" not in without


def test_tiles_cover_the_page_at_full_size_and_overlap(session):
    order = print_order(session, PrintWish(tiled=True, pages=(session.issue.pages[0].id,)), WHEN)
    width, height = paper_of(session.issue).trim
    assert len(order.laid) == 4
    assert {place.scale for place in order.laid} == {1.0}
    windows = [place.window for place in order.laid]
    assert max(w.right for w in windows) == pytest.approx(width)
    assert max(w.bottom for w in windows) == pytest.approx(height)
    assert windows[1].x == pytest.approx(windows[0].right - OVERLAP)
    for place in order.laid:
        assert place.x + place.window.x == pytest.approx(SIDE)
        assert place.y + place.window.y == pytest.approx(HEAD)


def test_a3_takes_a_tabloid_page_nearly_whole(session):
    order = print_order(session, PrintWish(paper=SheetPaper.A3), WHEN)
    assert all(place.scale > 0.9 for place in order.laid)


def darkness(pdf: bytes, page: int, box: tuple[float, float, float, float]) -> float:
    drawn = pypdfium2.PdfDocument(pdf)[page].render(scale=1.0, grayscale=True).to_pil()
    cut = drawn.crop(tuple(round(v) for v in box)).convert("L")
    return 255 - sum(n * k for n, k in enumerate(cut.histogram())) / (cut.width * cut.height)


def test_ink_of_a_tile_stays_in_its_window(session):
    order = print_order(
        session, PrintWish(tiled=True, numbers=False, pages=(session.issue.pages[0].id,)), WHEN
    )
    pdf = printed(order).pdf
    edge = 210 * MM - SIDE
    assert darkness(pdf, 0, (SIDE, HEAD, edge, 297 * MM - FOOT)) > 3
    assert darkness(pdf, 0, (edge + 2, 0, 210 * MM, 297 * MM)) == 0
    assert darkness(pdf, 1, (0, 0, SIDE - 2, 250 * MM)) == 0


def test_sheets_are_written_headless(session, tmp_path):
    file = tmp_path / "out/read.pdf"
    run(session, "issue.print", to=file, pages="A01", sheet="A3")
    (sheet,) = PdfReader(file).pages
    assert [round(float(v) / MM) for v in sheet.mediabox[2:]] == [297, 420]
