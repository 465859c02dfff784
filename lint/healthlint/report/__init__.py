"""Floor 3: how findings are shown, one function a format."""
