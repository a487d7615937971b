"""Pictures made ready for a file, several at a time. One rule: what was made once is kept on disk.

A made picture is kept under a hash of all that it depends on: the original, its crop and size, the
output profile, the house's rules. What cannot be read back whole is made anew.
"""

import hashlib
import json
import os
import secrets
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from layout_app.display.items import Picture
from layout_app.frozen import frozen
from layout_app.preflight.house import PICTURES, PictureRules
from layout_app.press.images import ImageSource, PressImage, fetch, press_image
from layout_app.press.overprint import PrintedOver

VERSION = 4
"""Of what is made of a picture: a change of colours or sizes makes all kept ones stale."""
MOST_KEPT = 512 << 20
"""Bytes of a folder of kept pictures; the longest unused go first."""
_AT_ONCE = 2


@frozen
class Darkroom:
    """Where pictures are made ready for one kind of file."""

    originals: ImageSource
    icc: bytes
    """Output profile."""
    is_rgb: bool
    """Whether they are made for a screen."""
    rules: PictureRules = PICTURES
    kept: Path | None = None
    """Folder of pictures made before; None keeps nothing."""

    def ready(self, items: Mapping[str, Picture]) -> dict[str, PressImage]:
        """Return pictures by name, made or taken from those kept; ExportError names a bad one."""
        if len(items) < _AT_ONCE:
            return {name: self._one(item) for name, item in items.items()}
        # Decoding, scaling and encoding work outside the interpreter's lock.
        with ThreadPoolExecutor(_AT_ONCE) as workers:
            return dict(zip(items, workers.map(self._one, items.values()), strict=True))

    def has(self, items: Iterable[Picture]) -> bool:
        """Tell whether all of these pictures seem to be kept; a damaged one is made anew."""
        if self.kept is None:
            return False
        return all((self.kept / self._key(item)).is_file() for item in items)

    def _one(self, item: Picture) -> PressImage:
        path = self.kept / self._key(item) if self.kept is not None else None
        found = _kept(path) if path is not None else None
        if found is not None:
            return found
        made = press_image(
            fetch(self.originals, item.original),
            item.original,
            item.crop,
            (item.rect.w, item.rect.h),
            self.icc,
            is_rgb=self.is_rgb,
            rules=self.rules,
            black=item.black if isinstance(item, PrintedOver) else (),
        )
        if path is not None:
            _keep(path, made)
        return made

    def _key(self, item: Picture) -> str:
        crop, rect, rules = item.crop, item.rect, self.rules
        told = (
            VERSION, item.original, crop.x, crop.y, crop.w, crop.h, rect.w, rect.h, self.is_rgb,
            hashlib.sha256(self.icc).hexdigest(), *asdict(rules).values(),
        )  # fmt: skip
        black = item.black if isinstance(item, PrintedOver) else ""
        return hashlib.sha256(f"{told!r}{black or ''}".encode()).hexdigest()


def tidy(folder: Path, most: int = MOST_KEPT) -> None:
    """Remove the longest unused of the kept pictures until the rest has room."""
    found = []
    with suppress(OSError):
        for entry in os.scandir(folder):
            with suppress(OSError):
                told = entry.stat()
                found.append((told.st_mtime_ns, told.st_size, entry.path))
    over = sum(size for _, size, _ in found) - most
    for _, size, path in sorted(found):
        if over <= 0:
            return
        with suppress(OSError):
            os.unlink(path)
            over -= size


def _kept(path: Path) -> PressImage | None:
    """Return a kept picture and mark it as used; None where there is none that is whole."""
    try:
        head, _, data = path.read_bytes().partition(b"\n")
        told = json.loads(head)
        if told.pop("sha256") != hashlib.sha256(data).hexdigest():
            return None
        image = PressImage(data=data, **told)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None
    with suppress(OSError):
        os.utime(path)
    return image


def _keep(path: Path, image: PressImage) -> None:
    """Write a picture by rename; an export never fails for want of room for its cache."""
    told = asdict(image)
    data = told.pop("data")
    told["sha256"] = hashlib.sha256(data).hexdigest()
    part = path.with_name(f".{secrets.token_hex(8)}.part")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            part.write_bytes(json.dumps(told).encode() + b"\n" + data)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
