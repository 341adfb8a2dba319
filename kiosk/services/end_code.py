"""The short code by which a finished test is recognised on paper. Knows no screen."""


def end_code(root: bytes) -> str:
    """Six characters that staff may note: the beginning of the journal's root."""
    text = root.hex()[:6].upper()
    return f"{text[:2]}-{text[2:4]}-{text[4:]}"
