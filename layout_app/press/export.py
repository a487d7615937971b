"""Pages as files on disk. One rule: all files appear by rename at the end, or none does.

A job can be pickled, so that the desk exports in a process of its own.
"""

import hashlib
import os
import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from enum import StrEnum
from errno import EEXIST, EISDIR
from glob import escape
from pathlib import Path
from string import Formatter

from layout_app.errors import ExportError
from layout_app.fonts.catalogue import Catalogue, FaceFile, shipped
from layout_app.frozen import frozen
from layout_app.preflight.house import PICTURES, PictureRules
from layout_app.press.painted import PaintedPage
from layout_app.press.profile import DocumentInfo, Profile
from layout_app.sharing import Elsewhere, Tally

TEMPLATE = "{date:%Y%m%d}{folio}.pdf"
"""Name of a page's file where a paper has no template of its own."""
LEAST_SHARED = 4
"""Files from which on a second process helps to write them."""
_AT_ONCE = 8
"""Files that a disk is asked to keep at the same time."""
LIVE = "_live"
"""Behind the name of a file whose type can still be read, beside one of outlines."""
_FIELDS = {"paper", "date", "folio", "section", "edition"}
# What no file system of a printing house takes, and the device names of Windows.
_FORBIDDEN = re.compile(
    r'[\x00-\x1f<>:"/\\|?*]|^\.|[. ]$|^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)', re.IGNORECASE
)
_SHA256 = re.compile(r"[0-9a-f]{64}")


class Split(StrEnum):
    """How pages are told to files."""

    PAGES = "pages"
    """One file a page; the target is a folder."""
    ISSUE = "issue"
    """One file; the target is its path."""


@frozen
class ExportJob:
    """What is to be exported where."""

    pages: tuple[PaintedPage, ...]
    """Painted for the profile."""
    outlined: tuple[PaintedPage, ...] = ()
    """The same pages with type as outlines (转曲), where a house asks for them.

    They get the names, and the live pages are kept beside them; a certificate is made of those.
    """
    target: Path
    """A folder for a file a page, a file for one of the issue."""
    profile: Profile
    split: Split
    info: DocumentInfo
    originals: Path | None = None
    """Folder that holds pictures and ads by their sha256."""
    faces: tuple[FaceFile, ...] = ()
    """The publication's own faces, beside the shipped ones."""
    template: str = TEMPLATE
    paper: str = ""
    edition: str = ""
    sections: tuple[str, ...] = ()
    """版名 of each page, for the template."""
    rules: PictureRules = PICTURES
    """How pictures are made ready."""
    kept: Path | None = None
    """Folder of the pictures made before; None keeps none."""
    report: Path | None = None
    """Where what an inspection finds is written."""

    def __post_init__(self) -> None:
        if not self.pages:
            raise ValueError("an export has a page")


@frozen
class ExportedFile:
    """A file that an export has written."""

    path: Path
    sha256: str
    size: int
    """Bytes."""
    pages: tuple[str, ...]
    """Folios."""


@frozen
class ExportResult:
    """What an export has written."""

    files: tuple[ExportedFile, ...]
    fonts: tuple[str, ...]
    """PostScript names of the embedded faces, sorted."""


Inspection = Callable[[ExportResult, tuple[Path, ...]], bytes]
"""Looks at written files before they appear and returns the report on them; raises to stop them."""
_File = tuple[Path, tuple[PaintedPage, ...], DocumentInfo]
_Written = tuple[ExportedFile, Path]
"""A file, and where it lies until it gets its name."""


@frozen(kw_only=False)
class FolderOriginals:
    """Originals as files of a folder, named by their sha256."""

    folder: Path | None

    def original(self, sha256: str) -> bytes:
        """Return the bytes of an original; KeyError or OSError when there is none."""
        if self.folder is None or not _SHA256.fullmatch(sha256):
            raise KeyError(sha256)
        return (self.folder / sha256).read_bytes()


def export(
    job: ExportJob,
    progress: Callable[[int, int], None],
    inspect: Inspection | None = None,
) -> ExportResult:
    """Write a job's files; `progress` hears pages done and pages in all.

    `inspect` sees the result and where its files lie before they get their names; what it returns
    becomes the job's report and appears with them. ExportError leaves earlier files as they were,
    and so does whatever `progress` or `inspect` raises to stop.
    """
    faces = shipped().extended(job.faces)
    files = _plan(job)
    _check_names(job)
    try:
        written = _written(job, files, faces, progress)
        parts = [(part, file.path) for file, part in written]
        result = ExportResult(
            files=tuple(file for file, _ in written), fonts=_fonts(job.pages, faces)
        )
        if inspect is not None:
            report = inspect(result, tuple(part for part, _ in parts))
            if job.report:
                parts.append((_write_part(job.report, report), job.report))
        _settle(parts)
        _replace_all(parts)
        if job.kept is not None and job.kept.is_dir():
            from layout_app.press.darkroom import tidy

            tidy(job.kept)
    finally:
        remove_parts(job)
    return result


def _written(
    job: ExportJob,
    files: Sequence[_File],
    faces: Catalogue,
    progress: Callable[[int, int], None],
) -> list[_Written]:
    """Write files beside their names to be; a second process may take half of them."""
    write_pages = load_writer()
    tally = Tally(progress, sum(len(pages) for _, pages, _ in files))

    def write(file: _File) -> _Written:
        path, pages, info = file
        data = write_pages(
            pages,
            faces,
            job.profile,
            info,
            FolderOriginals(job.originals),
            rules=job.rules,
            kept=job.kept,
            on_page=tally.step,
        )
        return _described(path, data, pages), _write_part(path, data)

    here = (len(files) + 1) // 2 if _is_shared(job, files) else len(files)
    with Elsewhere(write, files[here:]) as others:
        written = [*map(write, files[:here]), *others.result()]
    tally.end()
    return written


def remove_parts(job: ExportJob) -> None:
    """Remove what an export had begun to write, whichever process wrote it."""
    for path in targets(job):
        # A folder that is closed to us, or whose name is too long, holds none.
        with suppress(OSError):
            for part in path.parent.glob(f".{escape(path.name)}.*.part"):
                part.unlink(missing_ok=True)


def _is_shared(job: ExportJob, files: Sequence[_File]) -> bool:
    """Tell whether a second process writes half of the files.

    Not where pictures must be converted: threads do that on both cores, in half the memory.
    """
    if len(files) < LEAST_SHARED:
        return False
    pictures = {name: item for page in job.pages for name, item in page.pictures.items()}
    if not pictures:
        return True
    from layout_app.press.darkroom import Darkroom

    return Darkroom(
        originals=FolderOriginals(job.originals),
        icc=job.info.icc,
        is_rgb=not job.profile.is_press,
        rules=job.rules,
        kept=job.kept,
    ).has(pictures.values())


def load_writer() -> "Callable[..., bytes]":
    """Return what writes a file. It takes a tenth of a short export to load: ask while waiting."""
    from layout_app.press.writer import write_pages

    return write_pages


def targets(job: ExportJob) -> tuple[Path, ...]:
    """Return every file that a job writes, its report too; ExportError for a bad template."""
    pages = tuple(path for path, _, _ in _plan(job))
    return (*pages, job.report) if job.report else pages


def file_name(job: ExportJob, page: int) -> str:
    """Return the name of a page's file by the template; ExportError for one that cannot be."""
    return page_name(
        job.template,
        paper=job.paper,
        date=job.info.when,
        folio=job.pages[page].folio,
        section=job.sections[page] if page < len(job.sections) else "",
        edition=job.edition,
    )


def page_name(template: str, **fields: object) -> str:
    """Fill a template with paper, date, folio, section, edition; ExportError if that is no name."""
    try:
        for _, field, form, conversion in Formatter().parse(template):
            if field is not None and (
                field not in _FIELDS or conversion or (form and field != "date")
            ):
                raise ValueError(f"{{{field}}}")
        name = template.format(**fields)
    except (ValueError, IndexError, KeyError) as error:
        raise ExportError("export.bad_template", template=template, why=str(error)) from error
    if not name or _FORBIDDEN.search(name):
        raise ExportError("export.bad_file_name", template=template, name=name)
    return name


def _plan(job: ExportJob) -> tuple[_File, ...]:
    if job.outlined:
        outlined = _plan(replace(job, pages=job.outlined, outlined=()))
        live = _plan(replace(job, outlined=()))
        kept = ((path.with_stem(path.stem + LIVE), pages, info) for path, pages, info in live)
        return (*outlined, *kept)
    if job.split is Split.ISSUE:
        return ((job.target, job.pages, job.info),)
    names = [file_name(job, n) for n in range(len(job.pages))]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise ExportError("export.name_taken_twice", template=job.template, name=twice[0])
    return tuple(
        (job.target / name, (page,), _page_info(job.info, n, page))
        for n, (name, page) in enumerate(zip(names, job.pages, strict=True))
    )


def _check_names(job: ExportJob) -> None:
    """Refuse before the first page what could not appear at the end."""
    seen: set[str] = set()
    for path in targets(job):
        place = os.path.realpath(path)
        if place in seen:
            raise _refusal(path, OSError(EEXIST, os.strerror(EEXIST)))
        # A name too long, or a folder that is closed to us, is no folder here; writing says why.
        if os.path.isdir(path):
            raise _refusal(path, OSError(EISDIR, os.strerror(EISDIR)))
        seen.add(place)


def _page_info(info: DocumentInfo, n: int, page: PaintedPage) -> DocumentInfo:
    """Return what the file of the n-th page says of itself: links lead to places on it alone."""
    found = {box: place for box, place in info.targets.items() if place.page == n}
    return replace(
        info,
        title=f"{info.title} {page.folio}",
        identity=f"{info.identity} {page.folio}",
        bookmarks=(),
        targets={box: replace(place, page=0) for box, place in found.items()},
    )


def _described(path: Path, data: bytes, pages: tuple[PaintedPage, ...]) -> ExportedFile:
    return ExportedFile(
        path=path,
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        pages=tuple(page.folio for page in pages),
    )


def _write_part(path: Path, data: bytes) -> Path:
    """Write a file beside its name to be, and return where it lies."""
    part = path.with_name(f".{path.name}.{os.urandom(4).hex()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("xb") as file:
            file.write(data)
    except OSError as error:
        raise _refusal(path, error) from error
    return part


def _settle(parts: Sequence[tuple[Path, Path]]) -> None:
    """Make files last before they get their names: many at once cost a disk a third of the time."""

    def settle(part: Path, path: Path) -> None:
        try:
            with part.open("rb+") as file:
                os.fsync(file.fileno())
        except OSError as error:
            raise _refusal(path, error) from error

    if len(parts) == 1:
        settle(*parts[0])
        return
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(min(len(parts), _AT_ONCE)) as workers:
        for done in [workers.submit(settle, *entry) for entry in parts]:
            done.result()


def _replace_all(parts: list[tuple[Path, Path]]) -> None:
    """Give files their names; all are compared first, so that the renames follow at once."""
    fresh = [(part, path) for part, path in parts if not _is_same(part, path)]
    for part, path in fresh:
        try:
            part.replace(path)
        except OSError as error:
            raise _refusal(path, error) from error
    for folder in {path.parent for _, path in parts}:
        _sync_folder(folder)


def _is_same(part: Path, path: Path) -> bool:
    """Tell whether a file is on disk already, byte for byte: then it keeps its date."""
    try:
        if not path.is_file() or path.stat().st_size != part.stat().st_size:
            return False
        return path.read_bytes() == part.read_bytes()
    except OSError as error:
        raise _refusal(path, error) from error


def _sync_folder(folder: Path) -> None:
    """Make the renames last; Windows cannot open a folder and needs no such step."""
    if os.name == "nt":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _refusal(path: Path, error: OSError) -> ExportError:
    return ExportError("export.cannot_write", path=str(path), why=error.strerror or str(error))


def _fonts(pages: tuple[PaintedPage, ...], faces: Catalogue) -> tuple[str, ...]:
    used = {font.face for page in pages for font in page.fonts}
    return tuple(sorted({faces.face(face).postscript_name for face in used}))
