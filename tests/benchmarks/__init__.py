"""Start-up, memory and agenda figures, measured beside a bare window: python -m tests.benchmarks."""
