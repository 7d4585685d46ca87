# SPDX-License-Identifier: MIT
"""Campaign files: how they are written, and what is said of those that cannot be read."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest

from exit_studio.errors import DocumentError
from exit_studio.models.campaign import FORMAT, SECTION_RECORDS
from exit_studio.models.file import MAX_DEPTH, MAX_FILE_BYTES, campaign_from_text, campaign_to_text
from tests.builders import HEADING, a_call, a_campaign, a_text, with_elements

TEXT = campaign_to_text(a_campaign())
SOURCE = "spring.json"


def refused(text: str | bytes) -> str:
    """The message about a text that is no campaign; it names the file and says what to do."""
    with pytest.raises(DocumentError) as caught:
        campaign_from_text(text, source=SOURCE)
    message = caught.value.user_message
    assert message.startswith(SOURCE)
    assert message.endswith(".")
    assert caught.value.hint.endswith(".")
    assert "\n" not in message
    return message.removeprefix(SOURCE).strip()


def changed(change: Callable[[dict[str, Any]], object]) -> str:
    """The file after a change to its values."""
    document = json.loads(TEXT)
    change(document)
    return json.dumps(document)


class TestWriting:
    def test_keys_are_sorted_and_each_value_has_its_line(self) -> None:
        pairs: list[list[str]] = []
        json.loads(TEXT, object_pairs_hook=lambda found: pairs.append([key for key, _ in found]))
        assert all(keys == sorted(keys) for keys in pairs)
        assert all(line.count('": ') <= 1 for line in TEXT.splitlines())

    def test_it_ends_in_one_line_feed_and_holds_no_other_line_ends(self) -> None:
        assert TEXT.endswith("}\n")
        assert not TEXT.endswith("\n\n")
        assert "\r" not in TEXT

    def test_it_is_written_as_people_write(self) -> None:
        text = campaign_to_text(with_elements(a_text("Ça va? مرحبا 👋")))
        assert '"text": "Ça va? مرحبا 👋"' in text

    def test_what_is_not_set_is_not_written(self) -> None:
        assert "null" not in TEXT
        assert json.loads(TEXT)["elements"]["button"]["styles"]["phone"] == {}

    def test_an_argument_that_is_none_is_kept(self) -> None:
        campaign = with_elements(a_call("shop.show", None, False, 0, 0.0, ""))
        text = campaign_to_text(campaign)
        assert campaign_from_text(text, source=SOURCE) == campaign
        arguments = json.loads(text)["elements"]["button"]["action"]["arguments"]
        assert repr(arguments) == "[None, False, 0, 0.0, '']"

    def test_it_holds_neither_times_of_work_nor_windows(self) -> None:
        assert set(json.loads(TEXT)) == {
            *("format", "id", "popups", "elements"),
            *SECTION_RECORDS,
        }


NUMBERS = [
    (n, int(found[1])) for n, line in enumerate(TEXT.splitlines())
    if (found := re.fullmatch(r'\s*"(?!format)\w+": (\d+),?', line))
]  # fmt: skip


@pytest.mark.parametrize(("line", "number"), NUMBERS)
def test_changing_one_number_changes_one_line(line: int, number: int) -> None:
    lines = TEXT.splitlines(keepends=True)
    # Weights of fonts are hundreds; of the others, every whole number is one.
    other = 500 if "font_weight" in lines[line] else number + 1
    if "percent" in lines[line] and number == 100:
        other = 99
    lines[line] = lines[line].replace(str(number), str(other))
    text = campaign_to_text(campaign_from_text("".join(lines), source=SOURCE))
    assert text.splitlines(keepends=True) == lines
    assert text != TEXT


def test_there_are_numbers_to_change() -> None:
    assert len(NUMBERS) > 20


class TestReading:
    @pytest.mark.parametrize(
        "text", [TEXT, TEXT.encode(), TEXT.replace("\n", "\r\n"), TEXT.replace("\n", "")]
    )
    def test_a_file_is_read_whatever_its_spaces(self, text: str | bytes) -> None:
        assert campaign_from_text(text, source=SOURCE) == a_campaign()

    def test_the_order_of_keys_does_not_matter(self) -> None:
        document = dict(reversed(json.loads(TEXT).items()))
        assert campaign_to_text(campaign_from_text(json.dumps(document), source=SOURCE)) == TEXT

    def test_what_has_a_default_may_be_left_out(self) -> None:
        short = changed(lambda document: [document.pop(key) for key in ("goal", "schedule")])
        assert campaign_from_text(short, source=SOURCE).schedule == a_campaign().schedule


class TestRefusing:
    @pytest.mark.parametrize("share", [0.1, 0.25, 0.5, 0.75, 0.9, 0.999])
    def test_a_file_that_was_cut(self, share: float) -> None:
        cut = TEXT[: int(len(TEXT) * share)]
        line = cut.count("\n") + 1
        message = refused(cut)
        found = re.match(r"is broken at line (\d+), column \d+: ", message)
        assert found
        assert line - 1 <= int(found[1]) <= line

    @pytest.mark.parametrize("text", ["", " ", b""])
    def test_an_empty_file(self, text: str | bytes) -> None:
        assert refused(text).startswith("is broken at line 1, column ")

    @pytest.mark.parametrize("text", ["[]", '"campaign"', "5", "null", "true"])
    def test_what_is_no_object(self, text: str) -> None:
        assert refused(text) == "is no campaign: it holds no object."

    def test_a_field_that_nobody_knows(self) -> None:
        text = changed(lambda document: document["details"].update(colour="red"))
        assert refused(text) == (
            "is no valid campaign: details.colour: no field of this name is known here."
        )

    def test_a_field_that_nobody_knows_in_an_element(self) -> None:
        text = changed(lambda document: document["elements"]["heading"].update(href="/"))
        assert "elements.heading.href: no field of this name is known here." in refused(text)

    def test_a_wrong_type_at_depth_five(self) -> None:
        def spoil(document: dict[str, Any]) -> None:
            document["elements"]["heading"]["content"][0]["text"] = 5

        assert refused(changed(spoil)) == (
            "is no valid campaign: elements.heading.content.0.text: Input should be a valid string."
        )

    def test_a_wrong_type_in_a_style(self) -> None:
        def spoil(document: dict[str, Any]) -> None:
            document["popups"]["popup"]["styles"]["phone"]["width_px"] = "wide"

        assert "popups.popup.styles.phone.width_px: " in refused(changed(spoil))

    def test_a_number_as_text_is_a_wrong_type(self) -> None:
        def spoil(document: dict[str, Any]) -> None:
            document["popups"]["popup"]["styles"]["phone"]["width_px"] = "343"

        assert "popups.popup.styles.phone.width_px: " in refused(changed(spoil))

    def test_a_value_outside_of_its_limits(self) -> None:
        def spoil(document: dict[str, Any]) -> None:
            document["popups"]["popup"]["styles"]["phone"]["width_px"] = 2001

        assert refused(changed(spoil)) == (
            "is no valid campaign: popups.popup.styles.phone.width_px: "
            "Input should be less than or equal to 2000."
        )

    def test_a_field_that_is_missing(self) -> None:
        text = changed(lambda document: document.pop("message"))
        assert refused(text) == "is no valid campaign: the document: “message” is missing."
        text = changed(lambda document: document["elements"]["heading"].pop("id"))
        assert "elements.heading: “id” is missing." in refused(text)

    def test_a_kind_that_nobody_knows(self) -> None:
        text = changed(lambda document: document["elements"]["heading"].update(kind="video"))
        assert "elements.heading: " in refused(text)
        assert "'video'" in refused(text)

    def test_an_id_that_cannot_be_one(self) -> None:
        text = changed(lambda document: document.update(id="No Id"))
        assert "campaign: id: " in refused(text)
        text = changed(lambda document: document["elements"].update({"No Id": {}}))
        assert "elements.No Id" in refused(text)

    def test_what_contradicts_itself(self) -> None:
        text = changed(lambda document: document["elements"].pop("heading"))
        assert refused(text) == (
            "is no valid campaign: the document: "
            "the element “heading” is placed, but does not exist."
        )

    @pytest.mark.parametrize(
        "number", ["NaN", "Infinity", "-Infinity", "1e999", "-1e999", "9" * 5000]
    )
    def test_what_is_no_number(self, number: str) -> None:
        text = TEXT.replace('"font_size_px": 26', f'"font_size_px": {number}')
        assert refused(text) == (
            "cannot be read: elements.heading.styles.phone.font_size_px: "
            "this number is too large, or none."
        )

    def test_a_field_that_stands_twice(self) -> None:
        text = TEXT.replace('"name": "Wait', '"name": "First", "name": "Wait')
        assert refused(text) == "cannot be read: details.name: this field stands there twice."

    def test_a_record_that_stands_twice(self) -> None:
        text = TEXT.replace('"heading": {', '"heading": {}, "heading": {', 1)
        assert refused(text) == "cannot be read: elements.heading: this field stands there twice."

    @pytest.mark.parametrize("half", ["\\ud83d", "\\udc4b", "\ud83d", "\\ud83d\\ud83d"])
    def test_half_a_character(self, half: str) -> None:
        text = TEXT.replace("Finish my order", half)
        assert refused(text) == (
            "cannot be read: elements.button.content.0.text: "
            "it holds half of a character (a lone surrogate)."
        )

    def test_half_a_character_in_a_name(self) -> None:
        message = refused(TEXT.replace('"closes"', '"\\ud83d"'))
        assert message.startswith("cannot be read: elements.button.action: it holds half")

    def test_both_halves_are_a_character(self) -> None:
        read = campaign_from_text(TEXT.replace("Finish my order", "\\ud83d\\udc4b"), source=SOURCE)
        assert "👋" in campaign_to_text(read)

    @pytest.mark.parametrize("opening", ["[", '{"a": ', '[{"a": '])
    @pytest.mark.parametrize("times", [MAX_DEPTH + 1, 100_000])
    def test_deep_nesting(self, opening: str, times: int) -> None:
        message = refused(opening * times)
        assert re.fullmatch(r"is nested too deeply at line 1, column \d+\.", message)

    def test_deep_nesting_is_found_on_its_line(self) -> None:
        text = TEXT.replace('"Charged"', "[" * MAX_DEPTH)
        line = TEXT[: TEXT.index('"Charged"')].count("\n") + 1
        assert refused(text).startswith(f"is nested too deeply at line {line}, ")

    def test_brackets_in_words_do_not_nest(self) -> None:
        campaign = with_elements(a_text('[{"' * MAX_DEPTH))
        assert campaign_from_text(campaign_to_text(campaign), source=SOURCE) == campaign

    def test_a_word_that_never_ends(self) -> None:
        assert refused('{"a": "' + '\\"' * 1_000_000).startswith("is broken at line 1, column ")

    @pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "latin-1", "cp1252"])
    def test_another_encoding(self, encoding: str) -> None:
        body = TEXT.replace("Finish", "Très vite").encode(encoding)
        assert re.fullmatch(r"is no text in UTF-8 \(byte \d+\)\.", refused(body))

    def test_the_byte_that_is_no_text_is_named(self) -> None:
        assert refused(b'{"format": 1, "id": "\xff"}') == "is no text in UTF-8 (byte 22)."

    @pytest.mark.parametrize("text", ["\ufeff" + TEXT, b"\xef\xbb\xbf" + TEXT.encode()])
    def test_a_byte_order_mark(self, text: str | bytes) -> None:
        message = refused(text)
        assert message == "is broken at line 1, column 1: a byte order mark stands there."

    def test_a_newer_format(self) -> None:
        text = changed(lambda document: document.update(format=FORMAT + 1, more=[]))
        assert refused(text) == (
            f"was made by a newer Exit Studio: it is of format {FORMAT + 1}, "
            f"and this one reads up to {FORMAT}."
        )

    @pytest.mark.parametrize("value", [None, "1", True, 1.5, 1.0, 0, -1, [1]])
    def test_a_format_that_is_no_number(self, value: object) -> None:
        text = changed(lambda document: document.update(format=value))
        assert refused(text) == "is no campaign: its “format” is missing or no number."

    def test_a_format_that_is_missing(self) -> None:
        text = changed(lambda document: document.pop("format"))
        assert refused(text) == "is no campaign: its “format” is missing or no number."

    @pytest.mark.parametrize("filler", [" ", b" "])
    def test_a_huge_file(self, filler: str | bytes) -> None:
        at_most = TEXT + " " * (MAX_FILE_BYTES - len(TEXT.encode()))
        if isinstance(filler, bytes):
            assert campaign_from_text(at_most.encode(), source=SOURCE) == a_campaign()
            assert refused(at_most.encode() + filler) == "is larger than a campaign can be (8 MB)."
        else:
            assert refused(filler * (MAX_FILE_BYTES + 1)).startswith("is larger")

    def test_an_element_too_many_letters(self) -> None:
        def spoil(document: dict[str, Any]) -> None:
            document["elements"][HEADING]["content"] = [{"text": "a" * 6000}, {"text": "b" * 6000}]

        assert refused(changed(spoil)) == (
            "is no valid campaign: elements.heading.content: "
            "a text can have at most 10,000 characters."
        )

    def test_a_link_on_a_text_is_not_confused_with_kinds(self) -> None:
        def spoil(document: dict[str, Any]) -> None:
            document["audience"]["triggers"][0]["event"] = 7

        assert "audience.triggers.0.event: " in refused(changed(spoil))
