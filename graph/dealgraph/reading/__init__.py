"""Reading numbers, cue words and dates again from the quotes, to hold them against what the statements say."""

from .agreement import carrier, disagreements
from .check import check_readings
from .dates import DateReading, read_dates
from .disagreement import Disagreement
from .numbers import Reading, read_numbers

__all__ = [
    "DateReading",
    "Disagreement",
    "Reading",
    "carrier",
    "check_readings",
    "disagreements",
    "read_dates",
    "read_numbers",
]
