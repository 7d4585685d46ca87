# SPDX-License-Identifier: MIT
"""Controls and parts that several sections share; none of them knows a document."""
