"""Each jurisdiction raises the severities that its law asks for, and lowers none."""

from __future__ import annotations

import pytest

from healthlint.rule.finding import SEVERITIES
from healthlint.rule.publication import JURISDICTIONS, OFF, PROFILES, Publication, severity_for
from healthlint.run.plugins.installed import load_plugins
from healthlint.run.selection import applies

RULES = {rule.code: rule for rule in load_plugins().rules}
OF_SELLERS = ("clinic", "product")
ALL = (None, *PROFILES)

# What the law of a jurisdiction makes an error, whatever the profile or only for those named.
ERRORS = {
    "US": {"CTA108": ALL, "DIS201": ("product",), "SAF103": OF_SELLERS},
    "UK": {
        "SAF101 SAF102 SAF103 PRO107 PRO110": OF_SELLERS,
        "CLM101 CLM102 CLM103 CLM114": ALL,
    },
    "EU": {"CLM102 CLM103 CLM107 CLM114 PRO110 DIS202": OF_SELLERS},
    "CN": {
        "CTA101 CTA102 CTA103 CTA104 CTA106": (
            None,
            "news",
            "patient-info",
            "clinic",
            "press-release",
            "blog",
        ),
        "PRO103 CLM101 CLM102 CLM103 CLM105 CLM107 CLM114 PRO110 DIS202": OF_SELLERS,
    },
    "TW": {"CTA105 PRO103 CLM101": ALL, "CLM107 DIS202": OF_SELLERS, "BAL101": ("clinic",)},
    "HK": {"SAF103 CLM101 CLM104 DIS202": OF_SELLERS},
    "AU": {"CTA105": ALL, "CTA106 PRO106 DIS202": OF_SELLERS, "CLM107": (None, *OF_SELLERS)},
}
CASES = [
    pytest.param(jurisdiction, code, profiles, id=f"{jurisdiction}-{code}")
    for jurisdiction, table in ERRORS.items()
    for codes, profiles in table.items()
    for code in codes.split()
]


@pytest.mark.parametrize(("jurisdiction", "code", "profiles"), CASES)
def test_a_jurisdiction_makes_an_error_of_what_its_law_forbids(
    jurisdiction: str, code: str, profiles: tuple[str | None, ...]
) -> None:
    rule = RULES[code]
    for profile in profiles:
        publication = Publication(profile, (jurisdiction,))
        assert applies(rule, publication), profile
        assert severity_for(rule, publication) == "error", profile


@pytest.mark.parametrize("code", ["TRN101", "TRN102", "TRN103"])
@pytest.mark.parametrize("profile", ALL)
def test_source_author_and_date_must_all_stand_in_a_chinese_page(code: str, profile: str | None) -> None:
    assert severity_for(RULES[code], Publication(profile, ("CN",))) in ("error", "warning")


@pytest.mark.parametrize("jurisdiction", JURISDICTIONS)
@pytest.mark.parametrize("profile", ALL)
def test_a_jurisdiction_lowers_nothing(jurisdiction: str, profile: str | None) -> None:
    grades = [*SEVERITIES, OFF]

    def weights(*jurisdictions: str) -> dict[str, str]:
        publication = Publication(profile, jurisdictions)
        return {code: severity_for(rule, publication) or OFF for code, rule in RULES.items()}

    before, after = weights(), weights(jurisdiction)
    lowered = {code for code in RULES if grades.index(after[code]) > grades.index(before[code])}
    assert lowered == set()
