"""How findings are shown, one function a format."""
