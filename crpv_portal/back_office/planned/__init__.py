"""Changes planned for a day to come: what, when, by whom, and giving one up."""
