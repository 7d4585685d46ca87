# SPDX-License-Identifier: MIT
"""The checklist of the first steps, as a card."""
