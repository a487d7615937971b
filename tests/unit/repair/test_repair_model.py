"""The shipped table and trees: they say what was trained, and hold no text."""

import json
import sys
from pathlib import Path

import numpy as np
import pytest

from layout_app.repair import ngrams
from layout_app.repair.model import DATA, shipped_model
from layout_app.repair.trees import logits

BENCH = Path(__file__).parents[3] / "bench" / "repair"


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(BENCH))
    yield
    for name in ("counting", "fitting", "articles", "senses", "train_pairs"):
        sys.modules.pop(name, None)


@pytest.mark.usefixtures("bench")
def test_exported_trees_equal_the_trainer():
    import fitting

    chance = np.random.default_rng(7)
    x = chance.normal(size=(3000, 8)).astype(np.float32)
    y = (x[:, 0] * x[:, 1] + x[:, 2] > 0.3) ^ (chance.random(3000) < 0.05)
    learner = fitting.fit(x, y, trees=40, leaves=15, rate=0.1)
    trees = fitting.exported(learner, [f"f{k}" for k in range(8)])
    pairs = chance.normal(size=(1000, 8)).astype(np.float32)
    assert np.abs(logits(trees, pairs) - learner.decision_function(pairs)).max() <= 1e-6


@pytest.fixture
def small(bench: None, tmp_path: Path) -> ngrams.Table:
    import counting

    texts = [["春天的花开了。", "春天的风来了。"], ["秋天的叶落了。", "秋天的风走了。"]] * 8
    arrays = counting.make_arrays(texts, order=3, budget=10_000)
    ngrams.save(tmp_path / "t.bin", {"order": 3}, arrays)
    return ngrams.load(tmp_path / "t.bin")


def chances_after(table: ngrams.Table, history: list[int]) -> float:
    every = [*range(ngrams.FIRST, ngrams.FIRST + len(table.ids)), ngrams.UNKNOWN, ngrams.EOS]
    rows = np.array([[*history, last] for last in every])
    return float(np.exp(ngrams.log_chances(table, rows)).sum())


def test_chances_sum_to_one_behind_any_history(small: ngrams.Table):
    for history in ([], [ngrams.BOS], ngrams.encode(small, "天的"), ngrams.encode(small, "落来")):
        assert 0.9 < chances_after(small, history) < 1.1


def test_counted_order_is_likelier_than_its_reverse(small: ngrams.Table):
    def log_of(text: str) -> float:
        ids = [ngrams.BOS, *ngrams.encode(small, text)]
        return float(ngrams.log_chances(small, ngrams.rows_of(ids, 3))[1:].sum())

    assert log_of("春天的") > log_of("的天春") + 3


def test_table_is_mapped_and_small():
    array = shipped_model().table.chances[-1]
    while not isinstance(array, np.memmap):
        assert array.base is not None
        array = array.base
    assert (DATA / "ngrams.bin").stat().st_size <= 10_000_000
    assert (DATA / "pairs.npz").stat().st_size <= 1_000_000


def test_header_names_its_inputs_and_holds_no_text():
    line = (DATA / "ngrams.bin").read_bytes().split(b"\n", 1)[0]
    assert line.isascii()
    header = json.loads(line)
    assert set(header) == {"order", "budget", "least", "inputs", "format", "arrays"}
    assert all(len(name) == 64 for name in header["inputs"])
    with np.load(DATA / "pairs.npz", allow_pickle=False) as file:
        notes = json.loads(str(file["notes"]))
    assert notes["inputs"] == header["inputs"]


def test_foreign_file_is_no_table(tmp_path: Path):
    (tmp_path / "x.bin").write_bytes(b'{"format": "other"}\n')
    with pytest.raises(ValueError, match="not a table"):
        ngrams.load(tmp_path / "x.bin")
