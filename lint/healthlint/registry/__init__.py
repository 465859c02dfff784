"""Which works does a local registry know?"""
