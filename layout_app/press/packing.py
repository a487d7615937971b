"""A file with its small objects in packs. One rule: nothing is renumbered, only wrapped.

Object streams and a cross-reference stream (ISO 32000-1, 7.5.7 and 7.5.8): a tagged page has
hundreds of small objects, which cost some fifty bytes each on their own and some ten in a pack.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

PACKED = (1, 7)
"""The version from which on files are packed; press profiles are older."""
MOST = 600
"""Objects in a pack: a reader unpacks a whole pack to get at one."""
_HEAD = b"%%PDF-%d.%d\n%%\xe2\xe3\xcf\xd3\n"
_FREE, _PLAIN, _IN_PACK = 0, 1, 2
_WIDTHS = (1, 4, 2)
"""Bytes of the fields of an entry: its kind, an offset or a pack, an index."""


class Body(NamedTuple):
    """An object as it is written, without its number."""

    content: bytes
    is_stream: bool


class Trailer(NamedTuple):
    """What the end of a file says."""

    root: int
    info: int
    identity: bytes


def packed_file(
    version: tuple[int, int],
    bodies: Sequence[Body],
    trailer: Trailer,
    deflated: Callable[[bytes], bytes],
) -> bytes:
    """Return the file of objects numbered 1, 2 …; streams stand alone, all else in packs."""
    out = [_HEAD % version]
    offset = len(out[0])
    entries = [(_FREE, 0, 0xFFFF)] + [(_FREE, 0, 0)] * len(bodies)

    def write(number: int, content: bytes) -> None:
        nonlocal offset
        written = b"%d 0 obj\n%b\nendobj\n" % (number, content)
        entries[number] = (_PLAIN, offset, 0)
        out.append(written)
        offset += len(written)

    packed = []
    for number, body in enumerate(bodies, 1):
        if body.is_stream:
            write(number, body.content)
        else:
            packed.append((number, body.content))
    for start in range(0, len(packed), MOST):
        pack, number = packed[start : start + MOST], len(entries)
        entries.append((_FREE, 0, 0))
        for index, (inside, _) in enumerate(pack):
            entries[inside] = (_IN_PACK, number, index)
        write(number, _pack(pack, deflated))
    number = len(entries)
    entries.append((_PLAIN, offset, 0))
    out.append(b"%d 0 obj\n%b\nendobj\n" % (number, _references(entries, trailer, deflated)))
    out.append(b"startxref\n%d\n%%%%EOF\n" % offset)
    return b"".join(out)


def _pack(objects: Sequence[tuple[int, bytes]], deflated: Callable[[bytes], bytes]) -> bytes:
    """Return an object stream: numbers and places, then the objects."""
    places, at = [], 0
    for number, content in objects:
        places.append(b"%d %d" % (number, at))
        at += len(content) + 1
    head = b" ".join(places) + b"\n"
    content = deflated(head + b"\n".join(content for _, content in objects))
    entries = b"/Type/ObjStm/N %d/First %d" % (len(objects), len(head))
    return _stream(entries, content)


def _references(
    entries: Sequence[tuple[int, int, int]],
    trailer: Trailer,
    deflated: Callable[[bytes], bytes],
) -> bytes:
    """Return the cross-reference stream; each row is told by what changes from the one above."""
    above = bytes(sum(_WIDTHS))
    rows = []
    for entry in entries:
        fields = zip(entry, _WIDTHS, strict=True)
        row = b"".join(value.to_bytes(width) for value, width in fields)
        rows.append(b"\x02" + bytes((a - b) & 0xFF for a, b in zip(row, above, strict=True)))
        above = row
    identity = trailer.identity.hex().encode()
    told = b"/Type/XRef/Size %d/W[%d %d %d]/Root %d 0 R/Info %d 0 R/ID[<%b><%b>]" % (
        len(entries), *_WIDTHS, trailer.root, trailer.info, identity, identity,
    )  # fmt: skip
    parameters = b"/DecodeParms<</Predictor 12/Columns %d>>" % sum(_WIDTHS)
    return _stream(told + parameters, deflated(b"".join(rows)))


def _stream(entries: bytes, content: bytes) -> bytes:
    return b"<<%b/Filter/FlateDecode/Length %d>>stream\n%b\nendstream" % (
        entries, len(content), content,
    )  # fmt: skip
