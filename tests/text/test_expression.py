"""An expression that was taken over from an earlier run finds what the compiled one finds."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest

import healthlint
from healthlint.text import expression
from healthlint.text.expression import Expression, Form, compiled, forms_made, keep


@pytest.fixture(autouse=True)
def _nothing_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(expression, "_kept", {})
    monkeypatch.setattr(expression, "_compiled", {})


def form_of(text: str, flags: int = 0) -> Form:
    compiled(text, flags)
    ((_, form),) = forms_made(1).items()
    return form


def forget() -> None:
    expression._compiled.clear()
    expression._kept.clear()


def expressions() -> list[Expression]:
    """Return the expressions of the modules of the engine that read texts."""
    folder = Path(healthlint.__file__).parent
    found = []
    for file in sorted((folder / "text").rglob("*.py")):
        name = ".".join(("healthlint", *file.relative_to(folder).with_suffix("").parts))
        found += [value for value in vars(import_module(name)).values() if isinstance(value, Expression)]
    return found


def test_it_is_compiled_when_it_is_first_used() -> None:
    year = Expression(r"(?P<year>\d{4})")
    assert expression._compiled == {}
    found = year.search("in 2024")
    assert found is not None
    assert found["year"] == "2024"
    assert len(expression._compiled) == 1


def test_what_is_taken_over_is_not_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    form = form_of("tea|茶", re.IGNORECASE)
    forget()
    keep({("tea|茶", int(re.IGNORECASE)): form})
    monkeypatch.setattr(re, "compile", lambda *_: pytest.fail("compiled"))
    assert compiled("tea|茶", re.IGNORECASE).findall("Tea 茶") == ["Tea", "茶"]
    assert forms_made(9) == {}


def test_the_expressions_of_the_engine_come_back_as_they_were() -> None:
    all_of_them = expressions()
    assert len(all_of_them) > 40
    for each in all_of_them:
        compiled(each.pattern, each.flags)
    forms = forms_made(len(all_of_them))
    assert len(forms) == len({(each.pattern, int(each.flags)) for each in all_of_them})
    forget()
    keep(forms)
    for each in all_of_them:
        taken = compiled(each.pattern, each.flags)
        again = re.compile(each.pattern, each.flags)
        assert taken == again
        assert taken.groupindex == again.groupindex
        assert taken.groups == again.groups


@pytest.mark.parametrize(
    "form",
    [
        pytest.param((32, b"", 0, {}), id="no code"),
        pytest.param((32, b"\xff\xff\xff\xff" * 9, 0, {}), id="no such code"),
        pytest.param((32, b"abc", 0, {}), id="half a number"),
        pytest.param((32, b"\0\0\0\0", 1, {"x": 9}), id="a group that is none"),
        pytest.param(("32", "text", None, []), id="other kinds of values"),
        pytest.param((), id="nothing"),
    ],
)
def test_a_form_that_the_interpreter_refuses_is_compiled_anew(form: Form) -> None:
    keep({("tea", 0): form})
    assert compiled("tea").findall("tea and tea") == ["tea", "tea"]


def test_no_more_are_handed_on_than_are_asked_for() -> None:
    for number in range(5):
        compiled(f"tea{number}")
    assert len(forms_made(3)) == 3


def test_a_method_that_no_expression_has_is_an_error() -> None:
    with pytest.raises(AttributeError, match="finditr"):
        Expression("tea").finditr  # noqa: B018
