"""What no page can be made of: a paper, a box, an ad, a picture, a colour. Refused, or told of.

Each case is typed, in a child with little memory and time, and runs as a command of the desk.
"""

import io
import json
import shutil
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from layout_app.desk import commands
from layout_app.desk.commands.command import Command
from layout_app.desk.session import open_session
from layout_app.desk.words import error_text, use_language
from layout_app.errors import LayoutError
from layout_app.model.box import AdBox
from layout_app.model.geometry import MM, Cells
from layout_app.model.issue import paper_of
from layout_app.model.paper import cells_rect
from tests.desks import by_headline, laid_out, small_issue
from tests.journeys.typed import Told, files, type_

SLOT = (245 * MM, 66 * MM)
"""A banner of five columns and fourteen lines on the usual paper, nearly."""


@pytest.fixture(autouse=True)
def in_chinese() -> None:
    """Speak as the children do, whatever the tests before spoke."""
    use_language("zh_CN")


@pytest.fixture(scope="module")
def whole(tmp_path_factory) -> Path:
    session = laid_out(small_issue(tmp_path_factory.mktemp("pages")))
    commands.run(session, "ad.book", page="A02", column=0, line=60, columns=5, lines=14)
    session.save()
    return session.folder


@pytest.fixture
def issue(whole, tmp_path) -> Path:
    return shutil.copytree(whole, tmp_path / "issue")


def ids(issue: Path) -> dict[str, str]:
    """Return the ids that cases speak of: the ad's, the lead's box, the lead."""
    session = open_session(issue)
    ad = next(box.id for box in session.issue.pages[1].boxes if isinstance(box, AdBox))
    return {"AD": ad, "BOX": session.issue.pages[0].boxes[0].id,
            "LEAD": by_headline(session, "云溪河")}  # fmt: skip


PAPER = """format: 1
name: bad
trim_mm: {trim}
type_mm: {type}
top_mm: 10
columns: 5
chars: 14
lines: {lines}
pitch: 1.4
"""
PAPERS = {
    "columns wider than the trim": {"trim": "[200, 300]", "type": "[250, 280]", "lines": 60},
    "more lines than the type area holds": {"trim": "[280, 390]", "type": "[245, 348]",
                                            "lines": 200},
    "type area lower than the trim": {"trim": "[280, 390]", "type": "[245, 388]", "lines": 75},
}  # fmt: skip


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_that_does_not_fit_is_refused_with_its_file(name, issue, tmp_path):
    paper = tmp_path / "bad.yaml"
    paper.write_text(PAPER.format(**PAPERS[name]), encoding="utf-8")
    told = type_("new", tmp_path / "made", "--paper", paper)
    assert told.code == 2
    assert "bad.yaml" in told.err
    assert not (tmp_path / "made").exists()
    (issue / "papers").mkdir(exist_ok=True)
    shutil.copy(paper, issue / "papers")
    told = type_("check", issue)
    assert told.code == 2
    assert "papers/bad.yaml" in told.err
    with pytest.raises(LayoutError):
        open_session(issue)


def png(side: int) -> bytes:
    """Return a picture of side × side black pixels, one bit each."""
    chunks = b""
    deflate = zlib.compressobj(9)
    pixels = b"".join(deflate.compress(bytes(1 + side // 8)) for _ in range(side))
    for kind, data in (
        (b"IHDR", struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)),
        (b"IDAT", pixels + deflate.flush()),
        (b"IEND", b""),
    ):
        crc = struct.pack(">I", zlib.crc32(kind + data))
        chunks += struct.pack(">I", len(data)) + kind + data + crc
    return b"\x89PNG\r\n\x1a\n" + chunks


def pdf(size=SLOT, *, pages: int = 1, trim: bool = True, turn: int = 0, password="") -> bytes:
    made = pikepdf.new()
    for _ in range(pages):
        made.add_blank_page(page_size=size)
        if trim:
            made.pages[-1].TrimBox = [0, 0, *size]
        if turn:
            made.pages[-1].Rotate = turn
    sink = io.BytesIO()
    lock = pikepdf.Encryption(owner=password, user=password) if password else False
    made.save(sink, encryption=lock)
    return sink.getvalue()


FILES: dict[str, Callable[[], bytes]] = {
    "locked.pdf": lambda: pdf(password="x"),
    "turned.pdf": lambda: pdf(turn=90),
    "untrimmed.pdf": lambda: pdf(trim=False),
    "two.pdf": lambda: pdf(pages=2),
    "junk.pdf": lambda: b"%PDF-1.4 nothing",
    "bomb.png": lambda: png(20_000),
}
REFUSED = (
    ("box.plan", {"page": "A02", "column": 0, "line": 0, "columns": 1, "lines": 0},
     "command.bad_cells"),
    ("ad.book", {"page": "A02", "column": 0, "line": 0, "columns": 0, "lines": 4},
     "command.bad_cells"),
    ("box.resize", {"box": "BOX", "column": 0, "line": 0, "columns": 2, "lines": 0},
     "command.bad_cells"),
    ("box.place", {"article": "LEAD", "page": "A02", "column": 9, "line": 0, "columns": 1},
     "box.already_placed"),
    ("ad.fill", {"box": "AD", "path": "locked.pdf"}, "ad.locked"),
    ("ad.fill", {"box": "AD", "path": "turned.pdf"}, "ad.turned"),
    ("ad.fill", {"box": "AD", "path": "untrimmed.pdf"}, "ad.no_trim"),
    ("ad.fill", {"box": "AD", "path": "two.pdf"}, "ad.not_one_page"),
    ("ad.fill", {"box": "AD", "path": "junk.pdf"}, "ad.damaged"),
    ("ad.fill", {"box": "AD", "path": "bomb.png"}, "ad.too_many_pixels"),
    ("picture.add", {"article": "LEAD", "path": "bomb.png"}, "copy.picture_too_large"),
    ("free.picture", {"page": "A02", "path": "bomb.png"}, "ad.too_many_pixels"),
    ("page.picture", {"page": "A02", "path": "bomb.png", "column": 0, "line": 0, "columns": 1,
                      "lines": 4}, "ad.too_many_pixels"),
    ("issue.logo", {"path": "bomb.png"}, "ad.too_many_pixels"),
    ("box.ink", {"box": "BOX", "ink": "2 0 0 0"}, "command.bad_ink"),
    ("box.ink", {"box": "BOX", "ink": "金"}, "colour.not_agreed"),
    ("box.tint", {"box": "BOX", "ink": "浓"}, "colour.too_dark"),
    ("style.set", {"name": "subhead", "ink": "金"}, "colour.not_agreed"),
    ("page.section_head", {"page": "A02", "ink": "浓"}, "colour.too_dark"),
)  # fmt: skip


NAMES = [f"{name} {code}" for name, _given, code in REFUSED]


@pytest.mark.parametrize(("name", "given", "code"), REFUSED, ids=NAMES)
def test_what_no_page_can_be_made_of_is_refused_in_a_sentence(name, given, code, issue, tmp_path):
    session = open_session(issue)
    commands.run(session, "colour.define", name="金", ink="0 0.2 0.6 0.2", spot="PANTONE 871 C")
    commands.run(session, "colour.define", name="浓", ink="1 1 1 0.5")
    session.save()
    known = ids(issue)
    words = {key: known.get(str(value), value) for key, value in given.items()}
    if "path" in words:
        file = tmp_path / str(words["path"])
        file.write_bytes(FILES[file.name]())
        words["path"] = str(file)
    state = session.history.current
    with pytest.raises(LayoutError) as refused:
        commands.run(session, name, **words)
    assert refused.value.code == code
    assert session.history.current is state
    before = files(issue)
    told = type_("do", issue, name, *(f"{key}={value}" for key, value in words.items()))
    assert told.code == 2
    assert told.err.splitlines()[0].endswith(error_text(refused.value).splitlines()[0])
    assert files(issue) == before


def codes(told: Told) -> list[str]:
    return [fact["code"] for fact in json.loads(told.out)["problems"]]


def test_boxes_over_each_other_are_named_by_what_an_editor_calls_them(issue):
    told = type_("do", issue, "ad.book", "page=A02", "column=2", "line=58", "columns=2", "lines=6",
                 "--json")  # fmt: skip
    assert told.code == 1
    (fact,) = [f for f in json.loads(told.out)["problems"] if f["code"] == "layout.overlap"]
    assert "广告位" in fact["text"]
    assert codes(type_("check", issue, "--json")).count("layout.overlap") == 1


def test_a_box_without_lines_in_a_file_is_told_with_its_line(issue):
    page = next(p for p in (issue / "pages").glob("*.yaml") if "kind: ad" in p.read_text("utf-8"))
    page.write_text(page.read_text("utf-8").replace("lines: 14", "lines: 0"), encoding="utf-8")
    told = type_("check", issue, "--json")
    assert told.code == 1
    assert any(page.name in fact["text"] + str(fact["where"]) for fact in
               json.loads(told.out)["problems"] if fact["severity"] == "error")  # fmt: skip


def test_an_ad_larger_than_its_slot_stops_at_the_press_by_page_and_name(issue, tmp_path):
    file = tmp_path / "海报.pdf"
    file.write_bytes(pdf((SLOT[0] + 40, SLOT[1] + 60)))
    told = type_("do", issue, "ad.fill", f"box={ids(issue)['AD']}", f"path={file}", "--json")
    assert told.code == 1
    assert "ad.wrong_size" in codes(told)
    for profile in ("x1a", "x4"):
        told = type_("export", issue, "--to", tmp_path / "out", "--profile", profile,
                     "--accept", "ad.wrong_size")  # fmt: skip
        assert told.code == 2
        assert "A02" in told.err
        assert "海报.pdf" in told.err
        assert not (tmp_path / "out").exists()


def test_an_ad_without_trim_goes_to_press_by_a_choice_that_every_report_tells(issue, tmp_path):
    file = tmp_path / "店庆.pdf"
    paper = paper_of(open_session(issue).issue)
    size = cells_rect(paper, Cells(column=0, line=60, columns=5, lines=14))
    file.write_bytes(pdf((size.w + 6 * MM, size.h + 6 * MM), trim=False))
    ad = f"box={ids(issue)['AD']}"
    told = type_("do", issue, "ad.fill", ad, f"path={file}")
    assert (told.code, "trim=media" in told.err) == (2, True)
    told = type_("do", issue, "ad.fill", ad, f"path={file}", "trim=media", "bleed=3", "--json")
    assert "pdf.trim_chosen_bleed" in codes(told)
    told = type_("check", issue, "--json")
    (based,) = [f for f in json.loads(told.out)["problems"] if f["code"].startswith("pdf.trim")]
    assert (based["severity"], based["args"]["box"], based["args"]["bleed"]) == (
        "note", "MediaBox", 3.0
    )  # fmt: skip
    for profile in ("x1a", "x4"):
        report = tmp_path / f"{profile}.json"
        told = type_("export", issue, "--to", tmp_path / profile, "--profile", profile,
                     "--report", report, "--accept", "layout.overset",
                     "--json")  # fmt: skip
        assert told.code in (0, 1)
        (placed,) = [a for p in json.loads(report.read_text("utf-8"))["pages"] for a in p["ads"]]
        assert (placed["trim"], placed["bleed_mm"]) == ("media", 3.0)
    told = type_("do", issue, "ad.trim", ad, "trim=none", "--json")
    assert (told.code, "ad.unsized" in codes(told)) == (1, True)
    told = type_("export", issue, "--to", tmp_path / "no", "--profile", "x1a")
    assert (told.code, (tmp_path / "no").exists()) == (2, False)


@pytest.mark.parametrize("name", [name for name in FILES if name != "junk.pdf"])
def test_a_bad_file_named_by_an_ads_copy_is_told_with_its_line(name, issue, tmp_path):
    (tmp_path / name).write_bytes(FILES[name]())
    copy = tmp_path / "ad.md"
    copy.write_text(f"---\nkind: ad\nsize: 通栏\n---\n\n![]({name})\n", encoding="utf-8")
    told = type_("import", issue, copy, "--json")
    assert told.code == 1
    (first, *_) = [f for f in json.loads(told.out)["problems"] if f["severity"] == "error"]
    assert first["code"].startswith("ad.")
    assert (first["where"]["file"], first["where"]["line"]) == ("ad.md", 6)


def test_a_colour_that_a_file_gives_and_the_press_forbids_is_named(issue):
    session = open_session(issue)
    commands.run(session, "colour.define", name="金", ink="0 0.2 0.6 0.2")
    commands.run(session, "box.ink", box=ids(issue)["BOX"], ink="金")
    commands.run(session, "colour.define", name="金", ink="0 0.2 0.6 0.2", spot="PANTONE 871 C")
    session.save()
    told = type_("check", issue, "--json")
    assert "press.colour_not_agreed" in codes(told)


def test_the_commands_named_here_are_those_of_the_desk():
    table: dict[str, Command] = commands.COMMANDS
    assert {name for name, _given, _code in REFUSED} <= table.keys()
