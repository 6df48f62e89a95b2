"""The room on the day of the meeting: phones that sign in, and the second screen."""
