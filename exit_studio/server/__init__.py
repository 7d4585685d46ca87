# SPDX-License-Identifier: MIT
"""The backend: what authors publish to and what websites ask. No Qt, and no rules of delivery.

`app.create_app` builds it, `run.serve` runs it as a process.
"""
