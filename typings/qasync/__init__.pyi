# SPDX-License-Identifier: MIT
# qasync brings no types of its own: these are for the parts that the studio uses.

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication

_Result = TypeVar("_Result")

class QEventLoop(asyncio.SelectorEventLoop):
    def __init__(
        self,
        app: QCoreApplication | None = None,
        set_running_loop: bool = False,
        already_running: bool = False,
    ) -> None: ...
    def __enter__(self) -> QEventLoop: ...
    def __exit__(self, *_exception: object) -> None: ...

def asyncSlot(  # noqa: N802 - the name that qasync gave it
    *types: type | str, name: str = ..., result: type | str = ...
) -> Callable[
    [Callable[..., Coroutine[Any, Any, _Result]]], Callable[..., asyncio.Task[_Result]]
]: ...
