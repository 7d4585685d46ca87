# SPDX-License-Identifier: MIT
"""One studio a library: a second start hands its files to the first one, and ends.

Which of two starts is the first is decided by a lock; here is only how they talk.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Sequence
from pathlib import Path

from pydantic import ValidationError
from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from exit_studio.models.opening import MAX_OPENING_BYTES, Opening

__all__ = ["Door", "knock"]

log = logging.getLogger(__name__)

_YES = b"yes\n"
_END = b"\n"
SILENCE_MS = 5_000
"""A visitor who says nothing for so long is sent away."""


class Door(QObject):
    """Where second starts knock.

    Signals:
        opening_requested (Opening): somebody wants the studio in front, with these files.
    """

    opening_requested = Signal(object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        """Open it. Only whoever holds the library's lock may.

        Args:
            name: Its name; see `entry.door_name`.
            parent: Its owner.
        """
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._welcome)
        # What a studio that was killed has left behind; the lock says that none is running.
        QLocalServer.removeServer(name)
        if not self._server.listen(name):
            log.warning("a second start will not be heard: %s", self._server.errorString())

    def close(self) -> None:
        """Close it: the studio ends."""
        self._server.close()

    @Slot()
    def _welcome(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            visitor = _Visitor(socket, self)
            visitor.asked.connect(self.opening_requested)


class _Visitor(QObject):
    """A connection: one message, one answer.

    Signals:
        asked (Opening): this is what it wants.
    """

    asked = Signal(object)

    def __init__(self, socket: QLocalSocket, parent: QObject) -> None:
        super().__init__(parent)
        self._socket = socket
        self._said = b""
        socket.setParent(self)
        socket.readyRead.connect(self._read)
        socket.disconnected.connect(self.deleteLater)
        QTimer.singleShot(SILENCE_MS, self, self._send_away)
        self._read()

    @Slot()
    def _read(self) -> None:
        room = MAX_OPENING_BYTES + 1 - len(self._said)
        self._said += bytes(self._socket.read(room).data())
        if len(self._said) > MAX_OPENING_BYTES:
            log.warning("a message was too long")
            self._send_away()
        elif self._said.endswith(_END):
            self._answer()

    def _answer(self) -> None:
        try:
            opening = Opening.model_validate_json(self._said)
        except ValidationError:
            log.warning("a message could not be read")
            self._send_away()
            return
        self._socket.write(_YES)
        self._socket.flush()
        self._socket.disconnectFromServer()
        self.asked.emit(opening)

    @Slot()
    def _send_away(self) -> None:
        self._socket.abort()


def knock(name: str, files: Sequence[Path], *, patience_ms: int) -> bool:
    """Ask the studio behind a door to come to the front and to open files.

    Args:
        name: The door; see `entry.door_name`.
        files: What to open; relative ones are those of this process.
        patience_ms: How long to wait for an answer.

    Returns:
        Whether it will.
    """
    waited = QElapsedTimer()
    waited.start()
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(patience_ms) or not _is_ours(socket):
        return False
    message = {"version": 1, "files": [str(file.absolute()) for file in files]}
    socket.write(json.dumps(message).encode() + _END)
    said = b""
    while not said.endswith(_END):
        left = patience_ms - waited.elapsed()
        if left <= 0 or not socket.waitForReadyRead(left):
            break
        said += bytes(socket.readAll().data())
    socket.abort()
    return said == _YES


def _is_ours(socket: QLocalSocket) -> bool:
    """Whether the door belongs to the same person: anybody may make a file of any name."""
    path = Path(socket.fullServerName())
    if not hasattr(os, "getuid"):
        # There, no file stands for it, and its name is nobody else's.
        return True
    try:
        return path.stat().st_uid == os.getuid()
    except OSError:
        return False
