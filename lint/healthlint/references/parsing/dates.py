"""Which day or year does an entry give?"""

from __future__ import annotations

import datetime
import re

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
YEAR = r"(?:1[6-9]|20)\d\d"
MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Spring|Summer|Autumn|Fall|Winter)[a-z]{0,6}\b\.?"


def day_of(year: int, words: str) -> datetime.date | None:
    """Return the day that the words beside a year give: `Mar 5`, `March 5`, `5 March`, `-03-05`."""
    numbers = re.findall(r"\d{1,2}", words)
    month = next((at for at, name in enumerate(_MONTHS, 1) if name in words.lower()), 0)
    if not month and len(numbers) == 2:
        month = int(numbers.pop(0))
    if not month or len(numbers) != 1:
        return None
    try:
        return datetime.date(year, month, int(numbers[0]))
    except ValueError:
        return None
