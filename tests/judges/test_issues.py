"""The sample issues as they go to press, before judges that share no code with the exporter."""

import json
import shutil
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pytest

from layout_app.cli import main
from layout_app.model.article import accepted_text
from layout_app.store.reading import open_issue
from tests.printed import PrintedGlyph, glyphs

pytestmark = [pytest.mark.judge, pytest.mark.xdist_group("issues")]

JUDGES = Path(__file__).parent
SAMPLE = JUDGES.parents[1] / "issues"
NAMES = {"x1a": "x1a2003", "x4": "x4"}
ONE_PAGE_A_FILE = "P08"
# One glyph of a face may stand for several characters: a file names one of them.
ALIKE = str.maketrans({"\u00a0": " ", "\u2011": "-", "\u00ad": "-", "⋯": "…", "•": "·", "‧": "·",
                       "・": "·", "∙": "·", "\u2003": "\u3000", "‒": "–"})  # fmt: skip


@dataclass(frozen=True)
class Written:
    """An export of the sample and what it says of itself."""

    issue: Path
    profile: str
    split: str
    files: tuple[Path, ...]
    certificate: dict

    def pages(self) -> list[tuple[Path, int]]:
        if self.split == "pages":
            return [(file, 0) for file in self.files]
        return [(self.files[0], n) for n in range(len(self.certificate["pages"]))]


def export(issue: Path, to: Path, profile: str, split: str) -> Written:
    target = to / "out" if split == "pages" else to / "issue.pdf"
    report = to / "certificate.json"
    words = ["export", issue, "--to", target, "--profile", profile, "--split", split,
             "--report", report]  # fmt: skip
    assert main([*map(str, words)]) == 0
    files = tuple(sorted(target.iterdir())) if split == "pages" else (target,)
    certificate = json.loads(report.read_text(encoding="utf-8"))
    # Every judge below loops over these.
    assert files
    assert certificate["pages"]
    assert split == "issue" or len(files) == len(certificate["pages"])
    return Written(issue, profile, split, files, certificate)


@pytest.fixture(scope="module")
def samples(tmp_path_factory) -> Path:
    copy = tmp_path_factory.mktemp("sample") / "issues"
    shutil.copytree(SAMPLE, copy, ignore=shutil.ignore_patterns("*.bak", ".*"))
    return copy


TABLOID, BROADSHEET, LEAFLET = "2023-03-20", "2023-03-27", "wangchao/2023-04-03"
SCHOOL = "chaosheng/2023-04-04"
SAMPLES = (TABLOID, BROADSHEET, LEAFLET, SCHOOL)
UNDER_WAY = "wangchao/2023-04-10"
FIRST = [("x1a", "pages"), ("x4", "issue")]
EXPORTS = [(day, *how) for day in SAMPLES
           for how in (*FIRST, ("x1a", "issue"), ("x4", "pages"), ("screen", "issue"))]  # fmt: skip


@pytest.fixture(scope="module", params=EXPORTS, ids="-".join)
def written(request, samples, tmp_path_factory) -> Written:
    day, profile, split = request.param
    return export(samples / day, tmp_path_factory.mktemp(f"{profile}-{split}"), profile, split)


@pytest.fixture(params=SAMPLES)
def sample(request, samples) -> Path:
    return samples / request.param


def run_tool(*command: object) -> subprocess.CompletedProcess[str]:
    words = [str(word) for word in command]
    if shutil.which(words[0]) is None:
        pytest.skip(f"{words[0]} is not installed")
    return subprocess.run(words, capture_output=True, text=True, timeout=300, check=False)


def test_the_print_judge_finds_no_failed_rule(written):
    if written.profile not in NAMES:
        pytest.skip("no PDF/X")
    options = ["--news", "--strict", "--limit", "240"]
    # Ink is measured once a page and profile: it takes longer than all other rules.
    has_ink = (written.profile, written.split) in FIRST
    options += ["--tac"] * has_ink + ["--single-page"] * (written.split == "pages")
    done = run_tool(
        sys.executable, JUDGES / "pdfx_check.py", *written.files, "--profile",
        NAMES[written.profile], *options, "--json",
    )  # fmt: skip
    sheets = json.loads(done.stdout)
    assert len(sheets) == len(written.files)
    for sheet in sheets:
        assert not sheet["errors"] + sheet["warnings"]
        if has_ink:
            skipped = {rule["id"] for rule in sheet["rules"] if rule["status"] == "SKIP"}
            assert skipped <= ({ONE_PAGE_A_FILE} if written.split == "issue" else set())
    assert done.returncode == 0


def test_qpdf_finds_nothing(written):
    for file in written.files:
        done = run_tool("qpdf", "--check", file)
        assert done.returncode == 0, done.stdout + done.stderr
        assert "warning" not in (done.stdout + done.stderr).lower()


def test_poppler_prints_nothing(written, tmp_path):
    for file in written.files:
        done = run_tool("pdftoppm", "-r", "40", "-png", file, tmp_path / "p")
        assert (done.returncode, done.stderr) == (0, "")


def test_fonts_are_embedded_subsets_one_a_face(written):
    for file in written.files:
        rows = run_tool("pdffonts", file).stdout.splitlines()[2:]
        names = [row.split()[0] for row in rows]
        assert rows
        assert len({name.partition("+")[2] for name in names}) == len(rows)
        for row in rows:
            assert row.split()[-5:-2] == ["yes", "yes", "yes"], row
            assert "CID" in row
            assert "Helvetica" not in row
            assert row.split()[0][6] == "+"


def folded(text: str) -> str:
    """Return a text as paper shows it: no line ends, no blanks, one of each likeness."""
    return "".join(text.translate(ALIKE).split())


def by_article(written: Written) -> dict[str, list[PrintedGlyph]]:
    found: dict[str, list[PrintedGlyph]] = {}
    for file, page in written.pages():
        for glyph in glyphs(file.read_bytes(), page):
            if glyph.article:
                found.setdefault(glyph.article, []).append(glyph)
    return found


def wanted(written: Written) -> dict[str, str]:
    """Return what must be printed: accepted text without what is listed as overset or cut."""
    told = {}
    for article in open_issue(written.issue).issue.articles:
        account = written.certificate["articles"][article.id]
        text = accepted_text(article)
        gone = {n for kind in ("overset_ranges", "cut_ranges")
                for start, end in account[kind] for n in range(start, end)}  # fmt: skip
        told[article.id] = folded("".join(c for n, c in enumerate(text) if n not in gone))
        assert account["accepted"] == account["printed"] + account["overset"] + account["cut"]
        # An article is whole on its pages or whole in the tray.
        assert account["overset"] in (0, account["accepted"])
    return told


def test_every_accepted_character_is_in_the_file_once_and_in_order(written):
    printed, whole = by_article(written), wanted(written)
    assert any(whole.values())
    for article, text in whole.items():
        runs = sorted(printed.get(article, []), key=lambda glyph: glyph.off)
        assert folded("".join(glyph.text for glyph in runs)) == text, article


def test_the_other_readers_find_the_same_characters(written, tmp_path):
    looked_for = 0
    for file, page in written.pages():
        ours = list(glyphs(file.read_bytes(), page))
        here = Counter(folded("".join(glyph.text for glyph in ours)))
        document = pypdfium2.PdfDocument(file)
        # pdfium tells a hyphen at a line's end as U+FFFE.
        read = document[page].get_textpage().get_text_range().replace("\ufffe", "-")
        pdfium = folded(read)
        document.close()
        told = run_tool("pdftotext", "-raw", "-enc", "UTF-8", "-f", page + 1, "-l", page + 1,
                        file, "-")  # fmt: skip
        poppler = folded(told.stdout)
        assert Counter(pdfium) == here
        assert Counter(poppler) == here
        for passage in passages(ours):
            assert passage in pdfium
            assert passage in poppler
            looked_for += 1
    assert looked_for


def passages(found: list[PrintedGlyph]) -> list[str]:
    """Return the text of each marked sequence with at least a line's characters."""
    texts: dict[tuple[str, int], str] = {}
    for glyph in found:
        if glyph.article:
            key = glyph.article, glyph.off
            texts[key] = texts.get(key, "") + glyph.text
    return [folded(text)[:14] for text in texts.values()]


@pytest.mark.parametrize(("profile", "split"), FIRST)
def test_a_second_export_gives_identical_bytes(profile, split, sample, tmp_path):
    first = export(sample, tmp_path / "one", profile, split)
    command = ["-m", "layout_app", "export", str(sample), "--profile", profile, "--split", split]
    target = tmp_path / "two" / ("out" if split == "pages" else "issue.pdf")
    done = run_tool(sys.executable, *command, "--to", target)
    assert done.returncode == 0, done.stderr
    for file in first.files:
        again = target / file.name if split == "pages" else target
        assert again.read_bytes() == file.read_bytes()


def test_no_article_stands_twice(sample):
    texts = [folded(accepted_text(a)) for a in open_issue(sample).issue.articles]
    assert len(texts) == len(set(texts))


def test_crop_marks_pass_too(sample, tmp_path):
    words = ["export", sample, "--to", tmp_path / "out", "--marks", "--pages", "A01"]
    assert main([*map(str, words)]) == 0
    done = run_tool(
        sys.executable, JUDGES / "pdfx_check.py", *(tmp_path / "out").iterdir(), "--profile",
        "x1a2003", "--single-page", "--allow-spot", "All", "--json",
    )  # fmt: skip
    assert done.returncode == 0, json.loads(done.stdout)[0]["errors"]


def test_the_press_refuses_an_issue_under_way_until_somebody_answers_for_it(
    samples, tmp_path, capsys
):
    words = ["export", samples / UNDER_WAY, "--to", tmp_path / "out"]
    for answered, asked in (("", "layout.planned"), ("layout.planned", "ad.empty")):
        assert main([*map(str, words), "--accept", answered]) == 2
        assert f"--accept {asked}" in capsys.readouterr().err
        assert not (tmp_path / "out").exists()
    report = tmp_path / "certificate.json"
    words += ["--accept", "layout.planned,ad.empty", "--report", report]
    assert main([*map(str, words)]) == 0
    told = json.loads(report.read_text("utf-8"))
    assert told["accepted_problems"] == ["ad.empty", "layout.planned"]
    assert [page["page"] for page in told["pages"]] == ["A01", "A02", "A03", "A04"]
