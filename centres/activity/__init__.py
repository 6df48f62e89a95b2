"""Figures of the activity of centres, year by year: asked, sent up, accepted, summed."""
