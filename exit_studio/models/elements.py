# SPDX-License-Identifier: MIT
"""The elements of a pop-up. How they look is in the tag, how they are edited in `ui/what`.

A new kind is one record here, one drawing in the tag and one inspector page.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints
from typing_extensions import override

from exit_studio.models.ids import ElementId
from exit_studio.models.record import Record
from exit_studio.models.rich_text import RichText
from exit_studio.models.style import Styles
from exit_studio.models.values import FunctionName, Link

__all__ = [
    "Button",
    "ButtonAction",
    "CallFunction",
    "CloseButton",
    "DoNothing",
    "Element",
    "ElementRecord",
    "Heading",
    "OpenLink",
    "Scalar",
    "Stack",
    "Text",
    "TextElement",
]

Scalar = Annotated[str, StringConstraints(max_length=2000)] | bool | int | float | None
"""A simple value of a page's script: a property of an event, an argument of a function."""


class DoNothing(Record):
    """A click does nothing but what `closes` says."""

    kind: Literal["nothing"] = "nothing"
    closes: bool = True


class OpenLink(Record):
    """A click opens an address."""

    kind: Literal["link"] = "link"
    link: Link = ""
    new_tab: bool = False
    closes: bool = True


MAX_EXACT_INTEGER = 2**53 - 1


def _exact_in_a_browser(value: Scalar) -> Scalar:
    if isinstance(value, int) and abs(value) > MAX_EXACT_INTEGER:
        msg = "a browser would round a number this large; give it as text"
        raise ValueError(msg)
    return value


Argument = Annotated[Scalar, AfterValidator(_exact_in_a_browser)]


class CallFunction(Record):
    """A click calls a function of the page by its dotted name. Nothing is evaluated as code."""

    kind: Literal["function"] = "function"
    name: FunctionName = ""
    arguments: Annotated[tuple[Argument, ...], Field(max_length=20)] = ()
    closes: bool = True

    @override
    def __eq__(self, other: object) -> bool:
        # Python takes 1, 1.0 and True for the same; the function of a page does not.
        return (
            isinstance(other, CallFunction)
            and super().__eq__(other)
            and repr(self.arguments) == repr(other.arguments)
        )

    @override
    def __hash__(self) -> int:
        return hash((self.name, repr(self.arguments), self.closes))


ButtonAction = Annotated[DoNothing | OpenLink | CallFunction, Field(discriminator="kind")]


class _Element(Record):
    id: ElementId
    styles: Styles = Styles()


class Heading(_Element):
    """The words that name the pop-up, for eyes and for screen readers."""

    kind: Literal["heading"] = "heading"
    content: RichText = ()


class Text(_Element):
    """A paragraph."""

    kind: Literal["text"] = "text"
    content: RichText = ()


class Button(_Element):
    """A button with its words and what a click does."""

    kind: Literal["button"] = "button"
    content: RichText = ()
    action: ButtonAction = DoNothing()


class CloseButton(_Element):
    """The cross in the corner of the frame.

    Attributes:
        label: Accessible name; sighted visitors see a cross.
    """

    kind: Literal["close_button"] = "close_button"
    label: Annotated[str, StringConstraints(min_length=1, max_length=80)] = "Close"


class Stack(_Element):
    """Children below one another, `gap_px` apart."""

    kind: Literal["stack"] = "stack"
    children: Annotated[tuple[ElementId, ...], Field(max_length=500)] = ()


ElementRecord = Heading | Text | Button | CloseButton | Stack
Element = Annotated[ElementRecord, Field(discriminator="kind")]
TextElement = Heading | Text | Button
