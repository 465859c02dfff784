"""A plugin that is wrong in any way stops the run, and the message names who is to blame."""

from __future__ import annotations

import importlib.metadata
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from healthlint.run.errors import UsageError
from healthlint.run.plugins.installed import Installed, load_plugins

RULE = '''
from healthlint import Rule, Terms, hookimpl

HEALTHLINT_API = 1


class GluedStars(Rule):
    """A sentence ends in stars."""

    code = "{code}"
    name = "{name}"
    message = "stars do not end a sentence"
    sources = ["House style, page 4"]
    terms = Terms(en=["so good***"])
    bad = ["⟦So good***⟧"]
    good = ["So good."]


@hookimpl
def healthlint_rules():
    return [GluedStars]
'''


@pytest.fixture
def installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., list[importlib.metadata.EntryPoint]]:
    """Return an installer of small distributions; it returns the entry points of all so far."""
    monkeypatch.syspath_prepend(tmp_path)

    def install(
        distribution: str, family: str, module: str, code: str
    ) -> list[importlib.metadata.EntryPoint]:
        (tmp_path / f"{module}.py").write_text(textwrap.dedent(code), encoding="utf-8")
        info = tmp_path / f"{distribution}-2.1.dist-info"
        info.mkdir(exist_ok=True)
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {distribution}\nVersion: 2.1\n")
        (info / "entry_points.txt").write_text(f"[healthlint]\n{family} = {module}\n")
        found = importlib.metadata.distributions(path=[str(tmp_path)])
        return [entry for each in found for entry in each.entry_points if entry.group == "healthlint"]

    return install


def blamed(found: list[importlib.metadata.EntryPoint]) -> str:
    with pytest.raises(UsageError) as error:
        load_plugins(found)
    return str(error.value)


def test_a_strangers_rule_comes_in_through_its_entry_point(installed) -> None:
    found = installed("starry", "STA", "starry_one", RULE.format(code="STA101", name="glued-stars"))
    plugins = load_plugins(found)
    assert [rule.code for rule in plugins.rules] == ["STA101"]
    assert str(plugins.owners["STA101"]) == "starry 2.1 (STA = starry_one)"


def test_the_built_in_rules_come_in_through_the_same_door() -> None:
    plugins = load_plugins()
    assert {
        plugin.distribution for plugin in plugins.plugins if plugin.module.startswith("healthlint_rules.")
    } == {"healthlint"}
    assert {plugin.family for plugin in plugins.plugins} >= {"DIS", "PRO", "CIT", "CTA", "CLM"}


def test_two_plugins_of_one_family_are_both_named(installed) -> None:
    installed("starry", "STA", "starry_two", RULE.format(code="STA101", name="glued-stars"))
    found = installed("stellar", "STA", "stellar_two", RULE.format(code="STA102", name="more-stars"))
    message = blamed(found)
    assert "starry 2.1" in message
    assert "stellar 2.1" in message


def test_one_name_for_two_rules_is_refused(installed) -> None:
    installed("starry", "STA", "starry_three", RULE.format(code="STA101", name="glued-stars"))
    found = installed("comet", "COM", "comet_three", RULE.format(code="COM101", name="glued-stars"))
    assert "two rules are called glued-stars" in blamed(found)


def test_one_suffix_for_two_readers_is_refused(installed) -> None:
    reader = """
    from healthlint import hookimpl
    HEALTHLINT_API = 1

    @hookimpl
    def healthlint_readers():
        return {".rst": print}
    """
    installed("rest", "RST", "rest_reader", reader)
    found = installed("other", "OTH", "other_reader", reader)
    message = blamed(found)
    assert "two plugins bring the suffix .rst" in message
    assert "rest 2.1" in message
    assert "other 2.1" in message


@pytest.mark.parametrize(
    ("code", "said"),
    [
        pytest.param("import a_module_that_is_not_there", "ModuleNotFoundError", id="failed import"),
        pytest.param("1 +", "SyntaxError", id="syntax error"),
        pytest.param("x = 1", "HEALTHLINT_API = 1", id="no API generation"),
        pytest.param("HEALTHLINT_API = 7", "written for API 7", id="another API generation"),
        pytest.param(
            """
            from healthlint import hookimpl
            HEALTHLINT_API = 1

            @hookimpl
            def healthlint_rulez():
                return []
            """,
            "misspelt",
            id="misspelt hook",
        ),
        pytest.param(
            """
            from healthlint import hookimpl
            HEALTHLINT_API = 1

            @hookimpl
            def healthlint_rules():
                raise KeyError("no rules today")
            """,
            "no rules today",
            id="hook that raises",
        ),
        pytest.param(
            """
            from healthlint import hookimpl
            HEALTHLINT_API = 1

            @hookimpl
            def healthlint_rules():
                return ["PRO101"]
            """,
            "is not a rule class",
            id="not a rule",
        ),
        pytest.param(
            RULE.format(code="PRO101", name="glued-stars"),
            "must be BAD and three digits",
            id="code of others",
        ),
        pytest.param(
            RULE.format(code="BAD1", name="glued-stars"), "must be BAD and three digits", id="short code"
        ),
        pytest.param(
            RULE.format(code="BAD101", name="Glued_Stars"), "kebab-case", id="name not in kebab case"
        ),
        pytest.param(
            RULE.format(code="BAD101", name="x").replace("bad =", "sad ="), "lacks bad", id="no bad example"
        ),
        pytest.param(
            RULE.format(code="BAD101", name="x").replace('"""A sentence ends in stars."""', ""),
            "docstring",
            id="no docstring",
        ),
    ],
)
def test_a_broken_plugin_is_named_with_its_version(installed, code: str, said: str, request) -> None:
    module = "broken_" + "".join(letter for letter in request.node.callspec.id if letter.isalnum())
    message = blamed(installed("broken", "BAD", module, code))
    assert message.startswith(f"broken 2.1 (BAD = {module})")
    assert said in message


def test_the_letters_of_the_engine_are_reserved(installed) -> None:
    found = installed("greedy", "HL", "greedy_one", RULE.format(code="HL101", name="glued-stars"))
    assert "HL belong to the engine" in blamed(found)


def test_no_plugin_at_all_is_no_error() -> None:
    assert load_plugins([]) == Installed()
