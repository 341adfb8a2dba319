"""What programs exchange: bytes to values and back, sealed and signed."""
