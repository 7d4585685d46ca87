# SPDX-License-Identifier: MIT
"""Text as one searches it: without case and without accents. Pure; nothing is drawn here."""

from __future__ import annotations

import unicodedata

__all__ = ["folded", "folded_letters"]

_SPECIAL = {"ø": "o", "đ": "d", "ł": "l", "\N{LATIN SMALL LETTER DOTLESS I}": "i"}
"""Letters whose mark is no accent of their own in Unicode."""


def folded_letters(letter: str) -> str:
    """What one letter is searched as: one letter, several (“ß”) or none (an accent alone)."""
    if letter.isascii():
        return letter.lower()
    apart = unicodedata.normalize("NFKD", letter).casefold()
    plain = (_SPECIAL.get(each, each) for each in unicodedata.normalize("NFKD", apart))
    return "".join(each for each in plain if not unicodedata.combining(each))


def folded(text: str) -> str:
    """`text` as one searches it."""
    return text.lower() if text.isascii() else "".join(map(folded_letters, text))
