"""Made-up plans for `aftercare demo` and for looking around."""
