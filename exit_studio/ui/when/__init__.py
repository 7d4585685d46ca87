# SPDX-License-Identifier: MIT
"""When: start and end."""
