# SPDX-License-Identifier: MIT
"""The only place that wires the desktop studio together, starts it and takes it apart again.

`entry` is the program: the application, its loop, its exit status. `app` shows the first window
from a glance at the library, and then loads `services`, which is all the rest.
"""
