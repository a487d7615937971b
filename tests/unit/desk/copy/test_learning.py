"""A paper's issues teach the model: by article, and to be taken back."""

from pathlib import Path

import numpy as np
import pytest

from layout_app.cli import main
from layout_app.desk.copy.importing import import_files
from layout_app.desk.copy.learning import entries_of, forget_issues, learn_issues, model_for
from layout_app.desk.issues.making import make_issue
from layout_app.desk.session import open_session
from layout_app.desk.words import problem_text
from layout_app.errors import IssueFileError
from layout_app.repair.archive import pooled, to_bytes
from layout_app.repair.model import shipped_model
from layout_app.store.learned import LEARNED, learned_path

SAID = "云溪埠头的石阶一共四十二级，老住户说从前每天清早都有人来舀水。"


def issue(home: Path, name: str, *lines: str) -> Path:
    home.mkdir(exist_ok=True)
    (home / "publication.yaml").write_text("format: 1\nname: 云溪社区报\n", encoding="utf-8")
    make_issue(home / name, pages=1)
    session = open_session(home / name)
    story = home / f"{name}.md"
    story.write_text("# 标题\n\n" + "\n\n".join(lines) + "\n", encoding="utf-8")
    import_files(session, [story], as_="story")
    session.save()
    return home / name


@pytest.fixture
def home(tmp_path: Path) -> Path:
    issue(tmp_path / "paper", "one", SAID, "食堂在云溪路，早饭从六点半开始。")
    issue(tmp_path / "paper", "two", "巷口的老槐树今年又开花了。", SAID)
    return tmp_path / "paper"


def counts(home: Path) -> bytes:
    return (home / LEARNED).read_bytes() if (home / LEARNED).exists() else b""


def test_learning_bit_by_bit_equals_learning_at_once(home):
    learn_issues([home / "two"])
    learn_issues([home / "one"])
    step_by_step = counts(home)
    (home / LEARNED).unlink()
    learn_issues([home / "one", home / "two"])
    assert counts(home) == step_by_step


def test_learning_an_issue_again_changes_nothing(home):
    (first,) = learn_issues([home / "one"])
    before = counts(home)
    (again,) = learn_issues([home / "one"])
    assert counts(home) == before
    assert first.known == again.known == 1


def test_forgetting_leaves_no_trace(home):
    learn_issues([home / "one"])
    before = counts(home)
    learn_issues([home / "two"])
    assert counts(home) != before
    forget_issues([home / "two"])
    assert counts(home) == before
    forget_issues([home / "one"])
    assert not (home / LEARNED).exists()


def test_article_that_stands_in_two_issues_counts_once(home):
    learn_issues([home / "one"])
    once = pooled(entries_of(home))
    carried = home / "three"
    (home / "one").rename(carried)
    learn_issues([carried])
    twice = pooled(entries_of(home))
    assert len(entries_of(home)) == 2
    assert np.array_equal(once.hashes, twice.hashes)
    assert np.array_equal(once.counts, twice.counts)


def test_counts_hold_no_text(home):
    learn_issues([home / "one", home / "two"])
    text = counts(home)
    for encoding in ("utf-8", "utf-16-le", "gb18030"):
        assert "云溪".encode(encoding) not in text


def test_an_issue_is_not_repaired_by_its_own_copy(home):
    learn_issues([home / "one"])
    own, _none = model_for(home / "one")
    other, _none = model_for(home / "two")
    assert own.table.archive is None
    assert other.table.archive is not None
    assert shipped_model().table.archive is None


def test_learned_words_read_on_better(home):
    from layout_app.repair.fluency import fluency

    learn_issues([home / "one"])
    model, _none = model_for(home / "two")
    tails, heads = ["云溪埠头的石阶"], ["一共四十二级,"]
    before = fluency(shipped_model().table, tails, heads).joined.sum()
    assert fluency(model.table, tails, heads).joined.sum() > before


def test_damaged_counts_are_named_and_do_not_stop_an_import(home, tmp_path):
    learn_issues([home / "one"])
    learned_path(home).write_bytes(counts(home)[:-1])
    with pytest.raises(IssueFileError, match=r"store\.bad_counts"):
        learn_issues([home / "two"])
    model, (found,) = model_for(home / "two")
    assert model is shipped_model()
    assert found.code == "store.bad_counts"
    assert found.code not in problem_text(found), "a code where a sentence is due"


def test_file_of_counts_reads_back(home):
    learn_issues([home / "one", home / "two"])
    assert to_bytes(entries_of(home)) == counts(home)


def test_command_line_tells_what_it_gained(home, capsys):
    assert main(["learn", str(home / "one"), str(home / "two"), "--json"]) == 0
    told = capsys.readouterr().out
    assert '"known": 2' in told
    assert main(["learn", "--forget", str(home / "one")]) == 0
    assert main(["learn", str(home / "gone")]) == 2
