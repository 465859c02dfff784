"""How do hosts of repositories want findings told?"""
