from pathlib import Path

import pytest

from layout_app.cli import main
from layout_app.desk.material.pdf import check_file
from layout_app.errors import CopyError
from layout_app.fonts.catalogue import shipped
from layout_app.press.writer import Profile, write_pdf
from tests.pages import Originals, group, info, page, run


def saved(path: Path, profile: Profile = Profile.X1A, size: float = 9.0) -> Path:
    shown = page(group([run("广告", 10, 40, size=size)]))
    path.write_bytes(write_pdf([shown], shipped(), profile, info(), Originals()))
    return path


def test_file_is_measured_by_what_it_claims_or_must_be(tmp_path):
    ad = saved(tmp_path / "ad.pdf", Profile.X4)
    assert check_file(ad) == ()
    assert "pdf.version" in {problem.code for problem in check_file(ad, Profile.X1A)}


def test_missing_file_is_refused_by_name(tmp_path):
    with pytest.raises(CopyError) as refused:
        check_file(tmp_path / "none.pdf")
    assert refused.value.code == "copy.not_found"


def test_check_prints_the_faults_of_a_pdf(tmp_path, capsys):
    assert main(["check", str(saved(tmp_path / "ad.pdf"))]) == 0
    assert capsys.readouterr().out == ""
    assert main(["check", str(saved(tmp_path / "small.pdf", size=4)), "--lang", "en"]) == 0
    assert "small.pdf  Text is 4 pt, at least 5 pt" in capsys.readouterr().out
    (tmp_path / "junk.PDF").write_bytes(b"%PDF-1.4 junk")
    assert main(["check", str(tmp_path / "junk.PDF"), "--lang", "en"]) == 1
    assert "damaged" in capsys.readouterr().out
