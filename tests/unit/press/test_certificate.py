import json

import pytest

from layout_app.display.items import Panel
from layout_app.fonts.catalogue import shipped
from layout_app.model.geometry import Rect
from layout_app.model.ink import Ink
from layout_app.press.certificate import (
    CertifiedBox,
    CertifiedPage,
    PageInk,
    certificate,
    ink_of_page,
)
from layout_app.press.conservation import check, joined, printed
from layout_app.press.export import ExportJob, ExportResult, Split, export
from layout_app.press.profile import Profile
from layout_app.press.writer import write_pdf
from tests.pages import PASSAGE, Originals, column, full_page, group, info, page, painted, picture


def test_certificate_has_its_fixed_keys(tmp_path):
    display = page(column(PASSAGE, "a1"))
    job = ExportJob(
        pages=(painted(display),),
        target=tmp_path,
        profile=Profile.X1A,
        split=Split.PAGES,
        info=info(),
    )
    result = export(job, lambda done, total: None)
    found = joined(printed(file.path.read_bytes()) for file in result.files)
    box = CertifiedBox(article="a1", part=1, kind="article", rect=Rect(10, 20, 126, 80))
    told = certificate(
        Profile.X1A, result, [CertifiedPage(painted=painted(display), boxes=(box,))],
        check({"a1": PASSAGE}, found, {}, {}), {"a1": "书店开门"}, ["layout.overset"],
    )  # fmt: skip
    assert json.loads(json.dumps(told)) == told
    keys = ["profile", "files", "fonts", "pages", "articles", "accepted_problems", "press"]
    assert list(told) == keys
    assert told["files"] == [
        {
            "path": str(tmp_path / "20230320A01.pdf"),
            "sha256": result.files[0].sha256,
            "pages": ["A01"],
        }
    ]
    assert told["fonts"] == ["NewsSong-Regular"]
    assert told["pages"][0] == {
        "page": "A01",
        "boxes": [
            {"article": "a1", "part": 1, "kind": "article", "x": 10, "y": 20, "w": 126, "h": 80}
        ],
        "ink": {"plates": ["Black"], "highest": 100.0},
        "pictures": [],
        "ads": [],
    }
    assert told["articles"]["a1"] == {
        "headline": "书店开门", "accepted": len(PASSAGE), "printed": len(PASSAGE), "overset": 0,
        "cut": 0, "overset_ranges": [], "cut_ranges": [], "missing_glyph_ranges": [], "faults": [],
    }  # fmt: skip
    assert told["accepted_problems"] == ["layout.overset"]


def test_certificate_names_plates_and_the_highest_sum(tmp_path):
    panel = Panel(rect=Rect(0, 0, 9, 9), fill=Ink(c=0.9, m=0.8, k=0.5))
    spot = Panel(rect=Rect(0, 0, 9, 9), fill=Ink(m=0.5, spot="PANTONE 021 C"))
    display = page(group([panel, spot]))
    job = ExportJob(
        pages=(painted(full_page()),),
        target=tmp_path,
        profile=Profile.X4,
        split=Split.PAGES,
        info=info(),
    )
    result = export(job, lambda done, total: None)
    told = certificate(
        Profile.X4, result, [CertifiedPage(painted=painted(display), boxes=())], {}, {}, ()
    )
    assert told["pages"][0]["ink"] == {
        "plates": ["Cyan", "Magenta", "Black", "PANTONE 021 C"],
        "highest": 220.0,
    }


def test_certificate_lists_pictures_with_their_resolution(tmp_path):
    shown = page(group([picture("photo", crop=Rect(0, 0, 0.5, 1))]))
    certified = CertifiedPage(painted=painted(shown), boxes=(), pixels={"photo": (500, 250)})
    told = certificate(
        Profile.X1A, ExportResult(files=(), fonts=()), [certified], {}, {}, (), {"ink": 240.0}
    )
    # 250 pixels of the half across 90 points, 250 down 60: the coarser counts.
    assert told["pages"][0]["pictures"] == [{"sha256": "photo", "ppi": 200, "w": 90, "h": 60}]
    assert told["press"] == {"ink": 240.0}


def test_ink_of_pictures_and_ads_is_told_as_the_file_draws_it(tmp_path):
    told = certificate(
        Profile.X1A,
        ExportResult(files=(), fonts=()),
        [
            CertifiedPage(
                painted=painted(page(group([picture("photo")]))),
                boxes=(),
                ink=PageInk(plates=("Cyan", "PANTONE 021 C"), highest=361.04),
            )
        ],
        {}, {}, (),
    )  # fmt: skip
    assert told["pages"][0]["ink"] == {"plates": ["Cyan", "PANTONE 021 C"], "highest": 361.0}
    dense = Panel(rect=Rect(10, 10, 40, 40), fill=Ink(c=0.9, m=0.8, y=0.7, k=0.5))
    spot = Panel(rect=Rect(60, 10, 40, 40), fill=Ink(m=0.5, spot="PANTONE 021 C"))
    pdf = write_pdf([page(group([dense, spot]))], shipped(), Profile.X1A, info(), Originals())
    drawn = ink_of_page(pdf, 0)
    assert drawn.plates == ("Cyan", "Magenta", "Yellow", "Black", "PANTONE 021 C")
    assert drawn.highest == pytest.approx(290, abs=2)
