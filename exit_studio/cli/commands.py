# SPDX-License-Identifier: MIT
"""The commands that need no window. What may be typed after them stands in `arguments`."""

from __future__ import annotations

import argparse
import asyncio
import os
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from pydantic import ValidationError

from exit_studio.cli.arguments import TOKEN_VARIABLE
from exit_studio.cli.extras import SERVER_PACKAGES, is_missing
from exit_studio.cli.files import exists, read_start
from exit_studio.cli.library_commands import LIBRARY_COMMANDS
from exit_studio.cli.outcome import (
    DONE,
    FINDINGS,
    USAGE,
    Json,
    NotDone,
    Outcome,
    UsageError,
    error_json,
    shown,
)
from exit_studio.errors import DocumentError, ExitStudioError, PublishRefused
from exit_studio.models.campaign import Campaign
from exit_studio.models.checks import CheckContext, Finding, Severity, run_checks
from exit_studio.models.comparison import DifferenceKind, SectionDifference, compared
from exit_studio.models.details import Details
from exit_studio.models.file import campaign_from_text, campaign_to_text
from exit_studio.models.starter import copied
from exit_studio.models.wire import PublishReceipt
from exit_studio.paths import Paths
from exit_studio.resources import read_text
from exit_studio.store.files import MOST_BYTES, from_bytes, write_whole

__all__ = ["run_command"]

MAX_TOKEN_BYTES = 4096
_SIGNS = {
    DifferenceKind.ADDED: "+",
    DifferenceKind.REMOVED: "-",
    DifferenceKind.CHANGED: "~",
}


def run_command(options: argparse.Namespace, paths: Paths, *, as_json: bool) -> int:
    """Do what was asked for, and return the exit status.

    Raises:
        ExitStudioError: it cannot be done; nothing is half done.
    """
    return _RUNS[options.command](options, paths, as_json)


def _new(options: argparse.Namespace, _paths: Paths, as_json: bool) -> int:
    target: Path = options.file
    if exists(target) and target.is_dir():
        raise UsageError(f"{target} is a folder.", hint="Name a file in it.")
    if exists(target) and not options.force:
        raise NotDone(
            f"{target} exists already and was left as it is.",
            hint="Choose another name, or add --force to replace it.",
        )
    name = target.stem[:120] if options.name is None else options.name
    try:
        Details(name=name)
    except ValidationError as error:
        raise UsageError(
            f"The name has {len(name)} letters.", hint="Choose one of at most 120."
        ) from error
    template = campaign_from_text(
        read_text("templates", f"{options.template}.json"), source=options.template
    )
    campaign = copied(template, new_id=_new_id, name=name)
    write_whole(target, campaign_to_text(campaign).encode())
    outcome = Outcome(
        DONE,
        [f"{target}: written, from the template {options.template}."],
        {"file": str(target), "campaign_id": campaign.id, "name": name},
    )
    return shown(outcome, as_json)


def _check(options: argparse.Namespace, _paths: Paths, as_json: bool) -> int:
    context = CheckContext(now=_now())
    lines: list[str] = []
    entries: list[Json] = []
    complaints: list[ExitStudioError] = []
    severities: set[Severity] = set()
    for file in options.files:
        try:
            findings = run_checks(_campaign(file), context)
        except (UsageError, DocumentError) as error:
            complaints.append(error)
            entries.append({"file": str(file), **error_json(error)})
            continue
        severities |= {finding.severity for finding in findings}
        lines += _finding_lines(file, findings) or [f"{file}: no findings"]
        entries.append({"file": str(file), "findings": _findings_json(findings)})
    status = FINDINGS if severities & {Severity.ERROR, Severity.WARNING} else DONE
    outcome = Outcome(USAGE if complaints else status, lines, {"files": entries}, complaints)
    return shown(outcome, as_json)


def _diff(options: argparse.Namespace, _paths: Paths, as_json: bool) -> int:
    sections = compared(_campaign(options.before), _campaign(options.after))
    lines = [
        f"{section.section}: {_SIGNS[each.kind]} {each.text}"
        for section in sections
        for each in section.differences
    ]
    told = {
        "before": str(options.before),
        "after": str(options.after),
        "sections": [_differences_json(section) for section in sections],
    }
    none = [f"{options.before} and {options.after}: no differences"]
    return shown(Outcome(FINDINGS if sections else DONE, lines or none, told), as_json)


def _publish(options: argparse.Namespace, _paths: Paths, as_json: bool) -> int:
    file: Path = options.file
    campaign = _campaign(file)
    token = _token(options.token_file, os.environ)
    try:
        receipt = asyncio.run(_sent(campaign, options.to, token, options.base))
    except PublishRefused as error:
        findings = run_checks(campaign, CheckContext(now=_now()))
        entry = {**error_json(error), "findings": _findings_json(findings)}
        return shown(Outcome(FINDINGS, _finding_lines(file, findings), entry, [error]), as_json)
    name = campaign.details.name
    line = f"“{name}” is {receipt.state} at {options.to} as revision {receipt.revision}."
    return shown(Outcome(DONE, [line], receipt.model_dump(mode="json")), as_json)


async def _sent(campaign: Campaign, url: str, token: str, base: int | None) -> PublishReceipt:
    # The HTTP client is loaded by the one command that needs it.
    from exit_studio.sync.client import BackendClient  # noqa: PLC0415
    from exit_studio.sync.publish import publish_now  # noqa: PLC0415
    from exit_studio.sync.transport import HttpTransport  # noqa: PLC0415

    transport = HttpTransport()
    try:
        client = BackendClient(transport, url, token)
        return await publish_now(campaign, client=client, clock=_now, base_revision=base)
    finally:
        await transport.close()


def _serve(options: argparse.Namespace, paths: Paths, as_json: bool) -> int:
    try:
        from exit_studio.server.run import ServeOptions, serve  # noqa: PLC0415  # an extra
    except ModuleNotFoundError as error:
        if not is_missing(error, SERVER_PACKAGES):
            raise
        raise NotDone(
            "The backend is not installed.", hint="Install it: pip install 'exit-studio[server]'"
        ) from error
    return serve(
        ServeOptions(
            data_dir=paths.server_data if options.data is None else options.data,
            host=options.host,
            port=options.port,
            allow_origins=tuple(options.allow_origin),
            json=as_json,
            until_stdin_closes=options.until_stdin_closes,
        )
    )


_RUNS: Mapping[str, Callable[[argparse.Namespace, Paths, bool], int]] = {
    "new": _new,
    "check": _check,
    "diff": _diff,
    "publish": _publish,
    "serve": _serve,
    **LIBRARY_COMMANDS,
}


def _campaign(file: Path) -> Campaign:
    return from_bytes(read_start(file, MOST_BYTES), source=str(file)).campaign


def _token(file: Path | None, environment: Mapping[str, str]) -> str:
    """Return the author's token, which no argument may hold: others can read arguments."""
    if file is None:
        token, place = environment.get(TOKEN_VARIABLE, "").strip(), TOKEN_VARIABLE
    else:
        text = read_start(file, MAX_TOKEN_BYTES).decode(errors="replace")
        token, place = text.partition("\n")[0].strip(), str(file)
    if not token:
        raise UsageError(
            f"There is no token in {place}.",
            hint=f"Put the author's token into the variable {TOKEN_VARIABLE}, or into a file that "
            "--token-file names.",
        )
    return token


def _finding_lines(file: Path, findings: Iterable[Finding]) -> list[str]:
    return [
        f"{file}: {finding.severity}: {_place(finding)}: {finding.problem} {finding.mend}"
        for finding in findings
    ]


def _place(finding: Finding) -> str:
    place = finding.place
    steps = (place.section, place.record, place.field, place.item)
    return ".".join(step for step in steps if step is not None)


def _findings_json(findings: Iterable[Finding]) -> list[Json]:
    return [
        {
            "check": finding.check,
            "severity": finding.severity,
            "place": finding.place.model_dump(mode="json", exclude_none=True),
            "problem": str(finding.problem),
            "mend": str(finding.mend),
        }
        for finding in findings
    ]


def _differences_json(section: SectionDifference) -> Json:
    return {
        "section": section.section,
        "differences": [
            {"kind": each.kind, "record": each.record, "text": str(each.text)}
            for each in section.differences
        ],
    }


def _now() -> datetime:
    return datetime.now(UTC)


def _new_id(prefix: str) -> str:
    return f"{prefix}_{uuid4().hex}"
