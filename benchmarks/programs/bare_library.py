# SPDX-License-Identifier: MIT
"""The least that a list of a library can be: one SELECT by SQLAlchemy, its names in a list.

It says `usable` when the list has been painted, and ends. The studio's counterpart is
`studio_library`.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView
from sqlalchemy import create_engine, text

_LIST = text(
    "SELECT summaries.campaign_id, name, look, publication, differs, summaries.created_at,"
    " edited_at, labels, archived_at FROM summaries"
    " JOIN campaigns ON campaigns.id = summaries.campaign_id"
    " WHERE deleted_at IS NULL ORDER BY edited_at DESC"
)


def main() -> int:
    """Show the list until it has said that it is usable."""
    app = QApplication(["bare-library"])
    engine = create_engine(f"sqlite:///{sys.argv[1]}")
    with engine.connect() as connection:
        rows = connection.execute(_LIST).all()
    view = QListView()
    view.setUniformItemSizes(True)
    view.setModel(QStringListModel([row.name for row in rows]))
    view.resize(1280, 800)
    view.show()
    app.processEvents()
    QTest.keyClick(view, Qt.Key.Key_Down)
    view.viewport().repaint()
    print("usable", flush=True)
    engine.dispose()
    return 0


if __name__ == "__main__":
    sys.exit(main())
