"""References that people write down and read out: short, and safe against letters that look alike.

Never says what a reference stands for.
"""

import secrets

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base32: no I, L, O and U
_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, " ": None})
CODE_CHARS = 10  # 50 bits: with a million results kept, one guess in a thousand million finds any


def new_code() -> str:
    """Return a code that was never used before, as it is kept."""
    return "".join(secrets.choice(_LETTERS) for _ in range(CODE_CHARS))


def grouped(code: str) -> str:
    """Return a code as it is written down.

    >>> grouped("7GK20XMP41")
    '7GK20-XMP41'
    """
    return f"{code[:5]}-{code[5:]}"


def plain_reference(written: str) -> str:
    """Return a reference as it is kept: capitals without groups, and letters that are easily misread put right.

    >>> plain_reference("7gk2o-xmp4l")
    '7GK20XMP41'
    """
    return written.upper().translate(_MISREAD)
