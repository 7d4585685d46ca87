# SPDX-License-Identifier: MIT
"""Writes what the documentation says of campaign files: `make schema`.

`docs/campaign.schema.json` is the JSON schema of a file, `docs/checks.md` the list of checks. Both
come from the models alone; what a campaign means is told elsewhere.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path

from exit_studio.models.campaign import Campaign
from exit_studio.models.checks.delivered import UNDELIVERED
from exit_studio.models.checks.registry import PUBLISHING, Section, described_checks

ROOT = Path(__file__).resolve().parents[1]
SCHEMA = ROOT / "docs" / "campaign.schema.json"
CHECKS = ROOT / "docs" / "checks.md"

DIALECT = "https://json-schema.org/draft/2020-12/schema"

CHECKS_HEAD = """\
# Checks

What the studio, `exit-studio check` and the backend look for in a campaign. An *error* stops
publishing, a *warning* asks to be looked at, a *hint* may be ignored. `make schema` writes this
page from `exit_studio/models/checks`, where each row stands as a function.

The records themselves refuse what no campaign can hold, such as a priority of 101; those limits are
in [campaign.schema.json](campaign.schema.json).
"""

UNDELIVERED_HEAD = """
## Not delivered yet

What `publish.not_delivered` finds: settings that a campaign can have, and that this release's
backend and tag would pass over. Nothing of it is published without a word.
"""


def schema_text() -> str:
    """The JSON schema of a campaign: sorted keys, LF, a final newline."""
    schema = {"$schema": DIALECT, **Campaign.model_json_schema()}
    return json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def checks_text() -> str:
    """The page that lists every check, by section."""
    order = [*Section, PUBLISHING.rstrip(".")]
    rows = sorted(
        described_checks(),
        key=lambda each: (order.index(each.check.partition(".")[0]), each.check),
    )
    checks = _table(
        ("check", "severity", "finds"),
        ((f"`{each.check}`", each.severity, each.finds) for each in rows),
    )
    settings = _table(
        ("setting", "what the finding says", "what to do"),
        ((each.setting, str(each.problem), str(each.mend)) for each in UNDELIVERED),
    )
    return f"{CHECKS_HEAD}\n{checks}{UNDELIVERED_HEAD}\n{settings}"


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def main() -> int:
    """Write both files and return the exit status."""
    SCHEMA.write_text(schema_text(), encoding="utf-8", newline="\n")
    CHECKS.write_text(checks_text(), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
