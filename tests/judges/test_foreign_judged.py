"""Our own preflight of a PDF before the files that were broken to test the judge."""

import json
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from layout_app.desk.output.ordering import CARRIED
from layout_app.display.items import PlacedPdf
from layout_app.errors import ExportError
from layout_app.fonts.catalogue import shipped
from layout_app.model.geometry import Rect
from layout_app.press.foreign.faults import check_pdf
from layout_app.press.foreign.standard import Standard
from layout_app.press.writer import Profile, write_pdf
from tests.pages import Originals, column, group, info, page

pytestmark = pytest.mark.judge

JUDGES = Path(__file__).parent
# Which of our faults names what each file was broken for.
NAMED = {
    "s01_truncated": "pdf.damaged", "s02_encrypted": "pdf.locked", "s03_no_id": "pdf.no_id",
    "s04_version17": "pdf.version", "s05_objstm": "pdf.object_streams", "s06_lzw": "pdf.filter",
    "s06b_jpx_in_x1a": "pdf.filter", "s07_embedded_file": "pdf.embedded_file",
    "s08_js_openaction": "pdf.action", "s08b_page_aa": "pdf.action",
    "s09_acroform": "pdf.form_fields", "s10_ocg_in_x1a": "pdf.layers",
    "s11_oc_configs": "pdf.layers_configured", "s12_trailing_junk": "pdf.bytes_behind",
    "i01_no_version_key": "pdf.no_standard", "i01b_x4_no_pdfxid": "pdf.no_standard",
    "i02_conformance": "pdf.conformance", "i03_trapped_unknown": "pdf.trapped",
    "i03b_x4_trapped": "pdf.trapped", "i04_no_title": "pdf.info_missing",
    "i04b_bad_date": "pdf.bad_date", "i05_no_creator": "pdf.info_missing",
    "i06_no_xmp": "pdf.no_metadata", "i06b_xmp_broken": "pdf.metadata_damaged",
    "i07_title_differs": "pdf.metadata_differs", "o01_no_intent": "pdf.intents",
    "o01b_two_intents": "pdf.intents", "o02_no_oci": "pdf.intent_unnamed",
    "o03_no_profile": "pdf.no_profile", "o03b_x4_registered_only": "pdf.no_profile",
    "o04_no_info": "pdf.intent_info", "o05_not_icc": "pdf.profile_damaged",
    "o05b_icc_truncated": "pdf.profile_damaged", "o06_rgb_profile": "pdf.profile_not_cmyk",
    "o07_icc_v4": "pdf.profile_version", "p01_mediabox_degenerate": "pdf.media_box",
    "p02_no_trim": "pdf.no_trim_box", "p02b_trim_and_art": "pdf.trim_and_art_box",
    "p03_trim_outside_bleed": "pdf.box_outside", "p03b_bleed_outside_media": "pdf.box_outside",
    "p04_userunit": "pdf.user_unit", "p05_cropbox": "pdf.crop_box",
    "p06_annotation": "pdf.annotation", "p07_sizes": "pdf.page_sizes",
    "p07b_rotate": "pdf.rotated", "p08_two_pages": "pdf.not_one_page",
    "p09_empty_page": "press.empty_page", "p10_group": "pdf.transparency",
    "p11_group_rgb": "pdf.group_space", "p12_separationinfo": "pdf.separated",
    "c01_rgb_text": "pdf.colour", "c01b_iccbased_x1a": "pdf.colour", "c01c_lab": "pdf.colour",
    "c02_rgb_x3": "pdf.colour", "c02b_rgb_x4": "pdf.colour",
    "c03_defaultrgb": "pdf.default_space", "c04_sep_alt_rgb": "pdf.spot_likeness",
    "c05_icc_same_as_intent": "pdf.same_profile", "c06_spot_two_ways": "pdf.spot_twice",
    "c07_intent_name": "pdf.rendering_intent", "c08_unknown_op": "pdf.bad_operators",
    "c08b_unbalanced_q": "pdf.unbalanced", "c08c_bx": "pdf.bad_operators",
    "c09_ps_xobject": "pdf.postscript", "c10_missing_font": "pdf.no_resource",
    "c10b_form_loop": "pdf.form_loop", "g01_tr": "pdf.transfer", "g01b_tr2": "pdf.transfer",
    "g02_halftone_name": "pdf.halftone", "g02b_halftone6": "pdf.halftone",
    "g03_alpha": "pdf.transparency", "g03b_multiply": "pdf.transparency",
    "g04_blend_unknown": "pdf.blend_mode", "m01_smask": "pdf.transparency",
    "m02_alternates": "pdf.alternates", "m03_16bit": "pdf.image_bits",
    "m04_short_data": "pdf.image_damaged", "m04b_jpeg_truncated": "pdf.image_damaged",
    "f01_not_embedded": "pdf.font_not_embedded",
    "f01b_reportlab_cidfont_stsong": "pdf.font_not_embedded",
    "f02_font_broken": "pdf.font_damaged", "f02b_cid_font_broken": "pdf.font_damaged",
    "f03_notdef": "pdf.glyph_missing", "f03c_cid_notdef": "pdf.glyph_missing",
    "f03b_lost_as_u0000": "pdf.glyph_lost", "f03d_printing_character_blank": "pdf.glyph_blank",
    "f04_widths": "pdf.font_widths", "f04b_cid_widths": "pdf.font_widths",
    "f05_cmap": "pdf.font_cmap", "f06_no_tounicode": "pdf.font_unreadable",
    "f07_courier": "pdf.font_substitute", "n01_black_knocks_out": "pdf.black_knocks_out",
    "n01b_gray_text": "pdf.black_knocks_out", "n02_white_overprints": "pdf.white_overprints",
    "n03_white_path_overprints": "pdf.white_overprints",
    "n04_rich_black_text": "press.rich_black_text", "n05_small_white": "press.small_white_text",
    "n06_small_multi": "press.small_mixed_text", "n07_hairline": "press.line_without_weight",
    "n07b_thin_multi": "press.thin_line", "n08_spot": "press.spot_not_agreed",
    "n09_all": "pdf.register_ink", "n10_72ppi": "press.coarse_picture",
    "n11_120ppi": "press.coarse_picture", "n12_1bit_300": "press.coarse_bitmap",
    "n13_gray_overprints": "pdf.gray_overprints", "n14_tac_300": "press.too_much_ink",
    "n15_tac_rendered_image": "press.too_much_ink",
    "n16_thin_black_knocks_out": "pdf.black_knocks_out", "n17_4pt": "press.small_text",
    "n18_text_off_page": "pdf.text_off_page",
}  # fmt: skip


@pytest.fixture(scope="module")
def broken(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("broken")
    maker = JUDGES / "make_broken_pdfs.py"
    subprocess.run(
        [sys.executable, str(maker), "--out", str(folder), "-q"], check=True, capture_output=True
    )
    return folder


def test_every_broken_file_is_known_here(broken):
    made = {path.stem.removeprefix("bad_") for path in broken.glob("bad_*.pdf")}
    assert made == NAMED.keys()


@pytest.mark.parametrize("case", NAMED)
def test_fault_of_a_broken_file_is_named(broken, case):
    found = check_pdf((broken / f"bad_{case}.pdf").read_bytes())
    assert NAMED[case] in {problem.code for problem in found}


@pytest.mark.parametrize("profile", ["x1a2001", "x1a2003", "x32002", "x32003", "x4"])
def test_good_file_has_no_fault(broken, profile):
    assert check_pdf((broken / f"good_{profile}.pdf").read_bytes()) == ()


def test_file_of_one_standard_is_no_file_of_another(broken):
    data = (broken / "good_x4.pdf").read_bytes()
    assert "pdf.version" in {p.code for p in check_pdf(data, standard=Standard.X1A_2003)}


@pytest.mark.parametrize(
    ("profile", "standard", "judged"),
    [(Profile.X1A, Standard.X1A_2003, "x1a2003"), (Profile.X4, None, "x4")],
)
def test_what_is_wrong_with_an_ad_that_may_leave_is_not_wrong_with_our_page(
    broken, tmp_path, profile, standard, judged
):
    slot = Rect(50, 100, 400, 560)
    display = page(
        group([PlacedPdf(rect=slot, original="ad")], name="ad"), column("正文", "a1", x=20, y=20)
    )
    left = []
    for path in sorted(broken.glob("*.pdf")):
        data = path.read_bytes()
        found = check_pdf(data, standard=standard, slot=(400, 560))
        if any(fact.code in CARRIED and fact.severity == "error" for fact in found):
            continue
        with suppress(ExportError):
            made = write_pdf([display], shipped(), profile, info(), Originals(ad=data))
            left.append(tmp_path / path.name)
            left[-1].write_bytes(made)
    command = [sys.executable, JUDGES / "pdfx_check.py", *left]
    command += ["--profile", judged, "--single-page", "--json"]
    sheets = json.loads(subprocess.run(command, capture_output=True, text=True).stdout)
    assert len(sheets) == len(left) > 60
    assert {sheet["file"]: sheet["errors"] for sheet in sheets if sheet["errors"]} == {}
