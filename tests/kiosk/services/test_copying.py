"""Tests of kiosk.services.copying."""

from dataclasses import replace
from pathlib import Path

from engine.records.bundle import BundleTerms, SealedBundle, seal_bundle
from engine.records.bundle_header import BundleKind
from kiosk.courier.usb_courier import UsbCourier
from kiosk.services.copying import Copying
from tests.engine.records import authority


def copy_after(previous: SealedBundle | None) -> SealedBundle:
    terms: BundleTerms = authority.terms(BundleKind.PARTIAL)
    chained = replace(
        terms,
        seq=1 if previous is None else previous.header.seq + 1,
        previous=None if previous is None else previous.sha256,
    )
    return seal_bundle(
        chained,
        authority.body(),
        authority.DEVICE,
        authority.ticket().result_key,
        transfer=authority.TRANSFER_KEY.public,
    )


def test_only_the_newest_copy_of_a_sitting_lies_there(tmp_path: Path) -> None:
    stick = UsbCourier(tmp_path)
    copying = Copying(stick, b"statement")
    first = copy_after(None)
    second = copy_after(first)

    copying.keep(first)
    assert stick.copies() == (first.content,)
    copying.keep(second)

    assert stick.copies() == (second.content,)
    assert stick.statements() == (b"statement",)
