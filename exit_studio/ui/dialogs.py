# SPDX-License-Identifier: MIT
"""The only way to ask something in a dialog: opened, never run in a loop of its own.

`QDialog.exec()` inside a coroutine stops every other task.
"""

from __future__ import annotations

import asyncio

from PySide6.QtWidgets import QDialog

__all__ = ["ask"]


async def ask(dialog: QDialog) -> bool:
    """Open `dialog` and wait; True if it was accepted. The dialog is deleted afterwards."""
    answered: asyncio.Future[int] = asyncio.get_running_loop().create_future()

    def answer(result: int) -> None:
        if not answered.done():
            answered.set_result(result)

    dialog.finished.connect(answer)
    dialog.open()
    try:
        return await answered == QDialog.DialogCode.Accepted.value
    finally:
        dialog.deleteLater()
