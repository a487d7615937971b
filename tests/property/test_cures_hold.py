"""Whatever is laid out on whatever paper: every problem is told with its cure, or without."""

import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from layout_app.desk.cures import cure_of
from layout_app.desk.session import open_session
from layout_app.edit.styles import set_habits
from layout_app.errors import CommandError
from layout_app.model.issue import Issue
from layout_app.store.saving import new_issue
from tests.property.test_layout_sequences import Operation, desks, steps

MOST = 30
"""Problems of one issue whose cures are tried."""


@given(
    desks(),
    st.lists(steps.filter(callable), min_size=4, max_size=16),
    st.sampled_from([0, 3, 11, 30]),
)
def test_a_cure_is_offered_or_none(issue: Issue, run: list[Operation], masthead: int) -> None:
    """Session and cures are those of the desk; a cure that is offered was tried on a copy."""
    issue = set_habits(issue, masthead_lines=masthead)
    for step in run:
        try:
            issue = step(issue)
        except CommandError:
            continue
    with tempfile.TemporaryDirectory() as folder:
        new_issue(Path(folder, "issue"), issue)
        session = open_session(Path(folder, "issue"))
        for problem in session.problems()[:MOST]:
            cure = cure_of(session, problem, patient=False)
            assert cure is None or cure.command
        assert session.issue.pages == issue.pages, "looking for cures changes nothing"
