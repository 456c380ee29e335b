"""Hiragana written as katakana, where the two scripts are compared as one."""

from __future__ import annotations

TO_KATAKANA = {code: code + 0x60 for code in range(ord("ぁ"), ord("ゖ") + 1)}
"""For `str.translate`; ー and everything else stay."""
