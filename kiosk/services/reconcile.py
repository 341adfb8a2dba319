"""Brings every bundle to the server and its receipts back. Knows no transport and no content.

Nothing is deleted here. What the server refuses is set aside with the reason, and shown.
"""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from secrets import token_bytes
from typing import Final

from engine.records.receipt import NONCE_BYTES
from engine.records.root import Root
from kiosk.ports.clock import Clock
from kiosk.ports.courier import Answer, Courier, Delivery
from kiosk.ports.errors import BundleLostError, CourierError, StorageError
from kiosk.ports.outbox import BundleState, OutboxRow, StationStore
from kiosk.services.receipts import ReceiptDesk
from kiosk.services.retry_policy import Park, Send, after, before, sends

LONGEST_SLEEP_MS: Final = 60_000
SHORTEST_SLEEP_MS: Final = 1_000


Errand = Callable[[], Awaitable[object]]
"""Something else that goes the same way, in the same pass."""


@dataclass(frozen=True, slots=True)
class Report:
    """The outbox after one pass: how many bundles are in each state.

    `carried` were given to the courier in this pass; `away` says that it could not reach the
    other side; `next_wall` is when the next bundle is due, in ms since the epoch.
    """

    sealed: int
    stored: int
    opened: int
    parked: int
    carried: int
    away: bool
    next_wall: int | None


def no_spread(_session: str) -> int:
    """Every bundle goes at once."""
    return 0


class Reconcile:
    """One outbox and one courier, one bundle at a time."""

    def __init__(
        self,
        store: StationStore,
        courier: Courier,
        root: Root,
        clock: Clock,
        *,
        uniform: Callable[[], float],
        random: Callable[[int], bytes] = token_bytes,
        spread: Callable[[str], int] = no_spread,
        errand: Errand | None = None,
    ) -> None:
        """Bind the two sides.

        Args:
            store: The station's memory.
            courier: The way to the server.
            root: Whose receipts are believed.
            clock: For the moments between tries.
            uniform: Draws from [0, 1), for the waits; nothing else depends on it.
            random: Random bytes, for the nonces.
            spread: How long, in ms, the bundles of a session let other stations go first.
            errand: Done after the bundles; when it fails, the next pass does it again.
        """
        self._store = store
        self._courier = courier
        self._desk = ReceiptDesk(store, root)
        self._clock = clock
        self._uniform = uniform
        self._random = random
        self._spread = spread
        self._errand = errand

    async def once(self, *, urgent: bool = False) -> Report:
        """Go through the outbox once.

        Args:
            urgent: Someone asked for it: what waits is tried now.

        Raises:
            StorageError: The station's own memory, or the folder that travels, failed.
        """
        carried, away = 0, False
        for row in self._store.outbox():
            if row.state is BundleState.OPENED or not (urgent or self._turn(row)):
                continue
            try:
                carried += await self._exchange(row)
            except CourierError:
                away = True
                break  # the others wait for the same other side
        if self._errand is not None and not away:
            with suppress(CourierError, StorageError):
                await self._errand()
        return self._report(carried, away=away)

    async def run(self, stop: asyncio.Event, wake: asyncio.Event | None = None) -> None:
        """Go through the outbox again and again, until *stop* is set.

        Args:
            stop: Set to end; with *wake*, that one has to be set too.
            wake: Set when something new lies in the outbox, so that it goes at once.

        Raises:
            StorageError: The station's own memory failed.
        """
        signal = stop if wake is None else wake
        while not stop.is_set():
            signal.clear()
            report = await self.once()
            wall = self._clock.now().wall
            due = wall + LONGEST_SLEEP_MS if report.next_wall is None else report.next_wall
            sleep_ms = min(max(due - wall, SHORTEST_SLEEP_MS), LONGEST_SLEEP_MS)
            with suppress(TimeoutError):
                await asyncio.wait_for(signal.wait(), sleep_ms / 1000)

    def release(self, sha256: str) -> None:
        """Send a parked bundle again: a human looked at it.

        Raises:
            StorageError: There is no such row.
        """
        for row in self._store.outbox():
            if row.sha256 == sha256 and row.state is BundleState.PARKED:
                self._store.update(
                    replace(row, state=BundleState.SEALED, attempts=0, next_wall=0, reason="")
                )

    def _turn(self, row: OutboxRow) -> bool:
        now = self._clock.now().wall
        if row.state is BundleState.SEALED and row.attempts == row.next_wall == 0:
            spread = self._spread(row.session)
            if spread > 0:
                self._store.update(replace(row, next_wall=now + spread))
                return False
        return isinstance(before(row, now), Send)

    async def _exchange(self, row: OutboxRow) -> int:
        nonce = self._random(NONCE_BYTES)
        carries = sends(row) or not self._courier.live
        try:
            content = self._store.bundle(row.sha256) if carries else b""
        except BundleLostError:
            self._store.update(replace(row, state=BundleState.PARKED, reason="lost"))
            return 0
        try:
            if carries:
                answer = await self._courier.send(row.sha256, content, nonce)
            else:
                found = await self._courier.receipts(row.sha256, nonce)
                answer = Answer(Delivery.TAKEN, found)
        except CourierError as error:
            reason = str(error.data.get("reason", "away"))
            self._settle(row, Answer(Delivery.LATER, reason=reason))
            raise
        fresh = nonce if self._courier.live else None
        former = row if row.state is BundleState.PARKED else replace(row, reason="")
        self._settle(self._desk.take(former, answer.receipts, fresh), answer)
        return int(carries)

    def _settle(self, row: OutboxRow, answer: Answer) -> None:
        if row.state is BundleState.OPENED:
            return
        if not self._courier.live:
            self._store.update(row)  # a stick answers nothing: the network's turn stays
            return
        step = after(row, answer, self._clock.now().wall, self._uniform())
        row = replace(row, attempts=row.attempts + 1, next_wall=step.until)
        if row.state is not BundleState.PARKED:
            state = BundleState.PARKED if isinstance(step, Park) else row.state
            row = replace(row, state=state, reason=step.reason or row.reason)
        self._store.update(row)

    def _report(self, carried: int, *, away: bool) -> Report:
        rows = self._store.outbox()
        waiting = [row.next_wall for row in rows if row.state is not BundleState.OPENED]

        def count(state: BundleState) -> int:
            return sum(1 for row in rows if row.state is state)

        return Report(
            sealed=count(BundleState.SEALED),
            stored=count(BundleState.STORED),
            opened=count(BundleState.OPENED),
            parked=count(BundleState.PARKED),
            carried=carried,
            away=away,
            next_wall=min(waiting, default=None),
        )
