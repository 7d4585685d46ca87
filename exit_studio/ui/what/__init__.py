# SPDX-License-Identifier: MIT
"""What: the layers of the pop-up and the inspector."""
