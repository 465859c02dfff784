"""Which objects may stand in our SARIF logs, and with which properties?

Written from the standard (SARIF 2.1.0, chapter 3), for the objects that healthlint writes: what is not here
is not written, and what GitHub asks for besides is required. Texts are never empty.
"""

from __future__ import annotations

from typing import Any

Schema = dict[str, Any]

NUMBER: Schema = {"type": "integer", "minimum": 1}
INDEX: Schema = {"type": "integer", "minimum": 0}
TEXT: Schema = {"type": "string", "minLength": 1}
SHORT: Schema = {**TEXT, "maxLength": 1024}
LEVEL: Schema = {"enum": ["note", "warning", "error"]}
BAG: Schema = {"type": "object"}


def exactly(required: dict[str, Schema], **optional: Schema) -> Schema:
    """Return the schema of an object with these properties and no others."""
    return {
        "type": "object",
        "properties": {**required, **optional},
        "required": list(required),
        "additionalProperties": False,
    }


def listed(items: Schema, *, least: int = 1) -> Schema:
    """Return the schema of a list; one with nothing in it is left out, where GitHub does not ask for it."""
    return {"type": "array", "items": items, "minItems": least}


MESSAGE = exactly({"text": SHORT})
RESTING = exactly({"text": SHORT}, markdown=SHORT)  # of a finding, with what it rests on
# A relative URI has a base; a file outside of the repository has an absolute one. Neither has raw signs.
ARTIFACT: Schema = {
    "oneOf": [
        exactly(
            {
                "uri": {"type": "string", "pattern": r"^(?!/|\.\./|\./)([\w.~/-]|%[0-9A-F]{2})+$"},
                "uriBaseId": {"const": "%SRCROOT%"},
            }
        ),
        exactly({"uri": {"type": "string", "pattern": r"^file:///([\w.~/:-]|%[0-9A-F]{2})+$"}}),
    ]
}
REGION = exactly(
    {"startLine": NUMBER, "startColumn": NUMBER, "endLine": NUMBER, "endColumn": NUMBER},
    snippet=exactly({"text": TEXT}),
)
DELETED: Schema = {"oneOf": [REGION, exactly({"charOffset": INDEX, "charLength": INDEX})]}
LOCATION = exactly({"physicalLocation": exactly({"artifactLocation": ARTIFACT, "region": REGION})})
FILE = exactly({"physicalLocation": exactly({"artifactLocation": ARTIFACT}, region=REGION)})
COMMENT = exactly(
    {"physicalLocation": exactly({"artifactLocation": ARTIFACT, "region": exactly({"startLine": NUMBER})})}
)
REPLACEMENT = exactly({"deletedRegion": DELETED}, insertedContent=exactly({"text": TEXT}))
FIX = exactly(
    {
        "description": MESSAGE,
        "artifactChanges": listed(
            exactly({"artifactLocation": ARTIFACT, "replacements": listed(REPLACEMENT)})
        ),
    }
)
SUPPRESSION = exactly(
    {"kind": {"enum": ["inSource", "external"]}, "status": {"const": "accepted"}},
    justification=TEXT,
    location=COMMENT,
    properties=BAG,
)
RESULT: Schema = {
    **exactly(
        {
            "ruleId": TEXT,
            "level": LEVEL,
            "message": RESTING,
            "locations": {**listed(LOCATION), "maxItems": 1},
            "partialFingerprints": exactly({"primaryLocationLineHash": TEXT, "healthlint/v1": TEXT}),
            "properties": BAG,
        },
        ruleIndex=INDEX,
        rule=exactly({"id": TEXT, "index": INDEX, "toolComponent": exactly({"index": INDEX})}),
        fixes=listed(FIX),
        suppressions=listed(SUPPRESSION),
    ),
    "oneOf": [{"required": ["ruleIndex"]}, {"required": ["rule"]}],
}
RULE = exactly(
    {
        "id": TEXT,
        "name": TEXT,
        "shortDescription": MESSAGE,
        "fullDescription": MESSAGE,
        "help": exactly({"text": TEXT, "markdown": TEXT}),
        "defaultConfiguration": exactly({"level": LEVEL}),
        "properties": exactly(
            {
                "precision": {"enum": ["very-high", "high", "medium", "low"]},
                "problem.severity": {"enum": ["error", "warning", "recommendation"]},
                "tags": {**listed(TEXT), "maxItems": 10, "uniqueItems": True},
            }
        ),
    }
)
COMPONENT = exactly(
    {"name": TEXT, "rules": listed(RULE, least=0)},
    version=TEXT,
    semanticVersion={"type": "string", "pattern": r"^\d+\.\d+\.\d+([-+].+)?$"},
)
NOTIFICATION = exactly(
    {"level": LEVEL, "message": MESSAGE}, descriptor=exactly({"id": TEXT}), locations=listed(FILE)
)
RUN = exactly(
    {
        "tool": exactly({"driver": COMPONENT}, extensions={**listed(COMPONENT), "maxItems": 100}),
        "automationDetails": exactly({"id": {"type": "string", "pattern": "/$"}}),
        "columnKind": {"const": "unicodeCodePoints"},
        "newlineSequences": listed(TEXT),
        "originalUriBaseIds": exactly({"%SRCROOT%": exactly({"description": MESSAGE})}),
        "invocations": listed(
            exactly(
                {"executionSuccessful": {"type": "boolean"}, "exitCode": {"enum": [0, 1, 2]}},
                toolExecutionNotifications=listed(NOTIFICATION),
            )
        ),
        "results": {**listed(RESULT, least=0), "maxItems": 25_000},
        "properties": exactly(
            {"coverage": TEXT, "references": BAG, "registries": listed(BAG, least=0), "network": TEXT}
        ),
    }
)
LOG = exactly(
    {
        "$schema": {"const": "https://json.schemastore.org/sarif-2.1.0.json"},
        "version": {"const": "2.1.0"},
        "runs": {**listed(RUN), "maxItems": 1},
    }
)
