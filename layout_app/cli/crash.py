"""A report of our own fault. One rule: the editor is told where it lies, never shown it."""

import tempfile
import traceback
from pathlib import Path


def written_report(bug: BaseException) -> Path:
    """Write the traceback to a new file of the temporary folder and return its place."""
    with tempfile.NamedTemporaryFile(
        "w", prefix="layout-app-", suffix=".log", delete=False, encoding="utf-8"
    ) as file:
        file.writelines(traceback.format_exception(bug))
    return Path(file.name)
