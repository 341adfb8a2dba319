"""engine.records.tree"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.records.tree import (
    EMPTY_ROOT,
    consistency_proof,
    frontier_of,
    inclusion_proof,
    leaf_hash,
    root_of,
    verify_consistency,
    verify_inclusion,
)

# The leaves and roots of the Certificate Transparency project's own tests.
LEAVES = [
    bytes.fromhex(text)
    for text in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
hashed = [leaf_hash(bytes([number])) for number in range(70)]
sizes = st.integers(1, 70)


@pytest.mark.parametrize("size", range(1, 9))
def test_the_roots_are_those_of_certificate_transparency(size: int) -> None:
    assert frontier_of(LEAVES[:size]).root.hex() == ROOTS[size - 1]


def test_an_empty_tree_has_the_hash_of_nothing() -> None:
    assert frontier_of([]).root == EMPTY_ROOT


@given(sizes, st.data())
def test_every_leaf_has_a_proof_that_no_other_leaf_fits(size: int, data: st.DataObject) -> None:
    leaves, index = hashed[:size], data.draw(st.integers(0, size - 1))
    proof, root = inclusion_proof(index, leaves), root_of(leaves)
    assert verify_inclusion(index, size, leaves[index], proof, root)
    assert not verify_inclusion(index, size, leaf_hash(b"other"), proof, root)
    assert not verify_inclusion(index, size, leaves[index], (*proof, root), root)
    if proof:
        assert not verify_inclusion(index, size, leaves[index], proof[:-1], root)
    other = data.draw(st.integers(0, size - 1).filter(lambda one: one != index or size == 1))
    if other != index:
        assert not verify_inclusion(other, size, leaves[index], proof, root)


@given(sizes, st.data())
def test_every_beginning_has_a_proof_that_no_other_fits(size: int, data: st.DataObject) -> None:
    leaves, earlier = hashed[:size], data.draw(st.integers(1, size))
    before, after = root_of(leaves[:earlier]), root_of(leaves)
    proof = consistency_proof(earlier, leaves)
    assert verify_consistency(earlier, size, before, after, proof)
    assert not verify_consistency(earlier, size, leaf_hash(b"x"), after, proof)
    assert not verify_consistency(earlier, size, before, leaf_hash(b"x"), proof)
    assert not verify_consistency(earlier, size, before, after, (*proof, after))
    if proof:
        assert not verify_consistency(earlier, size, before, after, proof[:-1])


@pytest.mark.parametrize("index", [-1, 3])
def test_there_is_no_proof_of_a_leaf_that_is_not_there(index: int) -> None:
    with pytest.raises(IndexError):
        inclusion_proof(index, hashed[:3])
    assert not verify_inclusion(index, 3, hashed[0], (), hashed[0])


@pytest.mark.parametrize("earlier", [0, 4])
def test_there_is_no_proof_of_a_tree_that_was_not(earlier: int) -> None:
    with pytest.raises(IndexError):
        consistency_proof(earlier, hashed[:3])
    assert not verify_consistency(earlier, 3, hashed[0], hashed[0], ())


def test_an_empty_proof_ties_nothing() -> None:
    assert not verify_consistency(3, 5, root_of(hashed[:3]), root_of(hashed[:5]), ())
