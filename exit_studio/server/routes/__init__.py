# SPDX-License-Identifier: MIT
"""What the backend answers under each address, one module a face. No SQL stands here."""
