# SPDX-License-Identifier: MIT
"""Editors of conditions on events and properties, which several sections are made with."""
