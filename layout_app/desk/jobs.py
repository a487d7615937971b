"""Exports and other long work in a process of their own. One rule: the window only asks.

A thread would share the interpreter and triple the time of a repaint, so the work is done by a
spawned process that stays warm for the next export. Only the order itself is sent by a thread,
which computes nothing: a process that does not listen may not hold up the window.
"""

import multiprocessing
import os
import signal
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from multiprocessing.reduction import ForkingPickler
from threading import Thread
from typing import assert_never

from layout_app.desk.output.exporting import carry_out
from layout_app.desk.output.orders import Exported, Order
from layout_app.desk.output.proofing import Proofed, ProofOrder, proofed
from layout_app.desk.output.publishing import Published, SiteOrder, made_site
from layout_app.desk.output.separating import (
    LightTable,
    Separated,
    SeparationOrder,
    Viewed,
    ViewOrder,
)
from layout_app.desk.output.sheets import Printed, PrintOrder, printed
from layout_app.desk.pages.proposing import ArrangeOrder, Bench, Proposed
from layout_app.errors import ExportError, LayoutError
from layout_app.frozen import frozen
from layout_app.press.export import remove_parts
from layout_app.rubbish import leave_rubbish, sweep


@frozen(kw_only=False)
class Progress:
    """How far an export is."""

    done: int
    total: int
    """Pages."""


@frozen(kw_only=False)
class Refused:
    """An export that left nothing behind."""

    error: LayoutError


@frozen(kw_only=False)
class Gone:
    """What was asked for rested on work that this process has not done."""


Done = Exported | Published | Proofed | Separated | Viewed | Printed | Proposed
Event = Progress | Done | Refused | Gone
AnyOrder = Order | SiteOrder | ProofOrder | SeparationOrder | ViewOrder | PrintOrder | ArrangeOrder


class ExportWorker:
    """One process that exports, proofs, takes apart and arranges pages, one order at a time."""

    def __init__(self) -> None:
        self._process: BaseProcess | None = None
        self._line: Connection | None = None
        self._sending: Thread | None = None
        self._order: AnyOrder | None = None

    @property
    def is_busy(self) -> bool:
        """Whether an order is under way."""
        return self._order is not None

    def start(self, order: AnyOrder) -> None:
        """Begin an order; the one before must have ended. Never waits for the process to take it.

        One that has died meanwhile is told by `poll`.
        """
        assert not self.is_busy, "one export at a time"
        told = bytes(ForkingPickler.dumps(order))
        if self._process is None or not self._process.is_alive():
            self._launch()
        assert self._line is not None
        self._order = order
        self._sending = Thread(target=_send, args=(self._line, told), daemon=True)
        self._sending.start()

    def poll(self) -> tuple[Event, ...]:
        """Return what happened since the last call; never waits."""
        events: list[Event] = []
        try:
            while self._line is not None and self._line.poll():
                events.append(self._line.recv())
        except (EOFError, ConnectionError):
            # It ended, perhaps before it had read what was asked.
            events.append(self._died())
        if self._order and self._process and not self._process.is_alive() and not events:
            events.append(self._died())
        if any(not isinstance(event, Progress) for event in events):
            self._order = None
        return tuple(events)

    def cancel(self) -> None:
        """Stop the order under way and remove what it had begun to write."""
        self.close()

    def close(self) -> None:
        """End the process, and remove what an order under way had begun to write."""
        order, self._order = self._order, None
        if self._process is not None:
            _kill(self._process)
        if self._sending is not None:
            self._sending.join()  # nobody is left to read: it has failed
        if self._line is not None:
            self._line.close()
        self._process = self._line = self._sending = None
        if isinstance(order, Order):
            remove_parts(order.job)

    def _launch(self) -> None:
        spawning = multiprocessing.get_context("spawn")
        self._line, theirs = spawning.Pipe()
        self._process = spawning.Process(target=_serve, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()

    def _died(self) -> Refused:
        self.close()
        return Refused(ExportError("export.worker_died"))


def _send(line: Connection, told: bytes) -> None:
    with suppress(OSError):  # the other end is gone, which `poll` sees
        line.send_bytes(told)


def _kill(process: BaseProcess) -> None:
    """End a worker and the process that shares its work, whatever they are at.

    Not asked to end: a library may swallow the exception that a signal's handler raises, and the
    window would wait for ever.
    """
    if os.name == "posix" and process.pid:
        with suppress(ProcessLookupError, PermissionError):  # no group yet, or none any more
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.join()


def _serve(line: Connection) -> None:
    """Carry out orders until the other end closes."""
    if os.name == "posix":
        os.setpgid(0, 0)  # one group with the process that shares the work: `_kill` ends both
    leave_rubbish()
    table, bench = LightTable(), Bench()
    while True:
        sweep()
        try:
            order = line.recv()
        except EOFError:
            return
        try:
            line.send(_done(order, table, bench, line))
        except LayoutError as error:
            line.send(Refused(error))


def _done(order: AnyOrder, table: LightTable, bench: Bench, line: Connection) -> Event:
    def tell(done: int, total: int) -> None:
        line.send(Progress(done, total))

    match order:
        case ProofOrder():
            return proofed(order)
        case SeparationOrder():
            return table.separated(order)
        case ViewOrder():
            return table.viewed(order) or Gone()
        case PrintOrder():
            return printed(order)
        case SiteOrder():
            return made_site(order, tell)
        case ArrangeOrder():
            return bench.proposed(order, tell)
        case Order():
            return carry_out(order, tell)
        case _:
            assert_never(order)
