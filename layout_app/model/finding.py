"""What was amiss with copy when it came in. One rule: it is kept until it is settled.

Whatever else is wrong is found in the issue's value at any time; what the file was, and what was
left out of it, only the import knows.
"""

from layout_app.frozen import frozen
from layout_app.model.problem import Problem


@frozen
class Finding:
    """A problem of a copy file; its place names the article it was about, if it was about one."""

    problem: Problem
    text: str = ""
    """Words that it speaks of: it holds as long as an article has them. Empty: the whole file."""
