"""A spread on its way out: two pages for the press, one for the screen, no character lost."""

import pypdf
import pytest
from PIL import Image

from layout_app.compose.page import ComposedBox
from layout_app.desk import commands
from layout_app.desk.output.exporting import carry_out
from layout_app.desk.output.ordering import ordered
from layout_app.desk.output.orders import Wish
from layout_app.desk.output.publishing import edition_of
from layout_app.desk.session import Session, open_session
from layout_app.model.issue import index
from layout_app.press.export import Split
from layout_app.press.imposition import Impose
from layout_app.press.profile import Profile
from layout_app.press.render import reader_picture
from tests.desks import by_headline, laid_out, small_issue
from tests.printed import glyphs


@pytest.fixture(scope="module")
def desk(tmp_path_factory) -> Session:
    """Return three pages, the lead on A01 and, over the fold, on A02 and A03."""
    session = laid_out(small_issue(tmp_path_factory.mktemp("spread")))
    commands.run(session, "page.join", page="A02")
    lead = by_headline(session, "云溪河")
    part = index(session.issue).parts[lead][1][1].id
    commands.run(session, "box.resize", box=part, column=3, line=4, columns=4, lines=24)
    commands.run(session, "issue.record", date="2023-03-20")
    session.save()
    return session


@pytest.fixture
def session(desk) -> Session:
    return open_session(desk.folder)


def sent(session: Session, to, **wish) -> tuple:
    order = ordered(session.opened, session.issue, session.composer, Wish(to=to, **wish))
    made = carry_out(order, lambda _done, _total: None)
    return made.result.files, made.certificate


@pytest.mark.parametrize("profile", [Profile.X1A, Profile.X4])
def test_press_gets_each_side_as_a_page_with_its_half(profile, session, tmp_path):
    files, certificate = sent(session, tmp_path, profile=profile, report=tmp_path / "report")
    assert [file.pages for file in files] == [("A01",), ("A02",), ("A03",)]
    sizes = {tuple(map(float, pypdf.PdfReader(f.path).pages[0].trimbox[2:])) for f in files}
    assert len(sizes) == 1
    lead = by_headline(session, "云溪河")
    shown = [{g.off for g in glyphs(file.path.read_bytes()) if g.article == lead} for file in files]
    assert all(shown)
    assert not shown[1] & shown[2]
    account = certificate["articles"][lead]
    assert account["accepted"] == account["printed"] + account["overset"]


def test_certificate_lists_the_box_on_both_pages(session, tmp_path):
    _files, certificate = sent(session, tmp_path, report=tmp_path / "report")
    pages = {page["page"]: page["boxes"] for page in certificate["pages"]}
    left, right = (next(b for b in pages[f] if b["part"] == 2) for f in ("A02", "A03"))
    width = session.composed(session.issue.pages[1].id).display.trim[0] / 2
    assert left["x"] + left["w"] == pytest.approx(width)
    assert right["x"] == 0


def test_each_side_holds_no_ink_of_the_other(session, tmp_path):
    files, _ = sent(session, tmp_path)
    width = session.composed(session.issue.pages[1].id).display.trim[0] / 2
    for file in files[1:]:
        for glyph in glyphs(file.path.read_bytes()):
            assert -0.01 <= glyph.x < width


def test_screen_gets_the_spread_as_one_page(session, tmp_path):
    files, _ = sent(session, tmp_path / "all.pdf", profile=Profile.SCREEN)
    assert files[0].pages == ("A01", "A02-A03")
    single, wide = pypdf.PdfReader(files[0].path).pages
    assert float(wide.trimbox.width) == pytest.approx(2 * float(single.trimbox.width), abs=0.01)


def test_sheets_hold_the_spread_unbroken(session, tmp_path):
    wish = {"profile": Profile.X1A, "split": Split.ISSUE, "impose": Impose.SPREADS}
    files, certificate = sent(session, tmp_path / "all.pdf", report=tmp_path / "report", **wish)
    assert files[0].pages == ("A01", "A02-A03")
    assert certificate is not None


@pytest.mark.parametrize("asked", ["A02", "A03", "A02-A03"])
def test_either_folio_asks_for_the_spread(asked, session):
    made = commands.run(session, "page.section", page=asked, name="专题")
    assert made.pages == (session.issue.pages[1].id,)
    page = session.issue.pages[1]
    assert (page.right_page.section if asked == "A03" else page.section) == "专题"


def test_digital_edition_shows_the_spread_with_one_zone(session):
    pages = [session.composed(page.id) for page in session.issue.pages]
    images = [reader_picture(Image.new("RGB", (200, 100)))] * len(pages)
    edition, _files = edition_of(session.issue, pages, images, {})
    spread = edition.pages[1]
    assert spread.folio == "A02-A03"
    (zone,) = spread.zones
    box: ComposedBox = next(box for box in pages[1].boxes if box.article)
    width = pages[1].display.trim[0]
    xs = [x for x, _y in zone.shape]
    assert min(xs) == pytest.approx(box.rect.x / width, abs=1e-4)
    assert min(xs) < 0.5 < max(xs)
