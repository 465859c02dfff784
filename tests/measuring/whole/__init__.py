"""What does the command say of references that stand in articles?"""
