# SPDX-License-Identifier: MIT
"""The only way to ask something in a dialog: opened, never run in a loop of its own.

`QDialog.exec()` inside a coroutine stops every other task.
"""

from __future__ import annotations

import asyncio

import shiboken6
from PySide6.QtWidgets import QDialog

__all__ = ["ask"]


async def ask(dialog: QDialog) -> bool:
    """Open `dialog` and wait; True if it was accepted. The dialog is deleted afterwards.

    One that goes down with its window was not accepted.
    """
    answered: asyncio.Future[int] = asyncio.get_running_loop().create_future()

    def answer(result: int) -> None:
        if not answered.done():
            answered.set_result(result)

    def give_up() -> None:
        answer(QDialog.DialogCode.Rejected.value)

    dialog.finished.connect(answer)
    dialog.destroyed.connect(give_up)
    dialog.open()
    try:
        return await answered == QDialog.DialogCode.Accepted.value
    finally:
        if shiboken6.isValid(dialog):
            dialog.deleteLater()
