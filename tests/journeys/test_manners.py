# SPDX-License-Identifier: MIT
"""What a studio does not do unasked: talk to anybody, or touch a file that nobody has edited."""

from __future__ import annotations

import ipaddress
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from exit_studio.models.file import campaign_to_text
from tests.builders import a_campaign

ROOT = Path(__file__).resolve().parents[2]
AUDIT = Path(__file__).parent / "audit"
LOCAL_NAMES = {"localhost", "", "None"}


def is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        # A path is a Unix socket, which leaves the machine as little.
        return host in LOCAL_NAMES or host.startswith("/")


def chromium_hosts(log: Path) -> set[str]:
    """Every host that Chromium's own log of its network names, tried or reached."""
    text = log.read_text(encoding="utf-8", errors="replace")
    addresses = re.findall(r'"(?:address|host|server_address)":"\[?([^"\]]*?)\]?(?::\d+)?"', text)
    urls = re.findall(r'"url":"(?:https?|wss?)://\[?([^"/:\]]+)', text)
    return {*addresses, *urls}


def test_chromiums_log_is_read_for_what_it_asks(tmp_path: Path) -> None:
    log = tmp_path / "net.json"
    log.write_text(
        '{"params":{"url":"https://fonts.example/inter.woff2"}},'
        '{"params":{"host":"update.example"}},{"params":{"address":"[2001:db8::1]:443"}},'
        '{"params":{"address":"127.0.0.1:8080"}}',
        encoding="utf-8",
    )
    found = chromium_hosts(log)
    assert {host for host in found if not is_loopback(host)} == {
        "fonts.example",
        "update.example",
        "2001:db8::1",
    }


@pytest.mark.journey
@pytest.mark.timeout(240)
def test_a_first_start_and_ten_minutes_of_work_open_no_socket_but_loopbacks(
    tmp_path: Path,
) -> None:
    file = tmp_path / "exported.json"
    file.write_text(campaign_to_text(a_campaign(id="c_exported")), encoding="utf-8", newline="\n")
    before = file.read_bytes()
    sockets = tmp_path / "sockets.log"
    net_log = tmp_path / "net.json"
    environment = {
        **os.environ,
        "EXIT_STUDIO_SOCKETS": str(sockets),
        "PYTHONPATH": os.pathsep.join([str(AUDIT), str(ROOT)]),
        "QTWEBENGINE_CHROMIUM_FLAGS": f"--log-net-log={net_log} --net-log-capture-mode=Everything",
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.journeys.working_studio", str(tmp_path / "base"), str(file)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=200,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "done"

    # Python: the studio itself and its server.
    asked = [line.split(" ", 1) for line in sockets.read_text(encoding="utf-8").splitlines()]
    assert ["socket.connect", "127.0.0.1"] in asked, "the log works: the server was asked"
    assert [line for line in asked if not is_loopback(line[1])] == []

    # Chromium: the preview.
    assert '"events"' in net_log.read_text(encoding="utf-8"), "Chromium kept its log"
    assert {host for host in chromium_hosts(net_log) if not is_loopback(host)} == set()

    # A file that was opened and not edited keeps each byte.
    assert file.read_bytes() == before
