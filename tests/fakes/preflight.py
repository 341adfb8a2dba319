"""A shelf for one report, and a server that answers it, in memory."""

from dataclasses import dataclass, field

from kiosk.ports.errors import CourierError


@dataclass
class MemoryReports:
    """The newest report and the server's answer."""

    report: bytes | None = None
    told: bytes | None = None

    def keep(self, report: bytes) -> None:
        self.report = report

    def newest(self) -> bytes | None:
        return self.report

    def keep_answer(self, answer: bytes) -> None:
        self.told = answer

    def answer(self) -> bytes | None:
        return self.told


@dataclass
class FakePost:
    """Takes reports; away when it has no answer."""

    answer: bytes | None = b'{"host":[],"label":[]}'
    taken: list[tuple[str, bytes]] = field(default_factory=list)

    async def put_preflight(self, station: str, report: bytes) -> bytes:
        if self.answer is None:
            raise CourierError(reason="away")
        self.taken.append((station, report))
        return self.answer
