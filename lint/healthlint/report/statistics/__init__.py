"""What do many findings come to, and how is that shown to people and programs?

Counts are taken while a run lasts; text, JSON, SVG and HTML are pure functions of them.
"""
