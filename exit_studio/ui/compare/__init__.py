# SPDX-License-Identifier: MIT
"""Compare: two versions of a campaign beside each other, in pictures and in words."""
