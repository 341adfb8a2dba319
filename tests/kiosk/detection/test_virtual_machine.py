"""kiosk.detection.virtual_machine: two signs that agree, never one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.detection.virtual_machine import Hardware, virtual
from kiosk.ports.sensor import Kind, Sighting


@pytest.mark.parametrize(
    ("hardware", "product"),
    [
        (Hardware(("innotek GmbH", "VirtualBox"), flagged=True), "VirtualBox"),
        (Hardware(("QEMU", "Standard PC (Q35 + ICH9, 2009)"), vendors=(0x1AF4,)), "QEMU"),
        (Hardware(("VMware, Inc.",), addresses=("00:0C:29:12:34:56",)), "VMware"),
        (Hardware(("Microsoft Corporation", "Virtual Machine"), flagged=True), "Hyper-V"),
        (Hardware(flagged=True, vendors=(0x80EE,)), "VirtualBox"),
        (Hardware(("Parallels Software",), vendors=(0x1AB8,)), "Parallels"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_two_signs_of_one_product_are_told(hardware: Hardware, product: str) -> None:
    assert virtual(hardware) == (Sighting(Kind.VIRTUAL_MACHINE, product),)


BENIGN = {
    "a computer of a school": Hardware(
        ("Dell Inc.", "OptiPlex 3080", "Dell Inc."), vendors=(0x8086, 0x10EC)
    ),
    "a Surface": Hardware(("Microsoft Corporation", "Surface Pro 7"), vendors=(0x8086,)),
    "a Surface that protects itself with a hypervisor": Hardware(
        ("Microsoft Corporation", "Surface Laptop Go 2"), flagged=True, vendors=(0x8086, 0x1414)
    ),
    "a real computer with Credential Guard": Hardware(
        ("LENOVO", "20QDS3FX00"), flagged=True, vendors=(0x8086,)
    ),
    "a real computer with a network adapter sold with a machine's address": Hardware(
        ("HP", "HP ProBook 450"), addresses=("00:50:56:00:00:01",), vendors=(0x8086,)
    ),
    "an image made in a virtual machine whose devices are remembered": Hardware(
        ("HP", "HP ProDesk 400"), vendors=(0x8086, 0x15AD)
    ),
    "two traces of different products": Hardware(
        ("ASUS",), addresses=("08:00:27:11:22:33",), vendors=(0x15AD,)
    ),
    "a machine that says nothing": Hardware(),
}


@pytest.mark.parametrize("name", BENIGN)
def test_benign_machines_stay_silent(name: str) -> None:
    assert virtual(BENIGN[name]) == ()


texts = st.lists(st.text(max_size=12), max_size=4).map(tuple)
machines = st.builds(
    Hardware,
    firmware=st.one_of(texts, st.just(("QEMU",)), st.just(("VirtualBox", "QEMU"))),
    flagged=st.booleans(),
    addresses=st.one_of(texts, st.just(("52:54:00:00:00:01",))),
    vendors=st.lists(st.integers(0, 0xFFFF), max_size=3).map(tuple),
)


@given(machines)
def test_a_hypervisor_s_flag_alone_changes_nothing_without_another_sign(machine: Hardware) -> None:
    bare = Hardware(flagged=machine.flagged)
    assert virtual(bare) == ()
    assert len(virtual(machine)) <= 1


@given(machines)
def test_more_signs_never_make_a_machine_less_virtual(machine: Hardware) -> None:
    more = Hardware(machine.firmware, True, machine.addresses, machine.vendors)
    assert len(virtual(more)) >= len(virtual(machine))
