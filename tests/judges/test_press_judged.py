"""Files of the press before independent judges: qpdf, poppler, ghostscript and our own scripts."""

import io
import json
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph
from PIL import Image

from layout_app.display.items import Picture, PlacedPdf, Rule
from layout_app.errors import ExportError
from layout_app.fonts.catalogue import FaceFile, shipped
from layout_app.model.box import SheetBox, Trim
from layout_app.model.geometry import Rect
from layout_app.model.ids import FaceId
from layout_app.model.ink import BLACK, Ink
from layout_app.press.conservation import printed
from layout_app.press.content import paint_page
from layout_app.press.imposition import Impose, imposed
from layout_app.press.profile import SLUG
from layout_app.press.writer import Profile, write_pages, write_pdf
from tests.cffface import save_cff_face
from tests.pages import ALL_FACES, PASSAGE, Originals, full_page, group, info, page, run

pytestmark = pytest.mark.judge

JUDGES = Path(__file__).parent
NAMES = {Profile.X1A: "x1a2003", Profile.X4: "x4"}
PRESS = tuple(NAMES)


def run_tool(*command: str) -> subprocess.CompletedProcess[str]:
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    return subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)


def judge(path: Path, profile: Profile, *options: str) -> dict:
    done = run_tool(
        sys.executable, str(JUDGES / "pdfx_check.py"), str(path), "--profile", NAMES[profile],
        "--limit", "240", "--json", *options,
    )  # fmt: skip
    sheet = json.loads(done.stdout)[0]
    assert done.returncode == 0, sheet["errors"] + sheet["warnings"]
    return sheet


def photo(mode: str = "RGB", kind: str = "JPEG") -> bytes:
    chance = random.Random(7)
    image = Image.frombytes("RGB", (240, 160), chance.randbytes(240 * 160 * 3)).convert(mode)
    sink = io.BytesIO()
    image.save(sink, kind)
    return sink.getvalue()


@pytest.fixture(scope="module", params=list(Profile), ids=str)
def written(request, tmp_path_factory) -> tuple[Path, Profile]:
    path = tmp_path_factory.mktemp("press") / f"{request.param}.pdf"
    pictures = Originals(photo=photo())
    path.write_bytes(write_pdf([full_page("photo")], shipped(), request.param, info(), pictures))
    return path, request.param


def dark_photo() -> bytes:
    """A CMYK photo of 200 ppi at the limit of 240 %, gray at the left, blue at the right."""
    image = Image.new("CMYK", (660, 400), (204, 204, 204, 0))
    image.paste((255, 255, 102, 0), (330, 0, 660, 400))
    image.putpixel((0, 0), (0, 0, 0, 0))
    sink = io.BytesIO()
    image.save(sink, "TIFF")
    return sink.getvalue()


@pytest.mark.parametrize("profile", PRESS, ids=str)
def test_black_on_a_dark_photo_stays_within_the_ink_of_the_house(profile, tmp_path):
    if shutil.which("gs") is None:
        pytest.skip("gs is not installed")
    lines = [
        run("等水清了再放一条船" * 2, 8, 40 + 14 * n, face="hei-900", size=11) for n in range(6)
    ]
    rule = Rule(x1=8, y1=126, x2=200, y2=126, weight=1.5, ink=BLACK)
    large = run("大标题", 20, 26, face="hei-900", size=24)
    photo = Picture(rect=Rect(0, 0, 237.6, 144), original="dark")
    shown = page(group([photo, *lines, rule, large], 40, 60, name="photo"))
    path = tmp_path / "dark.pdf"
    path.write_bytes(write_pdf([shown], shipped(), profile, info(), Originals(dark=dark_photo())))
    done = run_tool(
        sys.executable,
        str(JUDGES / "tac.py"),
        str(path),
        "--limit",
        "240",
        "--dpi",
        "300",
        "--json",
    )
    assert done.returncode == 0, done.stdout + done.stderr
    (found,) = json.loads(done.stdout)[0]["pages"]
    assert found["gs"]["pixel_max"] <= 240.5
    assert found["gs"]["mean"]["K"] > 1, "the type is there"
    judge(path, profile, "--news", "--tac", "--single-page", "--strict")


def test_page_with_everything_passes_the_print_judge(written):
    path, profile = written
    if not profile.is_press:
        pytest.skip("no PDF/X")
    sheet = judge(path, profile, "--news", "--tac", "--single-page", "--strict")
    assert not [rule["id"] for rule in sheet["rules"] if rule["status"] == "SKIP"]


def test_file_is_clean_to_qpdf(written):
    done = run_tool("qpdf", "--check", str(written[0]))
    assert done.returncode == 0, done.stdout + done.stderr


def test_fonts_are_subsets_with_unicode_one_a_face(written):
    rows = run_tool("pdffonts", str(written[0])).stdout.splitlines()[2:]
    # The face of the vertical headline has a second font, which reads its brackets as quotes.
    assert len(rows) - 1 == len(ALL_FACES)
    assert len({row.split()[0].partition("+")[2] for row in rows}) == len(ALL_FACES)
    for row in rows:
        assert row.split()[-5:-2] == ["yes", "yes", "yes"]
        assert "Helvetica" not in row


def test_poppler_says_nothing(written, tmp_path):
    done = run_tool("pdftoppm", "-r", "72", "-png", str(written[0]), str(tmp_path / "p"))
    assert (done.returncode, done.stderr) == (0, "")
    assert list(tmp_path.glob("p*.png"))


@pytest.mark.parametrize("profile", PRESS)
def test_text_page_holds_black_only(profile, tmp_path):
    path = tmp_path / "text.pdf"
    display = page(group([run("只有黑墨的一行字", 20, 40)]))
    path.write_bytes(write_pdf([display], shipped(), profile, info(), Originals()))
    done = run_tool(
        sys.executable, str(JUDGES / "tac.py"), str(path), "--engine", "both", "--plates", "--json"
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Black" in done.stdout
    assert not any(ink in done.stdout for ink in ("Cyan", "Magenta", "Yellow"))


@pytest.mark.parametrize("profile", PRESS)
def test_issue_in_one_file_passes(profile, tmp_path):
    path = tmp_path / "issue.pdf"
    pages = [full_page("photo"), full_page("photo", folio="A02")]
    pictures = Originals(photo=photo())
    path.write_bytes(write_pdf(pages, shipped(), profile, info(), pictures))
    judge(path, profile, "--news")


@pytest.mark.parametrize("profile", PRESS)
@pytest.mark.parametrize(
    ("mode", "kind"),
    [("1", "PNG"), ("L", "PNG"), ("L", "JPEG"), ("RGBA", "PNG"), ("P", "GIF"), ("CMYK", "TIFF")],
)
def test_pictures_of_every_kind_pass(profile, mode, kind, tmp_path):
    path = tmp_path / "picture.pdf"
    pictures = Originals(photo=photo(mode, kind))
    path.write_bytes(write_pdf([full_page("photo")], shipped(), profile, info(), pictures))
    judge(path, profile, "--single-page")


@pytest.mark.parametrize("profile", PRESS)
def test_agreed_spot_ink_passes_with_one_definition(profile, tmp_path):
    path = tmp_path / "spot.pdf"
    red, pink = (Ink(m=0.9, y=0.8, spot="PANTONE 185 C", tint=tint) for tint in (1.0, 0.4))
    display = page(
        group([run("红", 20, 60, size=40, ink=red), run("粉", 80, 60, size=40, ink=pink)])
    )
    data = write_pdf([display], shipped(), profile, info(), Originals())
    path.write_bytes(data)
    judge(path, profile, "--news", "--allow-spot", "PANTONE 185 C")
    assert data.count(b"/Separation") == 1


@pytest.mark.parametrize("profile", PRESS)
def test_cubic_and_quadratic_faces_pass_together(profile, tmp_path):
    file = FaceFile(id=FaceId("cff-400"), path=save_cff_face(tmp_path / "boxes.otf"))
    faces = shipped().extended([file])
    lines = run("Paper 42", 10, 40, face="cff-400", faces=faces), run("字", 10, 60)
    path = tmp_path / "cff.pdf"
    path.write_bytes(write_pdf([page(group(lines))], faces, profile, info(), Originals()))
    judge(path, profile, "--news", "--single-page")
    assert "CID Type 0C" in run_tool("pdffonts", str(path)).stdout


@pytest.mark.parametrize("profile", PRESS)
def test_page_with_crop_marks_passes(profile, tmp_path):
    path = tmp_path / "marks.pdf"
    pictures = Originals(photo=photo())
    display = replace(full_page("photo"), bleed=8.5)
    path.write_bytes(write_pdf([display], shipped(), profile, info(), pictures, marks=True))
    judge(path, profile, "--single-page", "--allow-spot", "All")


def test_three_witnesses_read_the_same_story(written):
    path, _ = written
    ours = "".join(passage.text for passage in printed(path.read_bytes())["a1"])
    document = pypdfium2.PdfDocument(path)
    seen = document[0].get_textpage().get_text_range()
    document.close()
    spoken = run_tool("pdftotext", "-raw", "-enc", "UTF-8", str(path), "-").stdout
    assert ours == PASSAGE * 4
    assert ours in "".join(seen.split())
    assert ours in "".join(spoken.split())


def grey_cells(image: Image.Image, cell: int = 12) -> list[int]:
    """Return the mean grey of each cell: renderers differ in pixels, hardly in ink."""
    grey = image.convert("L")
    small = grey.resize((grey.width // cell, grey.height // cell), Image.Resampling.BOX)
    return list(small.tobytes())


def worst_cell(one: Image.Image, other: Image.Image) -> int:
    pairs = zip(grey_cells(one), grey_cells(other), strict=True)
    return max(abs(a - b) for a, b in pairs)


def drawn_by_three(path: Path, folder: Path) -> list[Image.Image]:
    run_tool("pdftoppm", "-r", "90", "-png", str(path), str(folder / "poppler"))
    run_tool(
        "gs", "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-r90", "-sDEVICE=png16m",
        "-dTextAlphaBits=4", "-dGraphicsAlphaBits=4", f"-sOutputFile={folder / 'gs.png'}", str(path),
    )  # fmt: skip
    document = pypdfium2.PdfDocument(path)
    pdfium = document[0].render(scale=90 / 72).to_pil()
    document.close()
    images = [Image.open(next(folder.glob("poppler*.png"))), Image.open(folder / "gs.png"), pdfium]
    return [image.convert("L").resize(pdfium.size) for image in images]


# Of 255, seven faces at 90 dpi: three renderers differ by 29 at most, a blank outline by 176.
CELL_LIMIT = 60


def text_page(folder: Path, spoil: Callable[[bytes], bytes] = bytes) -> Path:
    lines = [
        run(f"{face} 修缮用了两年多 Ab3", 20, 40 + 34 * n, face=face, size=22)
        for n, face in enumerate(ALL_FACES)
    ]
    display = page(group([*lines, Rule(x1=20, y1=300, x2=300, y2=300, weight=2, ink=BLACK)]))
    path = folder / "text.pdf"
    path.write_bytes(spoil(write_pdf([display], shipped(), Profile.X1A, info(), Originals())))
    return path


def test_three_renderers_draw_the_same_page(tmp_path):
    poppler, gs, pdfium = drawn_by_three(text_page(tmp_path), tmp_path)
    assert worst_cell(poppler, pdfium) <= CELL_LIMIT
    assert worst_cell(gs, pdfium) <= CELL_LIMIT
    assert worst_cell(gs, poppler) <= CELL_LIMIT


def test_pictures_of_a_page_tell_a_face_with_a_blank_outline(tmp_path):
    whole, blank = tmp_path / "whole", tmp_path / "blank"
    for folder in (whole, blank):
        folder.mkdir()
    good = drawn_by_three(text_page(whole), whole)
    bad = drawn_by_three(text_page(blank, without_an_outline), blank)
    assert all(worst_cell(a, b) > CELL_LIMIT for a, b in zip(good, bad, strict=True))


def without_an_outline(data: bytes) -> bytes:
    """Empty one glyph of every embedded face, as a half-cut font does."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for font in pdf.pages[0].Resources.Font.values():
            descriptor = font.DescendantFonts[0].FontDescriptor
            program = TTFont(io.BytesIO(descriptor.FontFile2.read_bytes()))
            name = max(program["glyf"].glyphs, key=lambda n: len(program["glyf"][n].compile(None)))
            program["glyf"][name] = Glyph()
            sink = io.BytesIO()
            program.save(sink)
            descriptor.FontFile2.write(sink.getvalue())
        sink = io.BytesIO()
        pdf.save(sink)
        return sink.getvalue()


def test_cmyk_jpeg_is_not_inverted(tmp_path):
    image = Image.new("CMYK", (300, 300), (0, 0, 0, 0))
    image.paste((255, 0, 0, 0), (0, 0, 150, 300))
    # Noise keeps it from being stored as flat colours.
    for k in range(300):
        image.putpixel((k, 299), (k % 256, 7, 3, 0))
    sink = io.BytesIO()
    image.save(sink, "JPEG", quality=95)
    path = tmp_path / "patch.pdf"
    pictures = Originals(photo=sink.getvalue())
    path.write_bytes(write_pdf([full_page("photo")], shipped(), Profile.X1A, info(), pictures))
    done = run_tool("pdftoppm", "-r", "72", "-jpegcmyk", str(path), str(tmp_path / "p"))
    if done.returncode:
        pytest.skip("poppler cannot separate")
    shown = Image.open(next(tmp_path.glob("p*.jpg")))
    left = shown.getpixel((28 + 160 + 20, 28 + 240 + 30))
    right = shown.getpixel((28 + 160 + 70, 28 + 240 + 30))
    assert left[0] > 200
    assert max(left[1:]) < 40
    assert max(right) < 40


def test_hostile_ads_are_refused_or_placed(tmp_path):
    run_tool(sys.executable, str(JUDGES / "make_broken_pdfs.py"), "--out", str(tmp_path), "-q")
    files = sorted(tmp_path.glob("*.pdf"))
    assert len(files) > 100
    placed = 0
    for file in files:
        ad = PlacedPdf(rect=Rect(0, 0, 400, 560), original="ad")
        pictures = Originals(ad=file.read_bytes())
        with suppress(ExportError):
            write_pdf([page(group([ad]))], shipped(), Profile.X1A, info(), pictures)
            placed += 1
    assert placed > 50


@pytest.mark.parametrize("profile", PRESS)
def test_page_with_an_ad_passes(profile, tmp_path):
    advertisement = page(group([run("广告", 10, 90, size=40)]))
    original = write_pdf([advertisement], shipped(), profile, info(), Originals())
    slot = PlacedPdf(rect=Rect(0, 0, *advertisement.trim), original="ad")
    display = page(group([slot]), group([run("正文", 20, 200, face="hei-400")]))
    path = tmp_path / "ad.pdf"
    pictures = Originals(ad=original)
    path.write_bytes(write_pdf([display], shipped(), profile, info(), pictures))
    judge(path, profile, "--single-page")
    assert run_tool("qpdf", "--check", str(path)).returncode == 0


@pytest.mark.parametrize("profile", PRESS)
@pytest.mark.parametrize("bleed", [0.0, SLUG])
def test_page_with_an_ad_cut_as_an_editor_chose_passes(profile, bleed, tmp_path):
    advertisement = page(group([run("广告", 10, 90, size=40)]))
    sink = io.BytesIO()
    with pikepdf.open(
        io.BytesIO(write_pdf([advertisement], shipped(), profile, info(), Originals()))
    ) as pdf:
        del pdf.pages[0]["/TrimBox"], pdf.pages[0]["/BleedBox"]
        pdf.save(sink)
    over = 2 * (SLUG - bleed)
    width, height = advertisement.trim[0] + over, advertisement.trim[1] + over
    trim = Trim(box=SheetBox.MEDIA, bleed=bleed)
    slot = PlacedPdf(rect=Rect(0, 0, width, height), original="ad", trim=trim)
    display = replace(
        page(group([slot]), group([run("正文", 20, 200, face="hei-400")])), trim=(width, height)
    )
    path = tmp_path / "ad.pdf"
    pictures = Originals(ad=sink.getvalue())
    path.write_bytes(write_pdf([display], shipped(), profile, info(), pictures))
    judge(path, profile, "--single-page")
    assert run_tool("qpdf", "--check", str(path)).returncode == 0


def test_the_judge_itself_is_judged():
    pytest.importorskip("fontTools")
    if shutil.which("gs") is None:
        pytest.skip("gs is not installed")
    done = run_tool(sys.executable, str(JUDGES / "make_broken_pdfs.py"), "--require-all", "-q")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("profile", PRESS)
@pytest.mark.parametrize("impose", [Impose.SPREADS, Impose.SHEETS])
def test_sheets_with_marks_pass_the_print_judge(profile, impose, tmp_path):
    pages = [full_page("photo", folio=f"A0{n}") for n in range(1, 5)]
    leaves = [paint_page(shown, shipped(), is_rgb=False, slug=SLUG) for shown in pages]

    def bare(width, height, folio):
        sheet = replace(page(folio=folio), trim=(width, height))
        return paint_page(sheet, shipped(), is_rgb=False, slug=SLUG, marks=True)

    sheets = imposed(leaves, impose, bare)
    for n, sheet in enumerate(sheets):
        data = write_pages([sheet], shipped(), profile, info(), Originals(photo=photo()))
        path = tmp_path / f"{n}.pdf"
        path.write_bytes(data)
        judge(path, profile, "--news", "--tac", "--single-page", "--strict", "--allow-spot", "All")
        assert run_tool("qpdf", "--check", str(path)).returncode == 0
