"""The hash tree of a journal (RFC 6962, proofs of RFC 9162). Knows nothing about records.

A leaf is the bytes as stored; the root tells any change, and a proof tells that one record or an
earlier tree is part of it.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

EMPTY_ROOT: Final = hashlib.sha256(b"").digest()


def leaf_hash(stored: bytes) -> bytes:
    """The hash of a leaf."""
    return hashlib.sha256(b"\0" + stored).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of an inner node."""
    return hashlib.sha256(b"\1" + left + right).digest()


@dataclass(frozen=True, slots=True)
class Frontier:
    """What must be remembered to go on: the roots of the full subtrees, largest first."""

    size: int = 0
    peaks: tuple[bytes, ...] = ()

    def append(self, leaf: bytes) -> "Frontier":
        """The frontier with one more leaf hash."""
        peaks, node, carry = list(self.peaks), leaf, self.size
        while carry & 1:
            node = node_hash(peaks.pop(), node)
            carry >>= 1
        return Frontier(self.size + 1, (*peaks, node))

    @property
    def root(self) -> bytes:
        """The root hash of all leaves so far."""
        if not self.peaks:
            return EMPTY_ROOT
        node = self.peaks[-1]
        for peak in reversed(self.peaks[:-1]):
            node = node_hash(peak, node)
        return node


def frontier_of(stored: Iterable[bytes]) -> Frontier:
    """The frontier of stored records in order."""
    frontier = Frontier()
    for one in stored:
        frontier = frontier.append(leaf_hash(one))
    return frontier


def root_of(leaves: Sequence[bytes]) -> bytes:
    """The root hash of leaf hashes."""
    frontier = Frontier()
    for leaf in leaves:
        frontier = frontier.append(leaf)
    return frontier.root


def inclusion_proof(index: int, leaves: Sequence[bytes]) -> tuple[bytes, ...]:
    """The sibling hashes from the leaf at *index* up to the root.

    Raises:
        IndexError: There is no such leaf.
    """
    if not 0 <= index < len(leaves):
        raise IndexError(index)
    if len(leaves) == 1:
        return ()
    split = _split(len(leaves))
    if index < split:
        return (*inclusion_proof(index, leaves[:split]), root_of(leaves[split:]))
    return (*inclusion_proof(index - split, leaves[split:]), root_of(leaves[:split]))


def verify_inclusion(
    index: int, size: int, leaf: bytes, proof: Sequence[bytes], root: bytes
) -> bool:
    """Whether *proof* shows that *leaf* stands at *index* of the tree (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size:
        return False
    place, last, node = index, size - 1, leaf
    for sibling in proof:
        if last == 0:
            return False
        if place & 1 or place == last:
            node = node_hash(sibling, node)
            place, last = _up_past_left_edges(place, last)
        else:
            node = node_hash(node, sibling)
        place, last = place >> 1, last >> 1
    return last == 0 and node == root


def consistency_proof(earlier: int, leaves: Sequence[bytes]) -> tuple[bytes, ...]:
    """The hashes that tie the tree of the first *earlier* leaves to the tree of all.

    Raises:
        IndexError: *earlier* is not between 1 and the number of leaves.
    """
    if not 0 < earlier <= len(leaves):
        raise IndexError(earlier)
    return _consistency(earlier, leaves, whole=True)


def verify_consistency(
    earlier: int, size: int, earlier_root: bytes, root: bytes, proof: Sequence[bytes]
) -> bool:
    """Whether the earlier tree is a beginning of the later one (RFC 9162, 2.1.4.2)."""
    if not 0 < earlier <= size:
        return False
    if earlier == size:
        return earlier_root == root and not proof
    path = [earlier_root, *proof] if earlier & (earlier - 1) == 0 else list(proof)
    if not path:
        return False
    place, last = earlier - 1, size - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    before = after = path[0]
    for node in path[1:]:
        if last == 0:
            return False
        if place & 1 or place == last:
            before, after = node_hash(node, before), node_hash(node, after)
            place, last = _up_past_left_edges(place, last)
        else:
            after = node_hash(after, node)
        place, last = place >> 1, last >> 1
    return last == 0 and before == earlier_root and after == root


def _up_past_left_edges(place: int, last: int) -> tuple[int, int]:
    """Skip the levels on which the last node has no sibling."""
    while place and not place & 1:
        place, last = place >> 1, last >> 1
    return place, last


def _split(size: int) -> int:
    """The largest power of two below *size*."""
    return 1 << ((size - 1).bit_length() - 1)


def _consistency(earlier: int, leaves: Sequence[bytes], *, whole: bool) -> tuple[bytes, ...]:
    if earlier == len(leaves):
        return () if whole else (root_of(leaves),)
    split = _split(len(leaves))
    left, right = leaves[:split], leaves[split:]
    if earlier <= split:
        return (*_consistency(earlier, left, whole=whole), root_of(right))
    return (*_consistency(earlier - split, right, whole=False), root_of(left))
