"""The module `os` as a program on Windows finds it, for rooms that ask which system they are on."""

import os
from typing import Any, NoReturn

_MISSING = ("killpg", "setpgid", "fork", "geteuid", "getuid")


class WindowsSystem:
    """Whatever works on both is the real thing; what is not there cannot be asked for."""

    name = "nt"

    def __getattr__(self, asked: str) -> Any:
        """Return what both systems have."""
        if asked in _MISSING:
            raise AttributeError(f"module 'os' has no attribute {asked!r}")
        return getattr(os, asked)

    def kill(self, pid: int, signal: int) -> NoReturn:
        """Whatever the signal, the process would end there."""
        raise AssertionError(f"process {pid} would have been ended by signal {signal}")
