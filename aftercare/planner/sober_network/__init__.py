"""What the area of the sober network says."""
