"""What do the scripts of tests/benchmarks stand on?"""
