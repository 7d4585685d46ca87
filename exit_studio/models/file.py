# SPDX-License-Identifier: MIT
"""The text of a campaign file: canonical JSON that lives well in git. Reads and writes no disk."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from pydantic import ValidationError

from exit_studio.errors import DocumentError
from exit_studio.models.campaign import Campaign
from exit_studio.models.record import first_problem
from exit_studio.models.upgrades import upgraded

__all__ = ["MAX_DEPTH", "MAX_FILE_BYTES", "campaign_from_text", "campaign_to_text"]

MAX_FILE_BYTES = 8 * 1024 * 1024
MAX_DEPTH = 100
"""Objects and lists inside one another; beyond it some parsers give up without saying where."""

_CHOOSE = "Choose a file that Exit Studio has written."
_MEND = "Mend that place, or restore an earlier copy."


def campaign_to_text(campaign: Campaign) -> str:
    """The one text of `campaign`: sorted keys, one value a line, LF, a final newline."""
    values = campaign.model_dump(mode="json", exclude_none=True)
    return json.dumps(values, ensure_ascii=False, indent=2, sort_keys=True, allow_nan=False) + "\n"


def campaign_from_text(text: str | bytes, *, source: str) -> Campaign:
    """Read what `campaign_to_text`, this release's or an older one's, has written.

    Args:
        text: The content of the file; bytes are UTF-8.
        source: How messages call the text, such as its file name.

    Raises:
        DocumentError: says what is wrong, and at which place of the document.
    """
    if len(text) > MAX_FILE_BYTES:
        raise DocumentError(
            f"{source} is larger than a campaign can be ({MAX_FILE_BYTES // 1024 // 1024} MB).",
            hint=_CHOOSE,
        )
    document = upgraded(_parsed(_decoded(text, source), source), source=source)
    try:
        return Campaign.model_validate_json(json.dumps(document), strict=True)
    except ValidationError as error:
        steps, words = first_problem(error)
        place = _place(_existing(document, steps))
        raise DocumentError(
            f"{source} is no valid campaign: {place}: {words}.", hint=_MEND
        ) from error


def _decoded(text: str | bytes, source: str) -> str:
    try:
        decoded = text if isinstance(text, str) else text.decode("utf-8")
    except UnicodeDecodeError as error:
        raise DocumentError(
            f"{source} is no text in UTF-8 (byte {error.start + 1}).", hint=_CHOOSE
        ) from error
    if decoded.startswith("\ufeff"):
        raise DocumentError(
            f"{source} is broken at line 1, column 1: a byte order mark stands there.",
            hint="Save it as UTF-8 without one.",
        )
    return decoded


def _parsed(text: str, source: str) -> dict[str, Any]:
    _refuse_depth(text, source)
    try:
        document = json.loads(text, object_pairs_hook=_with_doubles_marked, parse_int=_integer)
    except json.JSONDecodeError as error:
        words = error.msg.removesuffix(" at").removesuffix(" starting")
        raise DocumentError(
            f"{source} is broken at line {error.lineno}, column {error.colno}: {words}.",
            hint="It may have been cut short. Restore an earlier copy, or mend that line.",
        ) from error
    if not isinstance(document, dict):
        raise DocumentError(f"{source} is no campaign: it holds no object.", hint=_CHOOSE)
    for steps, words in _oddities(document, ()):
        raise DocumentError(f"{source} cannot be read: {_place(steps)}: {words}.", hint=_MEND)
    return document


# A string, even one that never ends, or a bracket.
_STRING_OR_BRACKET = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"?|[\[{]|[\]}]', re.DOTALL)


def _refuse_depth(text: str, source: str) -> None:
    depth = 0
    for token in _STRING_OR_BRACKET.finditer(text):
        if token[0] in {"[", "{"}:
            depth += 1
        elif token[0] in {"]", "}"}:
            depth -= 1
        if depth > MAX_DEPTH:
            line = text.count("\n", 0, token.start()) + 1
            column = token.start() - text.rfind("\n", 0, token.start())
            raise DocumentError(
                f"{source} is nested too deeply at line {line}, column {column}.", hint=_CHOOSE
            )


_DOUBLED = object()
_MAX_DIGITS = 400


def _with_doubles_marked(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for name, value in pairs:
        fields[name] = _DOUBLED if name in fields else value
    return fields


def _integer(digits: str) -> float:
    # Python refuses very long ones without saying where; infinity is refused later, with its place.
    return int(digits) if len(digits) < _MAX_DIGITS else math.inf


_HALF_CHARACTER = re.compile("[\ud800-\udfff]")


def _oddities(
    value: object, steps: tuple[int | str, ...]
) -> Iterator[tuple[Sequence[int | str], str]]:
    """What Python's parser lets through and a document cannot hold: places and words."""
    match value:
        case str() if _HALF_CHARACTER.search(value):
            yield steps, "it holds half of a character (a lone surrogate)"
        case float() if not math.isfinite(value):
            yield steps, "this number is too large, or none"
        case dict():
            for name, item in value.items():
                yield from _oddities(name, steps)
                yield from _oddities(item, (*steps, name))
        case list():
            for index, item in enumerate(value):
                yield from _oddities(item, (*steps, index))
        case _ if value is _DOUBLED:
            yield steps, "this field stands there twice"


def _existing(document: object, steps: Sequence[int | str]) -> Iterator[int | str]:
    """Those of `steps` that the document has; validation adds the kinds that it tried."""
    for step in steps:
        match document:
            case dict() if step in document:
                document = document[step]
            case list() if isinstance(step, int):
                document = document[step]
            case _:
                continue
        yield step


def _place(steps: Iterable[int | str]) -> str:
    return ".".join(str(step) for step in steps) or "the document"
