# SPDX-License-Identifier: MIT
"""The history of a campaign: its steps and its versions, beside the live preview."""
