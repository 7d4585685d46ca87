# SPDX-License-Identifier: MIT
"""How somebody has arranged the library's window, as the text that is kept of it.

Read without pydantic, since the first window of a start is arranged already.
"""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass

from exit_studio.models.library_view import Layout, LibraryView, Scope, Sort

__all__ = ["LIBRARY_SETTING", "LibraryArrangement"]

log = logging.getLogger(__name__)

LIBRARY_SETTING = "library"
"""Under what a library keeps it."""


@dataclass(frozen=True, slots=True)
class LibraryArrangement:
    """What is remembered of the window.

    Attributes:
        columns: Widths and order of the table's columns, as Qt tells them; empty for the usual.
    """

    scope: Scope = Scope.ALL
    sort: Sort = Sort.EDITED
    backwards: bool = False
    layout: Layout = Layout.GALLERY
    columns: str = ""

    @classmethod
    def of_setting(cls, text: str | None) -> LibraryArrangement:
        """Read what a library keeps; what makes no sense is the usual arrangement."""
        if text is None:
            return cls()
        try:
            kept = json.loads(text)
            return cls(
                scope=Scope(kept["scope"]),
                sort=Sort(kept["sort"]),
                backwards=kept["backwards"] is True,
                layout=Layout(kept["layout"]),
                columns=str(kept["columns"]),
            )
        except (ValueError, TypeError, KeyError):
            log.warning("the setting “%s” cannot be read", LIBRARY_SETTING)
            return cls()

    def setting(self) -> str:
        """Return what a library keeps."""
        return json.dumps(
            {
                "scope": self.scope,
                "sort": self.sort,
                "backwards": self.backwards,
                "layout": self.layout,
                "columns": self.columns,
            }
        )

    @property
    def view(self) -> LibraryView:
        """How the library is looked at first."""
        return LibraryView(
            scope=self.scope, sort=self.sort, backwards=self.backwards, layout=self.layout
        )
