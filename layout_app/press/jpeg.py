"""JPEG data as they lie in a file. One rule: only what no sound file has is called torn.

A reader of JPEG fills what it cannot read with gray and says nothing. Three things give damage
away: a scan of the picture asks for more data than it has, or none asks for the last of them, or
the scans that make a picture finer do not follow each other. What shifts or stains a picture and
leaves the number of its data is not found.
"""

import io
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import NamedTuple

from layout_app.press.spoilt import Unreadable, reading

_FRAMES, _SCAN, _END, _FILLING = (0xC0, 0xC1, 0xC2), 0xDA, 0xD9, 0xFF
"""Second bytes of markers; frames are those whose data Huffman's codes tell."""
_NEXT = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")
"""What ends the data of a scan: no stuffed byte, no restart, no filling."""
_TAIL = 512
"""Bytes at the end that some row must ask for."""
_LIVELY = 32
"""Different bytes that make a tail a picture's: some cameras fill the end of a file."""
_AHEAD = bytes(7)
"""What a reader must hold beyond the data of a scan before it reads the last of them."""
_ASKED = 8
"""Bytes that are given one by one to learn whether a reader wants them."""


class Scan(NamedTuple):
    """What is read of a picture in one go: of some of its colours some of their waves."""

    colours: bytes
    first: int
    last: int
    """Waves, 0 to 63."""
    before: int
    after: int
    """Bits that are still lacking before and after it; `before` is 0 where it is the first."""
    start: int
    end: int
    """Where its data lie in the file."""


def scans_of(data: bytes) -> tuple[Scan, ...]:
    """Return the scans of the first picture of a JPEG file; none of any other file.

    Of a picture whose rows come in order, all their colours at once, it is the only one.
    """
    return tuple(_scans(data)) if data.startswith(b"\xff\xd8") else ()


def is_torn(data: bytes) -> bool:
    """Tell whether data within a JPEG are lost or strange; they are read once.

    What is no JPEG is not looked into.
    """
    # What a reader cannot read at all, it tells by itself.
    with suppress(Unreadable), reading():
        scans = scans_of(data)
        return bool(scans) and (not _is_complete(scans) or _is_out_of_step(data, scans))
    return False


def _is_complete(scans: Sequence[Scan]) -> bool:
    """Tell whether every scan makes finer what the ones before it left, down to the last bit."""
    lacking: dict[tuple[int, int], int] = {}
    for scan in scans:
        for colour in scan.colours:
            for wave in range(scan.first, scan.last + 1):
                if lacking.get((colour, wave), 0) != scan.before:
                    return False
                lacking[colour, wave] = scan.after
    return not any(lacking.values())


def _is_out_of_step(data: bytes, scans: Sequence[Scan]) -> bool:
    """Tell whether rows and the data of scans do not come out even."""
    reader, taken = _Reader(data), 0
    for scan in scans:
        cut = scan.end - _TAIL
        if cut > scan.start + _TAIL and len(set(data[cut : scan.end])) > _LIVELY:
            reader.take(data[taken:cut])
            taken = cut + _ASKED
            if reader.drops(data[cut:taken]):
                return True
        reader.take(data[taken : scan.end] + _AHEAD)
        taken = scan.end
        if not reader.drops(bytes(_ASKED)):
            return True
    return False


def _scans(data: bytes) -> Iterator[Scan]:
    at, known = 2, False
    while at + 4 <= len(data) and data[at] == _FILLING:
        kind = data[at + 1]
        if kind == _END:
            return
        if kind == _FILLING:
            at += 1
            continue
        length = int.from_bytes(data[at + 2 : at + 4], "big")
        known = known or kind in _FRAMES
        at, head = at + 2 + length, data[at + 4 : at + 2 + length]
        if kind == _SCAN:
            found = _NEXT.search(data, at)
            if not known or found is None:
                return
            ids = head[1 : 1 + 2 * head[0] : 2]
            first, last, bits = head[-3:]
            yield Scan(ids, first, last, bits >> 4, bits & 15, at, found.start())
            at = found.start()


class _Reader:
    """Pillow's reader of JPEG, given a file piece by piece.

    Within a scan it takes bytes by the word, between scans it drops whatever is no marker: what it
    leaves of a single byte tells where it is.
    """

    def __init__(self, data: bytes) -> None:
        from PIL import Image

        image = Image.open(io.BytesIO(data), formats=("JPEG",))
        image.draft(None, (1, 1))
        image.load_prepare()
        codec, extents, _, arguments = image.tile[0]
        self._decoder = Image._getdecoder(  # noqa: SLF001 - Pillow's `load` gives no pieces
            image.mode, codec, arguments, image.decoderconfig
        )
        self._decoder.setimage(image.im, extents)
        self._left = b""
        self._is_done = False

    def take(self, piece: bytes) -> None:
        """Read a piece behind the ones before it."""
        if not self._is_done:
            piece = self._left + piece
            taken, _ = self._decoder.decode(piece)
            self._is_done = taken < 0
            self._left = b"" if self._is_done else piece[taken:]

    def drops(self, piece: bytes) -> bool:
        """Read a piece byte by byte; tell whether each is dropped at once: no scan asks for it."""
        is_kept = False
        for k in range(len(piece)):
            self.take(piece[k : k + 1])
            # Half a marker is kept in any case.
            is_kept |= bool(self._left.strip(b"\xff"))
        return not is_kept
