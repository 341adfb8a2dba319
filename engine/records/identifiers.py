"""Names of what programs exchange. Knows nothing about what they name."""

from typing import NewType

PackId = NewType("PackId", str)
SessionId = NewType("SessionId", str)
StationId = NewType("StationId", str)
CandidateId = NewType("CandidateId", str)
KeyId = NewType("KeyId", str)
