"""Type as outlines (转曲): the same ink without a font, beside a file that can still be read."""

import io

import pikepdf
import pypdfium2
import pytest
from PIL import ImageChops

from layout_app.fonts.catalogue import shipped
from layout_app.model.ids import FaceId
from layout_app.press.conservation import printed
from layout_app.press.content import paint_page
from layout_app.press.export import LIVE, ExportJob, Split, export, targets
from layout_app.press.foreign.faults import check_pdf
from layout_app.press.profile import SLUG, Profile
from layout_app.press.writer import write_pages
from tests.pages import PASSAGE, Originals, full_page, info


def written(outlines: bool, profile: Profile = Profile.X1A) -> bytes:
    made = paint_page(full_page(), shipped(), is_rgb=False, slug=SLUG, outlines=outlines)
    return write_pages([made], shipped(), profile, info(), Originals())


def pixels(data: bytes):
    return pypdfium2.PdfDocument(data)[0].render(scale=2).to_pil().convert("L")


def test_outlines_are_the_ink_of_the_type():
    live, drawn = (pixels(written(outlines)) for outlines in (False, True))
    differs = ImageChops.difference(live, drawn)
    # The renderer smooths type and paths in ways of their own: edges differ, shapes do not.
    strong = differs.point(lambda value: 255 * (value > 110))
    assert sum(strong.histogram()[255:]) < 0.0005 * live.width * live.height
    ink = [sum(255 - value for value in image.get_flattened_data()) for image in (live, drawn)]
    assert ink[1] == pytest.approx(ink[0], rel=0.04)


@pytest.mark.parametrize("profile", [Profile.X1A, Profile.X4])
def test_file_of_outlines_has_no_font_and_no_fault(profile):
    data = written(outlines=True, profile=profile)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert not [obj for obj in pdf.objects if isinstance(obj, pikepdf.Dictionary)
                    and obj.get("/Type") == "/Font"]  # fmt: skip
    assert check_pdf(data) == ()
    assert printed(data) == {}


def test_glyph_is_stored_once():
    face = shipped().face(FaceId("song-400"))
    gid = face.glyph("街")
    assert face.outline(gid)[0].operator == "m"
    assert face.outline(face.glyph("\u3000")) == ()
    with pikepdf.open(io.BytesIO(written(outlines=True))) as pdf:
        forms = [n for n in pdf.pages[0].Resources.XObject if n.startswith("/Glsong-400-")]
    assert len(forms) < len(PASSAGE * 4) / 2


def test_live_file_is_kept_beside_the_outlines(tmp_path):
    live, drawn = (
        paint_page(full_page(), shipped(), is_rgb=False, slug=SLUG, outlines=outlines)
        for outlines in (False, True)
    )
    job = ExportJob(
        pages=(live,), outlined=(drawn,), target=tmp_path, profile=Profile.X1A, split=Split.PAGES,
        info=info(),
    )  # fmt: skip
    heard = []
    export(job, lambda done, total: heard.append((done, total)))
    names = ["20230320A01.pdf", f"20230320A01{LIVE}.pdf"]
    assert [path.name for path in targets(job)] == sorted(path.name for path in tmp_path.iterdir())
    assert sorted(path.name for path in tmp_path.iterdir()) == names
    assert printed((tmp_path / names[0]).read_bytes()) == {}
    assert printed((tmp_path / names[1]).read_bytes()).keys() >= {"a1"}
    assert heard[-1] == (2, 2)
