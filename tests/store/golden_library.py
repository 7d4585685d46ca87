# SPDX-License-Identifier: MIT
"""Makes the golden library of the present revision: `python -m tests.store.golden_library`.

Run once for each revision. What it made stands for the libraries that are in the field, and is
never made again: the documents that must come out lie beside it, as they were when it was made.
"""

from __future__ import annotations

import asyncio
import re
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from exit_studio.models.file import campaign_to_text
from exit_studio.models.library import RemoteBackend
from exit_studio.store.migrations import HEAD
from exit_studio.store.search import INDEX
from tests.builders import a_blank_campaign, a_campaign
from tests.crash import changes, document_after
from tests.store.support import a_receipt, an_editor, an_entry, library_path, opened

GOLDEN = Path(__file__).parent / "golden"
LIBRARY = "library.sql"
DRAFT = "draft.json"
LIVE = "live.json"
SEED = 1
CHANGES = 40
CHECKPOINT = 25
REMOTE = RemoteBackend(url="https://shop.example/backend")


async def fill(folder: Path) -> None:
    async with opened(folder) as library:
        editor = await an_editor(library)
        for seq, change in zip(range(1, CHANGES + 1), changes(SEED), strict=False):
            await asyncio.wrap_future(library.append(editor.document.id, an_entry(change, seq)))
            if seq == CHECKPOINT:
                await library.checkpoint(editor.document.id, change.document, seq)
        live = await an_editor(library, a_campaign(id="c_live"))
        await live.publish("wish_0001", backend=REMOTE)
        await library.item_sent("wish_0001", a_receipt(3, "c_live"))
        await live.rename("Edited since")
        await live.publish("wish_0002", base_revision=3)
        await library.item_refused("wish_0002", "The token is wrong.")
        await an_editor(library, a_blank_campaign(id="c_archived"))
        await library.archive("c_archived")
        await an_editor(library, a_blank_campaign(id="c_trash"))
        await library.delete("c_trash")
        await library.set_setting("theme", '"dark"')
        await library.put_thumbnail("c_live", b"\x89PNG\x00")


def statements(connection: sqlite3.Connection) -> Iterator[str]:
    """What makes the library anew. The index for searching is not dumped, but built again."""
    inside = re.compile(rf"""(CREATE TABLE|INSERT INTO) ['"]{INDEX}""")
    for statement in connection.iterdump():
        if statement.startswith("INSERT INTO sqlite_master"):
            # Python would have a virtual table copied into the schema, past SQLite.
            sql = connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (INDEX,))
            yield f"{sql.fetchone()[0]};"
        elif statement == "COMMIT;":
            yield f"INSERT INTO {INDEX}({INDEX}) VALUES ('rebuild');\nCOMMIT;"  # noqa: S608
        elif not (inside.match(statement) or statement.startswith("PRAGMA writable_schema")):
            yield statement


def main() -> int:
    target = GOLDEN / HEAD
    if target.exists():
        return 1
    target.mkdir(parents=True)
    with TemporaryDirectory() as folder:
        asyncio.run(fill(Path(folder)))
        with closing(sqlite3.connect(library_path(Path(folder)))) as connection:
            lines = "\n".join(statements(connection)).splitlines()
    write(target / LIBRARY, "".join(f"{line.rstrip()}\n" for line in lines))
    write(target / DRAFT, campaign_to_text(document_after(SEED, CHANGES)))
    write(target / LIVE, campaign_to_text(a_campaign(id="c_live")))
    return 0


def write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    sys.exit(main())
