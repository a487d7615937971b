"""What readers of pictures raise. One rule: for bad data one of these; all else is a fault of ours.

Pillow documents no kinds of its own. These are what its readers, and what is read from their
headers, were seen to raise for some ten thousand spoilt files of every kind, and their kin.
"""

import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

_RAISED = (
    OSError, SyntaxError, ValueError, LookupError, TypeError, ArithmeticError, EOFError,
    MemoryError, NotImplementedError, struct.error, zlib.error,
)  # fmt: skip


class Unreadable(Exception):  # noqa: N818 - it is told as a refusal or a fact, never raised on
    """The data of a picture are not what its reader can make sense of."""


@contextmanager
def reading() -> Iterator[None]:
    """Tell what bad data make readers raise as `Unreadable`."""
    from PIL import Image

    try:
        yield
    except (*_RAISED, Image.DecompressionBombError) as error:
        raise Unreadable(str(error)) from error
