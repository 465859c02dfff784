"""Some files of a repository are no articles, by their names."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from healthlint.run.files import default_excludes
from healthlint.run.files.default_excludes import is_no_article


@pytest.mark.parametrize(
    "name",
    """
    README.md readme.zh-CN.md README LICENSE LICENCE-MIT licenses.txt Code-of-Conduct.md code_of_conduct.md
    CHANGELOG.md issue_template.md PULL-REQUEST-TEMPLATE.md Third-Party-Notices.txt requirements.txt
    dev-requirements.txt docs.requirements-lint.txt constraints.in.txt CMakeLists.txt llms-full.txt ads.txt
    app-ads.txt robots.txt SECURITY.zh.md notices.html
    """.split(),
)
def test_its_name_says_that_it_is_none(name: str) -> None:
    assert is_no_article(name)


@pytest.mark.parametrize(
    "name",
    "contributing-factors-of-asthma.md tests-for-anaemia.md ads-and-health.md app.md city-air.md"
    " licensed-drugs.md the-readme.md base-excess.txt notice-board-of-pain.html article.md".split(),
)
def test_its_name_may_be_that_of_an_article(name: str) -> None:
    assert not is_no_article(name)


@settings(max_examples=200)
@given(st.from_regex(re.compile(default_excludes._FILES.pattern, re.VERBOSE), fullmatch=True))
def test_each_such_name_begins_as_one_of_them_must(name: str) -> None:
    assert is_no_article(name)
