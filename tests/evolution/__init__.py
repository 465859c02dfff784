"""What becomes of a repository of articles, and which of its findings are new by then?"""
