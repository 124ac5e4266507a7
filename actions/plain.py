"""Makes plain text of the little Markdown that cards may have.

Never touches anything else: `age < 45`, `[A-12]` and `*` in a sentence stay as they are.
"""

import re

_BOLD = re.compile(r"\*\*(.+?)\*\*")
_ITEM = re.compile(r"^- ", re.MULTILINE)


def plain_text(markdown: str) -> str:
    """Return `markdown` without bold marks, list items with a bullet.

    >>> plain_text("- **A**: age < 45 * [A-12]")
    '• A: age < 45 * [A-12]'
    """
    return _ITEM.sub("• ", _BOLD.sub(r"\1", markdown)).strip()
