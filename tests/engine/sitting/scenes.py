"""Short ways to tell a sitting in tests: instants, terms, and a hand that records."""

from dataclasses import dataclass, field
from fractions import Fraction

from engine.items import ItemId
from engine.records.journal_record import Actor, At, Record, record_from_bytes, record_to_bytes
from engine.sitting import commands
from engine.sitting.decide import decide, record_events
from engine.sitting.evolve import evolve
from engine.sitting.state import Sitting, Terms

MINUTE = 60_000


def terms(
    *, extra: Fraction = Fraction(0), cap: int = 30 * MINUTE, adjusted: bool = False
) -> Terms:
    return Terms(
        plan="certification",
        rules="pix-v3@1",
        pack="certification_fr",
        pack_version=1,
        manifest_sha256="00" * 32,
        language="fr",
        adjusted=adjusted,
        duration_ms=105 * MINUTE,
        extra=extra,
        grant_cap_ms=cap,
    )


@dataclass
class Hand:
    """Sends commands to a sitting and keeps its journal; time moves only when told."""

    sitting: Sitting = field(default_factory=Sitting)
    records: list[Record] = field(default_factory=list)
    boot_ms: int = 1000
    boot_id: str = "boot-a"

    @property
    def at(self) -> At:
        return At(1_800_000_000_000 + self.boot_ms, self.boot_ms, self.boot_id)

    def wait(self, ms: int) -> None:
        self.boot_ms += ms

    def do(self, command: commands.Command, role: Actor) -> tuple[Record, ...]:
        events = decide(self.sitting, command, self.at, role)
        found = record_events(self.sitting, events, self.at, role)
        for record in found:
            stored = record_from_bytes(record_to_bytes(record))
            self.records.append(stored)
            self.sitting = evolve(self.sitting, stored)
        return found

    def admitted(self) -> "Hand":
        self.do(commands.Identify("cand-1"), Actor.CANDIDATE)
        self.do(commands.Admit(), Actor.SURVEILLANT)
        return self

    def running(self, **agreed: object) -> "Hand":
        self.admitted().do(commands.Start(terms(**agreed)), Actor.CANDIDATE)  # type: ignore[arg-type]  # tests name what they change
        return self

    def serve(self, item: str = "1.1-a-n1") -> "Hand":
        self.do(commands.Serve(ItemId(item), 1, 1), Actor.STATION)
        return self
