"""What an article is."""
