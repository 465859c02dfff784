"""What may a run take over from an earlier one, so that it need not work it out again?"""
