"""What the person sees and clicks."""
