"""SARIF 2.1.0, as the standard has it and as GitHub's code scanning wants it."""
