"""Data that fills an empty portal: the real network, and the samples of a demonstration."""
