"""Which words do the rules look for? Printed as JSON, so that a peer can look for as many.

python -m benchmarking.term_list > terms.json
"""

from __future__ import annotations

import json

from healthlint.rule.automaton import owners_of
from healthlint.rule.publication import Publication
from healthlint.rule.scan import Scanner
from healthlint.run.config.config import Config
from healthlint.run.request import Request
from healthlint.run.session import Session


def literals() -> list[str]:
    """Return the literals of the terms of all rules that the defaults apply, the longest first."""
    lists = Scanner(Session(Request(isolated=True)).rules_for(Config(), Publication())).lists
    found = {literal for wide in (True, False) for literal in owners_of(lists, wide=wide)[0]}
    return sorted(found, key=lambda literal: (-len(literal), literal))


if __name__ == "__main__":
    print(json.dumps(literals(), ensure_ascii=False))
