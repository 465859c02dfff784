"""Do what is cited and what is registered mean the same work?"""
