"""Names of things. One rule: ids are random, never counters, so that two editors never collide."""

import os
from typing import NewType

ArticleId = NewType("ArticleId", str)
PageId = NewType("PageId", str)
BoxId = NewType("BoxId", str)
FaceId = NewType("FaceId", str)

_BASE32 = "abcdefghijkmnpqrstuvwxyz23456789"


def new_id() -> str:
    """Return six random base-32 characters without l, o, 0 and 1, which print alike."""
    return "".join(_BASE32[byte % len(_BASE32)] for byte in os.urandom(6))
