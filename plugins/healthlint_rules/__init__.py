"""The rules that come with healthlint: a folder a family, a file a rule."""
