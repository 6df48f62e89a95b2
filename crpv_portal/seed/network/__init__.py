"""Loading of the real network into the register, from the public files in `data/`."""
