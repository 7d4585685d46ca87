# SPDX-License-Identifier: MIT
"""Backups of the library as a person sees them. They are made in `store`."""
