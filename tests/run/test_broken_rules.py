"""A broken plugin or rule file gives a clear error or a contained finding, and the others still report."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from importlib import invalidate_caches
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path

import pytest

from distributions import install
from healthlint import Finding
from healthlint.run.errors import UsageError
from healthlint.run.plugins.installed import load_plugins
from healthlint.run.request import Request
from healthlint.run.session import Session

ARTICLE = """\
# The kettle

Our neighbours call this kettle a miracle cure.

邻居说它是灵丹妙药。
"""
PLUGIN = '''
import sys
from healthlint import Document, Finding, Rule, Span, Terms, hookimpl

HEALTHLINT_API = 1
{top}


class Broken(Rule):
    """A kettle is mentioned."""

    code = "BAD101"
    name = "broken-kettle"
    message = "“{{match}}” boils"
    sources = ["House style, page 4"]
    bad = ["The ⟦kettle⟧ boils."]
    good = ["The cup is full."]
    terms = Terms(en=["kettle"])
    {body}


@hookimpl
def healthlint_rules():
    {hook}
'''
RULE_FILE = """\
code = "HOU101"
name = "no-kettle"
summary = "A kettle is mentioned."
why = "Kettles are hot."
message = "“{match}” is hot"
sources = ["House style, page 4"]
bad = ["The ⟦kettle⟧ boils."]
good = ["The cup is full."]

[terms]
en = ["kettle"]
"""


def plugin(body: str = "", *, top: str = "", hook: str = "return [Broken]") -> str:
    """Return the code of a plugin that is right but for what is put in."""
    return PLUGIN.format(top=top, body=body.strip("\n").replace("\n", "\n    "), hook=hook)


def check(body: str) -> str:
    """Return the code of a plugin whose rule has this check."""
    return plugin(
        "def check(self, document):\n    " + body.strip("\n").replace("\n", "\n    "),
    )


def finding(**wrong: object) -> str:
    """Return a check that yields the finding of the first match, changed in one respect."""
    changed = ", ".join(f"{name}={value}" for name, value in wrong.items())
    return check(
        "match = document.matches(self)[0]\n"
        "for finding in self.report(match):\n"
        f"    yield finding._replace({changed})"
    )


@pytest.fixture
def entries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[EntryPoint]]:
    """Return the built-in plugins; modules that a test adds on the path are forgotten after it."""
    monkeypatch.syspath_prepend(tmp_path / "site")
    before = set(sys.modules)
    yield list(entry_points(group="healthlint"))
    for name in set(sys.modules) - before:
        if name.startswith("broken_"):
            del sys.modules[name]


@pytest.fixture
def articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with one article with faults, which is the current one."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "kettle.md").write_text(ARTICLE, encoding="utf-8", newline="\n")
    monkeypatch.chdir(folder)
    return folder


def broken(tmp_path: Path, code: str) -> list[EntryPoint]:
    found = install(tmp_path / "site", "broken", "2.1", "BAD", "broken_kettle", code)
    invalidate_caches()
    return found


TEXT = '{"type": "string", "minLength": 1}'
REFUSED = {
    # what is wrong: the code, and what its error must say
    "syntax": ("def healthlint_rules(:", "cannot be loaded: SyntaxError"),
    "failed import": ("import no_such_kettle", "ModuleNotFoundError: No module named 'no_such_kettle'"),
    "circular import": (
        plugin(top="from broken_kettle import Broken"),
        "cannot import name 'Broken' from partially initialized module 'broken_kettle'",
    ),
    "leaves while imported": (plugin(top="sys.exit(0)"), "cannot be loaded: SystemExit: 0"),
    "raises what cannot be shown": (
        plugin(top="class Odd(Exception):\n    def __str__(self):\n        raise Odd\nraise Odd"),
        "cannot be loaded: Odd: its text cannot be had",
    ),
    "hook without its mark": (
        plugin().replace("@hookimpl\n", ""),
        "its healthlint_rules is not marked as a hook; write @hookimpl above it",
    ),
    "no hook at all": ("HEALTHLINT_API = 1", "implements none of the hooks healthlint_rules, "),
    "hook with arguments": (
        plugin().replace("def healthlint_rules()", "def healthlint_rules(config)"),
        "a hook takes no arguments",
    ),
    "hook that raises": (plugin(hook="return 1 // 0"), "its rules cannot be loaded: ZeroDivisionError"),
    "hook that leaves": (plugin(hook="sys.exit(0)"), "its rules cannot be loaded: SystemExit: 0"),
    "hook that returns nothing": (
        plugin(hook="pass"),
        "healthlint_rules returned None; it must return a list",
    ),
    "hook that returns a text": (plugin(hook="return 'BAD101'"), "returned a str; it must return a list"),
    "hook that returns a list within itself": (
        plugin(hook="rules = []; rules.append(rules); return rules"),
        "[[...]] is not a rule class",
    ),
    "hook without an end": (
        plugin(hook="while True:\n        yield Broken"),
        "returned more than 100,000 rules",
    ),
    "a rule listed twice": (
        plugin(hook="return [Broken, Broken]"),
        "returned Broken twice; list each rule once",
    ),
    "an instance": (plugin(hook="return [Broken()]"), "is not a rule class; list the class itself"),
    "the base class": (plugin(hook="return [Rule]"), "Rule itself is no rule"),
    "an abstract class": (
        plugin("import abc\n@abc.abstractmethod\ndef leaves(self): ...").replace(
            "(Rule)", "(Rule, metaclass=__import__('abc').ABCMeta)"
        ),
        "the rule Broken is abstract: it lacks leaves",
    ),
    "no examples": (plugin("bad = good = []"), "the rule Broken lacks bad, good"),
    "code of others": (plugin('code = "PRO101"'), "the code PRO101 must be BAD and three digits"),
    "code that is no text": (plugin("code = 101"), "the code 101 must be BAD and three digits"),
    "name": (plugin('name = "Broken_Kettle"'), "the name 'Broken_Kettle' of BAD101 must be in kebab-case"),
    "severity": (
        plugin('severity = "fatal"'),
        "its severity is 'fatal'; it must be one of error, warning, info",
    ),
    "confidence": (plugin("confidence = 0.9"), "its confidence is 0.9; it must be one of high, medium, low"),
    "context": (plugin('context = "hype"'), "its context is 'hype'; it must be one of style, claim"),
    "rank": (plugin('rank = "1"'), "its rank is '1'; it must be a whole number"),
    "supersedes": (
        plugin('supersedes = ["hype"]'),
        "its supersedes has 'hype'; it must be codes of rules or letters of families",
    ),
    "scope": (plugin('scope = ["headline"]'), "its scope has 'headline'; known are "),
    "scope as a text": (
        plugin('scope = "heading"'),
        "its scope is one text, which would be read letter by letter",
    ),
    "languages": (plugin('languages = ["de"]'), "its languages has 'de'; known are en, zh"),
    "profiles": (plugin('profiles = ["shop"]'), "its profiles has 'shop'; known are blog, clinic"),
    "jurisdictions": (plugin('jurisdictions = ["us"]'), "its jurisdictions has 'us'; known are AU, CN"),
    "statuses": (plugin('ignore_statuses = ["quote"]'), "its ignore_statuses has 'quote'; known are foreign"),
    "sources as a text": (plugin('sources = "House style"'), "its sources is one text"),
    "bad as a text": (plugin('bad = "The ⟦kettle⟧ boils."'), "its bad is one text"),
    "an example that is no text": (plugin("good = [None]"), "its good has None, which is no text"),
    "bad without marks": (plugin('bad = ["The kettle."]'), "the bad example 'The kettle.' must have ⟦ and ⟧"),
    "bad with half a mark": (plugin('bad = ["The ⟦kettle."]'), "the bad example 'The ⟦kettle.' must have ⟦"),
    "good with marks": (plugin('good = ["⟦Cup⟧"]'), "the good example '⟦Cup⟧' has ⟦ or ⟧"),
    "message that is no text": (plugin("message = 7"), "its message is 7; it must be a text"),
    "message in one language": (plugin('message = {"zh": "烫"}'), 'its message has no text for "en"'),
    "message in an unknown language": (plugin('message = {"en": "hot", "cn": "烫"}'), "the language 'cn'"),
    "message with an open brace": (plugin('message = "{match is hot"'), "the braces in its message"),
    "message with numbered braces": (plugin('message = "{} is hot"'), "the braces in its message"),
    "terms that are a list": (plugin('terms = ["kettle"]'), "its terms are ['kettle']; write Terms("),
    "terms of a text": (plugin('terms = Terms(en="kettle")'), 'write Terms(en=["kettle"])'),
    "a needed list that is a text": (
        plugin("needs = 'tea'"),
        "its needs are 'tea'; write the names of lists of its terms: ('tea',)",
    ),
    "a needed list that it has not": (
        plugin("needs = ('tea',)"),
        "it needs 'tea', which is no list of its terms",
    ),
    "terms that are numbers": (plugin("terms = Terms(en=[1, 2])"), "its terms have 1, which is no text"),
    "an empty term": (plugin('terms = Terms(en=["kettle", ""])'), "its terms have an empty one"),
    "neither terms nor check": (plugin("terms = None"), "it has neither terms nor a check"),
    "check that is no method": (plugin("check = 5"), "its check is 5; it must be a method"),
    "check without a document": (plugin("def check(self): ..."), "its check must take a document"),
    "check that wants more": (
        plugin("def check(self, document, path): ..."),
        "its check must take a document",
    ),
    "check that waits": (plugin("async def check(self, document): ..."), "its check is asynchronous"),
    "options that are a list": (plugin('options = ["cups"]'), "its options are ['cups']; write {"),
    "option without a default": (
        plugin('options = {"cups": {"type": "integer"}}'),
        "its option cups has no default",
    ),
    "option of an unknown type": (
        plugin('options = {"cups": {"type": "int", "default": 1}}'),
        "its option cups has the type 'int'; JSON Schema knows string, integer",
    ),
    "option with a default of another type": (
        plugin('options = {"cups": {"type": "integer", "default": "1"}}'),
        "its option cups has the default '1', which is not of its type integer",
    ),
    "option that is no schema": (
        plugin('options = {"cups": {"type": "integer", "minimum": "few", "default": 1}}'),
        "its option cups is no JSON Schema",
    ),
    "option with a default that its schema refuses": (
        plugin('options = {"cups": {"type": "integer", "minimum": 2, "default": 1}}'),
        "its option cups has a default that its own schema refuses: 1 is less than",
    ),
    "option with a default beyond its limit": (
        plugin('options = {"cups": {"type": "number", "maximum": 0.5, "default": 1}}'),
        "its option cups has a default that its own schema refuses: 1 is greater than the maximum of 0.5",
    ),
    "option that is a list with an empty text": (
        plugin(f'options = {{"cups": {{"type": "array", "items": {TEXT}, "default": [""]}}}}'),
        "its option cups has a default that its own schema refuses",
    ),
    "option that is a text for a list": (
        plugin(f'options = {{"cups": {{"type": "array", "items": {TEXT}, "default": "mug"}}}}'),
        "its option cups has a default that its own schema refuses",
    ),
    "option of ours": (
        plugin('options = {"ignore": {"type": "string", "default": ""}}'),
        "its option ignore has the name of a setting of healthlint itself",
    ),
    "words that only files know": (
        plugin('unless = Terms(en=["cold"])'),
        "its unless means something in rule files only",
    ),
    "one letter too few": (
        plugin('language = ["en"]'),
        "its language says nothing to healthlint; did you mean languages? If not, call it _language",
    ),
    "another letter": (plugin('severety = "error"'), "its severety says nothing to healthlint"),
    "letters in another order": (plugin('socpe = ["heading"]'), "did you mean scope?"),
    "suggestions as a text": (
        plugin('suggestions = {"kettle": "pot"}'),
        "its list of suggestions for kettle is one text",
    ),
}


@pytest.mark.parametrize(("code", "said"), REFUSED.values(), ids=REFUSED)
def test_a_plugin_that_cannot_work_is_refused_by_name(
    entries: list[EntryPoint], tmp_path: Path, code: str, said: str
) -> None:
    with pytest.raises(UsageError) as error:
        load_plugins([*entries, *broken(tmp_path, code)])
    assert str(error.value).startswith("broken 2.1 (BAD = broken_kettle)")
    assert said in str(error.value)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param('message = {"en": "hot"}', id="message in English only"),
        pytest.param(
            'message = {"zh": "烫"}\nterms = Terms(zh=["水壶"])', id="message in its terms' language"
        ),
        pytest.param(
            'message = "{count:d} of {parts[0]} and {{braces}}"', id="fields that the check fills in"
        ),
        pytest.param("def check(self, *documents): ...", id="check of any number"),
        pytest.param("check = lambda self, document: ()", id="check that is an expression"),
        pytest.param("def check(self, document, deep=False): ...", id="check with a default"),
        pytest.param("terms = None\ndef __init__(self, settings=None): ...", id="terms that are made later"),
        pytest.param('bad = ["⟦Kettle⟧ by ⟦kettle⟧", "⟦⟧No kettle."]', id="several marks, and none between"),
        pytest.param('scope = ("~quote", "heading")', id="scope in a tuple"),
        pytest.param("score = 3\ncontent = ()\n_language = ['de']\nname_of_cup = 'c'", id="names of its own"),
        pytest.param(
            f'options = {{"cups": {{"type": "array", "items": {TEXT}, "default": ["mug"]}}}}',
            id="list of texts",
        ),
        pytest.param('options = {"cups": {"type": ["integer", "null"], "default": None}}', id="two types"),
    ],
)
def test_what_is_unusual_and_right_is_let_in(entries: list[EntryPoint], tmp_path: Path, body: str) -> None:
    assert [rule.code for rule in load_plugins(broken(tmp_path, plugin(body))).rules] == ["BAD101"]


def lint(entries: list[EntryPoint], select: tuple[str, ...] = ()) -> list[Finding]:
    """Return what a run reports about the article, by rules that are loaded from these entry points."""
    session = Session(Request(("kettle.md",), isolated=True, select=select), load_plugins(entries))
    (article,) = session.lint()
    assert article.failed is any(each.code.startswith("HL") for each in article.findings)
    return list(article.findings)


CONTAINED = {
    # what the rule does: the code of its plugin, and what the HL901 must say
    "raises": (
        check("return 1 // 0"),
        "ZeroDivisionError: integer division or modulo by zero (broken_kettle.py:",
    ),
    "raises in the middle": (
        check("yield self.finding(document)\nraise KeyError('leaves')"),
        "KeyError: 'leaves'",
    ),
    "leaves": (check("sys.exit(0)"), "SystemExit: 0"),
    "ends as a generator": (check("raise GeneratorExit\nyield"), "GeneratorExit"),
    "recurses": (check("return self.check(document)"), "RecursionError: maximum recursion depth exceeded"),
    "raises what cannot be shown": (
        check("class Odd(BaseException):\n    def __str__(self):\n        return 1 // 0\nraise Odd"),
        "Odd: its text cannot be had: ZeroDivisionError",
    ),
    "raises a long text": (check("raise ValueError('tea ' * 10_000)"), "tea tea …"),
    "returns nothing": (check("return None"), "its check returned None; it must yield findings"),
    "returns a number": (check("return 3"), "its check returned 3; it must yield findings"),
    "returns one finding": (
        check("return self.finding(document)"),
        "its check returned a Finding; it must yield",
    ),
    "yields a text": (check("yield 'kettle'"), "it yielded 'kettle', which is not a Finding"),
    "yields a match": (check("yield document.matches(self)[0]"), "it yielded Match('kettle'), which is not"),
    "yields what cannot be shown": (
        check("class Odd:\n    def __repr__(self):\n        return 1 // 0\nyield Odd()"),
        "it yielded a Odd, which is not a Finding",
    ),
    "another article": (finding(path='"/etc/passwd"'), "is about '/etc/passwd', not about this article"),
    "another rule": (
        finding(code='"PRO102"', name='"miracle-term"'),
        "has the code and name of another rule: PRO102 miracle-term",
    ),
    "offset before the start": (finding(offset=-1), "runs from offset -1 to"),
    "end behind the article": (finding(end_offset=10**9), "to 1000000000 in an article of"),
    "end before its start": (finding(end_offset=0), "to 0 in an article of"),
    "line": (finding(line=3), "says 3:7, but its offset 6 is 1:7"),
    "column": (finding(column=1), "says 1:1, but its offset 6 is 1:7"),
    "end line": (finding(end_line=2), "says that it ends at 2:13, but its offset 12 is 1:13"),
    "offset as a text": (
        finding(offset='"6"'),
        "has the offset '6', of the type str; it must be of the type int",
    ),
    "offset as a truth": (finding(offset="True"), "has the offset True, of the type bool"),
    "text": (finding(text='"teapot"'), "has the text 'teapot', but from offset 6 to 12 stands 'kettle'"),
    "severity": (finding(severity='"fatal"'), "has the severity 'fatal'; it must be one of error"),
    "confidence": (finding(confidence='"sure"'), "has the confidence 'sure'; it must be one of high"),
    "scope": (finding(scope='"page"'), "has the scope 'page'; it must be one of text, document"),
    "status": (finding(status='"angry"'), "has the status 'angry'; it must be one of foreign"),
    "language": (finding(language='"de"'), "has the language 'de'; it must be one of en, zh"),
    "message that is no text": (finding(message="7"), "has the message 7, of the type int"),
    "no message": (finding(message='" "'), "has no message"),
    "related that is a text": (finding(related='"tea"'), "has the related 'tea', of the type str"),
    "suggestions that are no texts": (finding(suggestions="(1,)"), "has 1 among its suggestions"),
    "evidence that is no texts": (finding(evidence="(1,)"), "has 1 among its evidence, which must be texts"),
    "no terms of this name": (
        check("yield from document.matches(self, 'cups')"),
        "LookupError: the terms 'cups' of BAD101 were not looked for",
    ),
}


@pytest.mark.parametrize(("code", "said"), CONTAINED.values(), ids=CONTAINED)
def test_a_rule_that_fails_is_one_finding_and_the_others_still_report(
    entries: list[EntryPoint], articles: Path, tmp_path: Path, code: str, said: str
) -> None:
    expected = lint(entries)
    found = lint([*entries, *broken(tmp_path, code)])
    (crash,) = (each for each in found if each.code == "HL901")
    assert crash.message.startswith("BAD101 broken-kettle failed here: ")
    assert said in crash.message
    assert len(crash.message) < 600
    assert [each for each in found if each.family not in ("HL", "BAD")] == expected
    assert {"PRO102"} <= {each.code for each in expected}


def test_the_right_findings_of_a_rule_are_kept_and_the_wrong_ones_counted(
    entries: list[EntryPoint], articles: Path, tmp_path: Path
) -> None:
    code = check(
        "for match in document.matches(self):\n"
        "    for finding in self.report(match):\n"
        "        yield finding\n"
        "        yield finding._replace(line=99)\n"
    )
    found = lint(broken(tmp_path, code))
    assert [each.code for each in found] == ["HL901", "BAD101", "BAD101"]
    assert "(and 1 more of its findings are wrong); the rule is of broken 2.1 (BAD = " in found[0].message


def test_findings_made_by_hand_speak_each_for_their_own_place(
    entries: list[EntryPoint], articles: Path, tmp_path: Path
) -> None:
    code = check("for match in document.matches(self):\n    yield self.finding(match)._replace(anchor=-1)")
    assert [each.line for each in lint(broken(tmp_path, code))] == [1, 3]


def test_each_rule_that_fails_is_named(entries: list[EntryPoint], articles: Path, tmp_path: Path) -> None:
    code = plugin(
        "def check(self, document):\n    return 1 // 0",
        hook="class Other(Broken):\n"
        '        """Another kettle."""\n'
        '        code = "BAD102"\n'
        '        name = "other"\n'
        "    return [Broken, Other]",
    )
    messages = [each.message for each in lint(broken(tmp_path, code))]
    assert [message.partition(" failed")[0] for message in messages] == [
        "BAD101 broken-kettle",
        "BAD102 other",
    ]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("yield from [self.finding(document.blocks[0])] * 1_000_000", id="a million"),
        pytest.param("while True:\n    yield self.finding(document.blocks[0])", id="no end"),
        pytest.param(
            "return iter(lambda: self.finding(document.blocks[0]), None)", id="no end, and no generator"
        ),
    ],
)
def test_a_rule_with_too_many_findings_is_stopped(
    entries: list[EntryPoint], articles: Path, tmp_path: Path, body: str
) -> None:
    expected = lint(entries)
    found = lint([*entries, *broken(tmp_path, check(body))])
    (stopped,) = (each for each in found if each.code == "HL903")
    assert stopped.severity == "error"
    assert "BAD101 broken-kettle found more than 10,000 faults" in stopped.message
    assert "the first 10,000 are kept" in stopped.message
    assert [each for each in found if each.family not in ("HL", "BAD")] == expected


def test_a_term_that_cannot_be_read_names_its_plugin(
    entries: list[EntryPoint], articles: Path, tmp_path: Path
) -> None:
    with pytest.raises(
        UsageError, match=r"^broken 2\.1 \(BAD = broken_kettle\): BAD101 broken-kettle: .*'\(tea"
    ):
        lint([*entries, *broken(tmp_path, plugin('terms = Terms(en=["(tea"])'))])


@pytest.mark.parametrize(
    ("body", "said"),
    [
        pytest.param("raise OSError('cold')", "cannot be made: OSError: cold", id="raises"),
        pytest.param("sys.exit(0)", "cannot be made: SystemExit: 0", id="leaves"),
        pytest.param(
            "self.terms = ['tea']", "the terms of BAD101 broken-kettle are ['tea'], not", id="terms"
        ),
    ],
)
def test_a_rule_that_cannot_be_made_names_its_plugin(
    entries: list[EntryPoint], articles: Path, tmp_path: Path, body: str, said: str
) -> None:
    code = plugin(f"def __init__(self, settings=None):\n    super().__init__(settings)\n    {body}")
    with pytest.raises(UsageError, match=re.escape(said)) as error:
        lint([*entries, *broken(tmp_path, code)])
    assert str(error.value).startswith("broken 2.1 (BAD = broken_kettle): ")


def written(**changed: str) -> str:
    """Return a rule file that is right but for these lines, by their key; an empty one is left out."""
    lines = RULE_FILE.splitlines()
    for key, line in changed.items():
        lines = [line if each.startswith(f"{key} =") else each for each in lines]
    return "\n".join(lines)


FILES = {
    # what is wrong: the file, and what its error must say
    "not TOML": ("code = HOU101", "house.toml:1: not TOML"),
    "not UTF-8": ("summary = '\udcff'", "house.toml:1: the rule is not UTF-8 text"),
    "a key twice": (RULE_FILE.replace("why", "code", 1), "house.toml:4: not TOML"),
    "no code": (written(code=""), "house.toml:1: there is no code; add it"),
    "no examples": (written(bad=""), "house.toml:1: there is no bad; add it"),
    "an unknown key": ('colour = "red"\n' + RULE_FILE, "house.toml:1: colour: unknown key"),
    "code": (written(code='code = "House1"'), "house.toml:1: code: "),
    "code of the engine": (written(code='code = "HL101"'), "house.toml:1: code: HL101 begins with HL"),
    "code of a plugin": (written(code='code = "PRO199"'), "house.toml:1: code: PRO199 begins with PRO"),
    "type": (written(sources="sources = 4"), "house.toml:6: sources: "),
    "severity": ('severity = "fatal"\n' + RULE_FILE, "house.toml:1: severity: "),
    "scope": ('scope = ["headline"]\n' + RULE_FILE, "house.toml:1: scope"),
    "message with an open brace": (written(message='message = "{match is hot"'), "brace"),
    "bad without marks": (written(bad='bad = ["The kettle."]'), "house.toml:7: bad"),
    "good with marks": (written(good='good = ["⟦Cup⟧"]'), "house.toml:8: good"),
    "a term": (written(en='en = ["(kettle"]'), "house.toml:11: terms.en"),
    "an empty term": (written(en='en = [""]'), "house.toml:11: terms.en"),
    "a pattern": (written(en="patterns = ['(kettle']"), "house.toml:11: terms.patterns"),
    "a pattern that looks ahead": (written(en="patterns = ['kettle(?!s)']"), "house.toml:11: terms.patterns"),
    "no words at all": (RULE_FILE.partition("[terms]")[0], "house.toml"),
}


@pytest.mark.parametrize(("text", "said"), FILES.values(), ids=FILES)
def test_a_rule_file_that_cannot_work_is_refused_by_file_and_line(
    entries: list[EntryPoint], articles: Path, text: str, said: str
) -> None:
    (articles / "house.toml").write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(UsageError) as error:
        lint_with_files(entries, articles, "house.toml")
    assert said in str(error.value)


def lint_with_files(entries: list[EntryPoint], articles: Path, *paths: str) -> list[Finding]:
    """Return what a run reports about the article, with rule files that its config names."""
    listed = ", ".join(f'"{path}"' for path in paths)
    (articles / ".healthlint.toml").write_text(f"rule-paths = [{listed}]\n", encoding="utf-8")
    session = Session(Request(("kettle.md",), cached=False), load_plugins(entries))
    (article,) = session.lint()
    return list(article.findings)


def test_a_link_to_the_folder_itself_ends_no_run(entries: list[EntryPoint], articles: Path) -> None:
    rules = articles / "rules"
    rules.mkdir()
    (rules / "house.toml").write_text(RULE_FILE, encoding="utf-8")
    try:
        (rules / "again").symlink_to(rules, target_is_directory=True)
    except OSError:
        pytest.skip("links cannot be made here")
    found = lint_with_files(entries, articles, "rules")
    assert [each.line for each in found if each.code == "HOU101"] == [1, 3]
    assert "PRO102" in {each.code for each in found}


def test_a_link_that_leads_to_itself_is_named(entries: list[EntryPoint], articles: Path) -> None:
    try:
        (articles / "house.toml").symlink_to("house.toml")
    except OSError:
        pytest.skip("links cannot be made here")
    with pytest.raises(UsageError, match=r"house\.toml"):
        lint_with_files(entries, articles, "house.toml")


def test_a_pattern_that_other_engines_choke_on_ends_in_no_time(
    entries: list[EntryPoint], articles: Path
) -> None:
    (articles / "house.toml").write_text(written(en="patterns = ['(a+)+$']"), encoding="utf-8")
    (articles / "kettle.md").write_text(ARTICLE + "\n" + "a" * 5000 + "!\n", encoding="utf-8")
    assert "PRO102" in {each.code for each in lint_with_files(entries, articles, "house.toml")}
