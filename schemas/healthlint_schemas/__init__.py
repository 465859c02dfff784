"""JSON Schemas as data: the config and the report."""
