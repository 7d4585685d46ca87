# SPDX-License-Identifier: MIT
"""The command line: reads the arguments, has them done, and words the outcome.

The work itself is done by `models`, `sync`, `server` and, for the window, `bootstrap`.
"""

from __future__ import annotations

import argparse
import asyncio
import difflib
import gc
import io
import json
import os
import sys
import traceback
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NoReturn
from uuid import uuid4

from pydantic import ValidationError
from typing_extensions import override

from exit_studio import __version__
from exit_studio.errors import DocumentError, ExitStudioError, PublishRefused
from exit_studio.models.campaign import Campaign
from exit_studio.models.checks import CheckContext, Finding, Severity, run_checks
from exit_studio.models.details import Details
from exit_studio.models.file import MAX_FILE_BYTES, campaign_from_text, campaign_to_text
from exit_studio.models.starter import copied
from exit_studio.models.wire import PublishReceipt
from exit_studio.paths import Paths
from exit_studio.resources import read_text, resource_path

__all__ = ["main"]

DONE, FINDINGS, USAGE, REFUSED = 0, 1, 2, 3
FAULT = 70
"""A fault of our own, as `sysexits.h` numbers it."""
INTERRUPTED, NO_READER = 130, 141
"""What a shell makes of Ctrl+C and of a closed pipe."""

TOKEN_VARIABLE = "EXIT_STUDIO_TOKEN"  # noqa: S105  # the name of a variable, no token
MAX_TOKEN_BYTES = 4096
DESKTOP_PACKAGES = frozenset({"PySide6", "shiboken6", "qasync"})
SERVER_PACKAGES = frozenset({"fastapi", "starlette", "uvicorn"})

Json = dict[str, Any]


class UsageError(ExitStudioError):
    """The command cannot be done as it was typed."""


class NotDone(ExitStudioError):
    """Something stood in the way, and was left as it is."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a command went.

    Attributes:
        lines: For a person, on standard output.
        json: The same for a machine.
        complaints: For a person, on standard error, one line each.
    """

    status: int
    lines: Sequence[str] = ()
    json: Json = field(default_factory=dict)
    complaints: Sequence[ExitStudioError] = ()


class Parser(argparse.ArgumentParser):
    """Raises where the original prints its usage and leaves."""

    @override
    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the arguments.

        Raises:
            UsageError: always.
        """
        raise UsageError(f"{message[:1].upper()}{message[1:]}.", hint=f"See {self.prog} --help.")


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the arguments ask and return the exit status.

    Args:
        argv: Without the program's name; those of the process by default.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    _escape_what_the_terminal_cannot_show()
    try:
        return _judged(arguments)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read the output has gone; Python would complain once more when it closes it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return NO_READER


def _judged(arguments: list[str]) -> int:
    """Do what the arguments ask, and make of every error one line and a status."""
    try:
        return _run(arguments)
    except BrokenPipeError:
        raise
    except (UsageError, DocumentError) as error:
        return _failed(error, USAGE, arguments)
    except ExitStudioError as error:
        return _failed(error, REFUSED, arguments)
    except Exception as error:  # noqa: BLE001  # the last door: one line for a person, the rest for the log
        return _failed(_logged(error, arguments), FAULT, arguments)


def _run(arguments: list[str]) -> int:
    common, rest = _common_parser().parse_known_args(arguments)
    paths = Paths.default() if common.basedir is None else Paths.under(common.basedir)
    parser = _command_parser()
    word = next((word for word in rest if not word.startswith("-")), None)
    if word in COMMANDS or {"-h", "--help"} & set(rest):
        options = parser.parse_args(rest)
        return COMMANDS[options.command](options, paths, common.json)
    if word is not None and not Path(word).suffix and not _exists(Path(word)):
        near = difflib.get_close_matches(word, COMMANDS, n=1)
        hint = f"Did you mean {near[0]}?" if near else f"See {parser.prog} --help."
        raise UsageError(f"“{word}” is neither a command nor a file.", hint=hint)
    return _open_studio(_window_parser().parse_args(rest).files, paths)


def _common_parser() -> Parser:
    parser = Parser(prog="exit-studio", add_help=False, allow_abbrev=False)
    parser.add_argument(
        "--basedir", type=Path, metavar="DIR", help="keep library, settings and logs under DIR"
    )
    parser.add_argument("--json", action="store_true", help="print the outcome as one JSON object")
    parser.add_argument("--version", action="version", version=f"exit-studio {__version__}")
    return parser


def _window_parser() -> Parser:
    parser = Parser(prog="exit-studio", allow_abbrev=False)
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    return parser


def _command_parser() -> Parser:
    parser = Parser(
        prog="exit-studio",
        description="Make, preview, publish and measure exit-intent pop-ups. Without a command "
        "the studio opens, with the campaign files that are named.",
        epilog="Exit status: 0 done, 1 findings, 2 usage, 3 refused or unreachable.",
        parents=[_common_parser()],
        allow_abbrev=False,
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)

    def command(name: str, summary: str) -> argparse.ArgumentParser:
        return commands.add_parser(
            name, help=summary, description=f"{summary}.", allow_abbrev=False
        )

    new = command("new", "Write a new campaign file")
    new.add_argument("file", type=Path, metavar="FILE")
    new.add_argument("--name", help="the campaign's name (default: the file's)")
    new.add_argument("--template", choices=_templates(), default="blank")
    new.add_argument("--force", action="store_true", help="replace FILE if it exists")

    check = command("check", "Say what is missing or wrong in campaign files")
    check.add_argument("files", type=Path, nargs="+", metavar="FILE")

    publish = command("publish", "Make a campaign live at a backend")
    publish.add_argument("file", type=Path, metavar="FILE")
    publish.add_argument("--to", required=True, metavar="URL", help="address of the backend")
    publish.add_argument(
        "--token-file",
        type=Path,
        metavar="FILE",
        help=f"holds the author's token in its first line (default: the variable {TOKEN_VARIABLE})",
    )
    publish.add_argument(
        "--base",
        type=_revision,
        default=0,
        metavar="REVISION",
        help="live revision to publish over, or “live” for whichever that is (default: 0, none)",
    )

    serve = command("serve", "Run a backend for websites and authors")
    serve.add_argument("--host", default="127.0.0.1", help="address to listen at (%(default)s)")
    serve.add_argument(
        "--port", type=_port, default=8321, help="port to listen at, 0 for any (%(default)s)"
    )
    serve.add_argument("--data", type=Path, metavar="DIR", help="where the backend keeps its data")
    serve.add_argument(
        "--allow-origin",
        action="append",
        default=[],
        metavar="URL",
        help="website that may use the backend, such as https://shop.example; repeatable",
    )
    serve.add_argument(
        "--until-stdin-closes",
        action="store_true",
        help="read the author's token from the first line of standard input, and stop at its end",
    )
    return parser


def _templates() -> list[str]:
    return sorted(path.stem for path in resource_path("templates").glob("*.json"))


def _revision(text: str) -> int | None:
    """Return the number, or None for whichever is live."""
    if text == "live":
        return None
    if not (text.isascii() and text.isdigit()):
        msg = f"“{text}” is neither a revision nor “live”"
        raise argparse.ArgumentTypeError(msg)
    return int(text)


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) < 65536):  # noqa: PLR2004  # ports have 16 bits
        msg = f"“{text}” is no port (0 to 65535)"
        raise argparse.ArgumentTypeError(msg)
    return int(text)


# --- the commands ---------------------------------------------------------------------------------


def _open_studio(files: Sequence[Path], paths: Paths) -> int:
    for file in files:
        if not _exists(file):
            raise UsageError(f"{file} does not exist.", hint="Check the name.")
    # Nothing of what is loaded now is garbage; `ui.garbage` takes over when the window is shown.
    gc.disable()
    try:
        from exit_studio.bootstrap import main as open_studio  # noqa: PLC0415  # loads Qt

        return open_studio(paths, files)
    except ImportError as error:
        if not isinstance(error, ModuleNotFoundError):
            raise NotDone(
                f"The window cannot be loaded: {error}.",
                hint="Install the system libraries of Qt; the README names them.",
            ) from error
        if not _is_missing(error, DESKTOP_PACKAGES):
            raise
        raise NotDone(
            "The window is not installed; commands work without it.",
            hint="Install it: pip install 'exit-studio[desktop]'",
        ) from error


def _new(options: argparse.Namespace, _paths: Paths, as_json: bool) -> int:
    target: Path = options.file
    if _exists(target) and target.is_dir():
        raise UsageError(f"{target} is a folder.", hint="Name a file in it.")
    if _exists(target) and not options.force:
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
    _write(target, campaign_to_text(campaign))
    outcome = Outcome(
        DONE,
        [f"{target}: written, from the template {options.template}."],
        {"file": str(target), "campaign_id": campaign.id, "name": name},
    )
    return _shown(outcome, as_json)


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
            entries.append({"file": str(file), **_error_json(error)})
            continue
        severities |= {finding.severity for finding in findings}
        lines += _finding_lines(file, findings) or [f"{file}: no findings"]
        entries.append({"file": str(file), "findings": _findings_json(findings)})
    status = FINDINGS if severities & {Severity.ERROR, Severity.WARNING} else DONE
    outcome = Outcome(USAGE if complaints else status, lines, {"files": entries}, complaints)
    return _shown(outcome, as_json)


def _publish(options: argparse.Namespace, _paths: Paths, as_json: bool) -> int:
    file: Path = options.file
    campaign = _campaign(file)
    token = _token(options.token_file, os.environ)
    try:
        receipt = asyncio.run(_sent(campaign, options.to, token, options.base))
    except PublishRefused as error:
        findings = run_checks(campaign, CheckContext(now=_now()))
        entry = {**_error_json(error), "findings": _findings_json(findings)}
        return _shown(Outcome(FINDINGS, _finding_lines(file, findings), entry, [error]), as_json)
    name = campaign.details.name
    line = f"“{name}” is {receipt.state} at {options.to} as revision {receipt.revision}."
    return _shown(Outcome(DONE, [line], receipt.model_dump(mode="json")), as_json)


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
        if not _is_missing(error, SERVER_PACKAGES):
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


COMMANDS: Mapping[str, Callable[[argparse.Namespace, Paths, bool], int]] = {
    "new": _new,
    "check": _check,
    "publish": _publish,
    "serve": _serve,
}


# --- files ----------------------------------------------------------------------------------------


def _campaign(file: Path) -> Campaign:
    return campaign_from_text(_read(file, MAX_FILE_BYTES + 1), source=str(file))


def _exists(file: Path) -> bool:
    try:
        return file.exists()
    except OSError:  # such as a name that is too long for one
        return False


def _read(file: Path, limit: int) -> bytes:
    """Return the first bytes of a file.

    Raises:
        UsageError: it cannot be read.
    """
    try:
        with file.open("rb") as stream:
            return stream.read(limit)
    except FileNotFoundError as error:
        raise UsageError(f"{file} does not exist.", hint="Check the name.") from error
    except OSError as error:
        raise UsageError(
            f"{file} cannot be read: {error.strerror}.", hint="Choose a file that you may read."
        ) from error


def _write(file: Path, text: str) -> None:
    """Put `text` into a file in one step: whoever reads it finds the old text or the new.

    Raises:
        NotDone: it cannot be written; what was there is as it was.
    """
    target = file.resolve()  # a link stays a link
    draft = target.with_name(f".{uuid4().hex}.new")
    try:
        try:
            with draft.open("x", encoding="utf-8", newline="\n") as stream:
                stream.write(text)
                stream.flush()
                os.fsync(stream.fileno())
            draft.replace(target)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise NotDone(
            f"{file} cannot be written: {error.strerror}.",
            hint="Choose a folder that exists, has room, and in which you may write.",
        ) from error


def _token(file: Path | None, environment: Mapping[str, str]) -> str:
    """Return the author's token, which no argument may hold: others can read arguments."""
    if file is None:
        token, place = environment.get(TOKEN_VARIABLE, "").strip(), TOKEN_VARIABLE
    else:
        text = _read(file, MAX_TOKEN_BYTES).decode(errors="replace")
        token, place = text.partition("\n")[0].strip(), str(file)
    if not token:
        raise UsageError(
            f"There is no token in {place}.",
            hint=f"Put the author's token into the variable {TOKEN_VARIABLE}, or into a file that "
            "--token-file names.",
        )
    return token


# --- words ----------------------------------------------------------------------------------------


def _shown(outcome: Outcome, as_json: bool) -> int:
    """Print an outcome and return its status."""
    if as_json:
        print(json.dumps(outcome.json))
    else:
        for line in outcome.lines:
            print(_one_line(line))
    print(end="", flush=True)
    for complaint in outcome.complaints:
        print(f"exit-studio: {_one_line(str(complaint))}", file=sys.stderr)
    return outcome.status


def _failed(error: ExitStudioError, status: int, arguments: Sequence[str]) -> int:
    outcome = Outcome(status, json=_error_json(error), complaints=[error])
    return _shown(outcome, as_json="--json" in arguments)


def _one_line(text: str) -> str:
    """Text of files and servers, fit for a terminal: one line, and nothing that steers it."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _error_json(error: ExitStudioError) -> Json:
    return {"error": error.user_message, "hint": error.hint}


def _finding_lines(file: Path, findings: Iterable[Finding]) -> list[str]:
    return [
        f"{file}: {finding.severity}: {_place(finding)}: {finding.problem} {finding.mend}"
        for finding in findings
    ]


def _place(finding: Finding) -> str:
    return f"{finding.place.section}.{finding.place.record}.{finding.place.field}"


def _findings_json(findings: Iterable[Finding]) -> list[Json]:
    return [
        {
            "check": finding.check,
            "severity": finding.severity,
            "place": finding.place.model_dump(mode="json"),
            "problem": str(finding.problem),
            "mend": str(finding.mend),
        }
        for finding in findings
    ]


def _logged(fault: Exception, arguments: list[str]) -> ExitStudioError:
    """Write the whole of `fault` to the log, and return what a person is told."""
    what = f"Exit Studio made a mistake ({type(fault).__name__})."
    basedir = _common_parser().parse_known_args(arguments)[0].basedir
    log = (Paths.default() if basedir is None else Paths.under(basedir)).logs / "command-line.log"
    try:
        log.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with log.open("a", encoding="utf-8") as stream:
            stream.write(f"{_now().isoformat()} {__version__}\n")
            stream.writelines(traceback.format_exception(fault))
    except OSError as error:
        return ExitStudioError(what, hint=f"The log {log} cannot be written: {error.strerror}.")
    return ExitStudioError(what, hint=f"Please report it; the details are in {log}.")


def _is_missing(error: ModuleNotFoundError, packages: frozenset[str]) -> bool:
    return (error.name or "").partition(".")[0] in packages


def _escape_what_the_terminal_cannot_show() -> None:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _now() -> datetime:
    return datetime.now(UTC)


def _new_id(prefix: str) -> str:
    return f"{prefix}_{uuid4().hex}"
