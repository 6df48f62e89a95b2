"""Figures of activity: the model, what members and agents do with it, what the public reads."""
