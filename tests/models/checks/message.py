# SPDX-License-Identifier: MIT
"""Cases of the checks of who gets which pop-up."""

from __future__ import annotations

from exit_studio.models.campaign import Campaign
from exit_studio.models.message import (
    Content,
    PropertyMessage,
    PropertyVariant,
    SingleMessage,
    SplitMessage,
    SplitVariant,
)
from tests.builders import POPUP, a_campaign
from tests.models.checks.case import OTHER, Case, joined, pair, saying

PROPERTY = "what.property_missing"
NONE = "what.no_variants"
VALUES = "what.variant_without_values"
TWICE = "what.variant_value_twice"
BLANK = "what.variant_blank"
SHARES = "what.split_shares"
SAME = "what.split_same_popup"

VARIANTS = ("message", "variants")
V = ("message", "variants", "v")
W = ("message", "variants", "w")
DEFAULT = ("message", "default")

ONE = SingleMessage(popup=POPUP)
TWO = SingleMessage(popup=OTHER)


def variant(variant_id: str, *values: str, content: Content = TWO) -> PropertyVariant:
    return PropertyVariant(id=variant_id, values=values, content=content)


def by_property(*variants: PropertyVariant, of: str = "city", default: Content = ONE) -> Campaign:
    return saying(PropertyMessage(property=of, default=default, variants=variants))


def split(first: int, second: int, *, popup: str = OTHER) -> SplitMessage:
    return SplitMessage(
        variants=(
            SplitVariant(id="a", popup=POPUP, share_percent=first),
            SplitVariant(id="b", popup=popup, share_percent=second),
        )
    )


CASES = joined(
    pair(
        PROPERTY,
        "no property",
        by_property(variant("v", "Paris")),
        by_property(variant("v", "Paris"), of=" "),
        ("message", "property"),
    ),
    (Case(PROPERTY, "one pop-up for all", a_campaign()),),
    pair(NONE, "no variant", by_property(variant("v", "Paris")), by_property(), VARIANTS),
    pair(VALUES, "no value", by_property(variant("v", "Paris")), by_property(variant("v")), V),
    pair(
        VALUES,
        "an empty value",
        by_property(variant("v", "Paris", "Rome")),
        by_property(variant("v", "Paris", " ")),
        V,
    ),
    pair(
        TWICE,
        "by two variants",
        by_property(variant("v", "Paris"), variant("w", "Bern")),
        by_property(variant("v", "Paris"), variant("w", "Rome", "PARIS ")),
        W,
    ),
    pair(
        TWICE,
        "by one variant",
        by_property(variant("v", "Paris", "Bern")),
        by_property(variant("v", "Paris", "paris")),
        V,
    ),
    (
        # An empty value is no value that could be claimed.
        Case(TWICE, "empty values", by_property(variant("v", ""), variant("w", " "))),
        # ß and SS are the same letters to a visitor.
        Case(
            TWICE,
            "letters of one language",
            by_property(variant("v", "Gießen"), variant("w", "GIESSEN")),
            (W,),
        ),
    ),
    pair(
        BLANK,
        "of a test",
        saying(split(50, 50)),
        saying(split(50, 50), words=" "),
        (*VARIANTS, "b"),
    ),
    pair(
        BLANK,
        "of a value",
        saying(PropertyMessage(property="city", default=ONE, variants=(variant("v", "Paris"),))),
        saying(
            PropertyMessage(property="city", default=ONE, variants=(variant("v", "Paris"),)),
            words="",
        ),
        V,
    ),
    pair(
        BLANK,
        "the default",
        saying(PropertyMessage(property="city", default=TWO)),
        saying(PropertyMessage(property="city", default=TWO), words=""),
        DEFAULT,
    ),
    pair(
        BLANK,
        "of a test of the default",
        saying(PropertyMessage(property="city", default=split(50, 50))),
        saying(PropertyMessage(property="city", default=split(50, 50)), words=""),
        (*DEFAULT, "b"),
    ),
    # Without a variant it is a matter of the heading.
    (Case(BLANK, "the only pop-up", saying(TWO, words="")),),
    pair(SHARES, "99%", saying(split(50, 50)), saying(split(50, 49)), VARIANTS),
    pair(SHARES, "101%", saying(split(99, 1)), saying(split(100, 1)), VARIANTS),
    pair(
        SHARES,
        "of a variant",
        by_property(variant("v", "Paris", content=split(30, 70))),
        by_property(variant("v", "Paris", content=split(30, 71))),
        V,
    ),
    pair(
        SHARES,
        "of the default",
        by_property(variant("v", "Paris"), default=split(0, 100)),
        by_property(variant("v", "Paris"), default=split(0, 0)),
        DEFAULT,
    ),
    pair(
        SAME,
        "the same pop-up",
        saying(split(50, 50)),
        saying(split(50, 50, popup=POPUP)),
        (*VARIANTS, "b"),
    ),
)
