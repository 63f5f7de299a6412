"""What the plan means: frozen records and pure rules; the present moment is always an argument."""
