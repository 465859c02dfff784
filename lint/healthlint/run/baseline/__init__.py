"""Which findings were there before anybody asked, and are accepted?"""
