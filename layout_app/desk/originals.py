"""What is known of a publication's pictures and ads. One rule: each file is looked at once.

Originals never change: their name is their hash. So what was found once holds for the session,
but for a file that was lost and comes back.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from layout_app.desk.condition import output_profile
from layout_app.display.items import Item, Picture, PlacedPdf
from layout_app.display.page import PageDisplay, leaves, walk
from layout_app.errors import IssueFileError
from layout_app.model.box import Trim
from layout_app.model.problem import Problem, Severity, Where, about, problem, problems_of
from layout_app.preflight.house import NEWSPRINT, House
from layout_app.preflight.ink import Raster
from layout_app.press.profile import Profile
from layout_app.store.folder import below
from layout_app.store.originals import original_path


@dataclass(slots=True)
class Originals:
    """The originals of a publication, as a printing house sees them."""

    folder: Path
    """The publication's."""
    house: House = NEWSPRINT
    profile: Profile = Profile.X1A
    """What the pages are made for."""
    _pictures: dict[str, tuple[Problem, ...]] = field(default_factory=dict)
    _sizes: dict[str, Raster] = field(default_factory=dict)
    _marked: dict[str, bool] = field(default_factory=dict)
    _profiles: dict[object, tuple[Problem, ...]] = field(default_factory=dict)
    _ads: dict[tuple[str, float, float, Trim], tuple[Problem, ...]] = field(default_factory=dict)

    def pixels(self, display: PageDisplay) -> dict[str, Raster]:
        """Return the size of each picture of a page that can be read."""
        found = {}
        for item, _, _ in walk(display):
            if isinstance(item, Picture):
                self._picture(item.original)
                if item.original in self._sizes:
                    found[item.original] = self._sizes[item.original]
        return found

    def problems(self, display: PageDisplay) -> Iterator[Problem]:
        """Yield what is wrong with the files behind a page's pictures and ads."""
        for group in display.groups:
            where = Where(page=display.folio, box=group.name)
            for item, _, _ in leaves(group):
                for fact in self._facts(item):
                    if fact.code not in self.house.rules_off:
                        yield replace(fact, where=where)

    def ad_problems(self, ad: PlacedPdf, folio: str) -> Iterator[Problem]:
        """Yield what is wrong with an ad's file."""
        for fact in self._facts(ad):
            if fact.code not in self.house.rules_off:
                yield replace(fact, where=Where(page=folio))

    def forget(self, original: str) -> bool:
        """Look at a file anew, which has come back; tell whether anything was wrong with it."""
        told = bool(self._pictures.pop(original, ()))
        self._sizes.pop(original, None)
        self._marked.pop(original, None)
        for key in [key for key in self._ads if key[0] == original]:
            told |= bool(self._ads.pop(key))
        return told

    def profile_problems(self, icc: str) -> tuple[Problem, ...]:
        """Return what is wrong with the output profile, the house's own before the paper's."""
        named = self.house.icc or icc
        file = below(self.folder, named) if named else None
        try:
            told = file.stat() if file else None
        except OSError:
            told = None
        key = named, self.profile, told and (told.st_mtime_ns, told.st_size)
        if key not in self._profiles:
            self._profiles[key] = _faults(self.folder, named, self.profile)
        return self._profiles[key]

    def says_advertisement(self, original: str) -> bool:
        """Tell whether an ad's file shows the word 广告 (Advertising Law, article 14)."""
        if original not in self._marked:
            from layout_app.press.foreign.words import shows

            data = self._bytes(original)
            self._marked[original] = data is not None and shows(data, "广告")
        return self._marked[original]

    def _facts(self, item: Item) -> tuple[Problem, ...]:
        if isinstance(item, Picture):
            return self._picture(item.original)
        if isinstance(item, PlacedPdf):
            return self._ad(item)
        return ()

    def _picture(self, original: str) -> tuple[Problem, ...]:
        if original not in self._pictures:
            self._pictures[original] = tuple(self._looked(original))
        return self._pictures[original]

    def _looked(self, original: str) -> Iterator[Problem]:
        data = self._bytes(original)
        if data is None:
            yield problem("press.original_missing", Severity.ERROR, original=original)
            return
        if hashlib.sha256(data).hexdigest() != original:
            yield problem("picture.file_changed", Severity.ERROR, original=original)
        from layout_app.press.images import drawn_part, flaw_of, look
        from layout_app.press.opening import most_pixels

        flaw = flaw_of(data)
        if flaw:
            code, most = f"press.picture_{flaw}", most_pixels(data) // 1_000_000
            yield problem(code, Severity.ERROR, original=original, most=most)
        found = look(data)
        if found is None:
            return
        self._sizes[original] = Raster(
            *found.size, is_line_art=found.mode == "1", drawn=None if flaw else drawn_part(data)
        )
        if found.has_profile and not found.is_profile_right:
            yield problem("press.profile_ignored", Severity.WARNING, original=original)
        elif found.mode == "CMYK" and not found.has_profile:
            yield problem("press.cmyk_without_profile", Severity.NOTE, original=original)

    def _ad(self, ad: PlacedPdf) -> tuple[Problem, ...]:
        key = ad.original, round(ad.rect.w, 3), round(ad.rect.h, 3), ad.trim
        if key not in self._ads:
            self._ads[key] = self._judged(*key)
        return self._ads[key]

    def _judged(
        self, original: str, width: float, height: float, trim: Trim
    ) -> tuple[Problem, ...]:
        data = self._bytes(original)
        if data is None:
            return (problem("press.original_missing", Severity.ERROR, original=original),)
        from layout_app.press.foreign.faults import check_pdf
        from layout_app.press.foreign.standard import Standard

        facts = check_pdf(
            data,
            standard=Standard.X1A_2003 if self.profile is Profile.X1A else None,
            unclaimed=Standard.X4 if self.profile is Profile.X4 else None,
            limits=self.house.limits,
            slot=(width, height),
            trim=trim,
        )
        return tuple(about(fact, original=original) for fact in facts)

    def _bytes(self, original: str) -> bytes | None:
        try:
            return original_path(self.folder, original).read_bytes()
        except (OSError, ValueError):
            return None


def _faults(folder: Path, icc: str, profile: Profile) -> tuple[Problem, ...]:
    try:
        output_profile(folder, icc, profile)
    except IssueFileError as error:
        return tuple(problems_of(error))
    return ()
