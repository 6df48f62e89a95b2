"""Minutes: from draft to approved, masked, published, checked."""
