# SPDX-License-Identifier: MIT
"""The shortcuts as a page to print, in HTML that needs nothing else. No widgets, no files."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

__all__ = ["shortcuts_page"]

_STYLE = (
    "body{font:14px/1.5 sans-serif;max-width:44em;margin:2em auto;padding:0 1em}"
    "h2{font-size:1em;margin:1.5em 0 .3em;break-after:avoid}"
    "table{border-collapse:collapse;width:100%}"
    "td{border-top:1px solid;padding:.3em 0}td+td{text-align:right;white-space:nowrap}"
    "tr{break-inside:avoid}kbd{font:inherit;font-weight:600}"
)


def shortcuts_page(title: str, groups: Sequence[tuple[str, Sequence[tuple[str, str]]]]) -> str:
    """Make the page.

    Args:
        title: Its heading.
        groups: The title of each menu, with its actions and their keys.
    """
    parts = [
        '<!doctype html><html><head><meta charset="utf-8">',
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head><body>",
        f"<h1>{escape(title)}</h1>",
    ]
    for heading, actions in groups:
        rows = "".join(
            f"<tr><td>{escape(words)}</td><td><kbd>{escape(keys)}</kbd></td></tr>"
            for words, keys in actions
        )
        parts.append(f"<h2>{escape(heading)}</h2><table>{rows}</table>")
    parts.append("</body></html>\n")
    return "\n".join(parts)
