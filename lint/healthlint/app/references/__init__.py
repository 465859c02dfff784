"""What does the command line tell of the references of articles?"""
