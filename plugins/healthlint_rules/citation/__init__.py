"""Citations and attribution: could a reader find the source?"""

from healthlint import Rule, hookimpl

HEALTHLINT_API = 1
HEALTHLINT_FIXED_RULES = True


@hookimpl
def healthlint_rules() -> list[type[Rule]]:
    """Return the rules of this folder."""
    from .anonymous_quotation import AnonymousQuotation
    from .citation_marker_mismatch import CitationMarkerMismatch
    from .dead_link import DeadLink
    from .differing_reference import DifferingReference
    from .identifier_form import IdentifierForm
    from .label_target_mismatch import LabelTargetMismatch
    from .listed_journal import ListedJournal
    from .malformed_reference_metadata import MalformedReferenceMetadata
    from .missing_identifier import MissingIdentifier
    from .no_references import NoReferences
    from .other_work import OtherWork
    from .placeholder_citation import PlaceholderCitation
    from .retracted_reference import RetractedReference
    from .unlocatable_reference import UnlocatableReference
    from .unregistered_identifier import UnregisteredIdentifier
    from .unsourced_statistic import UnsourcedStatistic
    from .unverified_reference import UnverifiedReference
    from .vague_attribution import VagueAttribution
    from .weak_source import WeakSource

    return [
        NoReferences,
        VagueAttribution,
        UnlocatableReference,
        CitationMarkerMismatch,
        MalformedReferenceMetadata,
        WeakSource,
        LabelTargetMismatch,
        UnsourcedStatistic,
        AnonymousQuotation,
        RetractedReference,
        PlaceholderCitation,
        IdentifierForm,
        OtherWork,
        DifferingReference,
        UnregisteredIdentifier,
        UnverifiedReference,
        DeadLink,
        MissingIdentifier,
        ListedJournal,
    ]
