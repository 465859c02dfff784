"""How right are the findings on these articles? `python tests/articles/measure.py [--errors]`."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from measuring.table import main

if __name__ == "__main__":
    main(sys.argv[1:])
