# SPDX-License-Identifier: MIT
"""What is read from and written to the database: functions that take a session, models in and out.

Transactions are opened and closed by whoever calls; nothing of HTTP is known here.
"""
