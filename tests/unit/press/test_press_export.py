import hashlib
import os
import pickle
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from layout_app.display.items import PlacedPdf
from layout_app.errors import ExportError
from layout_app.model.geometry import Rect
from layout_app.press.export import ExportJob, Split, export, file_name
from layout_app.press.profile import Profile
from tests.pages import full_page, group, info, page, painted, run


def job(target: Path, **changes) -> ExportJob:
    told = {
        "pages": (full_page(), full_page(folio="A02")), "target": target, "profile": Profile.X1A,
        "split": Split.PAGES, "info": info(),
    }  # fmt: skip
    told |= changes
    told["pages"] = tuple(painted(display, told["profile"]) for display in told["pages"])
    return ExportJob(**told)


def silent(done: int, total: int) -> None:
    pass


def test_pages_become_files_named_by_date_and_folio(tmp_path):
    result = export(job(tmp_path / "out"), silent)
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert names == ["20230320A01.pdf", "20230320A02.pdf"]
    assert [file.pages for file in result.files] == [("A01",), ("A02",)]
    for file in result.files:
        data = file.path.read_bytes()
        assert (hashlib.sha256(data).hexdigest(), len(data)) == (file.sha256, file.size)


def test_nothing_is_read_between_the_moments_when_files_appear(tmp_path, monkeypatch):
    """A program killed there would leave pages of two exports side by side."""
    export(job(tmp_path), silent)
    calls = []
    for name in ("replace", "is_file"):
        real = getattr(Path, name)

        def told(path, *rest, name=name, real=real):
            calls.append(name)
            return real(path, *rest)

        monkeypatch.setattr(Path, name, told)
    other = (full_page(folio="A02"), full_page(folio="A01"))
    export(job(tmp_path, pages=other, info=replace(info(), title="另一期报纸")), silent)
    first = calls.index("replace")
    assert calls[first:].count("replace") == 2
    assert "is_file" not in calls[first:]


def test_issue_becomes_one_file(tmp_path):
    target = tmp_path / "issue.pdf"
    result = export(job(target, split=Split.ISSUE, profile=Profile.SCREEN), silent)
    assert [path.name for path in tmp_path.iterdir()] == ["issue.pdf"]
    assert result.files[0].pages == ("A01", "A02")
    with pikepdf.open(target) as pdf:
        assert len(pdf.pages) == 2


def test_result_names_the_embedded_faces(tmp_path):
    result = export(job(tmp_path, pages=(page(group([run("字")])),)), silent)
    assert result.fonts == ("NewsSong-Regular",)


def test_files_of_pages_have_ids_of_their_own(tmp_path):
    result = export(job(tmp_path, pages=(page(group([run("字")])),)), silent)
    other = page(group([run("字")]), folio="A02")
    second = export(job(tmp_path, pages=(other,)), silent)
    ids = []
    for file in (*result.files, *second.files):
        with pikepdf.open(file.path) as pdf:
            ids.append(bytes(pdf.trailer.ID[0]))
    assert ids[0] != ids[1]


def test_progress_counts_pages(tmp_path):
    heard = []
    export(job(tmp_path), lambda done, total: heard.append((done, total)))
    assert heard == [(0, 2), (1, 2), (2, 2)]


def test_job_survives_pickling(tmp_path):
    wanted = job(tmp_path)
    assert pickle.loads(pickle.dumps(wanted)) == wanted


def test_refusal_travels_between_processes(tmp_path):
    with pytest.raises(ExportError) as refused:
        file_name(job(tmp_path, template="{who}"), 0)
    arrived = pickle.loads(pickle.dumps(refused.value))
    assert (type(arrived), str(arrived)) == (ExportError, str(refused.value))


@pytest.mark.parametrize("split", list(Split))
def test_stopped_export_leaves_the_old_files(split, tmp_path):
    old = tmp_path / ("20230320A01.pdf" if split is Split.PAGES else "issue.pdf")
    old.write_bytes(b"old")

    def stop(done: int, total: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    target = tmp_path if split is Split.PAGES else old
    with pytest.raises(KeyboardInterrupt):
        export(job(target, split=split), stop)
    assert [path.name for path in tmp_path.iterdir()] == [old.name]
    assert old.read_bytes() == b"old"


def test_two_processes_write_what_one_does(tmp_path, monkeypatch):
    pages = tuple(full_page(folio=f"A{n:02}") for n in range(1, 7))
    heard = []
    both = export(job(tmp_path / "both", pages=pages), lambda *told: heard.append(told))
    monkeypatch.setattr("layout_app.press.export.LEAST_SHARED", 99)
    alone = export(job(tmp_path / "alone", pages=pages), silent)
    assert [(f.path.name, f.sha256) for f in both.files] == [
        (f.path.name, f.sha256) for f in alone.files
    ]
    assert [f.sha256 for f in both.files] == [
        hashlib.sha256(f.path.read_bytes()).hexdigest() for f in both.files
    ]
    assert heard == sorted(set(heard))
    assert (heard[0], heard[-1]) == ((0, 6), (6, 6))


@pytest.mark.parametrize("bad", [1, 5])
def test_a_page_that_fails_in_either_process_leaves_nothing(bad, tmp_path):
    lost = group([PlacedPdf(rect=Rect(10, 10, 50, 50), original="ab" * 32)])
    pages = [full_page(folio=f"A{n:02}") for n in range(1, 7)]
    pages[bad] = page(lost, folio=f"A{bad + 1:02}")
    (tmp_path / "20230320A01.pdf").write_bytes(b"old")
    with pytest.raises(ExportError):
        export(job(tmp_path, pages=tuple(pages)), silent)
    assert [path.name for path in tmp_path.iterdir()] == ["20230320A01.pdf"]


def test_a_stop_while_two_processes_write_leaves_nothing(tmp_path):
    def stop(done: int, _total: int) -> None:
        if done >= 2:
            raise KeyboardInterrupt

    pages = tuple(full_page(folio=f"A{n:02}") for n in range(1, 9))
    with pytest.raises(KeyboardInterrupt):
        export(job(tmp_path, pages=pages), stop)
    assert list(tmp_path.iterdir()) == []


def test_missing_picture_leaves_the_old_files(tmp_path):
    (tmp_path / "20230320A01.pdf").write_bytes(b"old")
    with pytest.raises(ExportError):
        export(job(tmp_path, pages=(full_page(), full_page("ab" * 32, folio="A02"))), silent)
    assert [path.name for path in tmp_path.iterdir()] == ["20230320A01.pdf"]
    assert (tmp_path / "20230320A01.pdf").read_bytes() == b"old"


def test_original_outside_its_folder_is_never_read(tmp_path):
    (tmp_path / "secret").write_bytes(b"x")
    (tmp_path / "originals").mkdir()
    display = full_page("../secret")
    with pytest.raises(ExportError) as refused:
        export(job(tmp_path, pages=(display,), originals=tmp_path / "originals"), silent)
    assert refused.value.code == "export.original_missing"


def test_folder_in_the_way_is_refused(tmp_path):
    target = tmp_path / "issue.pdf"
    (target / "full").mkdir(parents=True)
    with pytest.raises(ExportError) as refused:
        export(job(target, split=Split.ISSUE), silent)
    assert refused.value.code == "export.cannot_write"
    assert refused.value.arguments["path"] == str(target)
    assert [path.name for path in tmp_path.iterdir()] == ["issue.pdf"]


def test_folder_in_the_way_of_a_later_page_leaves_no_earlier_one(tmp_path):
    (tmp_path / "20230320A02.pdf").mkdir()
    with pytest.raises(ExportError):
        export(job(tmp_path, pages=(full_page(), full_page(folio="A02"))), silent)
    assert [path.name for path in tmp_path.iterdir()] == ["20230320A02.pdf"]


def test_report_appears_with_the_files_it_is_about(tmp_path):
    wanted = job(tmp_path / "out", report=tmp_path / "proof" / "report.json")
    export(wanted, silent, lambda result, files: str(len(files)).encode())
    assert (tmp_path / "proof" / "report.json").read_bytes() == b"2"


@pytest.mark.parametrize("report", ["file/report.json", "out", "out/20230320A01.pdf"])
def test_report_that_cannot_be_written_leaves_no_files(report, tmp_path):
    (tmp_path / "file").write_text("no folder")
    (tmp_path / "out").mkdir()
    with pytest.raises(ExportError) as refused:
        export(job(tmp_path / "out", report=tmp_path / report), silent, lambda *_: b"{}")
    assert refused.value.arguments["path"] == str(tmp_path / report)
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="this user may write anywhere")
def test_read_only_folder_is_refused(tmp_path):
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(ExportError) as refused:
            export(job(tmp_path), silent)
    finally:
        tmp_path.chmod(0o700)
    assert refused.value.code == "export.cannot_write"


def test_file_where_a_folder_should_be_is_refused(tmp_path):
    (tmp_path / "out").write_text("not a folder")
    with pytest.raises(ExportError) as refused:
        export(job(tmp_path / "out"), silent)
    assert refused.value.code == "export.cannot_write"


def test_template_may_name_paper_and_section(tmp_path):
    wanted = job(
        tmp_path, template="{paper}-{date:%y%m%d}-{folio}-{section}{edition}.pdf",
        paper="街坊报", sections=("要闻", "副刊"), edition="B",
    )  # fmt: skip
    assert file_name(wanted, 1) == "街坊报-230320-A02-副刊B.pdf"


@pytest.mark.parametrize(
    "template", ["{date.year}.pdf", "{0}.pdf", "{who}.pdf", "{folio", "{folio!r}.pdf", "{folio:>9}"]
)
def test_template_with_unknown_fields_is_refused(template, tmp_path):
    with pytest.raises(ExportError) as refused:
        file_name(job(tmp_path, template=template), 0)
    assert refused.value.code == "export.bad_template"


@pytest.mark.parametrize("template", ["../{folio}", "a/{folio}", "CON", "con.pdf", ".x", "a.", ""])
def test_names_no_printing_house_takes_are_refused(template, tmp_path):
    with pytest.raises(ExportError) as refused:
        file_name(job(tmp_path, template=template), 0)
    assert refused.value.code == "export.bad_file_name"


def test_two_pages_of_one_name_are_refused(tmp_path):
    with pytest.raises(ExportError) as refused:
        export(job(tmp_path, template="{date:%Y}.pdf"), silent)
    assert refused.value.code == "export.name_taken_twice"
    assert not list(tmp_path.iterdir())


def test_pages_written_apart_equal_pages_written_together(tmp_path):
    both = export(job(tmp_path / "both"), silent).files
    alone = export(job(tmp_path / "alone", pages=(full_page(folio="A02"),)), silent).files
    assert both[1].sha256 == alone[0].sha256


def test_text_export_opens_no_reader_of_foreign_files():
    code = (
        "import sys, layout_app.press.export; "
        "print([m for m in ('pypdf', 'pypdfium2', 'numpy', 'PIL.ImageCms', 'pikepdf',"
        " 'reportlab.pdfgen.canvas', 'reportlab.platypus', 'PySide6') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
