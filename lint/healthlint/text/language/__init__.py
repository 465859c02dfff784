"""In which language and form are the words?"""
