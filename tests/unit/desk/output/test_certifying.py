"""Files that were spoilt on disk: the certificate reads what is there, not what was meant."""

import json
from dataclasses import replace

import pikepdf
import pytest

from layout_app.desk.commands import run
from layout_app.desk.output.certifying import certified
from layout_app.desk.output.exporting import carry_out
from layout_app.desk.output.ordering import ordered
from layout_app.desk.output.orders import Order, Wish
from layout_app.desk.session import Session
from layout_app.display.items import Panel
from layout_app.errors import ExportError
from layout_app.fonts.catalogue import shipped
from layout_app.model.geometry import Rect
from layout_app.model.ink import Ink
from layout_app.model.issue import paper_of
from layout_app.model.paper import cells_rect
from layout_app.press.export import ExportResult, Split
from layout_app.press.imposition import Impose
from layout_app.press.profile import Profile
from layout_app.press.writer import write_pdf
from tests.desks import laid_out, small_issue
from tests.pages import Originals, group, info, page
from tests.spoiling import SEQUENCE, shown, string


@pytest.fixture(scope="module")
def written(tmp_path_factory) -> tuple[Order, ExportResult]:
    folder = tmp_path_factory.mktemp("certifying")
    session = laid_out(small_issue(folder))
    wish = Wish(to=folder / "issue.pdf", split=Split.ISSUE, report=folder / "certificate.json")
    order = ordered(session.opened, session.issue, session.composer, wish)
    return order, carry_out(order, lambda _done, _total: None).result


def test_blanks_of_two_kinds_in_a_head_are_whole(tmp_path):
    """A head's blank between clauses is set with the glyph of the other: one reading for both."""
    session = laid_out(small_issue(tmp_path))
    article = session.issue.articles[0]
    words = "云溪又清 河东修路　河西种树"
    run(session, "article.edit", article=article.id, paragraph=0, text=words)
    wish = Wish(to=tmp_path / "out", report=tmp_path / "certificate.json")
    order = ordered(session.opened, session.issue, session.composer, wish)
    carry_out(order, lambda _done, _total: None)
    told = json.loads((tmp_path / "certificate.json").read_text("utf-8"))["articles"][article.id]
    assert (told["headline"], told["faults"]) == (words, [])


def spoilt(written, tmp_path, change):
    """Change the marked sequences of the first page of a copy and certify that."""
    order, result = written
    path = tmp_path / "spoilt.pdf"
    with pikepdf.open(result.files[0].path) as pdf:
        page = pdf.pages[0]
        code = page.Contents.read_bytes()
        parts = SEQUENCE.findall(code)
        assert len(parts) > 8
        first = code.index(parts[0])
        rest = code[first:]
        for part in parts:
            rest = rest.replace(part, b"", 1)
        page.Contents = pdf.make_stream(code[:first] + b"".join(change(list(parts))) + rest)
        pdf.save(path)
    return certified(order, order.account, result, [path])


def test_a_file_saved_anew_is_still_whole(written, tmp_path):
    made = spoilt(written, tmp_path, list)
    assert all(account["faults"] == [] for account in made["articles"].values())


def without_line(parts):
    start, end, _ = shown(parts[4])[0]
    return [*parts[:4], parts[4][:start] + b"()" + parts[4][end:], *parts[5:]]


def without_paragraph(parts):
    return parts[:4] + parts[5:]


def repeated(parts):
    return [*parts[:4], parts[4], *parts[4:]]


def swapped(parts):
    return [*parts[:3], parts[4], parts[3], *parts[5:]]


def altered(parts):
    start, end, codes = next(row for row in shown(parts[4]) if row[2][0] != row[2][-1])
    turned = string([codes[-1], *codes[1:-1], codes[0]])
    return [*parts[:4], parts[4][:start] + turned + parts[4][end:], *parts[5:]]


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        (without_line, ""),
        (without_paragraph, "missing"),
        (repeated, "repeated"),
        (swapped, "out_of_order"),
        (altered, "altered"),
    ],
)
def test_spoilt_lines_are_reported(change, kind, written, tmp_path):
    with pytest.raises(ExportError) as refusal:
        spoilt(written, tmp_path, change)
    told = refusal.value.arguments
    assert refusal.value.code == "export.text_lost"
    assert told["headline"] in written[0].account.headlines.values()
    assert told["kind"] == kind or not kind
    assert 0 <= told["start"] < told["end"]


@pytest.fixture(scope="module")
def advertised(tmp_path_factory) -> Session:
    """An issue with an ad on page 2 that brings more ink than a page has, and a plate."""
    folder = tmp_path_factory.mktemp("advertised")
    session = laid_out(small_issue(folder))
    run(session, "ad.book", page="A02", column=0, line=30, columns=2, lines=20)
    box = session.issue.pages[1].boxes[-1]
    rect = cells_rect(paper_of(session.issue), box.cells)
    dense = Panel(rect=Rect(10, 10, 60, 60), fill=Ink(c=0.9, m=0.8, y=0.7, k=0.9))
    spot = Panel(rect=Rect(90, 10, 60, 60), fill=Ink(m=0.5, spot="PANTONE 021 C"))
    display = replace(page(group([dense, spot])), trim=(rect.w, rect.h))
    ad = write_pdf([display], shipped(), Profile.X1A, info(), Originals())
    (folder / "ad.pdf").write_bytes(ad)
    run(session, "ad.fill", box=box.id, path=folder / "ad.pdf")
    session.save()
    return session


@pytest.mark.parametrize(
    ("how", "others"),
    [
        ({"split": Split.PAGES}, ["Black"]),
        ({"split": Split.ISSUE}, ["Black"]),
        ({"split": Split.ISSUE, "impose": Impose.SHEETS}, ["Black"]),
    ],
)
def test_the_ink_of_an_ad_is_in_the_certificate(advertised, how, others, tmp_path):
    wish = Wish(
        to=tmp_path / "out.pdf", report=tmp_path / "c.json",
        accepted=frozenset({"layout.overset", "press.empty_page", "press.spot_not_agreed"}), **how,
    )  # fmt: skip
    order = ordered(advertised.opened, advertised.issue, advertised.composer, wish)
    inks = [told["ink"] for told in carry_out(order, lambda *_n: None).certificate["pages"]]
    assert inks[0] == {"plates": others, "highest": 100.0}
    assert inks[1]["plates"] == ["Cyan", "Magenta", "Yellow", "Black", "PANTONE 021 C"]
    assert inks[1]["highest"] == pytest.approx(330, abs=3)
