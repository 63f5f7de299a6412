"""The tests: unit (rules), gui (one page at a time), e2e (the real program), benchmarks."""
