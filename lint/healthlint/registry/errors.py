"""What keeps a registry from being read or built?"""


class RegistryError(Exception):
    """A registry or what one is built from cannot be used: one sentence, with the file and the remedy."""
