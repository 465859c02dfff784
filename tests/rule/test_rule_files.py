"""Does a faulty rule file say where, what and how to mend it?"""

from __future__ import annotations

import pytest

from declaring import HEAD, TERMS, with_key
from healthlint.rule.declared.check import checked
from healthlint.rule.toml_file import TomlFileError

FILE = "rules/house.toml"
CODE = "two to four capital letters and three digits, such as HOU101"
TERMS_ADD = "has no terms; add en = […], zh = […] or patterns = […]"
SIGNS = "has a brace that is not in a pair; write {match}, or {{ and }} for braces"
MARKS = "needs ⟦ before and ⟧ after the words that are to be flagged"
BRACKETS = "brackets stand in pairs and not within each other"
NEAR = "a term needs two fixed characters in a row"


def terms(lists: str) -> str:
    return f"{HEAD}[terms]\n{lists}\n"


def key(line: str) -> str:
    return f"{HEAD}{line}\n{TERMS}"


# Tables with what follows the name of the file in the message.
FAULTS: dict[str, tuple[str | bytes, str]] = {
    # what the file is
    "an empty file": ("", f":1: there is no code; add it: {CODE}"),
    "a comment only": ("# nothing\n", f":1: there is no code; add it: {CODE}"),
    "UTF-16": (HEAD.encode("utf-16"), ": the rule is not UTF-8 text; save it as UTF-8"),
    "Latin-1": (HEAD.encode() + b"# caf\xe9\n", ":9: the rule is not UTF-8 text; save it as UTF-8"),
    "a NUL": (b'code = "a\0b"', ": the rule is not UTF-8 text; save it as UTF-8"),
    "no quotes": (
        key("severity = warning"),
        ':9: not TOML: invalid value; text stands in straight quotes "…"; true and false are small',
    ),
    "a word only": (
        "detox\n",
        ":1: not TOML: expected '=' after a key in a key/value pair; a setting is written as key = \"value\"",
    ),
    "an open quote": (
        'code = "HOU\n',
        ":1: not TOML: illegal character '\\n'; end the text with its quote, on its line",
    ),
    "an open list": (terms('en = ["detox"'), ":11: not TOML: unclosed array; end the list with ]"),
    "a key twice": (
        'code = "A"\ncode = "B"\n',
        ":2: not TOML: cannot overwrite a value; write each key once",
    ),
    "a table twice": (
        HEAD + TERMS + TERMS,
        ":11: not TOML: cannot declare ('terms',) twice; write each table once",
    ),
    "a backslash in quotes": (
        terms('patterns = ["\\d"]'),
        ":10: not TOML: unescaped '\\' in a string; write \\\\ or put the text in single quotes",
    ),
    "half a character": (
        terms('en = ["\\ud800ab"]'),
        ":10: not TOML: escaped character is not a Unicode scalar value; see https://toml.io",
    ),
    "lists in lists without end": (
        "a = " + "[" * 5000 + "]" * 5000,
        ": the rule nests too deeply; no key of it needs to",
    ),
    "dotted keys without end": (
        "a" + ".a" * 5000 + " = 1\n",
        ": the rule nests too deeply; no key of it needs to",
    ),
    "a number without end": (
        key("rank = " + "1" * 5000),
        ": the rule has a number that is too long; shorten it",
    ),
    "a number without end in another notation": (
        key("severity = 0x" + "f" * 5000),
        ": the rule has a number that is too long; shorten it",
    ),
    # the keys of all rules
    "no code": (with_key("code", ""), f":1: there is no code; add it: {CODE}"),
    "a code that is a number": (
        with_key("code", "code = 101"),
        ':1: code: must be text in quotes, not 101; write "101"',
    ),
    "a code in small letters": (
        with_key("code", 'code = "hou101"'),
        f':1: code: is "hou101"; write {CODE}',
    ),
    "a code in a list": (
        with_key("code", 'code = ["HOU101"]'),
        ':1: code: must be text in quotes, not a list; write code = "HOU101"',
    ),
    "two codes": (
        with_key("code", 'code = ["HOU101", "HOU102"]'),
        ":1: code: must be text in quotes, not a list; write text in quotes",
    ),
    "a name with a blank": (
        with_key("name", 'name = "No Detox"'),
        ':2: name: is "No Detox"; write small letters, digits and hyphens, such as no-detox',
    ),
    "a summary of two lines": (
        with_key("summary", 'summary = "one\\ntwo"'),
        ':3: summary: is "one\\ntwo"; write what the rule flags, in one line',
    ),
    "an empty summary": (
        with_key("summary", 'summary = " "'),
        ":3: summary: holds an empty text; fill it in or remove it",
    ),
    "a why that is a table": (
        with_key("why", "why = { harm = 1 }"),
        ":4: why: must be text in quotes, not a table; write text in quotes",
    ),
    "sources that are a text": (
        with_key("sources", 'sources = "House style"'),
        ':6: sources: must be a list, not "House style"; write sources = ["House style"]',
    ),
    "no sources": (
        with_key("sources", "sources = []"),
        ":6: sources: is empty; write the standards, laws or house rules that it rests on",
    ),
    "a severity that is none": (
        key('severity = "warn"'),
        ':9: severity: must be one of error, warning, info, not "warn"; did you mean warning?',
    ),
    "a severity that is a number": (
        key("severity = 3"),
        ":9: severity: must be one of error, warning, info, not 3; choose one of them",
    ),
    "a confidence that is none": (
        key('confidence = "sure"'),
        ':9: confidence: must be one of high, medium, low, not "sure"; choose one of them',
    ),
    "a context that is none": (
        key('context = "claims"'),
        ":9: context: must be one of style, claim, cure, outcome, action, attribution, safety, document,"
        ' not "claims"; did you mean claim?',
    ),
    "a status that is none": (
        key('ignore-statuses = ["qoted"]'),
        ':9: ignore-statuses[1]: there is no "qoted"; did you mean quoted?',
    ),
    "a status that is none, under a key with an underscore": (
        key('ignore_statuses = ["quoted", "qoted"]'),
        ':9: ignore_statuses[2]: there is no "qoted"; did you mean quoted?',
    ),
    "a status twice": (
        key('ignore-statuses = ["quoted", "quoted"]'),
        ":9: ignore-statuses: says something twice; remove one of the two",
    ),
    "all statuses that the context leaves": (
        key(
            'context = "claim"\nignore-statuses = ["cited", "quoted", "reported", "quoted-anonymously",'
            ' "scare-quoted", "asserted", "question", "hedged"]'
        ),
        ":10: ignore-statuses: leaves no meaning in which words are reported, with the context"
        ' "claim"; remove some',
    ),
    "a language that is none": (
        key('languages = ["de"]'),
        ':9: languages[1]: must be one of en, zh, not "de"; choose one of them',
    ),
    "no languages": (
        key("languages = []"),
        ":9: languages: is empty; write the languages in whose sentences the words count",
    ),
    "a scope that is none": (
        key('scope = ["headings"]'),
        ':9: scope[1]: there is no "headings"; did you mean heading?',
    ),
    "a scope against itself": (
        key('scope = ["heading", "~heading"]'),
        ':9: scope[2]: takes "heading" away again; remove one of the two',
    ),
    "a scope of nothing": (
        key(
            'scope = ["~title", "~heading", "~paragraph", "~list", "~table", "~quote", "~caption", "~alt",'
            ' "~question", "~metadata", "~button"]'
        ),
        ":9: scope: takes everything away; remove some of its names",
    ),
    "a per that is none": (
        key('per = "page"'),
        ":9: per: must be one of match, sentence, paragraph, section, document, not"
        ' "page"; choose one of them',
    ),
    "a rank in words": (
        key('rank = "high"'),
        ':9: rank: must be a whole number, not "high"; write a whole number',
    ),
    "a rank that is a fraction": (
        key("rank = 1.5"),
        ":9: rank: must be a whole number, not 1.5; write a whole number",
    ),
    "a rank that is true": (
        key("rank = true"),
        ":9: rank: must be a whole number, not true; write a whole number",
    ),
    "a rank beyond all others": (
        key("rank = 1001"),
        ":9: rank: must be 1000 at most, not 1001; write a smaller number",
    ),
    "a profile that is none": (
        key('profiles = ["clinics"]'),
        ":9: profiles[1]: must be one of news, patient-info, clinic, product, press-release, blog, not"
        ' "clinics"; did you mean clinic?',
    ),
    "a jurisdiction in small letters": (
        key('jurisdictions = ["us"]'),
        ':9: jurisdictions[1]: must be one of US, UK, EU, CN, TW, HK, AU, not "us"; did you mean US?',
    ),
    "a key with a slip": (key('severty = "error"'), ":9: severty: unknown key; did you mean severity?"),
    "a key with a hyphen and again with an underscore": (
        key('ignore-statuses = ["quoted"]\nignore_statuses = ["quoted"]'),
        ":10: ignore_statuses: is ignore-statuses once more; remove one of the two",
    ),
    # the message
    "a message that is a number": (
        with_key("message", "message = 3"),
        ":5: message: must be text in quotes or a table, not 3; write text in quotes or a table",
    ),
    "a message in no language": (
        with_key("message", "message = {}"),
        ':5: message: is empty; write what a finding says, such as message = { en = "…", zh = "…" }',
    ),
    "a message in French": (
        with_key("message", 'message = { en = "x", fr = "y" }'),
        ":5: message.fr: unknown key; the keys are en, zh",
    ),
    "a message that lacks the language of the terms": (
        with_key("message", 'message = { zh = "x" }'),
        ':5: message: does not speak the language of all its terms; add en = "…"',
    ),
    "a brace alone": (with_key("message", 'message = "50 % { of"'), f":5: message: {SIGNS}"),
    "a brace that nothing fills": (
        with_key("message", 'message = "no {sugestion}"'),
        ":5: message: nothing fills in {sugestion}; did you mean {suggestion}?",
    ),
    "empty braces": (
        with_key("message", 'message = "no {}"'),
        ":5: message: nothing fills in {}; write {match}, or {{ and }} for braces",
    ),
    "a brace with a width": (
        with_key("message", 'message = "no {match:>9999999999}"'),
        ":5: message: says how to show match, which is shown as it is; write {match}",
    ),
    "a suggestion that no term has": (
        with_key("message", 'message = "write {suggestion}"'),
        ':5: message: says {suggestion}, but "detox" has none; add it to [suggestions]',
    ),
    # the examples
    "a bad example that is a number": (
        with_key("bad", "bad = [3]"),
        ':7: bad[1]: must be text in quotes, not 3; write "3"',
    ),
    "an empty example": (
        with_key("bad", 'bad = ["A ⟦detox⟧ tea.", ""]'),
        ":7: bad[2]: holds an empty text; fill it in or remove it",
    ),
    "a bad example without marks": (with_key("bad", 'bad = ["A detox tea."]'), f":7: bad[1]: {MARKS}"),
    "marks that are turned round": (with_key("bad", 'bad = ["A ⟧detox⟦ tea."]'), f":7: bad[1]: {MARKS}"),
    "a good example with marks": (
        with_key("good", 'good = ["A ⟦cup⟧ of tea."]'),
        ":8: good[1]: has ⟦ or ⟧, but nothing in it is to be flagged; remove them",
    ),
    "an example that is bad and good": (
        with_key("good", 'good = ["A detox tea."]'),
        ":8: good[1]: is a bad example as well; remove one of the two",
    ),
    # the terms
    "no tables": (
        HEAD,
        ":1: there is nothing to look for; add a table [terms] with en = […] or zh = […]",
    ),
    "an empty table": (HEAD + "[terms]\n", f":9: terms: {TERMS_ADD}"),
    "phrases besides and no terms": (terms('besides = ["detox"]'), f":9: terms: {TERMS_ADD}"),
    "terms that are a list": (
        HEAD + 'terms = ["detox"]\n',
        ":9: terms: must be a table, not a list; write a table",
    ),
    "terms that are tables": (
        HEAD + '[[terms]]\nen = ["detox"]\n',
        ":9: terms: must be a table, not a list; write a table",
    ),
    "terms that are a text": (
        terms('en = "detox"'),
        ':10: terms.en: must be a list, not "detox"; write terms.en = ["detox"]',
    ),
    "terms in French": (
        terms('fr = ["détox"]'),
        ":10: terms.fr: unknown key; the keys are en, zh, patterns, besides, open-end",
    ),
    "a number in a long list": (
        terms("en = [" + '"detox", ' * 60 + "3]"),
        ':10: terms.en[61]: must be text in quotes, not 3; write "3"',
    ),
    "a term of one sign": (terms('en = ["detox", "a"]'), f":10: terms.en[2]: 'a': {NEAR}"),
    "a bracket alone": (terms('en = [\n  "detox",\n  "(tea",\n]'), f":12: terms.en[2]: '(tea': {BRACKETS}"),
    "brackets in brackets": (
        terms('en = ["((a|b) c|d) tea"]'),
        f":10: terms.en[1]: '((a|b) c|d) tea': {BRACKETS}",
    ),
    "numbers upon numbers": (
        terms('en = ["ab ########"]'),
        ":10: terms.en[1]: 'ab ########': can be read in too many ways; put fixed signs between its numbers"
        " and endings, or make two terms of it",
    ),
    "a sign that nobody sees": (
        terms('en = ["de\\u200btox"]'),
        ":10: terms.en[1]: holds a sign that no page shows (U+200B); remove it",
    ),
    "a line break in a term": (
        terms('en = ["""detox\ntea"""]'),
        ":10: terms.en[1]: has more than a blank between two words; no page shows that; write one blank",
    ),
    "a gap at the end": (
        terms('en = ["detox ..."]'),
        ':10: terms.en[1]: begins or ends with a gap, and ... stands between words; write "…" for the sign'
        " itself",
    ),
    "a term twice": (
        terms('en = ["world-first", "World first"]'),
        ":10: terms.en[2]: is the same as terms.en[1]; remove one of the two",
    ),
    "a term in both scripts": (
        terms('zh = ["干细胞", "幹細胞"]'),
        ":10: terms.zh[2]: is the same as terms.zh[1]; remove one of the two",
    ),
    "a mild term that is reported": (
        HEAD + TERMS + '[mild]\nen = ["Detox"]\n',
        ":12: mild.en[1]: is reported by terms.en[1] already; remove one of the two",
    ),
    "a term that is protected from itself": (
        terms('en = ["detox tea"]\nbesides = ["detox"]'),
        ":10: terms.en[1]: is protected wherever it stands; shorten the list besides",
    ),
    "a term that clears itself": (
        HEAD + TERMS + '[unless]\nen = ["detox"]\n',
        ":10: terms.en[1]: is cleared by its own words; write a longer term under unless",
    ),
    "an open end in words": (
        terms('open_end = "yes"\nen = ["detox"]'),
        ':10: terms.open_end: must be true or false, not "yes"; write true or false',
    ),
    # the patterns
    "a lookahead": (
        terms("patterns = ['a(?=b)']"),
        ":10: terms.patterns[1]: 'a(?=b)': lookahead is not to be had; write what follows into the pattern"
        " itself",
    ),
    "a pattern that is none": (
        terms("patterns = ['(']"),
        ":10: terms.patterns[1]: '(': not a regular expression: missing ): (;"
        " https://github.com/google/re2/wiki/Syntax tells what is one",
    ),
    "a pattern of nothing": (
        terms("patterns = ['x*']"),
        ":10: terms.patterns[1]: 'x*': matches an empty text, and so everywhere; ask for one sign at least",
    ),
    # the conditions
    "company alone": (
        HEAD + TERMS + '[company]\nen = ["tea"]\n',
        ":11: company: means nothing without a table [ordinary]; add it",
    ),
    "ordinary words alone": (
        HEAD + '[ordinary]\nen = ["tea"]\n',
        ":9: ordinary: means nothing without a table [company]; add it",
    ),
    "company in the document": (
        HEAD + '[ordinary]\nen = ["tea"]\n[company]\nen = ["detox"]\nin = "document"\n',
        ':13: company.in: must be one of close, sentence, paragraph, not "document"; choose one of them',
    ),
    "unless without words": (
        HEAD + TERMS + '[unless]\nin = "paragraph"\n',
        f":11: unless: {TERMS_ADD}",
    ),
    "unless on the page": (
        HEAD + TERMS + '[unless]\nen = ["tea"]\nin = "page"\n',
        ":13: unless.in: must be one of close, sentence, paragraph, section, document, not"
        ' "page"; choose one of them',
    ),
    "nothing required": (
        HEAD + TERMS + '[requires]\nin = "document"\n',
        ":11: requires: names nothing that is required; add en = […], zh = […] or metadata = […]",
    ),
    "required in the sentence": (
        HEAD + TERMS + '[requires]\nen = ["notice"]\nin = "sentence"\n',
        ":13: requires.in: must be one of paragraph, section, document, first-part, last-part, not"
        ' "sentence"; choose one of them',
    ),
    "required in a section of no term": (
        with_key("message", 'message = "no notice"').replace(
            TERMS, '[requires]\nen = ["notice"]\nin = "section"\n'
        ),
        ':11: requires.in: needs terms that call for it; add [terms], or say in = "document"',
    ),
    "a scope of no term": (
        HEAD + 'scope = ["heading"]\n[requires]\nen = ["notice"]\n',
        ":9: scope: means nothing without words to report; remove it, or add [terms]",
    ),
    "a message about no term": (
        HEAD + '[requires]\nen = ["notice"]\n',
        ":5: message: says {match}, but there are no words to report; say what is missing",
    ),
    "metadata that is a text": (
        HEAD + TERMS + '[requires]\nmetadata = "reviewed-by"\n',
        ':12: requires.metadata: must be a list, not "reviewed-by"; write requires.metadata ='
        ' ["reviewed-by"]',
    ),
    "a language that is the same in words": (
        HEAD + TERMS + '[requires]\nen = ["notice"]\nsame_language = "no"\n',
        ':13: requires.same_language: must be true or false, not "no"; write true or false',
    ),
    # the suggestions
    "a suggestion for no term": (
        HEAD + TERMS + '[suggestions]\n"detoxx" = "tea"\n',
        ":12: suggestions.detoxx: is no term of this rule; did you mean detox?",
    ),
    "a suggestion that is a number": (
        HEAD + TERMS + '[suggestions]\n"detox" = 3\n',
        ":12: suggestions.detox: must be text in quotes or a list, not 3; write text in quotes or a list",
    ),
    "no suggestions in a list": (
        HEAD + TERMS + '[suggestions]\n"detox" = []\n',
        ":12: suggestions.detox: is empty; write a text, or a list of texts",
    ),
}


def complaint(data: str | bytes) -> str:
    with pytest.raises(TomlFileError) as caught:
        checked(data.encode() if isinstance(data, str) else data, FILE)
    return str(caught.value)


@pytest.mark.parametrize(("data", "said"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_told_with_its_place_and_its_remedy(data: str | bytes, said: str) -> None:
    assert complaint(data) == FILE + said


LONG = {
    "code": with_key("code", f'code = "{"H" * 9000}"'),
    "name": with_key("name", f'name = ["{"n" * 9000}"]'),
    "key": key("z" * 9000 + " = 1"),
    "key with line breaks": key('"' + "z\\n" * 20 + '" = 1'),
    "term": terms(f'en = ["({"z" * 9000}"]'),
    "pattern": terms(f"patterns = ['({'z' * 9000}']"),
    "text for a list": key(f'languages = "{"z" * 9000}"'),
    "brace": with_key("message", f'message = "{{{"z" * 9000}}}"'),
    "number": key(f"severity = {'1' * 4000}"),
}


@pytest.mark.parametrize("data", LONG.values(), ids=LONG)
def test_what_is_very_long_is_cut_short_in_one_line(data: str) -> None:
    said = complaint(data)

    assert len(said) < 500
    assert "\n" not in said
    assert "…" in said or "z z z" in said


def test_of_several_faults_the_first_of_the_file_is_told() -> None:
    data = HEAD + 'confidence = "x"\n[mild]\nen = [3]\n[terms]\nfr = 1\n'

    assert complaint(data).startswith(f"{FILE}:9: confidence: ")
    assert complaint(data.replace('confidence = "x"\n', "")).startswith(f"{FILE}:10: mild.en[1]: ")
    assert complaint(data.replace('"x"', '"low"').replace("[3]", '["rope"]')).startswith(
        f"{FILE}:13: terms.fr: "
    )


def test_of_several_wrong_terms_the_first_of_the_file_is_told() -> None:
    data = f'{HEAD}[unless]\nen = ["x"]\n[terms]\nen = ["y"]\n'

    assert complaint(data) == f"{FILE}:10: unless.en[1]: 'x': {NEAR}"


def test_a_file_of_nothing_but_faults_is_told_by_its_first() -> None:
    data = terms("en = [\n" + '"x",\n' * 5000 + "]")

    assert complaint(data) == f"{FILE}:11: terms.en[1]: 'x': {NEAR}"


def test_a_list_of_names_hides_no_fault_however_long_it_is() -> None:
    names = ", ".join(f'"kind-{number}"' for number in range(100))

    assert complaint(key(f'scope = ["heading", {names}]')).startswith(f"{FILE}:9: scope[2]: ")


RIGHT = {
    "as editors write it": HEAD + TERMS,
    "with a byte order mark": b"\xef\xbb\xbf" + (HEAD + TERMS).encode(),
    "with the line ends of Windows": (HEAD + TERMS).replace("\n", "\r\n"),
    "with underscores": key('ignore_statuses = ["quoted"]') + "open_end = true\n",
    "with words in both languages and a message in one text": HEAD + TERMS + 'zh = ["排毒"]\n',
    "with a message in the language of its sentences": (
        with_key("message", 'message = { zh = "x" }\nlanguages = ["zh"]')
    ),
    "with an ordinary word that is mild alone": (
        HEAD + '[ordinary]\nen = ["tea"]\n[company]\nen = ["detox"]\n[mild]\nen = ["tea"]\n'
    ),
    "with a mild word where the phrases besides do not protect": (
        HEAD + TERMS + 'besides = ["alcohol detox"]\n[mild]\nen = ["detox"]\n'
    ),
    "with braces that are meant": with_key("message", 'message = "{{match}} is {match}"'),
}


@pytest.mark.parametrize("data", RIGHT.values(), ids=RIGHT)
def test_a_right_file_is_accepted(data: str | bytes) -> None:
    assert checked(data.encode() if isinstance(data, str) else data, FILE)["code"] == "HOU101"


def test_keys_come_out_with_hyphens_and_suggestions_as_they_are_written() -> None:
    data = (
        f'{HEAD}ignore_statuses = ["quoted"]\n[terms]\nen = ["deto_x"]\nopen_end = true\n'
        '[suggestions]\n"deto_x" = "tea"\n'
    )
    table = checked(data.encode(), FILE)

    assert table["ignore-statuses"] == ["quoted"]
    assert table["terms"]["open-end"] is True
    assert table["suggestions"] == {"deto_x": "tea"}
