"""How does a TOML file become a rule?

`schemas/healthlint_schemas/rule.schema.json` describes the file. Besides the keys that all rules
have there are tables of terms:

    [terms]     reported wherever they stand
    [mild]      the same, as an `info`
    [strict]    the same, where the config asks for the strict preset
    [ordinary]  reported only in the company of a word of [company]
    [unless]    words that excuse those near them
    [requires]  words that the article must have, or the terms are reported
"""

from healthlint.rule.declared.load import declared_rules, remembering, rule_files, rules_in
from healthlint.rule.declared.rule import DeclaredRule
from healthlint.rule.toml_file import TomlFileError as RuleFileError

__all__ = ["DeclaredRule", "RuleFileError", "declared_rules", "remembering", "rule_files", "rules_in"]
