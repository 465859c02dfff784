"""Disclaimers and notices: does the article say what it is not?"""

from healthlint import Rule, hookimpl

HEALTHLINT_API = 1
HEALTHLINT_FIXED_RULES = True


@hookimpl
def healthlint_rules() -> list[type[Rule]]:
    """Return the rules of this folder."""
    from .dshea_disclaimer import DsheaDisclaimer
    from .incomplete_disclaimer import IncompleteDisclaimer
    from .missing_approval_status import MissingApprovalStatus
    from .missing_emergency_signpost import MissingEmergencySignpost
    from .missing_medical_disclaimer import MissingMedicalDisclaimer
    from .regional_mandatory_statement import RegionalMandatoryStatement
    from .results_vary_boilerplate import ResultsVaryBoilerplate

    return [
        MissingMedicalDisclaimer,
        IncompleteDisclaimer,
        MissingApprovalStatus,
        ResultsVaryBoilerplate,
        MissingEmergencySignpost,
        DsheaDisclaimer,
        RegionalMandatoryStatement,
    ]
