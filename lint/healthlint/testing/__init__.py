"""Does a rule find what it says it finds?

The examples of a rule are marked: ⟦ and ⟧ stand where the finding must stand. `marked_by` takes
the marks out, runs the rule and puts marks where it reports, so that a test compares two strings
and also sees what should not have been reported. With pytest:

    @pytest.mark.parametrize("example", examples_of(RULES), ids=str)
    def test_examples_are_as_marked(example):
        check_example(example)

    def test_each_term_has_an_example():
        assert not uncovered(RULES)

`fixed_by` tells what the fixes of a rule make of a text.

`healthlint test` and `healthlint test --coverage` ask the same on the command line. Rules may be given
as classes, which have the default settings, or as instances.
"""

from healthlint.rule.marks import CLOSE, OPEN
from healthlint.testing.coverage import Uncovered, uncovered
from healthlint.testing.examples import Example, Place, examples_of
from healthlint.testing.fixing import fixed_by
from healthlint.testing.judgement import check_example, check_examples
from healthlint.testing.marks import findings_of, marked_by

__all__ = [
    "CLOSE",
    "OPEN",
    "Example",
    "Place",
    "Uncovered",
    "check_example",
    "check_examples",
    "examples_of",
    "findings_of",
    "fixed_by",
    "marked_by",
    "uncovered",
]
