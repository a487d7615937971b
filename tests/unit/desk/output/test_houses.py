"""Printing houses: files, what an export makes of them, and what the problems say."""

import io
from dataclasses import replace

import pytest
from PIL import Image

from layout_app.desk.originals import Originals
from layout_app.desk.output.exporting import carry_out
from layout_app.desk.output.ordering import ordered
from layout_app.desk.output.orders import Wish
from layout_app.desk.session import open_session
from layout_app.display.items import Panel, Picture, PlacedPdf
from layout_app.errors import IssueFileError
from layout_app.fonts.catalogue import shipped
from layout_app.model.geometry import Rect
from layout_app.model.ink import Ink
from layout_app.preflight.house import NEWSPRINT, House
from layout_app.preflight.limits import Limits
from layout_app.press.writer import Profile, write_pdf
from layout_app.store.houses import house, house_names
from layout_app.store.originals import put_original
from tests.desks import laid_out, small_issue
from tests.pages import TRIM, group, info, page, run
from tests.pages import Originals as Files

SHIPPED = ("coldset-220", "coldset-240", "outlines-240")


def test_shipped_houses_can_be_read(tmp_path):
    assert house_names(tmp_path) == SHIPPED
    assert house(tmp_path, "coldset-220").limits.ink == 220
    assert house(tmp_path, "outlines-240").outlines
    assert house(tmp_path, "coldset-240").limits == Limits()
    assert house(tmp_path, "") == NEWSPRINT


def own(folder, text: str) -> None:
    (folder / "houses").mkdir(exist_ok=True)
    (folder / "houses/ours.yaml").write_text("format: 1\n" + text, "utf-8")


def test_own_house_has_its_figures(tmp_path):
    own(tmp_path, "title: 城东印务\nlimits:\n  ink: 230\n  spots: [PANTONE 185 C]\n"
                  "pictures:\n  ppi: 170\n  intent: perceptual\n")  # fmt: skip
    found = house(tmp_path, "ours")
    assert (found.title, found.limits.ink, found.pictures.ppi) == ("城东印务", 230, 170)
    assert found.limits.spots == ("PANTONE 185 C",)
    assert found.pictures.intent == "perceptual"


@pytest.mark.parametrize(("text", "code", "line"), [
    ("limits:\n  inc: 230\n", "store.unknown_field", 3),
    ("limits:\n  ink: 9\n", "store.out_of_range", 3),
    ("pictures:\n  intent: nice\n", "store.not_one_of", 3),
    ("marks: 3\n", "store.not_true_false", 2),
])  # fmt: skip
def test_wrong_house_is_refused_with_its_line(tmp_path, text, code, line):
    own(tmp_path, text)
    with pytest.raises(IssueFileError) as refused:
        house(tmp_path, "ours")
    assert (refused.value.code, refused.value.arguments["line"]) == (code, line)


def test_unknown_house_is_refused_with_the_known_ones(tmp_path):
    with pytest.raises(IssueFileError) as refused:
        house(tmp_path, "none")
    assert refused.value.code == "store.no_house"
    assert "coldset-220" in refused.value.arguments["choices"]


def photo(mode: str = "RGB", **options) -> bytes:
    sink = io.BytesIO()
    Image.new(mode, (300, 300)).save(sink, "JPEG", **options)
    return sink.getvalue()


def judged(tmp_path, *items, house: House = NEWSPRINT) -> dict[str, str]:
    told = list(Originals(tmp_path, house).problems(page(group(items, name="b1"))))
    assert all(fact.where.box == "b1" for fact in told)
    return {fact.code: fact.severity.value for fact in told}


def test_pictures_are_looked_at(tmp_path):
    def code(data: bytes) -> dict[str, str]:
        shown = Picture(rect=Rect(0, 0, 90, 90), original=put_original(tmp_path, data))
        return judged(tmp_path, shown)

    assert code(photo()) == {}
    assert code(photo("CMYK")) == {"press.cmyk_without_profile": "note"}
    assert code(photo("CMYK", icc_profile=info().icc)) == {}
    assert code(photo(icc_profile=info().icc)) == {"press.profile_ignored": "warning"}
    assert code(b"junk") == {"press.picture_unreadable": "error"}
    assert code(photo()[:-200]) == {"press.picture_damaged": "error"}
    gone = Picture(rect=Rect(0, 0, 9, 9), original="0" * 64)
    assert judged(tmp_path, gone) == {"press.original_missing": "error"}


def ad(profile: Profile = Profile.X1A, ink: Ink | None = None) -> bytes:
    items = [run("广告", 10, 90, size=40), Panel(rect=Rect(0, 100, 90, 90), fill=ink or Ink(k=0.2))]
    return write_pdf([page(group(items))], shipped(), profile, info(), Files())


def test_ads_are_judged_in_their_slot(tmp_path):
    good = PlacedPdf(rect=Rect(0, 0, *TRIM), original=put_original(tmp_path, ad()))
    assert judged(tmp_path, good) == {}
    assert "pdf.wrong_size" in judged(tmp_path, replace(good, rect=Rect(0, 0, 300, 300)))
    heavy = replace(good, original=put_original(tmp_path, ad(ink=Ink(c=0.8, m=0.8, y=0.7))))
    assert judged(tmp_path, heavy) == {}
    strict = House(limits=Limits(ink=220))
    assert judged(tmp_path, heavy, house=strict) == {"press.too_much_ink": "warning"}
    assert judged(tmp_path, heavy, house=replace(strict, rules_off=("press.too_much_ink",))) == {}
    light = replace(good, original=put_original(tmp_path, ad(Profile.SCREEN)))
    assert judged(tmp_path, light)["pdf.colour"] == "error"


def test_export_takes_names_marks_and_ink_of_the_house(tmp_path):
    session = laid_out(small_issue(tmp_path / "issue"))
    folder = session.opened.publication_folder
    own(folder, "marks: true\nfile_name: '{folio}_{paper}.pdf'\ncondition: City coldset\n"
                "limits:\n  ink: 210\n")  # fmt: skip
    wish = Wish(to=tmp_path / "out", house="ours")
    order = ordered(session.opened, session.issue, session.composer, wish)
    assert order.job.rules.ink == 210
    assert order.job.info.condition == "City coldset"
    names = [file.path.name for file in carry_out(order, lambda *_: None).result.files]
    assert names[0].startswith("A01_")
    plain = ordered(session.opened, session.issue, session.composer, Wish(to=tmp_path / "out"))
    strokes = [
        sum(part.code.count(" l S") for part in made.pages[0].painted.content)
        for made in (plain, order)
    ]
    assert strokes[0] < strokes[1]


def test_issue_of_an_unknown_house_opens_and_says_so(tmp_path):
    folder = small_issue(tmp_path / "issue").folder
    (folder / "publication.yaml").write_text("format: 1\nhouse: none\n", "utf-8")
    session = open_session(folder)
    told = {fact.code: fact for fact in session.problems()}
    assert dict(told["store.no_house"].args)["found"] == "none"


def test_house_of_outlines_gets_two_files_a_page_and_a_certificate_of_the_live_ones(tmp_path):
    session = laid_out(small_issue(tmp_path / "issue"))
    wish = Wish(to=tmp_path / "out", house="outlines-240", report=tmp_path / "certificate.json")
    done = carry_out(
        ordered(session.opened, session.issue, session.composer, wish), lambda *_: None
    )
    pages = len(session.issue.pages)
    assert len(done.result.files) == 2 * pages
    assert done.certificate is not None
    accounts = done.certificate["articles"].values()
    assert all(account["accepted"] for account in accounts)
    assert not any(account["faults"] for account in accounts)
