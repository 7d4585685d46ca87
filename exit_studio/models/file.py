# SPDX-License-Identifier: MIT
"""The text of a campaign file: canonical JSON that lives well in git. Reads and writes no disk."""

from __future__ import annotations

import json
from typing import Any

from pydantic import ValidationError

from exit_studio.errors import DocumentError
from exit_studio.models.campaign import Campaign
from exit_studio.models.upgrades import upgraded

__all__ = ["MAX_FILE_BYTES", "campaign_from_text", "campaign_to_text"]

MAX_FILE_BYTES = 8 * 1024 * 1024


def campaign_to_text(campaign: Campaign) -> str:
    """The one text of `campaign`: sorted keys, one value a line, LF, a final newline."""
    values = campaign.model_dump(mode="json", exclude_none=True)
    return json.dumps(values, ensure_ascii=False, indent=2, sort_keys=True, allow_nan=False) + "\n"


def campaign_from_text(text: str | bytes, *, source: str) -> Campaign:
    """Read what `campaign_to_text`, this release's or an older one's, has written.

    Args:
        source: How messages call the text, such as its file name.

    Raises:
        DocumentError: says what is wrong, and at which place of the document.
    """
    if len(text) > MAX_FILE_BYTES:
        raise DocumentError(
            f"{source} is larger than a campaign can be ({MAX_FILE_BYTES // 1024 // 1024} MB).",
            hint="Choose a file that Exit Studio has written.",
        )
    document = upgraded(_parsed(text, source), source=source)
    try:
        return Campaign.model_validate_json(json.dumps(document), strict=True)
    except ValidationError as error:
        raise DocumentError(_worded(error, source), hint="Mend that place, or restore an earlier copy.") from error


def _parsed(text: str | bytes, source: str) -> dict[str, Any]:
    try:
        document = json.loads(text, parse_constant=_refuse_constant)
    except UnicodeDecodeError as error:
        raise DocumentError(
            f"{source} is no text in UTF-8 (byte {error.start + 1}).", hint="Choose a campaign file."
        ) from error
    except json.JSONDecodeError as error:
        raise DocumentError(
            f"{source} is broken at line {error.lineno}, column {error.colno}: {error.msg}.",
            hint="It may have been cut short. Restore an earlier copy, or mend that line.",
        ) from error
    except RecursionError as error:
        raise DocumentError(f"{source} is nested too deeply.", hint="Choose a campaign file.") from error
    except ValueError as error:
        raise DocumentError(f"{source} cannot be read: {error}.", hint="Choose a campaign file.") from error
    if not isinstance(document, dict):
        raise DocumentError(f"{source} is no campaign.", hint="Choose a file that Exit Studio has written.")
    return document


def _refuse_constant(name: str) -> None:
    msg = f"{name} is no number"
    raise ValueError(msg)


def _worded(error: ValidationError, source: str) -> str:
    findings = error.errors(include_url=False, include_input=False)
    first = findings[0]
    place = " › ".join(str(step) for step in first["loc"]) or "the document"
    more = f" ({len(findings) - 1} more)" if len(findings) > 1 else ""
    return f"{source} is no valid campaign: at {place}: {first['msg']}{more}."
