"""Page templates of a publication. One rule: a template is a page without copy, a file each."""

from pathlib import Path

from layout_app.errors import IssueFileError
from layout_app.model.page import Page
from layout_app.store.atomic import BACKUP, replace_file, set_aside
from layout_app.store.folder import is_safe_name
from layout_app.store.format import file_bytes, read_file

TEMPLATES = "templates"


def template_names(publication: Path) -> tuple[str, ...]:
    """Return the names of a publication's templates, sorted."""
    return tuple(sorted(path.stem for path in (publication / TEMPLATES).glob("*.yaml")))


def read_template(publication: Path, name: str) -> Page:
    """Return a template; IssueFileError where there is none of that name, or it is damaged."""
    path = _path(publication, name)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise IssueFileError("store.cannot_read", path, why=error.strerror or "") from error
    found: Page = read_file(Page, data, path)
    return found


def keep_template(publication: Path, name: str, page: Page) -> None:
    """Keep a page as the template of that name; the one before stays as `.bak`."""
    path = _path(publication, name)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise IssueFileError("store.cannot_write", path, why=error.strerror or "") from error
    replace_file(path, file_bytes(page))


def remove_template(publication: Path, name: str) -> None:
    """Take a template away; it stays as `.bak`, for `restore_template`."""
    set_aside(_path(publication, name))


def restore_template(publication: Path, name: str) -> None:
    """Bring back a template that was taken away; never over one that was made since."""
    path = _path(publication, name)
    if path.exists():
        raise IssueFileError("store.template_there", path, name=name)
    try:
        path.with_name(f"{path.name}{BACKUP}").replace(path)
    except OSError as error:
        raise IssueFileError("store.cannot_read", path, why=error.strerror or "") from error


def _path(publication: Path, name: str) -> Path:
    if not is_safe_name(name):
        raise IssueFileError("store.bad_name", publication / TEMPLATES, found=name)
    return publication / TEMPLATES / f"{name}.yaml"
