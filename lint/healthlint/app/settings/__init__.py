"""How are the settings that hold told?"""
