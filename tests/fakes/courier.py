"""A server behind a courier, in memory: takes, remembers, and signs receipts as it is told."""

from engine.records.keys import HybridSigner
from engine.records.receipt import Receipt, ReceiptState, Verdict, issue_receipt
from engine.records.root import Person, Realm, Root
from engine.records.secret import Secret
from kiosk.ports.courier import Answer, Delivery
from kiosk.ports.errors import CourierError


def _signer(number: int) -> HybridSigner:
    return HybridSigner(Secret(bytes([number]) * 32))


RECEIPT_SIGNER = _signer(45)
OTHER_SIGNER = _signer(43)
ROOT = Root(
    realm=Realm.DEMO,
    people=(Person("Ada", _signer(41).public), Person("Bob", _signer(42).public)),
    ticket=OTHER_SIGNER.public,
    statement=_signer(44).public,
    receipt=RECEIPT_SIGNER.public,
)


def receipt_for(
    sha256: str,
    size: int,
    nonce: bytes = bytes(16),
    *,
    verdict: Verdict | None = None,
    realm: Realm = Realm.DEMO,
    signer: HybridSigner = RECEIPT_SIGNER,
) -> bytes:
    """A signed receipt: *stored* without a verdict, *opened* with one."""
    receipt = Receipt(
        realm=realm,
        bundle=bytes.fromhex(sha256),
        size=size,
        state=ReceiptState.STORED if verdict is None else ReceiptState.OPENED,
        verdict=verdict,
        server_wall=1_790_000_000_000,
        nonce=nonce,
    )
    return issue_receipt(receipt, signer)


class FakeCourier:
    """Answers from `script` first, then takes everything; what is `opened` has its verdict."""

    def __init__(self, *, live: bool = True) -> None:
        self._live = live
        self.script: list[Answer | CourierError] = []
        self.taken: dict[str, bytes] = {}
        self.opened: dict[str, Verdict] = {}
        self.sendings: list[str] = []
        self.nonces: list[bytes] = []

    @property
    def live(self) -> bool:
        return self._live

    async def send(self, sha256: str, content: bytes, nonce: bytes) -> Answer:
        self.sendings.append(sha256)
        self.nonces.append(nonce)
        if self.script:
            return self._scripted()
        self.taken[sha256] = content
        return Answer(Delivery.TAKEN, self._receipts(sha256, nonce))

    async def receipts(self, sha256: str, nonce: bytes) -> tuple[bytes, ...]:
        self.nonces.append(nonce)
        if self.script:
            return self._scripted().receipts
        return self._receipts(sha256, nonce)

    def _scripted(self) -> Answer:
        answer = self.script.pop(0)
        if isinstance(answer, CourierError):
            raise answer
        return answer

    def _receipts(self, sha256: str, nonce: bytes) -> tuple[bytes, ...]:
        if sha256 not in self.taken:
            return ()
        size = len(self.taken[sha256])
        stored = receipt_for(sha256, size, nonce)
        if sha256 not in self.opened:
            return (stored,)
        return stored, receipt_for(sha256, size, nonce, verdict=self.opened[sha256])
