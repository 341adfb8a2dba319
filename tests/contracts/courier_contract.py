"""What every courier does."""

import asyncio
import hashlib
from abc import ABC, abstractmethod

import pytest

from kiosk.ports.courier import Courier, Delivery

CONTENT = bytes(range(256)) * 300
SHA256 = hashlib.sha256(CONTENT).hexdigest()
NONCE = bytes(range(16))


class CourierContract(ABC):
    @pytest.fixture
    @abstractmethod
    def courier(self) -> Courier: ...

    @abstractmethod
    def arrived(self, courier: Courier) -> dict[str, bytes]:
        """What the other side has, by digest."""

    def test_a_bundle_arrives_byte_for_byte(self, courier: Courier) -> None:
        answer = asyncio.run(courier.send(SHA256, CONTENT, NONCE))

        assert answer.delivery is Delivery.TAKEN
        assert self.arrived(courier) == {SHA256: CONTENT}

    def test_sending_twice_has_the_effect_of_once(self, courier: Courier) -> None:
        async def twice() -> tuple[Delivery, Delivery]:
            first = await courier.send(SHA256, CONTENT, NONCE)
            second = await courier.send(SHA256, CONTENT, NONCE)
            return first.delivery, second.delivery

        assert asyncio.run(twice()) == (Delivery.TAKEN, Delivery.TAKEN)
        assert self.arrived(courier) == {SHA256: CONTENT}

    def test_an_unknown_bundle_has_no_receipts(self, courier: Courier) -> None:
        assert asyncio.run(courier.receipts(SHA256, NONCE)) == ()
