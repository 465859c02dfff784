"""Do rules do what they should, on their own examples and on a user's articles?"""
