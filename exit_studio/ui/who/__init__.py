# SPDX-License-Identifier: MIT
"""Who: the audience."""
