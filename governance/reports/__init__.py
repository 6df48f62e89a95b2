"""Reports over all bodies in the working space: to-do list, rhythm, attendance, reminders."""
