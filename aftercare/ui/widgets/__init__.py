"""Controls that know no area."""
