"""A document for those who review articles and do not run commands."""
