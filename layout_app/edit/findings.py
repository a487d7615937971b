"""What was amiss with copy that came in. One rule: it is told once, and taken back once."""

from collections.abc import Iterable
from dataclasses import replace

from layout_app.errors import CommandError
from layout_app.model.finding import Finding
from layout_app.model.issue import Issue


def with_findings(issue: Issue, found: Iterable[Finding]) -> Issue:
    """Keep what an import found; what is known already stays where it stands."""
    every = tuple(dict.fromkeys((*issue.findings, *found)))
    return issue if every == issue.findings else replace(issue, findings=every)


def without_finding(issue: Issue, code: str, file: str, line: int = 0) -> Issue:
    """Drop what the editor has seen to, of a line of a file or of all of it (0).

    CommandError where nothing of the kind is told.
    """
    left = tuple(f for f in issue.findings if not _is_meant(f, code, file, line))
    if left == issue.findings:
        raise CommandError("copy.not_told", found=code)
    return replace(issue, findings=left)


def without_file(issue: Issue, files: Iterable[str]) -> Issue:
    """Drop what was told of files, whose later versions take their places."""
    gone = frozenset(files)
    left = tuple(f for f in issue.findings if f.problem.where.file not in gone)
    return issue if left == issue.findings else replace(issue, findings=left)


def _is_meant(finding: Finding, code: str, file: str, line: int) -> bool:
    where = finding.problem.where
    return (finding.problem.code, where.file, where.line or 0) == (code, file, line)
