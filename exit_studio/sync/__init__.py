# SPDX-License-Identifier: MIT
"""The publishing client: transport, outbox, tokens, and this computer's server. No Qt, no SQL."""
