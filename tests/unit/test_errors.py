"""Refusals of the outside world cross to another process whole."""

import pickle

import pytest

from layout_app.errors import (
    CommandError,
    CopyError,
    ExportError,
    FontError,
    IssueFileError,
    LayoutError,
    LockedError,
)

ERRORS = (
    LayoutError("a.b", found=1),
    IssueFileError("a.b", "x.yaml", line=3, found=1),
    LockedError("a.b", who="甲"),
    CopyError("a.b", "x.md", found=1),
    FontError("a.b", "x.ttf"),
    ExportError("a.b", found=(1, 2)),
    CommandError("a.b"),
)


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_error_crosses_to_another_process(error):
    found = pickle.loads(pickle.dumps(error))
    assert type(found) is type(error)
    assert (found.code, found.arguments) == (error.code, error.arguments)
    assert str(found) == str(error)


def test_further_faults_of_a_file_cross_with_the_first():
    error = IssueFileError("a.b", "x.yaml")
    error.others = (IssueFileError("c.d", "x.yaml", line=9),)
    found = pickle.loads(pickle.dumps(error))
    assert [(e.code, e.arguments["line"]) for e in found.others] == [("c.d", 9)]
