# SPDX-License-Identifier: MIT
"""Every action of the studio as data: words, tip, keys, icon, menu. The only place with shortcuts.

Mnemonics avoid A, D, W, S, H and V: with Alt these are keys of the canvas.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from exit_studio.ui.theme import Theme

__all__ = [
    "ActionSpec",
    "action_words",
    "add_menus",
    "make_action",
    "menu_words",
    "native_keys",
    "show_keys",
    "show_tip",
    "spec",
    "specs",
]

_CONTEXT = "actions"


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """How an action looks wherever it is offered.

    Attributes:
        text: Menu text with its mnemonic.
        tip: A sentence for the tooltip and for screen readers.
        needs: Why it is greyed, where it is; one sentence.
    """

    id: str
    menu: str
    text: str
    tip: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    needs: str = ""


MENUS = (
    ("file", QT_TRANSLATE_NOOP("actions", "&File")),
    ("edit", QT_TRANSLATE_NOOP("actions", "&Edit")),
    ("view", QT_TRANSLATE_NOOP("actions", "V&iew")),
    ("campaign", QT_TRANSLATE_NOOP("actions", "&Campaign")),
    ("help", QT_TRANSLATE_NOOP("actions", "He&lp")),
)


_T = QT_TRANSLATE_NOOP


def _spec(
    action: str,
    menu: str,
    text: object,
    tip: object,
    *keys: str,
    icon: str = "",
    needs: object = "",
) -> ActionSpec:
    # QT_TRANSLATE_NOOP gives its text back, but its stub says `object`.
    return ActionSpec(action, menu, str(text), str(tip), keys, icon, str(needs))


_SELECT_ONE = _T("actions", "Select a campaign first.")


def _file_specs() -> tuple[ActionSpec, ...]:
    return (
        _spec(
            "new",
            "file",
            _T("actions", "&New campaign"),
            _T("actions", "Start a new campaign"),
            "Ctrl+N",
            icon="plus",
        ),
        _spec(
            "open",
            "file",
            _T("actions", "&Open campaign"),
            _T("actions", "Open the selected campaign"),
            icon="folder-open",
            needs=_SELECT_ONE,
        ),
        _spec(
            "recent",
            "file",
            _T("actions", "Open &recent"),
            _T("actions", "Open a campaign that was open not long ago"),
            icon="rotate-ccw-clock",
            needs=_T("actions", "No campaign was opened yet."),
        ),
        _spec(
            "duplicate",
            "file",
            _T("actions", "&Make a copy"),
            _T("actions", "Make a copy of the selected campaign"),
            "Ctrl+D",
            icon="copy",
            needs=_SELECT_ONE,
        ),
        _spec(
            "delete",
            "file",
            _T("actions", "Move to &trash"),
            _T("actions", "Move the selected campaign to the trash; this can be undone"),
            "Del",
            icon="trash",
            needs=_SELECT_ONE,
        ),
        _spec(
            "import",
            "file",
            _T("actions", "&Import…"),
            _T("actions", "Take campaign files into the library"),
            "Ctrl+O",
            icon="file-down",
        ),
        _spec(
            "export",
            "file",
            _T("actions", "E&xport…"),
            _T("actions", "Write the campaign into a file, to keep it or to hand it on"),
            "Ctrl+E",
            icon="file-up",
        ),
        _spec(
            "library",
            "file",
            _T("actions", "&Library"),
            _T("actions", "Show all campaigns"),
            "Ctrl+L",
            icon="layout-grid",
        ),
        _spec(
            "settings",
            "file",
            _T("actions", "S&ettings…"),
            _T("actions", "Choose the backend, your website and the theme"),
            "Ctrl+,",
            icon="settings",
        ),
        _spec(
            "close",
            "file",
            _T("actions", "&Close window"),
            _T("actions", "Close this window; all is saved"),
            "Ctrl+W",
        ),
        _spec(
            "quit",
            "file",
            _T("actions", "&Quit"),
            _T("actions", "Close every window and end the studio"),
            "Ctrl+Q",
        ),
    )


def _library_specs() -> tuple[ActionSpec, ...]:
    return (
        _spec(
            "find",
            "edit",
            _T("actions", "&Find"),
            _T("actions", "Search everything that is written in your campaigns"),
            "Ctrl+F",
            icon="search",
        ),
        _spec(
            "rename",
            "edit",
            _T("actions", "&Rename"),
            _T("actions", "Give the selected campaign another name"),
            "F2",
            icon="pencil",
        ),
        _spec(
            "labels",
            "edit",
            _T("actions", "La&bels…"),
            _T("actions", "Choose the labels of the selected campaigns"),
            "Ctrl+T",
            icon="tag",
        ),
        _spec(
            "archive",
            "edit",
            _T("actions", "Arch&ive"),
            _T("actions", "Put the selected campaigns away; what is live stays live"),
            "Ctrl+Shift+A",
            icon="archive",
        ),
        _spec(
            "unarchive",
            "edit",
            _T("actions", "Take o&ut of the archive"),
            _T("actions", "Show the selected campaigns among the others again"),
            "Ctrl+Shift+E",
            icon="archive-restore",
        ),
        _spec(
            "restore",
            "edit",
            _T("actions", "Put bac&k"),
            _T("actions", "Take the selected campaigns out of the trash"),
            "Ctrl+Shift+R",
            icon="undo-2",
        ),
        _spec(
            "erase",
            "edit",
            _T("actions", "Delete for &good…"),
            _T("actions", "Delete the selected campaigns of the trash; asks before"),
            "Shift+Del",
            icon="trash",
        ),
        _spec(
            "empty_trash",
            "edit",
            _T("actions", "Empt&y the trash…"),
            _T("actions", "Delete everything in the trash; asks before"),
            icon="trash",
        ),
        _spec(
            "gallery",
            "view",
            _T("actions", "Show as &cards"),
            _T("actions", "Show campaigns as cards with their pictures"),
            "Ctrl+3",
            icon="layout-grid",
        ),
        _spec(
            "list",
            "view",
            _T("actions", "Show as &list"),
            _T("actions", "Show campaigns as rows of a table"),
            "Ctrl+4",
            icon="list",
        ),
    )


def _edit_and_view_specs() -> tuple[ActionSpec, ...]:
    return (
        _spec(
            "undo",
            "edit",
            _T("actions", "&Undo"),
            _T("actions", "Take the last change back"),
            "Ctrl+Z",
            icon="undo-2",
            needs=_T("actions", "Nothing was changed yet."),
        ),
        _spec(
            "redo",
            "edit",
            _T("actions", "&Redo"),
            _T("actions", "Bring the last change back"),
            "Ctrl+Shift+Z",
            "Ctrl+Y",
            icon="redo-2",
            needs=_T("actions", "Nothing was taken back."),
        ),
        _spec(
            "palette",
            "view",
            _T("actions", "Co&mmand palette"),
            _T("actions", "Find an action, a campaign, a section or a setting by its name"),
            "Ctrl+K",
            icon="search",
        ),
        *_history_specs(),
        _spec(
            "desktop",
            "view",
            _T("actions", "&Preview on a desktop"),
            _T("actions", "Show the pop-up as on a desktop screen"),
            "Ctrl+1",
            icon="monitor",
        ),
        _spec(
            "phone",
            "view",
            _T("actions", "Preview on a ph&one"),
            _T("actions", "Show the pop-up as on a phone"),
            "Ctrl+2",
            icon="smartphone",
        ),
        _spec(
            "next_section",
            "view",
            _T("actions", "&Next section"),
            _T("actions", "Go to the next section"),
            "Ctrl+PgDown",
        ),
        _spec(
            "previous_section",
            "view",
            _T("actions", "P&revious section"),
            _T("actions", "Go to the section before"),
            "Ctrl+PgUp",
        ),
        _spec(
            "theme",
            "view",
            _T("actions", "Switch li&ght and dark"),
            _T("actions", "Switch between the light and the dark theme"),
            icon="sun-moon",
        ),
    )


def _history_specs() -> tuple[ActionSpec, ...]:
    return (
        _spec(
            "name_moment",
            "edit",
            _T("actions", "&Name this moment…"),
            _T("actions", "Keep the campaign as it is now under a name"),
            "Ctrl+Shift+S",
            icon="bookmark-plus",
        ),
        _spec(
            "back_to_opened",
            "edit",
            _T("actions", "Back to how it was when I &opened it"),
            _T("actions", "Make the campaign what it was when you opened it; this can be undone"),
        ),
        _spec(
            "back_to_live",
            "edit",
            _T("actions", "Back to what is &live"),
            _T("actions", "Make the campaign what visitors see; this can be undone"),
        ),
        _spec(
            "history",
            "view",
            _T("actions", "H&istory"),
            _T("actions", "Show or hide the steps and versions of the campaign"),
            "Ctrl+H",
            icon="rotate-ccw-clock",
        ),
        _spec(
            "restore_backup",
            "file",
            _T("actions", "Restore a &backup…"),
            _T("actions", "Make the library what it was at another time"),
            icon="database-backup",
        ),
    )


def _campaign_and_help_specs() -> tuple[ActionSpec, ...]:
    return (
        _spec(
            "review",
            "campaign",
            _T("actions", "&Review and publish"),
            _T("actions", "Go to the overview, where the campaign is published"),
            "Ctrl+Return",
            icon="send",
        ),
        _spec(
            "demo_shop",
            "campaign",
            _T("actions", "Open demo sho&p"),
            _T("actions", "Open the demo shop of this computer's backend in your browser"),
            icon="store",
        ),
        _spec(
            "shortcuts",
            "help",
            _T("actions", "&Keyboard shortcuts"),
            _T("actions", "Look up every shortcut, and change it"),
            "F1",
            "?",
            icon="keyboard",
        ),
        _spec(
            "checklist",
            "help",
            _T("actions", "Check&list of first steps"),
            _T("actions", "Show the six steps to a first campaign"),
            icon="list-checks",
        ),
        _spec(
            "about",
            "help",
            _T("actions", "A&bout Exit Studio"),
            _T("actions", "Version, licence and where your files are"),
            icon="info",
        ),
    )


_SPECS = {
    made.id: made
    for made in (
        *_file_specs(),
        *_library_specs(),
        *_edit_and_view_specs(),
        *_campaign_and_help_specs(),
    )
}


def spec(action_id: str) -> ActionSpec:
    """The description of an action.

    Raises:
        KeyError: there is none with this id.
    """
    return _SPECS[action_id]


def specs() -> Iterable[ActionSpec]:
    """Every action, in the order of the menus."""
    return _SPECS.values()


def translated(text: str) -> str:
    """A text of this module in the user's language."""
    return QCoreApplication.translate(_CONTEXT, text)


def action_words(action_id: str) -> str:
    """The words of an action, without a mnemonic."""
    return translated(spec(action_id).text).replace("&", "").removesuffix("…")


def menu_words(menu_id: str) -> str:
    """The title of a menu, without a mnemonic."""
    return translated(str(dict(MENUS)[menu_id])).replace("&", "")


def native_keys(keys: Sequence[QKeySequence]) -> str:
    """Keys as they stand on this keyboard, or nothing where there are none."""
    return "  ".join(key.toString(QKeySequence.SequenceFormat.NativeText) for key in keys)


def make_action(
    action_id: str, window: QMainWindow, theme: Theme, run: Callable[[], object]
) -> QAction:
    """Make the action for `window` and let it run a bound method."""
    described = spec(action_id)
    action = QAction(translated(described.text), window)
    action.setObjectName(described.id)
    action.setStatusTip(translated(described.tip))
    show_keys(action, [QKeySequence(key) for key in described.keys])
    if described.icon:
        action.setIcon(theme.icon(described.icon))
    action.triggered.connect(run)
    window.addAction(action)
    return action


def show_keys(action: QAction, keys: Sequence[QKeySequence]) -> None:
    """Let `action` have these keys from now on, and say so."""
    if action.shortcuts() != list(keys):
        action.setShortcuts(keys)
    show_tip(action, action.statusTip())


def show_tip(action: QAction, tip: str) -> None:
    """Say what `action` does, and by which key."""
    native = native_keys(action.shortcuts()[:1])
    action.setStatusTip(tip)
    action.setToolTip(f"{tip} ({native})" if native else tip)


def add_menus(window: QMainWindow, actions: dict[str, QAction]) -> None:
    """Fill the menu bar of `window` with the actions that it has, in the order of the table."""
    for menu_id, title in MENUS:
        inside = [
            actions[made.id]
            for made in _SPECS.values()
            if made.menu == menu_id and made.id in actions
        ]
        if inside:
            menu = QMenu(translated(str(title)), window)
            menu.setToolTipsVisible(True)
            menu.addActions(inside)
            window.menuBar().addMenu(menu)
