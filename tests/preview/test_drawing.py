# SPDX-License-Identifier: MIT
from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from exit_studio.models.campaign import Campaign
from exit_studio.models.edits import RenameCampaign, SetContent, SetFrame, SetStyle
from exit_studio.models.elements import Heading
from exit_studio.models.popup import Modal
from exit_studio.models.record import evolve
from exit_studio.models.rich_text import Run, rich
from exit_studio.models.style import Style
from exit_studio.models.values import Device
from exit_studio.preview.view import PreviewView
from tests.preview.desk import NODES, Clock, Desk, template

HEADING = SetContent(element_id="heading", content=rich("Before you go"))


def without_text(campaign: Campaign) -> Campaign:
    step = campaign.elements["step"]
    elements = {name: one for name, one in campaign.elements.items() if name != "text"}
    return evolve(
        campaign,
        elements={**elements, "step": evolve(step, children=("heading", "button"))},
    )


def test_the_page_draws_the_words_of_the_campaign(desk: Desk) -> None:
    assert desk.text_of("heading") == "Wait, your cart misses you"
    assert desk.text_of("button") == "Finish my order"
    assert desk.js(f"{NODES}.querySelector('dialog').open") is True


def test_a_document_that_comes_before_the_page_is_shown_when_the_page_is_there(
    view: PreviewView, clock: Clock, qtbot: QtBot
) -> None:
    view.page().triggerAction(view.page().WebAction.Reload)
    with qtbot.waitSignal(view.ready):
        view.show_document(template("cart-reminder"))
    desk = Desk(view, template("cart-reminder"), clock, qtbot)
    desk.wait(f"{NODES}.getElementById('button')?.textContent", "Finish my order")


def test_an_edit_changes_its_node_and_leaves_all_others_alone(desk: Desk) -> None:
    desk.js(f"(window.kept = [...{NODES}.querySelectorAll('[id]')], kept.length)")
    desk.js(
        "(window.touched = [], new MutationObserver((all) => touched.push(...all.map((one) => "
        "(one.target.parentElement ?? one.target).closest('[id]').id)))"
        f".observe({NODES}, {{subtree: true, childList: true, characterData: true}}), 1)"
    )

    desk.submit(HEADING)

    desk.wait(f"{NODES}.getElementById('heading').textContent", "Before you go")
    assert desk.js(f"kept.every((node) => node === {NODES}.getElementById(node.id))") is True
    assert set(desk.js("touched")) == {"heading"}


def test_a_push_is_reported_when_it_is_painted(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(
        desk.view.painted, check_params_cb=lambda number: number == desk.view.revision
    ):
        revision = desk.submit(HEADING)

    assert revision == desk.view.revision


def test_nothing_is_pushed_for_what_is_not_drawn_or_does_not_differ(desk: Desk) -> None:
    before = desk.view.revision

    desk.submit(RenameCampaign(name="Autumn"))
    desk.view.show_document(desk.campaign)

    assert desk.view.revision == before


def test_a_style_of_the_phone_shows_on_a_phone_only(desk: Desk) -> None:
    desk.submit(SetStyle(target_id="heading", device=Device.PHONE, style=Style(font_size_px=41)))
    size = f"getComputedStyle({NODES}.getElementById('heading')).fontSize"

    assert desk.js(size) == "32px"
    desk.view.resize(390, 700)
    desk.wait(size, "41px")


def test_the_zoom_says_how_wide_the_page_is(desk: Desk) -> None:
    desk.view.resize(640, 400)
    desk.view.setZoomFactor(0.5)

    desk.wait("innerWidth", 1280)
    assert desk.js(f"getComputedStyle({NODES}.getElementById('popup')).width") == "520px"


def test_the_frame_can_change(desk: Desk) -> None:
    desk.submit(SetFrame(popup_id="popup", frame=Modal(overlay="#ff0000ff")))

    def overlay_is_red() -> bool:
        return desk.view.grab().toImage().pixelColor(QPoint(5, 5)) == QColor("#ff0000")

    desk.wait_until(overlay_is_red)


def test_an_element_can_go_and_come_back(desk: Desk) -> None:
    whole = desk.campaign

    desk.view.show_document(without_text(whole))
    desk.wait(f"{NODES}.getElementById('text')", None)
    desk.view.show_document(whole)

    desk.wait(
        f"[...{NODES}.querySelector('.stack').children].map((node) => node.id)",
        ["heading", "text", "button"],
    )


def test_another_campaign_replaces_the_one_that_is_shown(desk: Desk) -> None:
    other = template("blank")
    popup = evolve(other.popups["popup"], id="other")
    other = evolve(other, message=evolve(other.message, popup="other"), popups={"other": popup})

    desk.view.show_document(other)

    desk.wait("document.querySelectorAll('exit-studio').length", 1)
    heading = other.elements["heading"]
    assert isinstance(heading, Heading)
    desk.wait(
        f"{NODES}.getElementById('heading').textContent",
        "".join(run.text for run in heading.content),
    )


def test_an_empty_element_says_what_to_do_in_the_studio_only(desk: Desk) -> None:
    desk.submit(SetContent(element_id="heading", content=()))
    shown = f"getComputedStyle({NODES}.getElementById('heading'), '::before').content"

    desk.wait(shown, '"Write a heading"')
    desk.view.set_interactive(False)
    desk.wait(shown, "none")


def test_a_page_that_nobody_touches_draws_nothing(desk: Desk) -> None:
    desk.select(("heading",))
    desk.wait("document.querySelectorAll('#outlines > .outline:not([hidden])').length", 1)
    desk.js(
        "(window.frames_asked = 0, window.frames_seen = 0, window.ask = requestAnimationFrame,"
        "window.requestAnimationFrame = (act) => { frames_asked++; return ask(act) }, 1)"
    )
    # The outline's first placing may still bring one; none may bring the next.
    desk.js("(function see() { if (++frames_seen < 20) ask(see) }(), 1)")

    desk.wait_until(lambda: bool(desk.js("frames_seen") == 20))
    assert desk.js("frames_asked") <= 1


def test_the_popup_does_not_move_when_it_comes(desk: Desk) -> None:
    assert desk.js("document.getAnimations().length") == 0
    assert desk.js(f"getComputedStyle({NODES}.querySelector('dialog')).animationName") == "none"


@pytest.mark.parametrize(
    "hostile",
    [
        '<img src=x onerror="window.harm = 1">',
        "</script><script>window.harm = 1</script>",
        "${window.harm = 1}`'\"\\\u2028\u2029",
        "\u202eright to left\u200f",
    ],
)
def test_words_are_never_markup_or_code(desk: Desk, hostile: str) -> None:
    desk.submit(SetContent(element_id="heading", content=rich(hostile)))
    desk.submit(
        SetContent(
            element_id="text",
            content=(Run(text=hostile, link="javascript:window.harm = 1"),),
        )
    )

    desk.wait(f"{NODES}.getElementById('heading').textContent", hostile)
    assert desk.js(f"{NODES}.querySelectorAll('img, script, a').length") == 0
    assert desk.js("window.harm ?? null") is None
