"""Safety: could somebody be hurt by following it?"""

from healthlint import Rule, hookimpl

HEALTHLINT_API = 1
HEALTHLINT_FIXED_RULES = True


@hookimpl
def healthlint_rules() -> list[type[Rule]]:
    """Return the rules of this folder."""
    from .discourages_professional_care import DiscouragesProfessionalCare
    from .stop_medication_advice import StopMedicationAdvice
    from .unproven_remedy_for_serious_disease import UnprovenRemedyForSeriousDisease

    return [DiscouragesProfessionalCare, StopMedicationAdvice, UnprovenRemedyForSeriousDisease]
