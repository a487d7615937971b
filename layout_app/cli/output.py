"""Printing. One rule: results on stdout, everything else on stderr.

Sentences are loaded only when there is something to say: most exports say nothing.
"""

import sys
import time
from collections import Counter
from collections.abc import Iterable

from layout_app.model.problem import Problem, Severity

_BAR = 30


def print_json(value: object) -> None:
    """Print one JSON value on a line of its own."""
    import json

    sys.stdout.write(json.dumps(value, ensure_ascii=False, allow_nan=False) + "\n")


def print_line(text: str) -> None:
    """Print a line of the result."""
    sys.stdout.write(text + "\n")


def print_problems(problems: Iterable[Problem]) -> None:
    """Print each problem with its severity and its place on a line, equal ones once."""
    print_counted((problem_line(problem), "") for problem in problems)


def print_counted(told: Iterable[tuple[str, str]]) -> None:
    """Print lines, each with what stands below it, equal ones once with their count."""
    for (line, below), count in Counter(told).items():
        print_line(line + (f"  {_places(count)}" if count > 1 else ""))
        if below:
            print_line(f"  {below}")


def _places(count: int) -> str:
    from layout_app.desk.words import plural

    return plural("({count} place)", "({count} places)", count)


def problem_line(problem: Problem) -> str:
    """Return a problem with its severity and its place."""
    from layout_app.desk.words import place_of, problem_text, severity_text

    where = problem.where
    file = place_of({"path": where.file, "line": where.line})
    if where.block is not None:  # as commands name the block
        file = f"{where.file}#{where.block}"
    place = " ".join(part for part in (where.page, file, where.article) if part)
    told = f"{severity_text(problem.severity)}  {place}".rstrip()
    return f"{told}  {problem_text(problem)}"


def as_json(problems: Iterable[Problem]) -> list[dict[str, object]]:
    """Return problems as they stand in JSON."""
    from layout_app.desk.words import problem_json

    return [problem_json(problem) for problem in problems]


def exit_code(problems: Iterable[Problem]) -> int:
    """Return 1 if one of the problems is an error, else 0."""
    return int(any(problem.severity is Severity.ERROR for problem in problems))


class Progress:
    """A bar on a terminal's stderr, shown once the work has taken a second."""

    def __init__(self, title: str) -> None:
        self._title = title
        self._start = time.monotonic()
        self._shown = False

    def __call__(self, done: int, total: int) -> None:
        """Show how far the work is; ends its line when all is done."""
        if not sys.stderr.isatty() or time.monotonic() - self._start < 1:
            return
        filled = _BAR * done // max(total, 1)
        bar = "█" * filled + "·" * (_BAR - filled)
        sys.stderr.write(f"\r{self._title} {bar} {done}/{total}")
        sys.stderr.write("\n" if done >= total else "")
        sys.stderr.flush()
