"""Japanese dates and times: one parser for fields, registers and running text.

`read_moment` and `parse_moment` read a whole string; `entities.dates` finds the same expressions in running text.
"""

from __future__ import annotations

from postlint.dates.fields import Reading, has_time, parse_moment, read_moment
from postlint.dates.moments import JST

__all__ = ["JST", "Reading", "has_time", "parse_moment", "read_moment"]
