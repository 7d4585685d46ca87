# SPDX-License-Identifier: MIT
"""The library: every campaign as a card, and what one does with them."""
